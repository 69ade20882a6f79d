import { dayMarks, type Frame, foot, scaleOver } from './axis.js';
import { cellOf, type Plot, type PlotOptions, type Subject, widthOf, within } from './plot.js';
import { el, emptyPlot, hint, label, plotOf } from './svg.js';
import { LOOKS, markLegend, type Relation, shapeOf } from './travel-marks.js';
import { counted, fitted, said } from './words.js';

/** Words somewhere: in an article or in a post. */
export interface TravelMark {
  /** What the place is called: `#12 Kestrel`, `“The ferry sails” (Bay Ledger)`. */
  readonly place: Subject;
  /** Where it is drawn: `Articles`, or the title of the thread. */
  readonly lane: string;
  /** ISO 8601; null where the time is not known. */
  readonly at: string | null;
  readonly relation: Relation;
  /** To the reference, 0..1. */
  readonly similarity: number;
  readonly words: string;
  readonly note?: string | undefined;
}

export interface QuoteTravel {
  readonly saying: string;
  /** In the order of time; one of them is the reference. */
  readonly steps: readonly TravelMark[];
}

/** Steps drawn and lanes drawn; the table has all. */
const MOST = 60;
const MOST_LANES = 8;
const REST = 'elsewhere';
const LANE = 54;
const TOP = 56;
const SIDE = 16;
const DAY = 86_400_000;

/** How words move from source to source, and whether they are still the same there. */
export function quoteTravel(data: QuoteTravel, options: PlotOptions = {}): Plot {
  const width = widthOf(options);
  const shared = {
    name: 'travel',
    title: `How “${fitted(data.saying, 420)}” travels`,
    table: {
      columns: ['no.', 'when', 'where', 'in', 'relation', 'alike', 'words'],
      rows: data.steps.map((step, i) => [
        i + 1,
        instantOf(step) === null ? null : step.at,
        cellOf(step.place),
        step.lane,
        said(LOOKS[step.relation].words, step.note === undefined ? null : `(${step.note})`),
        `${Math.round((within(step.similarity, 0, 1) ?? 0) * 100)} %`,
        fitted(step.words, 1_600),
      ]),
    },
    width,
  } as const;
  if (data.steps.length === 0) return emptyPlot({ ...shared, summary: 'Nobody repeats these words.' }, options);
  const lanes = lanesOf(data.steps);
  const drawn = data.steps.slice(0, MOST).map((step, i) => ({
    step,
    number: i + 1,
    lane: Math.max(0, lanes.indexOf(lanes.includes(step.lane) ? step.lane : REST)),
  }));
  const frame: Frame = { left: SIDE, top: TOP, width: width - 2 * SIDE, height: lanes.length * LANE };
  const { across, days } = placesAcross(data.steps.slice(0, MOST), frame);
  const marks = spread(
    drawn.map((one, i) => ({ ...one, x: across[i] ?? frame.left, y: TOP + one.lane * LANE + 36 })),
    frame,
  );
  const source = marks.find(({ step }) => step.relation === 'reference') ?? marks[0];
  const shapes = [
    ...markLegend(width),
    ...lanes.map((_, i) => laneLine(TOP + i * LANE, frame)),
    ...marks.flatMap((mark) => (source === undefined || mark === source ? [] : [way(source, mark)])),
    ...lanes.map((lane, i) => laneName(lane, TOP + i * LANE, frame)),
    ...marks.flatMap(drawMark),
    ...foot(frame, days),
  ];
  const height = TOP + frame.height + 28;
  return plotOf({ ...shared, summary: summaryOf(data.steps, days.length === 0), height, shapes }, options);
}

function instantOf({ at }: TravelMark): number | null {
  const instant = at === null ? Number.NaN : Date.parse(at);
  return Number.isFinite(instant) ? instant : null;
}

/** Names of the lanes in the order they are reached; those beyond the most are one. */
function lanesOf(steps: readonly TravelMark[]): string[] {
  const names = [...new Set(steps.slice(0, MOST).map((step) => step.lane))];
  return names.length <= MOST_LANES ? names : [...names.slice(0, MOST_LANES - 1), REST];
}

/** By time where every time is known, else in equal distances. */
function placesAcross(
  steps: readonly TravelMark[],
  frame: Frame,
): { across: number[]; days: ReturnType<typeof dayMarks> } {
  const instants = steps.flatMap((step) => instantOf(step) ?? []);
  const [left, right] = [frame.left + 8, frame.left + frame.width - 8];
  if (instants.length < steps.length) {
    const x = scaleOver(0, steps.length - 1, left, right);
    return { across: steps.map((_, i) => x(i)), days: [] };
  }
  const from = Math.min(...instants);
  const to = Math.max(...instants);
  const x = scaleOver(from, to, left, right);
  const days = dayMarks(Math.floor(from / DAY), Math.floor(to / DAY), (day) =>
    x(Math.min(to, Math.max(from, day * DAY))),
  );
  return { across: instants.map(x), days };
}

interface Placed {
  readonly step: TravelMark;
  readonly number: number;
  readonly lane: number;
  readonly x: number;
  readonly y: number;
}

/** Marks of a lane moved apart to the right, and back where they would leave the frame. */
function spread(marks: readonly Placed[], frame: Frame): Placed[] {
  const lanes = new Map<number, Placed[]>();
  for (const mark of marks) {
    const lane = lanes.get(mark.lane) ?? [];
    lanes.set(mark.lane, lane);
    lane.push(mark);
  }
  return [...lanes.values()].flatMap((lane) => {
    const gap = Math.min(20, (frame.width - 16) / lane.length);
    const sorted = [...lane].sort((a, b) => a.x - b.x || a.number - b.number);
    let least = Number.NEGATIVE_INFINITY;
    const xs = sorted.map(({ x }) => {
      least = Math.max(x, least + gap);
      return least;
    });
    let most = frame.left + frame.width - 8;
    for (let i = xs.length - 1; i >= 0; i--) {
      most = Math.min(xs[i] ?? most, most);
      xs[i] = most;
      most -= gap;
    }
    return sorted.map((mark, i) => ({ ...mark, x: xs[i] ?? mark.x }));
  });
}

function laneLine(top: number, frame: Frame): string {
  const [x1, x2, y] = [frame.left - 8, frame.left + frame.width + 8, top + 36];
  return el('line', { class: 'p-grid', x1, x2, y1: y, y2: y });
}

const laneName = (name: string, top: number, frame: Frame): string =>
  label(fitted(name, frame.width, 12), { class: 'p-muted p-small p-halo', x: frame.left - 8, y: top + 10 });

function way(from: Placed, to: Placed): string {
  const changed = to.step.relation === 'differs' || to.step.relation === 'truncated';
  const kind = changed ? 'p-stroke-2 p-dashed p-thin' : 'p-stroke-3 p-thin';
  return el('line', { class: kind, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
}

function drawMark({ step, number, x, y }: Placed): string[] {
  const words = `${number}. ${step.place.text}: ${LOOKS[step.relation].words}`;
  return [
    el('g', { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` }, hint(words), shapeOf(step.relation)),
    label(String(number), { class: 'p-small p-halo', x, y: y - 10, 'text-anchor': 'middle' }),
  ];
}

function summaryOf(steps: readonly TravelMark[], inOrder: boolean): string {
  const of = (relation: Relation): number => steps.filter((step) => step.relation === relation).length;
  const source = steps.find((step) => step.relation === 'reference');
  const lanes = new Set(steps.map((step) => step.lane)).size;
  const told = [
    [of('same'), 'with the same words'],
    [of('differs'), 'with other words'],
    [of('truncated'), 'cut'],
    [of('reported'), 'only reported'],
  ].flatMap(([n, words]) => (n === 0 ? [] : [`${n} ${words}`]));
  return said(
    `${counted(steps.length, 'place')}${lanes === 1 ? '' : ` in ${lanes} threads or among articles`}.`,
    source === undefined ? null : `Compared with ${source.place.text}.`,
    told.length === 0 ? null : `${told.join(', ')}.`,
    inOrder && steps.length > 1 ? 'Not every time is known, so the marks stand in order and not at a distance.' : null,
    steps.length > MOST ? `Drawn are the first ${MOST}; the table has all.` : null,
  );
}
