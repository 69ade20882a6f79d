import { cutClock } from './clock-time.js';
import { dayOf, type FigureOrder, type Figures, figuresIn, ordersOf } from './figures.js';
import { weekdaysIn } from './named-day.js';
import { readShownMoment } from './shown-moment.js';

/** The dates of a page, by how much they tell about the order of day and month. */
export interface OrderEvidence {
  /** Times of posts as shown, in the order of the page. */
  readonly posted: readonly string[];
  /** Other times the board printed: of edits, in titles, the page's clock. */
  readonly own: readonly string[];
  /** Times as shown of which the first cannot be later: an older post and a newer one, a post and the page's clock. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Citation lines; readers may have brought them from elsewhere. */
  readonly cited: readonly string[];
  /** Other dates on the page, outside of what people wrote; asked only when the rest does not tell. */
  readonly stray: (like: Figures) => readonly string[];
  /** Whether two-digit years may stand first in the page's language. */
  readonly yearFirst: boolean;
}

export interface DecidedOrder {
  readonly order: FigureOrder;
  /** What decided, in words; null where nothing had to be or could be decided. */
  readonly because: string | null;
}

type Order = 'day-first' | 'month-first' | 'year-first';

const NAMES: Readonly<Record<Order, string>> = {
  'day-first': 'day first',
  'month-first': 'month first',
  'year-first': 'year first',
};

/** Pairs of times looked at: a page of thousands of posts tells as much by its first. */
const MOST_PAIRS = 600;

/** Longer words are cut: a citation line holds a name. */
const LONGEST = 80;

/**
 * Decides which part of dates in figures is the day: by a 13 or more, by a weekday printed beside, by an order in which
 * times cannot run, then by citation lines, by other dates on the page, and by what would be too great a chance. Each step may only rule orders out, and
 * where all are ruled out, none is believed. The language of a page decides nothing: boards keep the order they were
 * installed with.
 */
export function decideOrder(evidence: OrderEvidence): DecidedOrder {
  const own = usable([...evidence.posted, ...evidence.own]);
  const cited = usable(evidence.cited);
  const example = [...own, ...cited].find(isOpen(evidence.yearFirst));
  if (example === undefined) return { order: null, because: null };
  const short = example.figures.parts[2].length === 2;
  let left: readonly Order[] = [
    'day-first',
    'month-first',
    ...(evidence.yearFirst && short ? (['year-first'] as const) : []),
  ];
  const steps: readonly (() => Ruling)[] = [
    () => byFigures(left, own),
    () => byTime(left, evidence.pairs.slice(0, MOST_PAIRS)),
    () => byFigures(left, cited),
    () => byFigures(left, usable(evidence.stray(example.figures))),
    () => byCoincidence(left, usable(evidence.posted)),
  ];
  for (const step of steps) {
    const { orders, because } = step();
    if (orders.length === 0) return { order: null, because: null };
    left = orders;
    const [only] = orders;
    if (orders.length === 1 && only !== undefined)
      return { order: only, because: `dates in figures are read ${NAMES[only]}: ${because}` };
  }
  return { order: left.includes('year-first') ? 'doubtful' : null, because: null };
}

/** The order of day and month that dates as shown prove by themselves, or null. */
export function dayOrderOf(shown: readonly string[]): FigureOrder {
  return decideOrder({ posted: shown, own: [], pairs: [], cited: [], stray: () => [], yearFirst: false }).order;
}

interface Ruling {
  readonly orders: readonly Order[];
  readonly because: string;
}

interface Dated {
  readonly words: string;
  readonly figures: Figures;
  readonly weekdays: readonly number[];
}

/** Dates in figures. Dots say "day first" about themselves only: with slashes or dashes on the page, those count. */
function usable(shown: readonly string[]): readonly Dated[] {
  const dated = shown.flatMap((words): Dated[] => {
    const start = words.slice(0, LONGEST);
    if (!/\d[./-] ?\d{1,2}[./-]/.test(start)) return [];
    const rest = cutClock(start)?.rest ?? start;
    const figures = figuresIn(rest);
    if (figures === null) return [];
    const weekdays = weekdaysIn(`${rest.slice(0, figures.start)} ${rest.slice(figures.end)}`) ?? [];
    return [{ words, figures, weekdays }];
  });
  const slashed = dated.filter(({ figures }) => figures.separator !== '.');
  return slashed.length > 0 ? slashed : dated;
}

const isOpen =
  (yearFirst: boolean) =>
  ({ figures, weekdays }: Dated): boolean =>
    new Set(ordersOf(figures, weekdays, yearFirst).map((order) => dayOf(figures, order))).size > 1;

function byFigures(left: readonly Order[], dates: readonly Dated[]): Ruling {
  let orders = left;
  let because = '';
  for (const { words, figures, weekdays } of dates) {
    const possible = ordersOf(figures, weekdays, left.includes('year-first'));
    // A day that exists in no order is no evidence: it is no date.
    if (possible.length === 0) continue;
    const kept = orders.filter((order) => possible.includes(order));
    if (kept.length < orders.length) because = `"${words.slice(0, LONGEST)}" is on the page`;
    orders = kept;
  }
  return { orders, because };
}

function byTime(left: readonly Order[], pairs: readonly (readonly [string, string])[]): Ruling {
  let because = '';
  const orders = left.filter((order) => {
    const broken = pairs.find(([earlier, later]) => {
      const [one, two] = [dayUnder(earlier, order), dayUnder(later, order)];
      return one !== null && two !== null && one > two;
    });
    if (broken !== undefined) because = `otherwise "${broken[0]}" would come after "${broken[1]}"`;
    return broken === undefined;
  });
  // Times that run backwards in any order (merged threads) tell nothing.
  return orders.length === 0 ? { orders: left, because: '' } : { orders, because };
}

/** Posts on a day that make a discussion of it, not a late word. */
const LIVELY = 3;
/** Days a lively discussion may pause and still be one. */
const PAUSE = 3;

/**
 * Days that would all be the same day of one month after the other. As days of a discussion they follow each other; by
 * chance three of them come once in some thousand pages, and so do two when people talk on both. The first of the month
 * is no chance: some threads are written to monthly.
 */
function byCoincidence(left: readonly Order[], dates: readonly Dated[]): Ruling {
  const counts = new Map<string, { readonly figures: Figures; posts: number }>();
  for (const { figures } of dates) {
    const known = counts.get(figures.parts.join(' '));
    if (known === undefined) counts.set(figures.parts.join(' '), { figures, posts: 1 });
    else known.posts += 1;
  }
  const days = [...counts.values()];
  const worth = { 'day-first': 0, 'month-first': 0 };
  days.slice(1).forEach(({ figures, posts }, index) => {
    const before = days[index];
    if (before === undefined || figures.parts[2] !== before.figures.parts[2]) return;
    const [one, two] = figures.parts.map(Number);
    const [first, second] = before.figures.parts.map(Number);
    // The figure that stays is the month, unless all happened on one day of different months.
    const order = one === first && one !== 1 ? 'month-first' : two === second && two !== 1 ? 'day-first' : null;
    if (order === null) return;
    const lively = Math.min(posts, before.posts) >= LIVELY && daysBetween(before.figures, figures, order) <= PAUSE;
    worth[order] += lively ? 2 : 1;
  });
  const [sure] = (['day-first', 'month-first'] as const).filter((order) => worth[order] >= 2);
  const open =
    sure === undefined || Math.min(worth['day-first'], worth['month-first']) > 0 || left.includes('year-first');
  if (open) return { orders: left, because: '' };
  return {
    orders: left.filter((order) => order === sure),
    because: 'otherwise its days would all be the same day of different months',
  };
}

function daysBetween(one: Figures, two: Figures, order: Order): number {
  const [from, to] = [dayOf(one, order), dayOf(two, order)];
  return from === null || to === null
    ? Number.POSITIVE_INFINITY
    : Math.abs(Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function dayUnder(words: string, order: Order): string | null {
  return readShownMoment(words, order).local?.slice(0, 10) ?? null;
}
