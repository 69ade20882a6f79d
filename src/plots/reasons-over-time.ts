import { countDays } from './activity.js';
import { axisDay, dayText, perStep, stepFor, steps } from './days.js';
import { type Plot, type PlotOptions, widthOf } from './plot.js';
import { PANEL_HEAD, PANEL_STEPS, smallPanel } from './small-panels.js';
import { emptyPlot, label, plotOf } from './svg.js';
import { counted, said, thousands } from './words.js';

export interface ReasonsOverTime {
  readonly reasons: readonly {
    readonly key: string;
    readonly name: string;
    readonly days: readonly { readonly day: string; readonly count: number }[];
  }[];
}

const PANEL = PANEL_HEAD + 44;
const ROW = PANEL + 20;
const GAP = 20;

/** How often the machine asked for a look, a small panel per reason, all on one scale. */
export function reasonsOverTime(data: ReasonsOverTime, options: PlotOptions = {}): Plot {
  const width = widthOf(options);
  const reasons = data.reasons.map(({ name, days }) => ({ name, counts: countDays(days).counts }));
  const days = reasons.flatMap(({ counts }) => [...counts.keys()]);
  const shared = { name: 'reasons', title: 'Reasons over time', width } as const;
  if (days.length === 0) {
    const table = { columns: ['reason', 'times'], rows: [] };
    return emptyPlot({ ...shared, summary: 'No post has been found worth a look yet.', table }, options);
  }
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const step = stepFor(to - from + 1, PANEL_STEPS);
  const begins = steps(from, to, step);
  const panels = reasons.map(({ name, counts }) => {
    const values = perStep(counts, begins, step);
    return { name, values, total: values.reduce((sum, value) => sum + value, 0) };
  });
  const highest = Math.max(1, ...panels.flatMap(({ values }) => values));
  const perLine = width < 520 ? 2 : 4;
  const wide = (width - 8 - (perLine - 1) * GAP) / perLine;
  const shapes = panels.flatMap(({ name, values, total }, i) =>
    smallPanel(
      { heading: name, figure: thousands(total), values, low: 0, high: highest, as: 'bars', colour: 4 },
      { x: 4 + (i % perLine) * (wide + GAP), y: 4 + Math.floor(i / perLine) * ROW, width: wide, height: PANEL },
    ),
  );
  const height = Math.ceil(panels.length / perLine) * ROW + 22;
  const time = from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;
  const foot = label(`${time}, by ${step}; the highest bar is ${highest}`, {
    class: 'p-muted p-small',
    x: 4,
    y: height - 8,
  });
  const most = panels.reduce((best, one) => (one.total > best.total ? one : best));
  const summary = said(
    `${counted(
      panels.reduce((sum, { total }) => sum + total, 0),
      'reason',
    )}, ${time}.`,
    `The most frequent: ${most.name}, ${counted(most.total, 'time')}.`,
  );
  const table = {
    columns: ['reason', 'times', `most in a ${step}`, 'last'],
    rows: panels.map(({ name, values, total }) => {
      const last = values.findLastIndex((value) => value > 0);
      return [name, total, Math.max(...values), last < 0 ? null : axisDay(begins[last] ?? 0, to - from)];
    }),
  };
  return plotOf({ ...shared, summary, table, height, shapes: [...shapes, foot] }, options);
}
