import { type Header, headerOf } from '../exchange.js';

/** A host that asks for more is left alone for a day, and asked again then. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and the two forms RFC 9110, section 5.6.7 keeps for old servers. */
const HTTP_DATE =
  /^(?:[a-z]{3,9}, \d{2}[ -][a-z]{3}[ -](?:\d{4}|\d{2}) \d{2}:\d{2}:\d{2} GMT|[a-z]{3} [a-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/i;

/**
 * Milliseconds a server asks to wait (RFC 9110, section 10.2.3): seconds, or a date of which the server's own `Date` is
 * taken away, so that a wrong clock here or there does no harm. At most a day; null where nothing usable is said.
 * @param now milliseconds since 1970, where the answer has no date
 */
export function retryAfter(headers: readonly Header[], now: number): number | null {
  const said = headerOf(headers, 'retry-after')?.trim() ?? '';
  // Fractions are not in the RFC, but are sent.
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(said)) return Math.min(Math.ceil(Number(said) * 1000), MAX_RETRY_AFTER_MS);
  const then = dateOf(said);
  if (then === null) return null;
  const from = dateOf(headerOf(headers, 'date')?.trim() ?? '') ?? now;
  return Math.min(Math.max(then - from, 0), MAX_RETRY_AFTER_MS);
}

function dateOf(text: string): number | null {
  if (!HTTP_DATE.test(text)) return null;
  // The asctime form has no zone and means GMT.
  const time = Date.parse(/GMT$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(time) ? null : time;
}
