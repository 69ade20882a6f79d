import type { AnswerKind } from './answer.js';

/** One request, as the server saw it. Times are `performance.now()`, milliseconds. */
export interface Logged {
  readonly at: number;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly kind: AnswerKind;
  /** The page behind the address; see `Answer.key`. */
  readonly key: string;
  readonly userAgent: string | null;
  readonly accept: string | null;
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
  /** Names of the cookies sent; values are nobody's business. */
  readonly cookies: readonly string[];
  /** Number of the TCP connection it came on, from 1. */
  readonly connection: number;
  /** As sent; 0 where the connection was cut before a status. */
  status: number;
  /** Name of the fault that answered, null on a calm answer. */
  fault: string | null;
  /** When the last byte went out or the connection broke; null while it is being answered. */
  endedAt: number | null;
}

export interface SiteLog {
  /** Requests in the order they came. */
  readonly all: readonly Logged[];
  /** Every request but those for robots.txt. */
  pages(): readonly Logged[];
  traps(): readonly Logged[];
  /** Pages that were given out whole (200 without a fault) more than once: `key` to how often. */
  repeated(): ReadonlyMap<string, number>;
  /** Milliseconds from each request to the next, robots.txt apart. */
  gaps(): readonly number[];
  /** The most requests that were open at one moment. */
  concurrency(): number;
  clear(): void;
}

export function openLog(): SiteLog & { readonly add: (entry: Logged) => void } {
  const all: Logged[] = [];
  const pages = (): readonly Logged[] => all.filter((entry) => entry.kind !== 'robots');
  return {
    all,
    add: (entry) => {
      all.push(entry);
    },
    pages,
    traps: () => all.filter((entry) => entry.kind === 'trap' || entry.kind === 'jump'),
    repeated: () => {
      const times = new Map<string, number>();
      for (const { key, status, fault } of all)
        if (status === 200 && fault === null) times.set(key, (times.get(key) ?? 0) + 1);
      return new Map([...times].filter(([, count]) => count > 1));
    },
    gaps: () => {
      const starts = pages().map((entry) => entry.at);
      return starts.slice(1).map((at, i) => at - (starts[i] ?? at));
    },
    concurrency: () => {
      // At equal times an end counts before a start.
      const moments = all.flatMap(({ at, endedAt }) => [
        { at, change: 1 },
        { at: endedAt ?? Number.POSITIVE_INFINITY, change: -1 },
      ]);
      moments.sort((a, b) => a.at - b.at || a.change - b.change);
      let open = 0;
      let most = 0;
      for (const { change } of moments) {
        open += change;
        most = Math.max(most, open);
      }
      return most;
    },
    clear: () => {
      all.length = 0;
    },
  };
}
