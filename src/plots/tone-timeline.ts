import { dayMarks, type Frame, foot, levels, type Scale, scaleOver } from './axis.js';
import { cellOf, type Plot, type PlotName, type PlotOptions, widthOf, within } from './plot.js';
import { el, emptyPlot, hint, label, plotOf, through } from './svg.js';
import { rolling, type Series, type Spot, seriesOf, type TonePoint } from './tone-series.js';
import { counted, known, mean, rounded, said, signed } from './words.js';

export interface ToneTimeline {
  /** In order of position or time. */
  readonly points: readonly TonePoint[];
  readonly by?: 'post' | 'day' | undefined;
  readonly title?: string | undefined;
}

/** How the tone of a thread went, post by post or day by day: a rolling line through single points, hostility below. */
export function toneTimeline(data: ToneTimeline, options: PlotOptions = {}): Plot {
  const by = data.by ?? 'post';
  const title = data.title ?? `Tone and hostility, ${by} by ${by}`;
  return draw(by === 'post' ? 'tone' : 'tone-by-day', title, data.points, by, options);
}

/** The tone of one author over time, day by day. */
export function authorTone(
  data: { readonly author: string; readonly points: readonly TonePoint[] },
  options: PlotOptions = {},
): Plot {
  return draw('author', `Tone of ${data.author} over time`, data.points, 'day', options);
}

const LEFT = 46;
const RIGHT = 12;
const TONE: Pick<Frame, 'top' | 'height'> = { top: 30, height: 130 };
const HOSTILITY: Pick<Frame, 'top' | 'height'> = { top: 196, height: 84 };
const HEIGHT = 310;

/** Fewer points than this are no line. */
const LEAST_LINE = 3;

function draw(
  name: PlotName,
  title: string,
  points: readonly TonePoint[],
  by: 'post' | 'day',
  options: PlotOptions,
): Plot {
  const series = seriesOf(points, by);
  const width = widthOf(options);
  const table = {
    columns: [series.along === 'post' ? 'post' : 'day', 'posts', 'tone', 'hostility'],
    rows: series.spots.map((spot) => [
      cellOf(spot.name),
      spot.posts,
      spot.sentiment === null ? null : signed(spot.sentiment),
      spot.hostility === null ? null : rounded(spot.hostility),
    ]),
  };
  const scored = series.spots.some((spot) => spot.sentiment !== null || spot.hostility !== null);
  if (!scored) {
    const summary = points.length === 0 ? 'There are no posts yet.' : 'No post has a score yet.';
    return emptyPlot({ name, title, summary, table, width }, options);
  }
  const shapes = [
    ...panel(series, { ...TONE, left: LEFT, width: width - LEFT - RIGHT }, TONE_PANEL),
    ...panel(series, { ...HOSTILITY, left: LEFT, width: width - LEFT - RIGHT }, HOSTILITY_PANEL),
  ];
  return plotOf({ name, title, summary: summaryOf(points, series), table, width, height: HEIGHT, shapes }, options);
}

interface Panel {
  readonly heading: string;
  readonly value: (spot: Spot) => number | null;
  readonly low: number;
  readonly ticks: readonly number[];
  readonly colour: 1 | 2;
  readonly dashed: boolean;
  /** Whether the posts or days stand below it. */
  readonly foot: boolean;
  readonly write: (value: number) => string;
  readonly mark: (x: number, y: number, kind: string) => (name: string) => string;
}

const TONE_PANEL: Panel = {
  heading: 'Tone: +1 friendly, −1 negative',
  value: (spot) => spot.sentiment,
  low: -1,
  ticks: [-1, 0, 1],
  colour: 1,
  dashed: false,
  foot: false,
  write: signed,
  mark: (cx, cy, kind) => (name) => el('circle', { class: kind, cx, cy, r: 3.2 }, hint(name)),
};

const HOSTILITY_PANEL: Panel = {
  heading: 'Hostility: 0 civil, 1 hostile',
  value: (spot) => spot.hostility,
  low: 0,
  ticks: [0, 0.5, 1],
  colour: 2,
  dashed: true,
  foot: true,
  write: (value) => value.toFixed(2),
  mark: (x, y, kind) => (name) =>
    el('rect', { class: kind, x: x - 2.8, y: y - 2.8, width: 5.6, height: 5.6 }, hint(name)),
};

function panel(series: Series, frame: Frame, what: Panel): string[] {
  const first = series.spots[0]?.at ?? 0;
  const last = series.spots.at(-1)?.at ?? first;
  const x = scaleOver(first, last, frame.left + 4, frame.left + frame.width - 4);
  const y = scaleOver(what.low, 1, frame.top + frame.height, frame.top);
  const line = rolling(series.spots, what.value).map(({ at, value }): [number, number] => [x(at), y(value)]);
  const marks = series.spots.flatMap((spot) => {
    const value = what.value(spot);
    if (value === null) return [];
    return [what.mark(x(spot.at), y(value), `p-soft-${what.colour}`)(`${spot.name.text}: ${what.write(value)}`)];
  });
  const dash = what.dashed ? ' p-dashed' : '';
  return [
    label(what.heading, { class: 'p-strong', x: frame.left, y: frame.top - 11 }),
    ...levels(frame, y, what.ticks, (value) => what.write(value).replace(/\.?0+$/, '') || '0'),
    ...marks,
    ...(line.length < LEAST_LINE
      ? []
      : [el('path', { class: `p-stroke-${what.colour} p-thick${dash}`, d: through(line) })]),
    ...(what.foot ? foot(frame, series.along === 'day' ? dayMarks(first, last, x) : postMarks(first, last, x)) : []),
  ];
}

function postMarks(first: number, last: number, x: Scale): { at: number; words: string }[] {
  const count = Math.min(5, Math.max(1, Math.round(last - first)));
  return Array.from({ length: count + 1 }, (_, i) => {
    const number = Math.round(first + ((last - first) * i) / count);
    return { at: x(number), words: `#${number}` };
  });
}

function summaryOf(points: readonly TonePoint[], series: Series): string {
  const tones = known(series.spots.map((spot) => spot.sentiment));
  const quarter = Math.max(1, Math.floor(tones.length / 4));
  const first = mean(tones.slice(0, quarter));
  const last = mean(tones.slice(-quarter));
  const all = mean(known(points.map((point) => within(point.sentiment, -1, 1))));
  const worst = series.spots.reduce<Spot | null>(
    (most, spot) => (spot.hostility !== null && spot.hostility > (most?.hostility ?? 0) ? spot : most),
    null,
  );
  return said(
    `${counted(points.length, 'post')}${all === null ? '' : `, mean tone ${signed(all)}`}.`,
    tones.length < 8 || first === null || last === null
      ? null
      : `The first quarter has ${signed(first)}, the last ${signed(last)}.`,
    worst === null || worst.hostility === null
      ? 'Nothing hostile was found.'
      : `Most hostile: ${worst.name.text} with ${worst.hostility.toFixed(2)}.`,
    series.remark,
  );
}
