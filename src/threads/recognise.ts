import { words } from '../model/text.js';
import type { Link } from './chain.js';
import type { Version } from './snapshot.js';
import { textKey } from './snapshot.js';

/** Posts of one page number (or of saves that share posts), by what they can be recognised by. */
export interface Group {
  readonly byKey: Map<string, Link[]>;
  readonly byWords: Map<string, Link[]>;
  readonly members: Set<Link>;
}

export const newGroup = (): Group => ({ byKey: new Map(), byWords: new Map(), members: new Set() });

/** Makes a printing of a post known to the group, so that other saves of the page find it. */
export function remember(group: Group, link: Link, version: Version): void {
  group.members.add(link);
  addTo(group.byKey, textKey(version), link);
  if (version.folded !== '') addTo(group.byWords, version.folded, link);
}

function addTo(map: Map<string, Link[]>, key: string, link: Link): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [link]);
  else if (!list.includes(link)) list.push(link);
}

/**
 * Finds, for versions without a printed id, the posts other saves of the page already gave: the same author, date and
 * words at the same count of repeats, then the same words where one save prints less than the other.
 */
export function recognise(group: Group, versions: readonly Version[], found: (Link | null)[]): void {
  const taken = new Set<Link>();
  for (const link of found) if (link !== null) taken.add(link);
  versions.forEach((version, at) => {
    if (found[at] !== null || version.post.externalId !== null) return;
    take(group.byKey.get(textKey(version)), () => true, at);
  });
  versions.forEach((version, at) => {
    if (found[at] !== null || version.folded === '') return;
    take(group.byWords.get(version.folded), (link) => mayBeSame(link, version), at);
  });

  function take(candidates: readonly Link[] | undefined, fits: (link: Link) => boolean, at: number): void {
    const link = candidates?.find((candidate) => !taken.has(candidate) && fits(candidate));
    if (link === undefined) return;
    found[at] = link;
    taken.add(link);
  }
}

/**
 * Finds changed posts: between the same neighbours, an unknown version and an unclaimed post by the same author with
 * similar words are one post; so are a post and the deleted placeholder that stands in its place.
 *
 * @param order the group's posts in thread order.
 */
export function recogniseChanged(order: readonly Link[], versions: readonly Version[], found: (Link | null)[]): void {
  const place = new Map(order.map((link, at) => [link, at]));
  const claimed = new Set(found);
  let left = 0;
  for (let at = 0; at < versions.length; at += 1) {
    const known = found[at] ?? null;
    if (known !== null) {
      left = (place.get(known) ?? left - 1) + 1;
      continue;
    }
    let end = at;
    while (end < versions.length && found[end] === null) end += 1;
    const nextKnown = found[end] ?? null;
    const right = nextKnown === null ? order.length : (place.get(nextKnown) ?? left);
    matchGap(order.slice(left, right), at, end);
    at = end - 1;
  }

  function matchGap(gap: readonly Link[], from: number, to: number): void {
    const open = gap.filter((link) => !claimed.has(link));
    let next = 0;
    for (let at = from; at < to; at += 1) {
      const version = versions[at];
      if (version === undefined) continue;
      // Eight candidates ahead: a gap holds the few posts that changed between two saves, not a thread.
      for (let i = next; i < Math.min(open.length, next + 8); i += 1) {
        const link = open[i];
        if (link === undefined || !isChanged(link, version)) continue;
        found[at] = link;
        claimed.add(link);
        next = i + 1;
        break;
      }
    }
  }
}

function mayBeSame(link: Link, version: Version): boolean {
  const other = link.versions[0];
  if (other === undefined) return false;
  if (link.externalId !== null && version.post.externalId !== null) return link.externalId === version.post.externalId;
  return compatible(other.author, version.author) && compatible(other.date, version.date);
}

function isChanged(link: Link, version: Version): boolean {
  const other = link.versions[0];
  if (other === undefined) return false;
  if (link.externalId !== null && version.post.externalId !== null) return false;
  if (!compatible(other.date, version.date)) return false;
  // Of two forgotten wordings nobody can tell how alike they were; a forgotten post is never somebody else's.
  const [mine, theirs] = [other.post.forgotten !== undefined, version.post.forgotten !== undefined];
  if (mine || theirs) return mine && theirs;
  if (other.post.kind !== version.post.kind) return compatible(other.author, version.author);
  if (other.author !== version.author) return false;
  return link.versions.some((known) => similar(known.folded, version.folded));
}

const compatible = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** Dice similarity of word sets of at least one half; the first 2,000 words decide. */
function similar(a: string, b: string): boolean {
  const left = new Set(words(a.slice(0, 12_000)).map((word) => word.form));
  const right = new Set(words(b.slice(0, 12_000)).map((word) => word.form));
  let common = 0;
  for (const form of left) if (right.has(form)) common += 1;
  return left.size + right.size > 0 && (2 * common) / (left.size + right.size) >= 0.5;
}
