import { scaleLinear } from 'd3-scale';
import { axisDay } from './days.js';
import { el, label } from './svg.js';
import { printedWidth } from './words.js';

/** A rectangle figures are drawn in. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From a value to a coordinate. */
export type Scale = (value: number) => number;

/** A scale over values; where all are equal they stand in the middle. */
export function scaleOver(low: number, high: number, from: number, to: number): Scale {
  if (!(high > low)) return () => (from + to) / 2;
  const scale = scaleLinear([low, high], [from, to]);
  return (value) => scale(value);
}

/** Lines across a frame at some values, each with its number on the left. */
export function levels(frame: Frame, y: Scale, values: readonly number[], write: (value: number) => string): string[] {
  return values.flatMap((value) => [
    el('line', {
      class: value === 0 ? 'p-zero' : 'p-grid',
      x1: frame.left,
      x2: frame.left + frame.width,
      y1: y(value),
      y2: y(value),
    }),
    label(write(value), { class: 'p-muted p-small', x: frame.left - 6, y: y(value) + 4, 'text-anchor': 'end' }),
  ]);
}

/** Round numbers from 0 up to a highest count, few enough to be read. */
export function countLevels(highest: number, atMost = 3): number[] {
  const values = scaleLinear([0, Math.max(1, highest)], [0, 1]).ticks(atMost);
  return values.filter((value) => Number.isInteger(value));
}

/** Words along the foot of a frame, those left out that would touch the one before. */
export function foot(frame: Frame, marks: readonly { readonly at: number; readonly words: string }[]): string[] {
  const y = frame.top + frame.height + 17;
  let free = Number.NEGATIVE_INFINITY;
  let before = '';
  return marks.flatMap(({ at, words }) => {
    const half = printedWidth(words, 12) / 2;
    const x = Math.min(Math.max(at, frame.left + half - 20), frame.left + frame.width - half + 8);
    if (x - half < free || words === before) return [];
    free = x + half + 12;
    before = words;
    return [label(words, { class: 'p-muted p-small', x, y, 'text-anchor': 'middle' })];
  });
}

/** Days along the foot: whole days alone, the first and the last day at least. */
export function dayMarks(from: number, to: number, x: Scale): { at: number; words: string }[] {
  if (from === to) return [{ at: x(from), words: axisDay(from, 0) }];
  const stretch = to - from;
  return scaleLinear([from, to], [0, 1])
    .ticks(6)
    .filter((day) => Number.isInteger(day))
    .map((day) => ({ at: x(day), words: axisDay(day, stretch) }));
}
