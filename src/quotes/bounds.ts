import type { QuoteBlock } from '../model/body.js';
import type { Moment } from '../model/moment.js';
import { readAgo } from './relative-time.js';

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

/** What a citation says of times: when the source was written, or how long before the reply. */
export interface Cited {
  readonly exact: Readonly<Range> | null;
  readonly ago: ReturnType<typeof readAgo>;
}

/** Reads the time in a quote's citation; null where it says nothing that bounds a time. */
export function readCitation({ citedAt, header }: Pick<QuoteBlock, 'citedAt' | 'header'>): Cited | null {
  const exact = instant(citedAt);
  const ago = readAgo(citedAt?.raw ?? null) ?? readAgo(header);
  return exact === null && ago === null ? null : { exact, ago };
}

/** The times of a thread's posts, by the order in which they are added. */
export interface Timeline {
  readonly add: (postedAt: Moment) => void;
  /**
   * Bounds of each.
   *
   * @param citations in the order of their replies.
   * @param inOrder how many of the first ones stand in the order of a linear thread; 0 for a tree or unknown order.
   */
  readonly bound: (citations: readonly Citation[], inOrder: number) => (at: number) => TimeBounds;
}

/** A citation of one post in another, both by the order in which they were added. */
export interface Citation extends Cited {
  readonly reply: number;
  readonly source: number;
}

/**
 * Certain bounds on posting times that are not printed as instants. A relative time in a citation counts back from the
 * reply: "2 hours ago" puts the reply two to three hours after its source, whichever of the two is known. An absolute
 * one gives the source's time. In a thread in order of time (known times never fall, no tree) neighbours bound each
 * other too. Posts with a known instant get no bounds, nor do posts whose bounds contradict each other.
 */
export function createTimeline(): Timeline {
  // Numbers side by side, not an object a post: a thread may have 100,000 of them.
  const from: number[] = [];
  const to: number[] = [];
  const isPrinted: boolean[] = [];
  return { add, bound };

  function add(postedAt: Moment): void {
    const range = instant(postedAt);
    from.push(range?.from ?? Number.NEGATIVE_INFINITY);
    to.push(range?.to ?? Number.POSITIVE_INFINITY);
    isPrinted.push(postedAt.at !== null);
  }

  function bound(citations: readonly Citation[], inOrder: number): (at: number) => TimeBounds {
    const chronological = isChronological(inOrder);
    // Forward, backward and forward again: a time known at one end reaches the other through any chain of neighbours.
    for (const forward of [true, false, true]) {
      for (const citation of forward ? citations : byLastReply(citations)) tighten(citation);
      if (chronological) sweep(forward, inOrder);
    }
    return (at) => {
      const [least, most] = [from[at], to[at]];
      if (least === undefined || most === undefined || isPrinted[at] === true || least >= most) return UNBOUNDED;
      return { postedAfter: iso(least), postedBefore: iso(most) };
    };
  }

  function tighten({ reply, source, exact, ago }: Citation): void {
    if (exact !== null) {
      narrow(source, exact.from, exact.to);
      narrow(reply, exact.from, Number.POSITIVE_INFINITY);
    } else if (ago !== null) {
      narrow(reply, lowest(source) + ago.least, highest(source) + ago.most);
      narrow(source, lowest(reply) - ago.most, highest(reply) - ago.least);
    }
  }

  function lowest(at: number): number {
    return from[at] ?? Number.NEGATIVE_INFINITY;
  }

  function highest(at: number): number {
    return to[at] ?? Number.POSITIVE_INFINITY;
  }

  function narrow(at: number, least: number, most: number): void {
    from[at] = Math.max(lowest(at), least);
    to[at] = Math.min(highest(at), most);
  }

  function sweep(forward: boolean, count: number): void {
    const values = forward ? from : to;
    let bound = forward ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    for (let step = 0; step < count; step += 1) {
      const at = forward ? step : count - 1 - step;
      bound = forward ? Math.max(lowest(at), bound) : Math.min(highest(at), bound);
      values[at] = bound;
    }
  }

  /** Called before any bound is narrowed: known times never fall. */
  function isChronological(count: number): boolean {
    let last = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < count; at += 1) {
      if (lowest(at) === Number.NEGATIVE_INFINITY) continue;
      if (highest(at) <= last) return false;
      last = Math.max(last, lowest(at));
    }
    return count > 0;
  }
}

/** Replies from the last to the first, the citations of each in their own order. */
function byLastReply(citations: readonly Citation[]): Citation[] {
  return [...citations].sort((a, b) => b.reply - a.reply);
}

/** The instants a printed time may mean, by its precision; null without a zone. */
function instant(moment: Moment | null): Range | null {
  if (moment?.at == null) return null;
  const from = Date.parse(moment.at);
  return Number.isNaN(from) ? null : { from, to: from + WIDTH[moment.precision] };
}

const iso = (value: number): string | null =>
  Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString().replace('.000Z', 'Z') : null;
