import type { Outcome, TakenDelivery } from '../../store/desk/webhooks.js';

/** What came of a try: an answer, none, or nothing was sent. */
export type Answered =
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'failure'; readonly why: string }
  | { readonly kind: 'nothing'; readonly why: string };

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Seconds after the first, second, … failure; the last for all others: eleven tries in a day. */
const WAITS: readonly number[] = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600];
/** A message is tried for a day; then the next ones have their turn. */
const GIVE_UP = 24 * HOUR;
/** A webhook that took nothing for three days is switched off. */
const SWITCH_OFF = 72 * HOUR;
/** `Retry-After` is followed up to this. */
const MOST_WAIT = HOUR;

/** What becomes of a delivery after a try that ended at `now`; pure. */
export function outcomeOf(
  taken: Pick<TakenDelivery, 'attempt' | 'firstAt' | 'failingSince'>,
  answered: Answered,
  now: Date,
): Outcome {
  const status = answered.kind === 'answer' ? answered.status : null;
  if (answered.kind === 'nothing')
    return { delivered: false, status, error: answered.why, nextAt: null, disable: null, tried: false };
  if (status !== null && status >= 200 && status < 300)
    return { delivered: true, status, error: null, nextAt: null, disable: null, tried: true };
  const error = answered.kind === 'answer' ? refusal(answered.status) : answered.why;
  const failing = taken.failingSince === null ? now.getTime() : Date.parse(taken.failingSince);
  const disable =
    status === 410
      ? 'The other side answered 410: it wants no more messages.'
      : now.getTime() - failing >= SWITCH_OFF
        ? `Nothing was taken for three days. Last: ${error}`
        : null;
  const over = now.getTime() - Date.parse(taken.firstAt) >= GIVE_UP;
  const wait = Math.max(waitAfter(taken.attempt), answered.kind === 'answer' ? asked(answered.retryAfter, now) : 0);
  // A webhook that is switched off keeps what it was not told: it is sent when somebody switches it on again.
  const nextAt = over && disable === null ? null : new Date(now.getTime() + wait).toISOString();
  return { delivered: false, status, error, nextAt, disable, tried: true };
}

const waitAfter = (attempt: number): number => (WAITS[Math.max(0, attempt - 1)] ?? WAITS.at(-1) ?? 0) * SECOND;

function refusal(status: number): string {
  if (status >= 300 && status < 400)
    return `The other side answered ${status}: it leads elsewhere, and messages do not follow. Give the address it leads to.`;
  return `The other side answered ${status}.`;
}

/** Milliseconds `Retry-After` asks for, in seconds or as a date; 0 where it asks for nothing that can be read. */
function asked(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  const ms = /^\s*\d+\s*$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MOST_WAIT) : 0;
}
