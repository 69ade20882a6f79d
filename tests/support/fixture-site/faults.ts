import { seededRandom } from '../synthetic-thread.js';
import { type Answer, HTML } from './answer.js';

/** What goes wrong; the names are those of `Logged.fault`. */
export type FaultKind =
  /** A status without a page: 500, 503, 429 … */
  | {
      readonly fault: 'status';
      readonly status: number;
      readonly retryAfter?: 'none' | { readonly seconds: number } | { readonly dateIn: number };
    }
  /** The connection breaks before any byte. */
  | { readonly fault: 'refuse' }
  /** The connection breaks in the middle of the body. */
  | { readonly fault: 'reset' }
  /** The body comes in `pieces` with `pause` milliseconds between them. */
  | { readonly fault: 'drip'; readonly pieces: number; readonly pause: number }
  /** Headers come, the body never does; ends only when the client gives up or the site closes. */
  | { readonly fault: 'hang' }
  /** Content-Encoding gzip, the packed body cut in half, the rest of HTTP in order. */
  | { readonly fault: 'cut-gzip' }
  /** Content-Length says more than is sent, then the connection closes. */
  | { readonly fault: 'long-length' }
  /** Redirects to itself with a growing number, for ever. */
  | { readonly fault: 'endless' }
  /** 200 without a byte. */
  | { readonly fault: 'empty' }
  /** 403 with the page of a guard that wants JavaScript. */
  | { readonly fault: 'challenge' };

export interface FaultPlan {
  readonly what: FaultKind;
  /** Which pages; default all but robots.txt. Sees the answer the page would give. */
  readonly where?: (answer: Answer) => boolean;
  /** How often for each page; default 1. */
  readonly times?: number;
  /** Only from the n-th matching request on, counted over all pages; default 0. */
  readonly after?: number;
  /** 0..1 per request, drawn with `seed`; default 1. */
  readonly probability?: number;
  readonly seed?: number;
}

export interface Faults {
  readonly add: (plan: FaultPlan) => void;
  readonly clear: () => void;
  /** The fault for this answer, if any; each call counts. */
  readonly take: (answer: Answer) => FaultKind | null;
}

export function openFaults(): Faults {
  const plans: ((answer: Answer) => FaultKind | null)[] = [];
  return {
    add: (plan) => {
      plans.push(takerOf(plan));
    },
    clear: () => {
      plans.length = 0;
    },
    take: (answer) => {
      for (const take of plans) {
        const fault = take(answer);
        if (fault !== null) return fault;
      }
      return null;
    },
  };
}

function takerOf(plan: FaultPlan): (answer: Answer) => FaultKind | null {
  const { where = (answer) => answer.kind !== 'robots', times = 1, after = 0, probability = 1 } = plan;
  const random = seededRandom(plan.seed ?? 1);
  const done = new Map<string, number>();
  let seen = 0;
  return (answer) => {
    if (!where(answer)) return null;
    seen += 1;
    if (seen <= after) return null;
    const count = done.get(answer.key) ?? 0;
    if (count >= times || random() >= probability) return null;
    done.set(answer.key, count + 1);
    return plan.what;
  };
}

/** The page of a guard before the real one, as browsers without JavaScript see it. */
export const CHALLENGE: Answer = {
  kind: 'wall',
  key: 'challenge',
  status: 403,
  headers: { 'content-type': HTML, 'cf-mitigated': 'challenge', server: 'cloudflare' },
  body: `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="360"></head><body><div class="main-wrapper" role="main"><div class="main-content"><noscript><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div></noscript></div></div><script>(function(){window._cf_chl_opt={cType:'managed'};})();</script></body></html>`,
};
