import { scaleOver } from './axis.js';
import { el, hint, label, through } from './svg.js';
import { fitted } from './words.js';

/** Where a small panel stands. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One small panel: a heading, a figure that says the last or the whole, and a row of values. */
export interface SmallPanel {
  readonly heading: string;
  readonly figure: string;
  /** One a step; null where there is none. */
  readonly values: readonly (number | null)[];
  /** The scale, shared by all panels that may be compared. */
  readonly low: number;
  readonly high: number;
  readonly as: 'bars' | 'line';
  readonly colour: 1 | 2 | 4;
}

/** Steps a small panel has at most before they get longer. */
export const PANEL_STEPS = 45;

/** Room above the drawing of a panel for its words. */
export const PANEL_HEAD = 34;

/** Draws a small panel: heading and figure above, values below, a line at nought. */
export function smallPanel(panel: SmallPanel, cell: Cell): string[] {
  const top = cell.y + PANEL_HEAD;
  const bottom = cell.y + cell.height;
  const y = scaleOver(panel.low, panel.high, bottom, top);
  const room = cell.width / Math.max(1, panel.values.length);
  const at = (i: number): number => cell.x + room * (i + 0.5);
  const base = panel.high > panel.low ? y(0) : bottom;
  return [
    label(fitted(panel.heading, cell.width, 12), { class: 'p-muted p-small', x: cell.x, y: cell.y + 11 }),
    label(fitted(panel.figure, cell.width), { class: 'p-strong', x: cell.x, y: cell.y + 28 }),
    ...(panel.as === 'bars' ? bars(panel, at, y, base, room) : lines(panel, at, y)),
    el('line', { class: 'p-zero', x1: cell.x, x2: cell.x + cell.width, y1: base, y2: base }),
  ];
}

type Place = (value: number) => number;

function bars(panel: SmallPanel, at: Place, y: Place, base: number, room: number): string[] {
  const wide = Math.min(16, Math.max(0.6, room * 0.8));
  return panel.values.flatMap((value, i) =>
    value === null || value <= 0 || !(panel.high > panel.low)
      ? []
      : [
          el('rect', {
            class: `p-fill-${panel.colour}`,
            x: at(i) - wide / 2,
            y: y(value),
            width: wide,
            height: Math.max(0.8, base - y(value)),
          }),
        ],
  );
}

/** A line with gaps where nothing is known; what stands alone is a point. */
function lines(panel: SmallPanel, at: Place, y: Place): string[] {
  const runs: [number, number][][] = [];
  let open = false;
  panel.values.forEach((value, i) => {
    if (value === null) {
      open = false;
      return;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)?.push([at(i), y(value)]);
  });
  const dash = panel.colour === 2 ? ' p-dashed' : '';
  return runs.flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    return run.length === 1
      ? [el('circle', { class: `p-fill-${panel.colour}`, cx: first[0], cy: first[1], r: 2.4 }, hint(panel.heading))]
      : [el('path', { class: `p-stroke-${panel.colour} p-thick${dash}`, d: through(run) })];
  });
}
