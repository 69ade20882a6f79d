import type { Answers } from './network-choice.js';
import { el, figure, label } from './svg.js';
import { fitted } from './words.js';

/** Where a member stands and how large. */
export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

type Attitude = 'agree' | 'disagree' | 'neither';

const LOOKS: Readonly<Record<Attitude, string>> = {
  agree: 'p-stroke-1',
  disagree: 'p-stroke-2 p-dashed',
  neither: 'p-stroke-3 p-dotted',
};
const HEADS: Readonly<Record<Attitude, string>> = { agree: 'p-fill-1', disagree: 'p-fill-2', neither: 'p-fill-3' };

const attitudeOf = ({ agree, disagree }: Answers): Attitude =>
  agree === disagree ? 'neither' : agree > disagree ? 'agree' : 'disagree';

/** A curve that leaves room for the one that comes back, with a head where the answered one stands. */
export function answerLine(edge: Answers, from: Disc, to: Disc): string {
  const attitude = attitudeOf(edge);
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const bend = Math.min(22, length * 0.14);
  const middle = { x: (from.x + to.x) / 2 - uy * bend, y: (from.y + to.y) / 2 + ux * bend };
  const last = Math.max(1, Math.hypot(to.x - middle.x, to.y - middle.y));
  const [vx, vy] = [(to.x - middle.x) / last, (to.y - middle.y) / last];
  const tip = { x: to.x - vx * (to.r + 1), y: to.y - vy * (to.r + 1) };
  const back = { x: tip.x - vx * 8, y: tip.y - vy * 8 };
  const head = [
    [tip.x, tip.y],
    [back.x - vy * 3.5, back.y + vx * 3.5],
    [back.x + vy * 3.5, back.y - vx * 3.5],
  ];
  return el(
    'g',
    {},
    el('path', {
      class: LOOKS[attitude],
      'stroke-width': Math.min(4, 1 + Math.log2(edge.replies) / 2),
      d: `M${figure(from.x)},${figure(from.y)}Q${figure(middle.x)},${figure(middle.y)} ${figure(back.x)},${figure(back.y)}`,
    }),
    el('polygon', {
      class: HEADS[attitude],
      points: head.map(([x, y]) => `${figure(x ?? 0)},${figure(y ?? 0)}`).join(' '),
    }),
  );
}

/** What the kinds of lines mean. */
export function lineLegend(width: number): string[] {
  const parts: readonly (readonly [Attitude, string])[] = [
    ['agree', 'agrees'],
    ['disagree', 'disagrees'],
    ['neither', 'neither'],
  ];
  const step = width / parts.length;
  return parts.flatMap(([attitude, words], i) => [
    el('line', { class: `${LOOKS[attitude]} p-thick`, x1: 4 + i * step, x2: 30 + i * step, y1: 16, y2: 16 }),
    label(fitted(words, step - 38, 12), { class: 'p-small', x: 36 + i * step, y: 20 }),
  ]);
}
