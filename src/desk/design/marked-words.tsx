import type { Child } from 'hono/jsx';
import { Icon } from './icon.js';

export type MarkKind = 'hostile' | 'evidence' | 'good' | 'bad' | 'found' | 'repeat';

/** A stretch of a text that something is said about. Offsets count code points, as the database's do. */
export interface WordMark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  /** What is said about it. */
  readonly label?: string | null | undefined;
}

/** A stretch of text and the mark on it, if there is one. */
export interface Piece {
  readonly text: string;
  readonly mark: WordMark | null;
}

/**
 * A text cut at its marks, in order. Of marks that overlap the one that begins first keeps its words, of equal ones the
 * longer; what reaches beyond the text is cut off.
 *
 * @param marks offsets in code points
 */
export function markPieces(text: string, marks: readonly WordMark[]): Piece[] {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, mark: WordMark | null): void => {
    if (end > at) pieces.push({ text: points.slice(at, end).join(''), mark });
    at = Math.max(at, end);
  };
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const end = Math.min(mark.end, points.length);
    if (end <= at) continue;
    push(Math.max(at, Math.min(mark.start, points.length)), null);
    push(end, mark);
  }
  push(points.length, null);
  return pieces;
}

/** The beginning of a text, cut between words where that costs little. `most` in code points. */
export function shorten(text: string, most: number): string {
  const points = Array.from(text);
  if (points.length <= most) return text;
  const head = points.slice(0, most).join('');
  const space = head.search(/\s\S*$/u);
  return `${space > head.length * 0.5 ? head.slice(0, space) : head}…`;
}

/** What stands before hostile words. */
export const ContentWarning = ({ children }: { children?: Child }) => (
  <p class="warning">
    <Icon name="eye" />
    <span>{children}</span>
  </p>
);

export interface WordsProps {
  readonly text: string;
  readonly marks?: readonly WordMark[] | undefined;
  /** The whole text is hostile: veiled by preference, not only its marked words. */
  readonly hostile?: boolean | undefined;
  /** Code points shown at most. */
  readonly short?: number | undefined;
  /** ISO 639-1. */
  readonly lang?: string | null | undefined;
}

/** What somebody wrote, with what is said about it marked. */
export function Words({ text, marks = [], hostile = false, short, lang }: WordsProps) {
  const shown = short === undefined ? text : shorten(text, short);
  const veiled = hostile || marks.some(({ kind }) => kind === 'hostile');
  const words = (
    <div class={hostile ? 'own hostile' : 'own'} lang={lang ?? undefined} dir="auto">
      {markPieces(shown, marks).map(({ text: part, mark }) =>
        mark === null ? (
          part
        ) : (
          <mark class={mark.kind} title={mark.label ?? undefined}>
            {part}
            {mark.label != null && mark.label !== '' && <span class="unseen">{` (${mark.label})`}</span>}
          </mark>
        ),
      )}
    </div>
  );
  if (!veiled) return words;
  return (
    <div class="veil">
      <label class="veil-open">
        <input type="checkbox" data-key="Space" data-key-name="Show hostile words" data-key-scope="item" />
        <Icon name="eye" />
        <span>Hostile words: show</span>
      </label>
      {words}
    </div>
  );
}
