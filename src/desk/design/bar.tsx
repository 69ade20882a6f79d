import type { Child } from 'hono/jsx';
import { count, decimal, percent, type Tone } from './words.js';

/** Bars are SVG: a strict CSP knows no widths from a page. All lengths are in hundredths of the bar. */
const HEIGHT = 8;

/** One bar with its figure beside it; `said` is what a screen reader says instead. */
const BarLine = ({ said, figure, children }: { said: string; figure: string; children: Child }) => (
  <span class="bar-line">
    <svg class="bar" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={said}>
      <rect class="bar-ground" x="0" y="2" width="100" height={HEIGHT - 4} />
      {children}
    </svg>
    <span class="bar-word" aria-hidden="true">
      {figure}
    </span>
  </span>
);

/** Tone of words: left of the middle is negative, right of it positive. `score` −1..1. */
export function SentimentBar({ score, label = 'Tone of the own words' }: { score: number | null; label?: string }) {
  if (score === null) return <span class="bar-none">no tone read</span>;
  const at = Math.max(-1, Math.min(1, score));
  const width = Math.max(1.5, Math.abs(at) * 50);
  const word = at > 0.05 ? 'positive' : at < -0.05 ? 'negative' : 'neutral';
  return (
    <BarLine said={`${label}: ${word}, ${decimal(score)} of 1`} figure={`${at > 0 ? '+' : ''}${decimal(score)}`}>
      <rect class={`bar-${word}`} x={at < 0 ? 50 - width : 50} y="0" width={width} height={HEIGHT} />
      <rect class="bar-middle" x="49.5" y="0" width="1" height={HEIGHT} />
    </BarLine>
  );
}

/** A share of a whole, 0..1. */
export function ShareBar({ share, label, tone = 'info' }: { share: number | null; label: string; tone?: Tone }) {
  if (share === null) return <span class="bar-none">–</span>;
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <BarLine said={`${label}: ${percent(share)}`} figure={percent(share)}>
      <rect class={`bar-fill ${tone}`} x="0" y="0" width={width} height={HEIGHT} />
    </BarLine>
  );
}

export interface SplitPart {
  readonly name: string;
  readonly count: number;
  readonly tone: Tone;
}

/** How a whole falls into a few parts; the parts are named below it. */
export function SplitBar({ label, parts }: { label: string; parts: readonly SplitPart[] }) {
  const all = parts.reduce((sum, part) => sum + part.count, 0);
  if (all === 0) return <span class="bar-none">nothing to show</span>;
  let from = 0;
  const placed = parts.map((part) => {
    const width = (part.count / all) * 100;
    const x = from;
    from += width;
    return { ...part, x, width };
  });
  const words = parts.map((part) => `${part.name} ${part.count}`).join(', ');
  return (
    <figure class="split">
      <svg
        class="bar"
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${words}, of ${count(all, 'in all', 'in all')}`}
      >
        {placed.map((part) => (
          <rect class={`bar-fill ${part.tone}`} x={part.x} y="0" width={part.width} height={HEIGHT} />
        ))}
        {placed.slice(1).map((part) => (
          <rect class="bar-gap" x={part.x - 0.4} y="0" width="0.8" height={HEIGHT} />
        ))}
      </svg>
      <figcaption aria-hidden="true">
        {parts.map((part) => (
          <span class={`split-name ${part.tone}`}>{`${part.name} ${part.count}`}</span>
        ))}
      </figcaption>
    </figure>
  );
}
