import { renderBody } from '../model/body.js';
import { deterministicId, sha256 } from '../model/ids.js';
import type { Moment } from '../model/moment.js';
import type { PageAuthor, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import type { PostRevision, Thread, ThreadPost } from '../model/thread.js';
import type { Link } from './chain.js';
import { engineFamily } from './identity.js';
import { mergeSnapshots } from './merge.js';
import type { Snapshot, Version } from './snapshot.js';
import { compareAge, compareText, compareVersions, takeSnapshot, textKey } from './snapshot.js';

/**
 * Puts the pages of one thread together: a pure function of the SET of pages, so their order and any repeats do not
 * matter. A page saved again with one more reply adds one post; a post whose words changed keeps its earlier wordings
 * as revisions; the newest wording is current. Which save is newer is decided by what the pages show (later edits and
 * dates, higher counts, more posts), never by when they were fetched. Total: no input makes it throw.
 *
 * @returns the thread with positions from 1; `problems` holds what concerns the thread (missing pages, unknown order,
 * ids printed twice, posts deleted later), not what its pages reported themselves.
 */
export function assembleThread(threadId: string, site: string | null, pages: readonly ThreadPage[]): Thread {
  const distinct = new Map<string, Snapshot>();
  for (const page of pages) {
    const snapshot = takeSnapshot(page);
    distinct.set(snapshot.digest, snapshot);
  }
  const snapshots = [...distinct.values()].sort(byPageThenNewest);
  const { links, problems } = mergeSnapshots(snapshots);
  const notes: Problem[] = [...problems];
  const occurrences = new Map<string, number>();
  const posts = links.map((link, at) => assemblePost(threadId, link, at + 1, occurrences, notes));
  const numbers = presentPages(snapshots);
  const pageCount = largest(snapshots.map((snapshot) => snapshot.page.thread.pageCount));
  notes.push(...missingPages(numbers, pageCount, snapshots));
  const first = <T>(read: (page: ThreadPage) => T | null): T | null => firstKnown(snapshots, read);
  return {
    id: threadId,
    site,
    engine: chooseEngine(snapshots),
    engineVersion: first((page) => page.engineVersion),
    externalId: first((page) => page.thread.externalId),
    title: first((page) => page.thread.title),
    url: first((page) => page.thread.url),
    forumPath: first((page) => (page.thread.forumPath.length > 0 ? page.thread.forumPath : null)) ?? [],
    tags: [...new Set(snapshots.flatMap((snapshot) => snapshot.page.thread.tags))],
    pageCount,
    pages: numbers,
    polls: first((page) => (page.polls.length > 0 ? page.polls : null)) ?? [],
    posts,
    problems: uniqueProblems(notes),
  };
}

function assemblePost(
  threadId: string,
  link: Link,
  position: number,
  occurrences: Map<string, number>,
  problems: Problem[],
): ThreadPost {
  const versions = [...link.versions].sort(compareVersions);
  const newest = versions.at(-1);
  const real = versions.filter((version) => version.post.kind === 'post');
  const current = real.at(-1) ?? newest;
  if (current === undefined || newest === undefined)
    throw new RangeError('a post without a printing cannot be assembled');
  if (newest !== current) {
    problems.push({
      code: 'post-removed-later',
      message: `The post at position ${position} is shown as ${newest.post.kind} by a newer save; the words an older save holds are kept.`,
      post: position,
    });
  }
  const { post } = current;
  const newestFirst = [...versions].reverse();
  return {
    id: postId(threadId, link, real[0] ?? current, occurrences),
    kind: post.kind,
    position,
    externalId: link.externalId,
    url: known(newestFirst, (version) => version.post.url),
    parentExternalId: known(newestFirst, (version) => version.post.parentExternalId),
    author: chooseAuthor(current, newestFirst),
    postedAt: choosePosted(current, newestFirst),
    editedAt: post.editedAt,
    blocks: post.blocks,
    rawBody: post.rawBody,
    reactions: post.reactions,
    attachments: post.attachments,
    images: post.images,
    links: post.links,
    signature: post.signature,
    revisions: revisionsOf(current, real),
  };
}

/** By the printed id, else by what the oldest wording printed, so that a later edit does not make another post. */
function postId(threadId: string, link: Link, oldest: Version, occurrences: Map<string, number>): string {
  const key = link.externalId === null ? `t${textKey(oldest)}` : `i${link.externalId}`;
  const nth = occurrences.get(key) ?? 0;
  occurrences.set(key, nth + 1);
  if (link.externalId !== null)
    return deterministicId('post', threadId, 'id', link.externalId, ...(nth > 0 ? [nth] : []));
  return deterministicId('post', threadId, 'text', oldest.author, oldest.date, sha256(oldest.folded), nth);
}

function revisionsOf(current: Version, oldestFirst: readonly Version[]): PostRevision[] {
  const seen = new Set([current.wording]);
  const out: PostRevision[] = [];
  for (const version of oldestFirst) {
    if (seen.has(version.wording)) continue;
    seen.add(version.wording);
    const body = renderBody(version.post.blocks);
    out.push({
      number: out.length + 1,
      editedAt: version.post.editedAt,
      blocks: version.post.blocks,
      text: body.text,
      ownText: body.ownText,
    });
  }
  return out;
}

/** A printed name is better than an inferred one, an inferred one better than none. */
function chooseAuthor(current: Version, newestFirst: readonly Version[]): PageAuthor {
  const printed = newestFirst.find(({ post }) => post.author.name !== null && !post.author.inferred);
  const named = printed ?? newestFirst.find(({ post }) => post.author.name !== null);
  return (named ?? current).post.author;
}

/** An instant is better than a wall clock, a wall clock better than mere words. */
function choosePosted(current: Version, newestFirst: readonly Version[]): Moment {
  const instant = newestFirst.find(({ post }) => post.postedAt.at !== null);
  const clock = instant ?? newestFirst.find(({ post }) => post.postedAt.local !== null);
  return (clock ?? current).post.postedAt;
}

function known<T>(newestFirst: readonly Version[], read: (version: Version) => T | null): T | null {
  for (const version of newestFirst) {
    const value = read(version);
    if (value !== null) return value;
  }
  return null;
}

/** First pages first, among saves of one page the newest first: the order in which the thread's head is read. */
function byPageThenNewest(a: Snapshot, b: Snapshot): number {
  const [m, n] = [a.page.thread.page ?? Number.MAX_SAFE_INTEGER, b.page.thread.page ?? Number.MAX_SAFE_INTEGER];
  return m - n || compareAge(b, a);
}

function firstKnown<T>(snapshots: readonly Snapshot[], read: (page: ThreadPage) => T | null): T | null {
  for (const { page } of snapshots) {
    const value = read(page);
    if (value !== null) return value;
  }
  return null;
}

/** Markup says more than flattened text; among equals the surer reading, then the name. */
function chooseEngine(snapshots: readonly Snapshot[]): string {
  const readings = snapshots.map(({ page }) => ({ engine: page.engine, confidence: page.detection.confidence }));
  readings.sort(
    (a, b) =>
      Number(a.engine !== engineFamily(a.engine)) - Number(b.engine !== engineFamily(b.engine)) ||
      b.confidence - a.confidence ||
      compareText(a.engine, b.engine),
  );
  return readings[0]?.engine ?? 'generic';
}

function presentPages(snapshots: readonly Snapshot[]): number[] {
  const numbers = new Set<number>();
  for (const { page } of snapshots) if (page.thread.page !== null) numbers.add(page.thread.page);
  return [...numbers].sort((a, b) => a - b);
}

function missingPages(present: readonly number[], pageCount: number | null, snapshots: readonly Snapshot[]): Problem[] {
  const last = present.at(-1);
  if (last === undefined) return [];
  const gaps: string[] = [];
  let expected = 1;
  const close = (until: number): void => {
    if (until === expected) gaps.push(`${expected}`);
    else if (until > expected) gaps.push(`${expected}-${until}`);
  };
  for (const number of present) {
    close(number - 1);
    expected = number + 1;
  }
  if (pageCount !== null) close(pageCount);
  else if (snapshots.some(({ page }) => page.thread.page === last && page.thread.nextUrl !== null))
    gaps.push(`${last + 1} and later`);
  if (gaps.length === 0) return [];
  const total = pageCount === null ? '' : ` of ${pageCount}`;
  const message = `Pages missing: ${gaps.join(', ')}${total}; quotes of posts on them have no source here until they are ingested.`;
  return [{ code: 'missing-pages', message, post: null }];
}

const largest = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((max, value) => (value === null ? max : Math.max(max ?? value, value)), null);

function uniqueProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message }) => {
    const key = `${code}\u0000${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
