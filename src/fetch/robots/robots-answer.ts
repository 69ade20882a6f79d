import { z } from 'zod';
import type { Exchange, Fetched } from '../exchange.js';
import { redirectTarget } from '../http/redirect.js';
import { retryAfter } from '../verdict/retry-after.js';
import { MAX_ROBOTS_BYTES } from './parse-robots.js';

/** What a site answered when asked for its robots.txt; plain data, to be stored and read back. */
export type RobotsAnswer =
  | { readonly kind: 'rules'; readonly text: string }
  | { readonly kind: 'allow-all'; readonly why: string }
  | {
      readonly kind: 'disallow-all';
      readonly why: string;
      /** Milliseconds the site asked to wait; null where it did not say. */
      readonly retryAfterMs: number | null;
    };

const ANSWER = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rules'), text: z.string() }),
  z.object({ kind: z.literal('allow-all'), why: z.string() }),
  z.object({ kind: z.literal('disallow-all'), why: z.string(), retryAfterMs: z.number().nullable() }),
]);

/** A stored answer; null where it is none, and the file has to be asked for again. */
export function readRobotsAnswer(stored: unknown): RobotsAnswer | null {
  const read = ANSWER.safeParse(stored);
  return read.success ? read.data : null;
}

/** RFC 9309, section 2.3.1.2: at least five redirects in a row are followed. */
export const MAX_ROBOTS_HOPS = 5;
/** Section 2.4: a copy is used no longer than this. */
const DAY = 24 * 60 * 60 * 1000;
/** A site whose file cannot be had is asked again after this. */
const UNREACHABLE_WAIT = 10 * 60 * 1000;

/** Where the rules for an address stand: `/robots.txt` of its origin. */
export function robotsAddress(url: string): string {
  return new URL('/robots.txt', new URL(url).origin).href;
}

/**
 * What an answer to a request for robots.txt means, by RFC 9309, section 2.3.1: 2xx are rules; 4xx, 401 and 403 among
 * them, mean there are none and all is allowed; 429, 5xx and no answer at all mean that nothing is allowed until asked
 * again (429 is a 4xx the RFC does not single out: whoever is told to come later shall not come at once).
 * @param hop redirects followed so far; a sixth one counts as a file that is not there
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 */
export function robotsFrom(
  fetched: Fetched,
  hop = 0,
  now: number = Date.now(),
): RobotsAnswer | { kind: 'redirect'; to: string } {
  if ('failure' in fetched)
    return {
      kind: 'disallow-all',
      why: `robots.txt cannot be reached: ${fetched.failure.message}`,
      retryAfterMs: null,
    };
  const { exchange } = fetched;
  const { status } = exchange;
  if (status >= 200 && status < 300) return { kind: 'rules', text: textOf(exchange.body) };
  if (status >= 300 && status < 400 && status !== 304) return redirected(exchange, hop);
  if (status >= 400 && status < 500 && status !== 429)
    return { kind: 'allow-all', why: `there is no robots.txt (${status})` };
  return {
    kind: 'disallow-all',
    why: `robots.txt cannot be had now (${status})`,
    retryAfterMs: retryAfter(exchange.headers, now),
  };
}

function redirected(exchange: Exchange, hop: number): RobotsAnswer | { kind: 'redirect'; to: string } {
  const to = redirectTarget(exchange);
  if (to === null) return { kind: 'allow-all', why: `robots.txt redirects to nowhere (${exchange.status})` };
  if (hop >= MAX_ROBOTS_HOPS)
    return { kind: 'allow-all', why: `robots.txt redirects more than ${MAX_ROBOTS_HOPS} times` };
  return { kind: 'redirect', to };
}

/** The first 500 KiB as text: UTF-8, or UTF-16 with its mark; a line cut by the limit is left out, NUL is replaced. */
function textOf(body: Uint8Array): string {
  const cut = body.length > MAX_ROBOTS_BYTES;
  const kept = cut ? body.subarray(0, MAX_ROBOTS_BYTES) : body;
  const [a, b] = kept;
  const charset = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(charset).decode(kept).replaceAll('\0', '\uFFFD');
  return cut ? text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1) : text;
}

/**
 * Asks for the robots.txt of an address and follows its redirects, each through `get`, so that every hop passes the
 * guard of addresses and the lane of its host.
 * @param get one hop, as `Client` makes it
 */
export async function askRobots(url: string, get: (address: string) => Promise<Fetched>): Promise<RobotsAnswer> {
  let address = robotsAddress(url);
  for (let hop = 0; ; hop++) {
    const answer = robotsFrom(await get(address), hop);
    if (answer.kind !== 'redirect') return answer;
    address = answer.to;
  }
}

/** Milliseconds after which an answer is asked for again: a day; ten minutes, or as long as told, where none was had. */
export function askAgainAfter(answer: RobotsAnswer): number {
  if (answer.kind !== 'disallow-all') return DAY;
  return Math.min(Math.max(answer.retryAfterMs ?? UNREACHABLE_WAIT, 1000), DAY);
}
