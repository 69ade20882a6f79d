import { type DateOrder, dayOf, type PrintedTime, parsePrintedTime } from './printed-time.js';
import type { Locale } from './spec.js';

/** A date in figures that a citation prints, with what the page says about when it can have been. */
export interface FiguresUse {
  readonly raw: string;
  readonly locale: Locale;
  /** Day the cited post prints with a month name (`YYYY-MM-DD`), or null. */
  readonly sourceDay: string | null;
  /** Day the citing post prints with a month name: the citation is not later. */
  readonly replyDay: string | null;
}

export interface OrderDecision {
  readonly order: DateOrder | null;
  /** What was concluded from what, in words; null when no date of the page is ambiguous. */
  readonly message: string | null;
}

type Figures = Extract<PrintedTime, { kind: 'figures' }>;

/**
 * Decides for a whole page whether figures like 3/2/2021 begin with the day or the month: from dates that allow one
 * reading only, from the printed dates of the posts concerned, then from the language of the citation (only English
 * writes both ways). Contradicting evidence or none decides nothing.
 */
export function decideOrder(uses: readonly FiguresUse[]): OrderDecision {
  const dates: { use: FiguresUse; figures: Figures }[] = [];
  for (const use of uses) {
    const printed = parsePrintedTime(use.raw);
    if (printed?.kind === 'figures' && !printed.dotted) dates.push({ use, figures: printed });
  }
  const ambiguous = dates.find(({ figures: { first, second } }) => first <= 12 && second <= 12 && first !== second);
  const votes = dates.map(({ use, figures }) => readings(use, figures));
  const day = votes.find((vote) => vote.order === 'day-first');
  const month = votes.find((vote) => vote.order === 'month-first');
  if (day !== undefined && month !== undefined) {
    const message = `dates in figures contradict each other (${day.because}; ${month.because}): no day was read from them`;
    return { order: null, message };
  }
  const decided = day ?? month;
  if (decided !== undefined && decided.order !== null) {
    const words = decided.order === 'day-first' ? 'day/month/year' : 'month/day/year';
    const message =
      ambiguous === undefined ? null : `dates in figures were read as ${words}, because ${decided.because}`;
    return { order: decided.order, message };
  }
  if (ambiguous === undefined) return { order: null, message: null };
  return {
    order: null,
    message: `the order of day and month in "${ambiguous.use.raw}" cannot be told from this page: its day stays unknown`,
  };
}

function readings(use: FiguresUse, figures: Figures): { order: DateOrder | null; because: string } {
  const orders: readonly DateOrder[] = ['day-first', 'month-first'];
  const possible = orders.filter((order) => dayOf(figures, order) !== null);
  if (possible.length === 1) return { order: possible[0] ?? null, because: `"${use.raw}" allows no other reading` };
  if (figures.first === figures.second) return { order: null, because: '' };
  const bySource = orders.filter((order) => use.sourceDay !== null && dayOf(figures, order) === use.sourceDay);
  if (bySource.length === 1)
    return { order: bySource[0] ?? null, because: `the post cited with "${use.raw}" is of ${use.sourceDay}` };
  const reply = use.replyDay;
  const inTime = orders.filter((order) => reply !== null && (dayOf(figures, order) ?? '') <= reply);
  if (reply !== null && inTime.length === 1) {
    return { order: inTime[0] ?? null, because: `"${use.raw}" is cited in a post of ${reply}` };
  }
  if (use.locale !== 'en' && use.locale !== 'und')
    return { order: 'day-first', because: `"${use.raw}" stands in a citation in ${use.locale}` };
  return { order: null, because: '' };
}
