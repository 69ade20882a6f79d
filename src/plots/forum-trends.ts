import { axisDay, beginOf, dayNumber, dayText, stepFor, steps } from './days.js';
import { cellOf, countOf, type Plot, type PlotOptions, type Subject, widthOf, within } from './plot.js';
import { type Cell, PANEL_HEAD, PANEL_STEPS, type SmallPanel, smallPanel } from './small-panels.js';
import { el, emptyPlot, label, plotOf } from './svg.js';
import { counted, fitted, said, signed, thousands } from './words.js';

/** What happened in a forum on one day. */
export interface ForumDay {
  readonly day: string;
  readonly posts: number;
  /** Means over its posts; null where none has a score. */
  readonly sentiment: number | null;
  readonly hostility: number | null;
  /** Of the posts worth a look the share that is still open, 0..1. */
  readonly open?: number | null | undefined;
  /** How many posts worth a look that is the share of; left out: as many as there are posts. */
  readonly flagged?: number | undefined;
}

export interface ForumTrends {
  readonly forums: readonly {
    readonly forum: string;
    readonly href?: string | undefined;
    readonly days: readonly ForumDay[];
  }[];
}

/** Forums drawn, those with the most posts; the table has all. */
const MOST = 12;
/** Room for a forum's name above its panels, and below them. */
const NAME = 24;
const BELOW = 14;
const PANEL = PANEL_HEAD + 46;
const GAP = 18;

interface Trend {
  readonly name: Subject;
  readonly posts: number;
  readonly counts: readonly number[];
  readonly sentiment: readonly (number | null)[];
  readonly hostility: readonly (number | null)[];
  readonly open: readonly (number | null)[];
  readonly means: Readonly<Record<'sentiment' | 'hostility' | 'open', number | null>>;
}

/** Volume, tone, hostility and what is open, a row of small panels per forum, all on the same scales. */
export function forumTrends(data: ForumTrends, options: PlotOptions = {}): Plot {
  const width = widthOf(options);
  const title = 'Trends by forum';
  const days = data.forums.flatMap((forum) => forum.days.flatMap((one) => dayNumber(one.day) ?? []));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const step = days.length === 0 ? 'day' : stepFor(to - from + 1, PANEL_STEPS);
  const begins = days.length === 0 ? [] : steps(from, to, step);
  const trends = data.forums.map((forum) => trendOf(forum, begins, (day) => beginOf(day, step)));
  trends.sort((a, b) => b.posts - a.posts || (a.name.text < b.name.text ? -1 : 1));
  const table = {
    columns: ['forum', 'posts', 'tone', 'hostility', 'open'],
    rows: trends.map(({ name, posts, means }) => [
      cellOf(name),
      posts,
      means.sentiment === null ? null : signed(means.sentiment),
      means.hostility === null ? null : means.hostility.toFixed(2),
      means.open === null ? null : `${Math.round(means.open * 100)} %`,
    ]),
  };
  const shared = { name: 'trends', title, table, width } as const;
  const drawn = trends.filter(({ posts }) => posts > 0).slice(0, MOST);
  if (drawn.length === 0) return emptyPlot({ ...shared, summary: 'No forum has posts with a date.' }, options);
  const highest = Math.max(1, ...drawn.flatMap(({ counts }) => counts));
  const perLine = width < 520 ? 2 : 4;
  const lines = drawn.some(({ open }) => open.some((one) => one !== null)) || perLine > 2 ? 4 / perLine : 2;
  const row = NAME + lines * (PANEL + BELOW) + 6;
  const shapes = drawn.flatMap((trend, i) => [
    ...(i === 0 ? [] : [el('line', { class: 'p-grid', x1: 0, x2: width, y1: i * row, y2: i * row })]),
    label(fitted(trend.name.text, width - 8), { class: 'p-strong', x: 4, y: i * row + 18 }),
    ...panelsOf(trend, highest, step).flatMap((panel, n) =>
      smallPanel(panel, cellAt(n, i * row + NAME, perLine, width)),
    ),
  ]);
  const time = `${axisDay(from, 0)} ${dayText(from).slice(0, 4)} to ${axisDay(to, 0)} ${dayText(to).slice(0, 4)}`;
  const summary = said(
    `${counted(trends.length, 'forum')}, ${time}, by ${step}.`,
    busiest(drawn),
    trends.length > drawn.length ? `Drawn are the ${drawn.length} with the most posts.` : null,
  );
  return plotOf({ ...shared, summary, height: drawn.length * row, shapes }, options);
}

function cellAt(n: number, top: number, perLine: number, width: number): Cell {
  const wide = (width - 8 - (perLine - 1) * GAP) / perLine;
  return {
    x: 4 + (n % perLine) * (wide + GAP),
    y: top + Math.floor(n / perLine) * (PANEL + BELOW),
    width: wide,
    height: PANEL,
  };
}

function panelsOf(trend: Trend, highest: number, step: string): SmallPanel[] {
  const { sentiment, hostility, open } = trend.means;
  const share = (value: number | null, write: (value: number) => string): string =>
    value === null ? '–' : write(value);
  return [
    panel(`posts a ${step}`, thousands(trend.posts), trend.counts, [0, highest], 'bars', 1),
    panel('tone, −1..+1', share(sentiment, signed), trend.sentiment, [-1, 1], 'line', 1),
    panel(
      'hostility, 0..1',
      share(hostility, (value) => value.toFixed(2)),
      trend.hostility,
      [0, 1],
      'line',
      2,
    ),
    ...(trend.open.every((one) => one === null)
      ? []
      : [
          panel(
            'still open',
            share(open, (value) => `${Math.round(value * 100)} %`),
            trend.open,
            [0, 1],
            'bars',
            4,
          ),
        ]),
  ];
}

const panel = (
  heading: string,
  figure: string,
  values: readonly (number | null)[],
  [low, high]: readonly [number, number],
  as: 'bars' | 'line',
  colour: 1 | 2 | 4,
): SmallPanel => ({ heading, figure, values, low, high, as, colour });

function trendOf(
  forum: ForumTrends['forums'][number],
  begins: readonly number[],
  stepOf: (day: number) => number,
): Trend {
  const groups = new Map<number, ForumDay[]>();
  for (const one of forum.days) {
    const day = dayNumber(one.day);
    if (day === null) continue;
    const group = groups.get(stepOf(day)) ?? [];
    groups.set(stepOf(day), group);
    group.push(one);
  }
  const all = [...groups.values()].flat();
  const along = (value: (day: ForumDay) => number | null): (number | null)[] =>
    begins.map((begin) => weighted(groups.get(begin) ?? [], value));
  const sentiment = (day: ForumDay): number | null => within(day.sentiment, -1, 1);
  const hostility = (day: ForumDay): number | null => within(day.hostility, 0, 1);
  const open = (day: ForumDay): number | null => within(day.open, 0, 1);
  const flagged = (day: ForumDay): number => day.flagged ?? day.posts;
  return {
    name: { text: forum.forum, href: forum.href },
    posts: all.reduce((sum, day) => sum + countOf(day.posts), 0),
    counts: begins.map((begin) => (groups.get(begin) ?? []).reduce((sum, day) => sum + countOf(day.posts), 0)),
    sentiment: along(sentiment),
    hostility: along(hostility),
    open: begins.map((begin) => weighted(groups.get(begin) ?? [], open, flagged)),
    means: {
      sentiment: weighted(all, sentiment),
      hostility: weighted(all, hostility),
      open: weighted(all, open, flagged),
    },
  };
}

/** The mean over days, each as heavy as its posts (or what else is told); null where none has a value. */
function weighted(
  days: readonly ForumDay[],
  value: (day: ForumDay) => number | null,
  weightOf: (day: ForumDay) => number = ({ posts }) => posts,
): number | null {
  let sum = 0;
  let weight = 0;
  for (const day of days) {
    const own = value(day);
    if (own === null) continue;
    const heavy = Math.max(1, countOf(weightOf(day)));
    sum += own * heavy;
    weight += heavy;
  }
  return weight === 0 ? null : sum / weight;
}

function busiest(trends: readonly Trend[]): string | null {
  const [first] = trends;
  if (first === undefined) return null;
  const worst = trends.reduce((most, trend) =>
    (trend.means.hostility ?? 0) > (most.means.hostility ?? 0) ? trend : most,
  );
  const { hostility } = worst.means;
  return said(
    `The most posts: ${fitted(first.name.text, 400)} with ${thousands(first.posts)}.`,
    hostility === null || hostility === 0
      ? null
      : `The most hostile: ${fitted(worst.name.text, 400)} with ${hostility.toFixed(2)} on average.`,
  );
}
