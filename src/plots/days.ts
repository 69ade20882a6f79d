/** Days as the plots count them: whole days since 1970 in UTC. */

const DAY = 86_400_000;

/** The number of a day written `2031-05-02`; null where it is no day. */
export function dayNumber(day: string | null): number | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day) ? at / DAY : null;
}

/** `2031-05-02` */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A day as an axis has it: `2 May`, `May 2031` or `2031`, as fine as the stretch of days asks for. */
export function axisDay(day: number, stretch: number): string {
  const date = new Date(day * DAY);
  const month = MONTHS[date.getUTCMonth()] ?? '';
  if (stretch > 5 * 365) return String(date.getUTCFullYear());
  if (stretch > 120) return `${month} ${date.getUTCFullYear()}`;
  return `${date.getUTCDate()} ${month}`;
}

/** How long one bar is. */
export type Step = 'day' | 'week' | 'month' | 'year';

/** Bars a plot has at most before their steps get longer. */
const MOST_BARS = 100;

/** The finest step that shows a stretch of days in not too many bars. */
export function stepFor(days: number, most = MOST_BARS): Step {
  if (days <= most) return 'day';
  if (days <= 7 * most) return 'week';
  return days <= 30 * most ? 'month' : 'year';
}

/** First day of the step a day is in; weeks begin on Monday. */
export function beginOf(day: number, step: Step): number {
  if (step === 'day') return day;
  if (step === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), step === 'month' ? date.getUTCMonth() : 0, 1) / DAY;
}

/** First day of the step after this one. */
export function nextStep(begin: number, step: Step): number {
  if (step === 'day') return begin + 1;
  if (step === 'week') return begin + 7;
  const date = new Date(begin * DAY);
  const months = step === 'month' ? 1 : 12;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY;
}

/** Bars a picture can hold at all; a stretch of more (a mistyped year) is cut to its last ones. */
const HOLDS = 400;

/** First days of all steps from a day to another one, without gaps. */
export function steps(from: number, to: number, step: Step): number[] {
  const begins: number[] = [];
  for (let begin = beginOf(from, step); begin <= to; begin = nextStep(begin, step)) begins.push(begin);
  return begins.slice(-HOLDS);
}

/** Counts per step, without gaps, those of one step added up. */
export function perStep(counts: ReadonlyMap<number, number>, begins: readonly number[], step: Step): number[] {
  const sums = new Map<number, number>();
  for (const [day, count] of counts) {
    const begin = beginOf(day, step);
    sums.set(begin, (sums.get(begin) ?? 0) + count);
  }
  return begins.map((begin) => sums.get(begin) ?? 0);
}
