/** Counts requests by sender. */
export interface Limit {
  /** Null: go on; else seconds until the sender may ask again. */
  readonly refuse: (sender: string, now: number) => number | null;
}

/** Senders remembered at most: whoever comes from so many addresses is not stopped by counting them. */
const MOST_SENDERS = 50_000;

/**
 * So many requests in a stretch of time from one sender, in memory: a desk is one process. Counted in the order they come,
 * each at once (hono-rate-limiter 0.5.4 hands all that come together the count of the last, and so refuses all of them).
 *
 * @param most requests in a stretch
 * @param windowMs length of a stretch in milliseconds, from a sender's first request on
 */
export function limitOf(most: number, windowMs: number): Limit {
  const senders = new Map<string, { since: number; count: number }>();
  return {
    refuse: (sender, now) => {
      const known = senders.get(sender);
      if (known === undefined || now - known.since >= windowMs) {
        // The oldest stretch stands first: a new one of a known sender goes behind all others.
        senders.delete(sender);
        senders.set(sender, { since: now, count: 1 });
        forget(senders, now - windowMs);
        return null;
      }
      known.count += 1;
      return known.count > most ? Math.max(1, Math.ceil((known.since + windowMs - now) / 1000)) : null;
    },
  };
}

/** Takes away senders whose stretch is over, and the oldest where there are too many. */
function forget(senders: Map<string, { readonly since: number }>, before: number): void {
  for (const [sender, { since }] of senders) {
    if (since > before && senders.size <= MOST_SENDERS) return;
    senders.delete(sender);
  }
}
