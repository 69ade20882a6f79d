import type { Moment } from '../model/moment.js';
import type { PagePost, PageThread } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import { foldSpace } from '../model/text.js';
import { readMachineMoment } from './dates/machine-moment.js';
import type { StructuredPost, StructuredThread } from './structured-thread.js';

export interface CheckedPage {
  readonly posts: readonly PagePost[];
  readonly expectedPosts: number | null;
  readonly problems: readonly Problem[];
}

/** What the page prints of its own size; null where it prints nothing. */
export interface PageCounts {
  /** Posts on a full page. */
  readonly perPage: number | null;
  /** Posts of the whole thread, the opener counted. */
  readonly total: number | null;
  /** Replies of the whole thread, the opener not counted. */
  readonly replies: number | null;
}

/** Milliseconds two spellings of one time may differ: structured data may leave the seconds out. */
const SAME_TIME = 60_000;

/**
 * Compares what was read from the markup with what the page says of itself: its structured data, its page size and
 * reply count. Ids, names and times the markup lacks are filled from structured data where authors agree post by post; a
 * disagreement is a problem, never a silent choice.
 */
export function checkPage(
  posts: readonly PagePost[],
  thread: PageThread,
  structured: StructuredThread | null,
  counts: PageCounts,
): CheckedPage {
  const listed = structured === null ? null : onThisPage(structured, thread);
  const filled = listed === null ? withOpenerTime(posts, thread, structured) : fillFrom(posts, listed);
  const expectedPosts = expected(thread, structured, listed, counts);
  return {
    posts: filled,
    expectedPosts,
    problems: [
      ...missingPosts(filled.length, expectedPosts, listed !== null && structured?.complete === true),
      ...(listed === null ? [] : disagreements(filled, listed)),
      ...filled.flatMap(fieldProblems),
    ],
  };
}

/** The structured posts that should stand on this page; null where only the opener is described. */
function onThisPage(structured: StructuredThread, thread: PageThread): readonly StructuredPost[] | null {
  if (structured.replies.length === 0) return null;
  const first = thread.page === null || thread.page === 1;
  return first ? [structured.opener, ...structured.replies] : structured.replies;
}

function expected(
  thread: PageThread,
  structured: StructuredThread | null,
  listed: readonly StructuredPost[] | null,
  counts: PageCounts,
): number | null {
  if (listed !== null && structured?.complete === true) return listed.length;
  const { page, pageCount } = thread;
  const { perPage } = counts;
  if (page !== null && pageCount !== null && page < pageCount) return perPage;
  const total = counts.total ?? (counts.replies === null ? null : counts.replies + 1);
  if (total !== null && page !== null && page === pageCount) {
    const before = page === 1 ? 0 : perPage === null ? null : perPage * (page - 1);
    // A count that does not fit its own pages is out of date: it says nothing.
    if (before !== null && total > before && (perPage === null || total - before <= perPage)) return total - before;
  }
  if (page === 1 && pageCount === 1 && structured?.replyCount != null) return structured.replyCount + 1;
  return null;
}

function missingPosts(found: number, wanted: number | null, structured: boolean): Problem[] {
  if (wanted === null || found === wanted) return [];
  if (found < wanted) {
    const message = `The page says it holds ${wanted} posts, but only ${found} can be read; the missing ones: ${wanted - found}.`;
    return [{ code: 'missing-posts', message, post: null }];
  }
  if (!structured) return [];
  const message = `${found} posts were found, the page's structured data lists ${wanted}.`;
  return [{ code: 'structured-data-differs', message, post: null }];
}

/** The id of a post in its address: "#comment-12", "&comment=12", "#post-12", "#p12". */
function idIn(url: string | null): string | null {
  return /(?:[#?&](?:comment|post|findComment|entry|p|pid|msg)[-=]?)(\d{1,20})$/.exec(url ?? '')?.[1] ?? null;
}

/** Structured post of each post: by id, else by place when both lists are equally long. */
function pairUp(posts: readonly PagePost[], listed: readonly StructuredPost[]): readonly (StructuredPost | null)[] {
  const byId = new Map<string, StructuredPost>();
  for (const item of listed) {
    const id = idIn(item.url);
    if (id !== null) byId.set(id, item);
  }
  const inStep = posts.length === listed.length;
  return posts.map((post, i) => {
    const known = post.externalId === null ? undefined : byId.get(post.externalId);
    if (known !== undefined) return known;
    const beside = inStep ? listed[i] : undefined;
    return beside !== undefined && (post.externalId === null || idIn(beside.url) === null) ? beside : null;
  });
}

function fillFrom(posts: readonly PagePost[], listed: readonly StructuredPost[]): readonly PagePost[] {
  const pairs = pairUp(posts, listed);
  return posts.map((post, i) => {
    const pair = pairs[i];
    if (pair === null || pair === undefined || !sameName(post.author.name, pair.author)) return post;
    const time = instantFor(post, pair.created);
    const author = { ...post.author, name: post.author.name ?? pair.author };
    return { ...post, externalId: post.externalId ?? idIn(pair.url), author, postedAt: time ?? post.postedAt };
  });
}

/** The opener's time where only the opener is described. */
function withOpenerTime(
  posts: readonly PagePost[],
  thread: PageThread,
  structured: StructuredThread | null,
): readonly PagePost[] {
  const [first, ...others] = posts;
  if (structured === null || first === undefined || (thread.page ?? 1) !== 1) return posts;
  if (!sameName(first.author.name, structured.opener.author)) return posts;
  const time = first.postedAt.local === null ? null : instantFor(first, structured.opener.created);
  return time === null ? posts : [{ ...first, postedAt: time }, ...others];
}

/** Farthest zones from UTC. */
const FARTHEST_ZONE = 14 * 3_600_000;
/** Zones differ by quarters of an hour. */
const QUARTER = 15 * 60_000;

/**
 * A post's time with the instant that structured data gives, where the markup gives none: the whole time where it is
 * unknown, else beside a wall clock that some zone shows at that instant.
 */
function instantFor({ postedAt }: PagePost, created: string | null): Moment | null {
  if (created === null || postedAt.at !== null) return null;
  const machine = readMachineMoment(created, postedAt.raw);
  if (postedAt.local === null || machine === null || machine.at === null)
    return postedAt.local === null ? machine : null;
  if (postedAt.local.length < 16) return null;
  const minute = Date.parse(`${postedAt.local.slice(0, 16)}Z`);
  const apart = Math.abs(minute - Math.floor(Date.parse(machine.at) / 60_000) * 60_000);
  return apart <= FARTHEST_ZONE && apart % QUARTER === 0 ? { ...machine, local: postedAt.local } : null;
}

function disagreements(posts: readonly PagePost[], listed: readonly StructuredPost[]): Problem[] {
  const pairs = pairUp(posts, listed);
  return posts.flatMap((post, i) => {
    const pair = pairs[i];
    if (pair === null || pair === undefined) return [];
    const differs = [
      ...(sameName(post.author.name, pair.author) ? [] : [`author "${post.author.name}" against "${pair.author}"`]),
      ...(sameTime(post.postedAt.at, pair.created) ? [] : [`time ${post.postedAt.at} against ${pair.created}`]),
    ];
    if (differs.length === 0) return [];
    const message = `Markup and structured data disagree: ${differs.join(', ')}; the markup was taken.`;
    return [{ code: 'structured-data-differs', message, post: post.position }];
  });
}

function sameName(one: string | null, two: string | null): boolean {
  return one === null || two === null || foldSpace(one) === foldSpace(two);
}

function sameTime(at: string | null, created: string | null): boolean {
  const other = created === null ? null : (readMachineMoment(created, null)?.at ?? null);
  return at === null || other === null || Math.abs(Date.parse(at) - Date.parse(other)) <= SAME_TIME;
}

function fieldProblems(post: PagePost): Problem[] {
  if (post.kind !== 'post') return [];
  const problems: Problem[] = [];
  if (post.author.name === null) {
    problems.push({ code: 'no-author', message: 'No author is printed beside this post.', post: post.position });
  }
  if (post.postedAt.at === null && post.postedAt.local === null && post.postedAt.raw === null) {
    problems.push({ code: 'no-date', message: 'No time is printed beside this post.', post: post.position });
  }
  return problems;
}
