import type { Version } from './snapshot.js';
import { instantOf } from './snapshot.js';

/** A post of the thread while its pages are being put together: all its printings, and its place in the order. */
export interface Link {
  versions: Version[];
  externalId: string | null;
  previous: Link | null;
  next: Link | null;
}

/** The thread's order as a doubly linked list, so that a late page can add posts anywhere at no cost. */
export interface Chain {
  head: Link | null;
  tail: Link | null;
}

/** Puts a new post after another one; `null` puts it first. */
function insertAfter(chain: Chain, before: Link | null, version: Version): Link {
  const next = before === null ? chain.head : before.next;
  const link: Link = { versions: [version], externalId: version.post.externalId, previous: before, next };
  if (before === null) chain.head = link;
  else before.next = link;
  if (next === null) chain.tail = link;
  else next.previous = link;
  return link;
}

/** The posts in order. */
export function links(chain: Chain): Link[] {
  const out: Link[] = [];
  for (let link = chain.head; link !== null; link = link.next) out.push(link);
  return out;
}

/**
 * Puts a snapshot's unknown posts into the order: directly after the known post they follow on their page, because
 * saves are read newest first and what only an older save shows is older; posts newer saves show in the same gap come
 * first only where their dates or numbers say so. Linear in the snapshot and its gaps.
 *
 * @param found for each version the post it is, or null for a new one; filled in by this function.
 * @param loose indexes whose place in the order says nothing (an opening post repeated on a later page).
 */
export function weave(
  chain: Chain,
  versions: readonly Version[],
  found: (Link | null)[],
  loose: ReadonlySet<number>,
): void {
  const members = new Set<Link>();
  found.forEach((link, at) => {
    if (link !== null && !loose.has(at)) members.add(link);
  });
  const first = found.find((link, at) => link !== null && !loose.has(at)) ?? null;
  let cursor: Link | null = first === null ? chain.tail : first.previous;
  let seen = first === null;
  versions.forEach((version, at) => {
    const known = found[at] ?? null;
    if (loose.has(at)) return;
    if (known !== null) {
      cursor = known;
      seen = true;
      return;
    }
    if (seen) cursor = skipEarlier(cursor, members, version);
    cursor = insertAfter(chain, cursor, version);
    members.add(cursor);
    found[at] = cursor;
  });
}

function skipEarlier(from: Link | null, members: ReadonlySet<Link>, version: Version): Link | null {
  let cursor = from;
  for (let next = cursor?.next ?? null; next !== null; next = next.next) {
    if (members.has(next) || !certainlyEarlier(next, version)) break;
    cursor = next;
  }
  return cursor;
}

function certainlyEarlier(link: Link, version: Version): boolean {
  const other = link.versions[0];
  if (other === undefined) return false;
  const [a, b] = [instantOf(other.post.postedAt), instantOf(version.post.postedAt)];
  if (Number.isFinite(a) && Number.isFinite(b) && a !== b) return a < b;
  const [m, n] = [numericId(link.externalId), numericId(version.post.externalId)];
  return m !== null && n !== null && m < n;
}

export function numericId(id: string | null): number | null {
  return id !== null && /^\d{1,15}$/u.test(id) ? Number(id) : null;
}
