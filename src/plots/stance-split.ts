import { countOf, type Plot, type PlotOptions, widthOf } from './plot.js';
import { el, emptyPlot, hint, label, plotOf, through } from './svg.js';
import { counted, fitted, said } from './words.js';

/** How many posts stand where on one target. */
export interface TargetStances {
  readonly target: string;
  /** person, organisation, place, proposition or other. */
  readonly kind: string;
  readonly favor: number;
  readonly against: number;
  /** Decided: neither. */
  readonly none: number;
  /** The words do not decide. */
  readonly abstained: number;
}

export interface StanceSplit {
  readonly targets: readonly TargetStances[];
  readonly title?: string | undefined;
}

/** Targets drawn; the table has them all. */
const MOST = 15;
const ROW = 58;
const TOP = 36;
const BAR = 18;
/** Room for a count beside a bar. */
const COUNT = 34;

/** For and against each target: bars to the right and to the left of one line, what is neither in the middle. */
export function stanceSplit(data: StanceSplit, options: PlotOptions = {}): Plot {
  const targets = data.targets.map(cleaned).sort((a, b) => weightOf(b) - weightOf(a));
  const width = widthOf(options);
  const title = data.title ?? 'For and against, by target';
  const table = {
    columns: ['target', 'kind', 'in favour', 'against', 'neither', 'not decided'],
    rows: targets.map((one) => [one.target, one.kind, one.favor, one.against, one.none, one.abstained]),
  };
  const drawn = targets.filter((one) => weightOf(one) > 0).slice(0, MOST);
  const shared = { name: 'stances', title, table, width } as const;
  if (drawn.length === 0) {
    const open = targets.reduce((sum, one) => sum + one.abstained, 0);
    const summary =
      open === 0
        ? 'No stance has been judged.'
        : `No stance is decided; ${counted(open, 'time')} the words do not say.`;
    return emptyPlot({ ...shared, summary }, options);
  }
  const left = Math.max(...drawn.map((one) => one.against + one.none / 2));
  const right = Math.max(...drawn.map((one) => one.favor + one.none / 2));
  const unit = (width - 2 * COUNT - 8) / (left + right);
  const middle = COUNT + 4 + left * unit;
  const shapes = [
    ...legend(width),
    ...drawn.flatMap((one, i) => row(one, TOP + i * ROW, middle, unit, width)),
    el('line', { class: 'p-zero', x1: middle, x2: middle, y1: TOP, y2: TOP + drawn.length * ROW - 10 }),
  ];
  const height = TOP + drawn.length * ROW;
  return plotOf({ ...shared, summary: summaryOf(targets, drawn.length), height, shapes }, options);
}

const cleaned = (one: TargetStances): TargetStances => ({
  ...one,
  favor: countOf(one.favor),
  against: countOf(one.against),
  none: countOf(one.none),
  abstained: countOf(one.abstained),
});

const weightOf = (one: TargetStances): number => one.favor + one.against + one.none;

function legend(width: number): string[] {
  return [
    ...striped(4, 10, 22, 12),
    label('against', { class: 'p-small', x: 32, y: 20 }),
    el('rect', { class: 'p-open-3', x: width / 2 - 34, y: 10, width: 22, height: 12 }),
    label('neither', { class: 'p-small', x: width / 2 - 6, y: 20 }),
    el('rect', { class: 'p-fill-1', x: width - 86, y: 10, width: 22, height: 12 }),
    label('in favour', { class: 'p-small', x: width - 60, y: 20 }),
  ];
}

/** A bar with stripes cut into it. */
function striped(x: number, y: number, width: number, height: number): string[] {
  const cuts: string[] = [];
  for (let cut = x + 5; cut < x + width - 1; cut += 6)
    cuts.push(
      through([
        [cut, y],
        [cut, y + height],
      ]),
    );
  const bar = el('rect', { class: 'p-fill-2', x, y, width, height });
  return cuts.length === 0 ? [bar] : [bar, el('path', { class: 'p-stripe', d: cuts.join('') })];
}

function row(one: TargetStances, top: number, middle: number, unit: number, width: number): string[] {
  const y = top + 20;
  const half = (one.none * unit) / 2;
  const against = one.against * unit;
  const favor = one.favor * unit;
  const open = one.abstained === 0 ? '' : `${counted(one.abstained, 'time')} not decided`;
  const name = one.kind === 'proposition' ? `“${one.target}”` : one.target;
  const shapes: string[] = [];
  if (against > 0) shapes.push(...striped(middle - half - against, y, against, BAR));
  if (half > 0)
    shapes.push(el('rect', { class: 'p-open-3', x: middle - half, y: y + 1, width: half * 2, height: BAR - 2 }));
  if (favor > 0) shapes.push(el('rect', { class: 'p-fill-1', x: middle + half, y, width: favor, height: BAR }));
  return [
    el('g', {}, hint(`${one.target}: ${one.favor} in favour, ${one.against} against, ${one.none} neither`), ...shapes),
    label(fitted(name, width - 140), { class: 'p-halo', x: 4, y: top + 13 }),
    label(open, { class: 'p-muted p-small', x: width - 4, y: top + 13, 'text-anchor': 'end' }),
    label(String(one.against), { class: 'p-small', x: middle - half - against - 6, y: y + 14, 'text-anchor': 'end' }),
    label(String(one.favor), { class: 'p-small', x: middle + half + favor + 6, y: y + 14 }),
  ];
}

function summaryOf(targets: readonly TargetStances[], drawn: number): string {
  const [first] = targets;
  const sum = (of: (one: TargetStances) => number): number => targets.reduce((all, one) => all + of(one), 0);
  const open = sum((one) => one.abstained);
  return said(
    `${counted(sum(weightOf), 'stance')} decided on ${counted(targets.length, 'target')}${open === 0 ? '' : `, ${open} left open because the words do not say`}.`,
    first === undefined
      ? null
      : `On ${fitted(first.target, 700)}: ${first.favor} in favour, ${first.against} against${first.none === 0 ? '' : `, ${first.none} neither`}.`,
    targets.length > drawn ? `Drawn are ${drawn}; the table has all.` : null,
  );
}
