import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { DumpPost } from './dump-post.js';

/** The posts of one thread in its order, and what told it. */
export interface Ordered {
  readonly posts: readonly DumpPost[];
  readonly by: 'position' | 'time' | 'row';
}

/**
 * Orders the posts of a thread: by their positions where all have one, else by their times (a post without one stays
 * behind the row before it), else by their rows. Equal ones are ordered by their ids, shorter ones first (which is their
 * order where boards count them up), then by their rows.
 */
export function inOrder(posts: readonly DumpPost[]): Ordered {
  const rows = [...posts].sort(byRow);
  if (rows.every(({ position }) => position !== null))
    return {
      by: 'position',
      posts: rows.sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || byId(a, b)),
    };
  if (rows.every(({ posted }) => posted === null || Number.isNaN(instant(posted)))) return { by: 'row', posts: rows };
  // Those without a time follow the row before them that has one, wherever it goes.
  const behind = new Map<DumpPost | null, DumpPost[]>([[null, []]]);
  let last: DumpPost | null = null;
  for (const post of rows) {
    if (Number.isFinite(instantOf(post))) {
      last = post;
      behind.set(post, []);
    } else behind.get(last)?.push(post);
  }
  const timed = rows.filter((post) => behind.has(post));
  timed.sort((a, b) => instantOf(a) - instantOf(b) || byId(a, b));
  const placed = [...(behind.get(null) ?? []), ...timed.flatMap((post) => [post, ...(behind.get(post) ?? [])])];
  return { by: 'time', posts: placed };
}

const byRow = (a: DumpPost, b: DumpPost): number => a.file - b.file || a.row - b.row;

function byId(a: DumpPost, b: DumpPost): number {
  const [m, n] = [a.id, b.id];
  if (m === n) return byRow(a, b);
  // Those without an id come behind the others, in the order of their rows.
  if (m === null || n === null) return m === null ? 1 : -1;
  return m.length - n.length || (m < n ? -1 : 1);
}

/** Milliseconds; -Infinity where nothing is known. */
function instantOf(post: DumpPost): number {
  const at = instant(post.posted ?? UNKNOWN_MOMENT);
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
}

/** A wall clock counts as UTC, for ordering alone. */
function instant({ at, local }: { readonly at: string | null; readonly local: string | null }): number {
  if (at !== null) return Date.parse(at);
  return local === null ? Number.NaN : Date.parse(local.length === 10 ? `${local}T00:00Z` : `${local}Z`);
}
