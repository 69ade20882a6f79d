import type { Problem } from '../model/problem.js';
import type { Chain, Link } from './chain.js';
import { links, numericId, weave } from './chain.js';
import type { Group } from './recognise.js';
import { newGroup, recognise, recogniseChanged, remember } from './recognise.js';
import type { Snapshot, Version } from './snapshot.js';
import { compareAge, compareNumbers, compareText, instantOf, textKey } from './snapshot.js';

/** Posts in thread order, each with all its printings, and what did not add up. */
export interface Merged {
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
}

/**
 * Puts the snapshots of one thread together. Saves of one page are read newest first, so that the newest order wins;
 * pages follow in their printed order, pages without a number last, by their dates. Depends on the set alone.
 */
export function mergeSnapshots(snapshots: readonly Snapshot[]): Merged {
  const problems: Problem[] = [];
  const chain: Chain = { head: null, tail: null };
  const byId = new Map<string, Link>();
  const groups = groupByPage(snapshots, problems);
  let before: readonly Link[] = [];
  groups.forEach((saves, number) => {
    const group = newGroup();
    const newestFirst = [...saves].sort((a, b) => compareAge(b, a));
    newestFirst.forEach((snapshot, nth) => {
      place(snapshot, group, number > 0, nth === 0 ? before : []);
    });
    before = [...group.members];
  });
  return { links: links(chain), problems };

  function place(snapshot: Snapshot, group: Group, later: boolean, tail: readonly Link[]): void {
    const versions = snapshot.versions;
    const { found, extra } = findById(snapshot);
    const loose = new Set<number>();
    const opener = later ? repeatedOpener(chain, versions, found) : null;
    if (opener !== null) {
      found[0] = opener;
      loose.add(0);
    }
    continueOverlap(tail, versions, found, loose.size);
    recognise(group, versions, found);
    if (group.members.size > 0 && found.includes(null)) recogniseChanged(inOrder(group), versions, found);
    const isNew = found.map((link) => link === null);
    weave(chain, versions, found, loose);
    versions.forEach((version, at) => {
      const link = found[at] ?? null;
      if (link === null) return;
      if (isNew[at] !== true) link.versions.push(version);
      const id = extra.get(at) ?? version.post.externalId;
      link.externalId ??= version.post.externalId;
      if (id !== null) byId.set(id, link);
      if (!loose.has(at)) remember(group, link, version);
    });
  }

  function findById(snapshot: Snapshot): { found: (Link | null)[]; extra: Map<number, string> } {
    const extra = new Map<number, string>();
    const counts = new Map<string, number>();
    const found = snapshot.versions.map((version, at) => {
      const id = version.post.externalId;
      if (id === null) return null;
      const n = (counts.get(id) ?? 0) + 1;
      counts.set(id, n);
      if (n === 1) return byId.get(id) ?? null;
      const key = `${id}\u0000${n}`;
      extra.set(at, key);
      problems.push({
        code: 'duplicate-post-id',
        message: `Post id ${id} stands more than once on page ${snapshot.page.thread.page ?? 'without number'}; the posts are kept apart.`,
        post: version.post.position,
      });
      return byId.get(key) ?? null;
    });
    return { found, extra };
  }

  /** The group's posts in thread order; its page is among the last put in, so the walk starts at the end. */
  function inOrder(group: Group): Link[] {
    const out: Link[] = [];
    for (let link = chain.tail; link !== null && out.length < group.members.size; link = link.previous) {
      if (group.members.has(link)) out.push(link);
    }
    return out.reverse();
  }
}

/** The first post of a later page when it is the thread's opening post once more (text layouts print no id to tell). */
function repeatedOpener(chain: Chain, versions: readonly Version[], found: readonly (Link | null)[]): Link | null {
  const version = versions[0];
  if (version === undefined || chain.head === null) return null;
  if (found[0] === chain.head) return chain.head;
  if (found[0] !== null || version.post.externalId !== null || !isStrong(version)) return null;
  const key = textKey(version);
  return chain.head.versions.some((known) => textKey(known) === key) ? chain.head : null;
}

/** Posts at the end of one page that stand again at the start of the next (the longest such run, by key). */
function continueOverlap(
  tail: readonly Link[],
  versions: readonly Version[],
  found: (Link | null)[],
  skip: number,
): void {
  if (tail.length === 0) return;
  const fresh = versions.slice(skip);
  if (fresh.some((version) => version.post.externalId !== null)) return;
  const keys = fresh.map(textKey);
  const tailKeys = tail
    .slice(-keys.length)
    .map((link) => (link.versions[0] === undefined ? '' : textKey(link.versions[0])));
  const length = overlap(tailKeys, keys);
  if (!fresh.slice(0, length).some(isStrong)) return;
  for (let i = 0; i < length; i += 1) {
    const link = tail[tail.length - length + i];
    if (link !== undefined) found[skip + i] = link;
  }
}

/** Length of the longest suffix of `left` that is a prefix of `right` (Knuth-Morris-Pratt, linear). */
function overlap(left: readonly string[], right: readonly string[]): number {
  const fail: number[] = [0];
  for (let i = 1, k = 0; i < right.length; i += 1) {
    while (k > 0 && right[i] !== right[k]) k = fail[k - 1] ?? 0;
    if (right[i] === right[k]) k += 1;
    fail.push(k);
  }
  let k = 0;
  left.forEach((key, at) => {
    while (k > 0 && (k === right.length || key !== right[k])) k = fail[k - 1] ?? 0;
    if (key === right[k]) k += 1;
    if (k === right.length && at < left.length - 1) k = fail[k - 1] ?? 0;
  });
  return right.length === 0 ? 0 : k;
}

/** Enough to tell a post from another without an id: a printed date, or 25 characters of its own. */
const isStrong = (version: Version): boolean =>
  version.post.kind === 'post' && (version.folded.length >= 25 || (version.date !== null && version.folded !== ''));

function groupByPage(snapshots: readonly Snapshot[], problems: Problem[]): Snapshot[][] {
  const numbered = new Map<number, Snapshot[]>();
  const unnumbered: Snapshot[] = [];
  for (const snapshot of snapshots) {
    const page = snapshot.page.thread.page;
    if (page === null) unnumbered.push(snapshot);
    else numbered.set(page, [...(numbered.get(page) ?? []), snapshot]);
  }
  const clusters = cluster(unnumbered);
  if (clusters.length + Math.min(numbered.size, 1) > 1) {
    problems.push({
      code: 'unknown-page-order',
      message: `${unnumbered.length} pages carry no number; their posts are ordered by date where dates are printed.`,
      post: null,
    });
  }
  const pages = [...numbered].sort(([a], [b]) => a - b).map(([, saves]) => saves);
  return [...pages, ...clusters];
}

/** Pages without a number that share a post are saves of one page; the others are pages of their own, by date. */
function cluster(snapshots: readonly Snapshot[]): Snapshot[][] {
  const parent = snapshots.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== undefined && parent[root] !== root) root = parent[root] ?? root;
    for (let walk = at; walk !== root; ) {
      const up = parent[walk] ?? root;
      parent[walk] = root;
      walk = up;
    }
    return root;
  };
  const owner = new Map<string, number>();
  snapshots.forEach((snapshot, at) => {
    for (const version of snapshot.versions) {
      const id = version.post.externalId;
      if (id === null && !isStrong(version)) continue;
      const key = id === null ? `t${textKey(version)}` : `i${id}`;
      const other = owner.get(key);
      if (other === undefined) owner.set(key, at);
      else parent[rootOf(at)] = rootOf(other);
    }
  });
  const groups = new Map<number, Snapshot[]>();
  snapshots.forEach((snapshot, at) => {
    const root = rootOf(at);
    groups.set(root, [...(groups.get(root) ?? []), snapshot]);
  });
  return [...groups.values()]
    .map((saves) => ({ saves, first: firstOf(saves), digest: saves.map((save) => save.digest).sort()[0] ?? '' }))
    .sort(
      (a, b) =>
        compareNumbers(a.first.date, b.first.date) ||
        compareNumbers(a.first.id, b.first.id) ||
        compareText(a.digest, b.digest),
    )
    .map(({ saves }) => saves);
}

function firstOf(saves: readonly Snapshot[]): { date: number; id: number } {
  let date = Number.POSITIVE_INFINITY;
  let id = Number.POSITIVE_INFINITY;
  for (const { versions } of saves) {
    for (const { post } of versions) {
      const at = instantOf(post.postedAt);
      if (Number.isFinite(at)) date = Math.min(date, at);
      id = Math.min(id, numericId(post.externalId) ?? id);
    }
  }
  return { date, id };
}
