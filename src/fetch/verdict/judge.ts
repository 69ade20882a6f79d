import type { Exchange, Fetched, FetchFailure } from '../exchange.js';
import { redirectTarget } from '../http/redirect.js';
import { cleanAddress } from '../urls/clean-address.js';
import { barrierIn } from './challenge.js';
import { notAPage } from './page-type.js';
import { retryAfter } from './retry-after.js';
import { isSignIn } from './sign-in-address.js';

/** What a crawl does about an answer. Codes stand in docs/problems.md. */
export type Verdict =
  /** A page. */
  | { readonly kind: 'read' }
  /** The copy at hand is still right (304). */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'redirect'; readonly to: string; readonly permanent: boolean }
  /** Ask again after `waitMs`; `holdHost`: nothing else of this host either until then. */
  | {
      readonly kind: 'retry';
      readonly waitMs: number;
      readonly holdHost: boolean;
      readonly code: string;
      readonly message: string;
    }
  /** The site does not want this; counted, and never worked around. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'gone'; readonly code: 'not-found' | 'gone'; readonly message: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface JudgeContext {
  /** Which try this was, from 1. */
  readonly attempt: number;
  /** Tries in all; the last one is not followed by a retry. */
  readonly maxAttempts: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** Milliseconds of the first back-off; default 2,000. A busy host (429, 503) gets five times as much. */
  readonly backoffMs?: number | undefined;
}

/** A back-off ends its doubling here. */
const MAX_BACKOFF_MS = 10 * 60 * 1000;
const BUSY_FACTOR = 5;
/** Failures of the host, not of one page of it. */
const HOST_FAILURES: ReadonlySet<string> = new Set(['connection-refused', 'name-not-found']);

/** Judges one answer by RFC 9110 and by what stands in it. Pure: time and chance are given. */
export function judge(fetched: Fetched, context: JudgeContext): Verdict {
  if ('failure' in fetched) return ofFailure(fetched.failure, context);
  const { exchange } = fetched;
  const { status } = exchange;
  if (status === 304) return { kind: 'unchanged' };
  if (status >= 300 && status < 400) return ofRedirect(exchange, context);
  const refused = refusal(exchange);
  if (refused !== null) return refused;
  if (status === 404) return { kind: 'gone', code: 'not-found', message: 'There is no such page (404).' };
  if (status === 410) return { kind: 'gone', code: 'gone', message: 'The page was taken away for good (410).' };
  if (status === 429 || status === 408 || status === 425 || status >= 500) return ofTrouble(exchange, context);
  if (status >= 200 && status < 300) return ofSuccess(exchange, context);
  return { kind: 'failed', code: 'unexpected-status', message: `The server answered ${status}.` };
}

function ofFailure(failure: FetchFailure, context: JudgeContext): Verdict {
  const { code, message } = failure;
  if (!failure.retry || context.attempt >= context.maxAttempts) return { kind: 'failed', code, message };
  return { kind: 'retry', waitMs: backoff(context, 1), holdHost: HOST_FAILURES.has(code), code, message };
}

/** 401, 403, 407, 451, walls and sign-in forms that answer with an error. */
function refusal(exchange: Exchange): Verdict | null {
  const { status } = exchange;
  const barrier = barrierIn(exchange);
  const by = barrier === null || barrier.by === null ? '' : ` of ${barrier.by}`;
  if (barrier?.kind === 'challenge')
    return {
      kind: 'refused',
      code: 'challenge-page',
      message: `A challenge page${by} (${status}): the site wants a browser. Nothing is done about it; --cookies of a browser that was let in may help.`,
    };
  if (status === 401 || (status === 403 && barrier?.kind === 'sign-in'))
    return {
      kind: 'refused',
      code: 'login-required',
      message: `An account is needed (${status}): give --cookies of yours.`,
    };
  if (status === 403 || status === 407 || status === 451 || barrier?.kind === 'block')
    return {
      kind: 'refused',
      code: 'access-refused',
      message: `Access is refused${by === '' ? '' : ` by${by.slice(3)}`} (${status}).`,
    };
  return null;
}

function ofRedirect(exchange: Exchange, context: JudgeContext): Verdict {
  const target = redirectTarget(exchange);
  if (target === null) {
    const message = `The server answered ${exchange.status} without an http(s) address to go to.`;
    return { kind: 'failed', code: 'bad-redirect', message };
  }
  const to = new URL(target);
  if (isSignIn(to) && !isSignIn(new URL(exchange.url)))
    return {
      kind: 'refused',
      code: 'login-required',
      message: `The site redirects to its sign-in page (${exchange.status}): give --cookies of your account.`,
    };
  if (cleanAddress(to.href) === cleanAddress(exchange.url)) return ofSelfRedirect(context);
  return { kind: 'redirect', to: target, permanent: exchange.status === 301 || exchange.status === 308 };
}

/** To itself: once it may have set a cookie on the way, or put a session into the address; twice is a loop. */
function ofSelfRedirect(context: JudgeContext): Verdict {
  const code = 'redirect-loop';
  const message = 'The address redirects to itself.';
  return context.attempt < Math.min(context.maxAttempts, 2)
    ? { kind: 'retry', waitMs: 0, holdHost: false, code, message }
    : { kind: 'failed', code, message };
}

/** 408, 425, 429 and 5xx: later. */
function ofTrouble(exchange: Exchange, context: JudgeContext): Verdict {
  const { status } = exchange;
  const limited = status === 429;
  const code = limited ? 'rate-limited' : 'server-error';
  const told = retryAfter(exchange.headers, context.now);
  const last = context.attempt >= context.maxAttempts;
  if (limited && last)
    return {
      kind: 'refused',
      code,
      message: `The site still says "too many requests" (429) after ${context.attempt} tries.`,
    };
  // 501 and 505 will be the same tomorrow.
  if (last || status === 501 || status === 505)
    return {
      kind: 'failed',
      code,
      message: `The server answered ${status}${last ? ` after ${context.attempt} tries` : ''}.`,
    };
  const busy = limited || status === 503;
  return {
    kind: 'retry',
    waitMs: Math.max(told ?? 0, told === null ? backoff(context, busy ? BUSY_FACTOR : 1) : 0),
    holdHost: busy || told !== null,
    code,
    message: `The server answered ${status}${told === null ? '' : ` and asked to wait ${Math.ceil(told / 1000)} s`}.`,
  };
}

function ofSuccess(exchange: Exchange, context: JudgeContext): Verdict {
  const { status } = exchange;
  if (status === 204 || status === 205 || exchange.body.length === 0) {
    const message = `The server answered ${status} and sent no page.`;
    if (status === 204 || status === 205 || context.attempt >= context.maxAttempts)
      return { kind: 'failed', code: 'empty-page', message };
    return { kind: 'retry', waitMs: backoff(context, 1), holdHost: false, code: 'empty-page', message };
  }
  const type = notAPage(exchange);
  if (type !== null) return { kind: 'failed', code: 'not-a-page', message: `The address holds no page, but ${type}.` };
  return { kind: 'read' };
}

/** Exponential back-off with full jitter: evenly between nothing and the doubled bound, at least a quarter of the base. */
function backoff(context: JudgeContext, factor: number): number {
  const base = (context.backoffMs ?? 2_000) * factor;
  const bound = Math.min(base * 2 ** Math.min(context.attempt - 1, 30), MAX_BACKOFF_MS);
  return Math.round(Math.max(context.random() * bound, base / 4));
}
