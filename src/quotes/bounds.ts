import type { Moment } from '../model/moment.js';
import { readAgo } from './relative-time.js';

/** A post whose time is to be bounded, in thread order; stubs too. */
export interface BoundedPost {
  readonly id: string;
  readonly postedAt: Moment;
  /** Order in the thread says something about time: a post of a linear thread, not a stub. */
  readonly inOrder: boolean;
  /** Citations of top-level quotes whose source (or stub) is known. */
  readonly citations: readonly {
    readonly sourceId: string;
    readonly citedAt: Moment | null;
    readonly header: string | null;
  }[];
}

/** Milliseconds since 1970, `from` included, `to` excluded. */
interface Range {
  from: number;
  to: number;
}

export interface TimeBounds {
  readonly postedAfter: string | null;
  readonly postedBefore: string | null;
}

const WIDTH = { second: 1000, minute: 60_000, day: 86_400_000, unknown: 1000 } as const;
const UNBOUNDED: TimeBounds = { postedAfter: null, postedBefore: null };

/**
 * Certain bounds on posting times that are not printed as instants. A relative time in a citation counts back from the
 * reply: "2 hours ago" puts the reply two to three hours after its source, whichever of the two is known. An absolute
 * one gives the source's time. In a thread in order of time (known times never fall, no tree) neighbours bound each
 * other too. Posts with a known instant get no bounds, nor do posts whose bounds contradict each other.
 */
export function boundTimes(posts: readonly BoundedPost[]): TimeBounds[] {
  const ranges = posts.map((post) => known(post.postedAt));
  const numbers = new Map(posts.map((post, at) => [post.id, at]));
  const chronological = isChronological(posts);
  const citations = posts.map((post) =>
    post.citations.flatMap(({ sourceId, citedAt, header }) => {
      const source = numbers.get(sourceId);
      return source === undefined
        ? []
        : [{ source, exact: instant(citedAt), ago: readAgo(citedAt?.raw ?? null) ?? readAgo(header) }];
    }),
  );
  // Forward, backward and forward again: a time known at one end reaches the other through any chain of neighbours.
  for (const forward of [true, false, true]) {
    for (let step = 0; step < posts.length; step += 1) tighten(forward ? step : posts.length - 1 - step);
    if (chronological) sweep(forward);
  }
  return posts.map((post, at) => {
    const range = ranges[at];
    if (range === undefined || post.postedAt.at !== null || range.from >= range.to) return UNBOUNDED;
    return { postedAfter: iso(range.from), postedBefore: iso(range.to) };
  });

  function tighten(at: number): void {
    const reply = ranges[at];
    if (reply === undefined) return;
    for (const { source, exact, ago } of citations[at] ?? []) {
      const range = ranges[source];
      if (range === undefined) continue;
      if (exact !== null) {
        narrow(range, exact.from, exact.to);
        narrow(reply, exact.from, Number.POSITIVE_INFINITY);
      } else if (ago !== null) {
        narrow(reply, range.from + ago.least, range.to + ago.most);
        narrow(range, reply.from - ago.most, reply.to - ago.least);
      }
    }
  }

  function sweep(forward: boolean): void {
    let bound = forward ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    for (let step = 0; step < posts.length; step += 1) {
      const at = forward ? step : posts.length - 1 - step;
      const range = ranges[at];
      if (range === undefined || posts[at]?.inOrder !== true) continue;
      if (forward) {
        range.from = Math.max(range.from, bound);
        bound = range.from;
      } else {
        range.to = Math.min(range.to, bound);
        bound = range.to;
      }
    }
  }
}

function narrow(range: Range, from: number, to: number): void {
  range.from = Math.max(range.from, from);
  range.to = Math.min(range.to, to);
}

function known(moment: Moment): Range {
  return instant(moment) ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
}

/** The instants a printed time may mean, by its precision; null without a zone. */
function instant(moment: Moment | null): Range | null {
  if (moment?.at == null) return null;
  const from = Date.parse(moment.at);
  return Number.isNaN(from) ? null : { from, to: from + WIDTH[moment.precision] };
}

function isChronological(posts: readonly BoundedPost[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const post of posts) {
    const range = post.inOrder ? instant(post.postedAt) : null;
    if (range === null) continue;
    if (range.to <= last) return false;
    last = Math.max(last, range.from);
  }
  return posts.some((post) => post.inOrder);
}

const iso = (value: number): string | null =>
  Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString().replace('.000Z', 'Z') : null;
