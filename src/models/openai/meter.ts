import PQueue from 'p-queue';

export interface Limits {
  /** Tokens (prompt and answer) at most, as the server counts them. */
  readonly tokens: number;
  readonly requests: number;
  /** Requests a minute, evenly spaced. */
  readonly perMinute: number;
  /** Of one attempt, from when it is sent. */
  readonly timeoutMs: number;
}

/** Keeps a run within its limits. */
export interface Meter {
  /** Takes a place for a request of about so many tokens; a text says which limit forbids it. */
  readonly reserve: (tokens: number) => string | null;
  /** What it really took, in place of what was reserved. */
  readonly settle: (reserved: number, used: number) => void;
  /** `fetch` at the allowed pace; every attempt counts, retries too. Beyond the limit it answers 402 itself. */
  readonly fetch: typeof fetch;
  readonly spent: () => { readonly requests: number; readonly tokens: number };
}

/** The meter of one run over one endpoint. */
export function meter(
  { tokens: mostTokens, requests: mostRequests, perMinute, timeoutMs }: Limits,
  get: typeof fetch,
): Meter {
  let tokens = 0;
  let reserved = 0;
  let requests = 0;
  const pace = new PQueue({ intervalCap: 1, interval: Math.ceil(60_000 / perMinute) });
  return {
    reserve: (about) => {
      if (requests >= mostRequests) return requestsUsed(mostRequests);
      if (tokens + reserved + about > mostTokens)
        return `the budget of ${mostTokens} tokens is used up (--model-budget); ${tokens} were spent`;
      reserved += about;
      return null;
    },
    settle: (about, used) => {
      reserved -= about;
      tokens += used;
    },
    fetch: (url, init) =>
      pace.add(() => {
        init?.signal?.throwIfAborted();
        // A retry beyond the limit is answered here with a status that nobody retries.
        if (requests >= mostRequests)
          return Promise.resolve(Response.json({ error: { message: requestsUsed(mostRequests) } }, { status: 402 }));
        requests += 1;
        // Counted from here: waiting for its turn is no fault of the server.
        const clock = AbortSignal.timeout(timeoutMs);
        const signal = init?.signal == null ? clock : AbortSignal.any([init.signal, clock]);
        // Where a redirect leads was not named by the user, and it would take the text along.
        return get(url, { ...init, signal, redirect: 'error' });
      }),
    spent: () => ({ requests, tokens }),
  };
}

function requestsUsed(most: number): string {
  return `all ${most} requests are used up (--model-max-requests)`;
}
