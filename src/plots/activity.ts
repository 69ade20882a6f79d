import { countLevels, type Frame, foot, levels, scaleOver } from './axis.js';
import { axisDay, dayNumber, dayText, perStep, type Step, stepFor, steps } from './days.js';
import { countOf, type Plot, type PlotOptions, widthOf } from './plot.js';
import { el, emptyPlot, hint, plotOf } from './svg.js';
import { counted, said, thousands } from './words.js';

export interface Activity {
  /** In any order; a day may come several times. */
  readonly days: readonly { readonly day: string | null; readonly count: number }[];
  readonly title: string;
  /** What is counted, in the singular: `post`. */
  readonly noun: string;
}

const LEFT = 50;
const RIGHT = 10;
const HEIGHT = 200;
const FRAME = { left: LEFT, top: 14, height: 150 } as const;

/** How much there was, day by day; by weeks, months or years where the time is long. */
export function activity(data: Activity, options: PlotOptions = {}): Plot {
  const width = widthOf(options);
  const { counts, undated } = countDays(data.days);
  const shared = { name: 'activity', title: data.title, width } as const;
  const found = [...counts.keys()];
  if (found.length === 0) {
    const summary =
      undated === 0 ? `There are no ${data.noun}s yet.` : `${counted(undated, data.noun)}, none with a known date.`;
    return emptyPlot({ ...shared, summary, table: { columns: ['day', `${data.noun}s`], rows: [] } }, options);
  }
  const from = found.reduce((a, b) => Math.min(a, b));
  const to = found.reduce((a, b) => Math.max(a, b));
  const step = stepFor(to - from + 1);
  const begins = steps(from, to, step);
  const sums = perStep(counts, begins, step);
  const table = {
    columns: [step === 'week' ? 'week from' : step, `${data.noun}s`],
    rows: begins.map((begin, i) => [nameOf(begin, step), sums[i] ?? 0]),
  };
  const frame: Frame = { ...FRAME, width: width - LEFT - RIGHT };
  const summary = summaryOf(data.noun, begins, sums, step, undated);
  return plotOf({ ...shared, summary, table, height: HEIGHT, shapes: bars(frame, begins, sums, step) }, options);
}

/** Counts by the number of their day, and how many have none. */
export function countDays(days: Activity['days']): { counts: ReadonlyMap<number, number>; undated: number } {
  const counts = new Map<number, number>();
  let undated = 0;
  for (const { day, count } of days) {
    const number = dayNumber(day);
    if (number === null) undated += countOf(count);
    else counts.set(number, (counts.get(number) ?? 0) + countOf(count));
  }
  return { counts, undated };
}

const nameOf = (begin: number, step: Step): string =>
  step === 'year' ? dayText(begin).slice(0, 4) : step === 'month' ? dayText(begin).slice(0, 7) : dayText(begin);

function bars(frame: Frame, begins: readonly number[], sums: readonly number[], step: Step): string[] {
  const ticks = countLevels(Math.max(...sums));
  const y = scaleOver(0, Math.max(...sums, ...ticks, 1), frame.top + frame.height, frame.top);
  const room = frame.width / begins.length;
  const wide = Math.min(40, Math.max(0.8, room * 0.8));
  const middle = (i: number): number => frame.left + room * (i + 0.5);
  const stretch = (begins.at(-1) ?? 0) - (begins[0] ?? 0);
  return [
    ...levels(frame, y, ticks, thousands),
    ...sums.flatMap((sum, i) =>
      sum === 0
        ? []
        : [
            el(
              'rect',
              { class: 'p-fill-1', x: middle(i) - wide / 2, y: y(sum), width: wide, height: y(0) - y(sum) },
              hint(`${nameOf(begins[i] ?? 0, step)}: ${thousands(sum)}`),
            ),
          ],
    ),
    ...foot(
      frame,
      begins.map((begin, i) => ({ at: middle(i), words: axisDay(begin, stretch) })),
    ),
  ];
}

function summaryOf(
  noun: string,
  begins: readonly number[],
  sums: readonly number[],
  step: Step,
  undated: number,
): string {
  const total = sums.reduce((sum, one) => sum + one, 0);
  const most = sums.reduce((best, one, i) => (one > (sums[best] ?? 0) ? i : best), 0);
  const [first, last] = [nameOf(begins[0] ?? 0, step), nameOf(begins.at(-1) ?? 0, step)];
  return said(
    `${counted(total, noun)} ${first === last ? `on ${first}` : `from ${first} to ${last}`}.`,
    begins.length < 2
      ? null
      : `The most in one ${step}: ${thousands(sums[most] ?? 0)} (${nameOf(begins[most] ?? 0, step)}).`,
    undated === 0 ? null : `${counted(undated, noun)} without a date ${undated === 1 ? 'is' : 'are'} not shown.`,
  );
}
