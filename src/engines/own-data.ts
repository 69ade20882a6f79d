import { renderBody } from '../model/body.js';
import type { PagePost, PageThread, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import { foldSpace, foldText } from '../model/text.js';

/** Milliseconds two spellings of one time may differ: markup may leave the seconds out. */
const SAME_TIME = 60_000;
/** Posts of the same words ("+1") that are told apart by their authors; a page may hold thousands. */
const MOST_ALIKE = 50;

/**
 * Completes a page with the engine's own data found in it. Where the markup names its posts by id it is the base: what
 * it lacks is filled from the data, placeholders it leaves out are put in. Where it names none (a plain view for
 * readers without scripts) the data is the base. A disagreement between the two is a problem, never a silent choice.
 */
export function completeFrom(page: ThreadPage, data: ThreadPage): ThreadPage {
  if (data.posts.length === 0) return { ...page, thread: fillThread(page.thread, data.thread) };
  const named = page.posts.some((post) => post.externalId !== null);
  const { posts, problems } = named ? fillPosts(page.posts, data.posts) : replacePosts(page.posts, data.posts);
  const missing = problems.some((problem) => problem.code === 'missing-posts');
  const solved = named ? solvedProblems(page, posts) : new Set<Problem>();
  const counted = named ? data.posts.length : (data.expectedPosts ?? data.posts.length);
  return {
    ...page,
    thread: fillThread(page.thread, data.thread),
    posts: posts.map((post, index) => ({ ...post, position: index + 1 })),
    polls: page.polls.length > 0 ? page.polls : data.polls,
    expectedPosts: named && !missing ? (page.expectedPosts ?? Math.max(counted, posts.length)) : counted,
    problems: [
      ...page.problems.filter((problem) => (named ? !solved.has(problem) : problem.post === null)),
      ...(named ? [] : data.problems),
      ...problems,
    ],
  };
}

/** What posts of the page were said to lack and the data has. */
function solvedProblems(page: ThreadPage, filled: readonly PagePost[]): ReadonlySet<Problem> {
  const byId = new Map(filled.map((post) => [post.externalId, post]));
  return new Set(
    page.problems.filter(({ code, post: position }) => {
      const shown = position === null ? undefined : page.posts[position - 1];
      const post = shown === undefined || shown.externalId === null ? undefined : byId.get(shown.externalId);
      if (code === 'no-author') return post !== undefined && post.author.name !== null;
      return code === 'no-date' && post !== undefined && (post.postedAt.raw !== null || post.postedAt.at !== null);
    }),
  );
}

function fillThread(thread: PageThread, data: PageThread): PageThread {
  const totalPosts = thread.totalPosts ?? data.totalPosts;
  return {
    externalId: thread.externalId ?? data.externalId,
    title: thread.title ?? data.title,
    url: thread.url ?? data.url,
    forumPath: thread.forumPath.length > 0 ? thread.forumPath : data.forumPath,
    tags: thread.tags.length > 0 ? thread.tags : data.tags,
    page: thread.page ?? data.page,
    pageCount: thread.pageCount ?? data.pageCount,
    nextUrl: thread.nextUrl ?? data.nextUrl,
    prevUrl: thread.prevUrl ?? data.prevUrl,
    ...(totalPosts === undefined ? {} : { totalPosts }),
  };
}

interface Merged {
  readonly posts: readonly PagePost[];
  readonly problems: readonly Problem[];
}

function fillPosts(posts: readonly PagePost[], data: readonly PagePost[]): Merged {
  const byId = new Map(data.flatMap((post) => (post.externalId === null ? [] : [[post.externalId, post]])));
  const shown = new Set(posts.map((post) => post.externalId));
  const problems = posts.flatMap((post) => {
    const pair = post.externalId === null ? undefined : byId.get(post.externalId);
    return pair === undefined ? [] : disagreement(post, pair);
  });
  const absent = data.filter((post) => post.externalId !== null && !shown.has(post.externalId));
  const lost = absent.filter((post) => post.kind === 'post').length;
  if (lost > 0) {
    const message = `The page's own data lists ${data.length} posts; ${lost} of them are not shown in its markup.`;
    problems.push({ code: 'missing-posts', message, post: null });
  }
  const filled = posts.map((post) => {
    const pair = post.externalId === null ? undefined : byId.get(post.externalId);
    return pair === undefined ? post : fill(post, pair);
  });
  return { posts: withStubs(filled, data, shown), problems };
}

/** A post as shown, with what only the data knows. Its time is the data's where both agree: it has the seconds. */
function fill(post: PagePost, data: PagePost): PagePost {
  const { author } = post;
  const same = sameName(post, data);
  const exact = post.postedAt.at === null && data.postedAt.at !== null;
  const gone = data.kind !== 'post' && post.kind === 'post';
  return {
    ...post,
    url: post.url ?? data.url,
    parentExternalId: post.parentExternalId ?? data.parentExternalId,
    kind: gone ? data.kind : post.kind,
    author: {
      ...author,
      name: author.name ?? data.author.name,
      externalId: author.externalId ?? (same ? data.author.externalId : null),
      kind: same && (author.kind === 'unknown' || data.author.kind === 'deleted') ? data.author.kind : author.kind,
    },
    postedAt: exact ? { ...data.postedAt, raw: post.postedAt.raw ?? data.postedAt.raw } : post.postedAt,
    editedAt: post.editedAt?.at == null ? (data.editedAt ?? post.editedAt) : post.editedAt,
    blocks: gone ? [] : post.blocks,
    reactions: post.reactions.length > 0 ? post.reactions : data.reactions,
    attachments: post.attachments.length > 0 ? post.attachments : data.attachments,
    signature: post.signature ?? data.signature,
  };
}

/** Placeholders that only the data lists, each behind the post it follows there. */
function withStubs(
  posts: readonly PagePost[],
  data: readonly PagePost[],
  shown: ReadonlySet<string | null>,
): readonly PagePost[] {
  const behind = new Map<string | null, PagePost[]>();
  let previous: string | null = null;
  for (const post of data) {
    if (shown.has(post.externalId)) previous = post.externalId;
    else if (post.kind !== 'post') {
      const stubs = behind.get(previous);
      if (stubs === undefined) behind.set(previous, [post]);
      else stubs.push(post);
    }
  }
  if (behind.size === 0) return posts;
  return [...(behind.get(null) ?? []), ...posts.flatMap((post) => [post, ...(behind.get(post.externalId) ?? [])])];
}

function sameName(post: PagePost, data: PagePost): boolean {
  const [one, two] = [post.author.name, data.author.name];
  return one === null || two === null || foldSpace(one) === foldSpace(two);
}

function disagreement(post: PagePost, data: PagePost): Problem[] {
  const [one, two] = [post.author.name, data.author.name];
  const [shown, told] = [post.postedAt.at, data.postedAt.at];
  const names = sameName(post, data);
  const times = shown === null || told === null || Math.abs(Date.parse(shown) - Date.parse(told)) <= SAME_TIME;
  if (names && times) return [];
  const differs = [
    ...(names ? [] : [`author "${one}" against "${two}"`]),
    ...(times ? [] : [`time ${shown} against ${told}`]),
  ];
  const message = `Markup and the page's own data disagree: ${differs.join(', ')}; the markup was taken.`;
  return [{ code: 'structured-data-differs', message, post: post.position }];
}

/**
 * The data's posts. Where the data has no name (a deleted account) the one printed beside the same words is taken; shown
 * posts that the data does not have with the same author and words are a disagreement.
 */
function replacePosts(posts: readonly PagePost[], data: readonly PagePost[]): Merged {
  const known = byWords(data);
  const shown = byWords(posts);
  const foreign = posts.filter((post) => !(known.get(wordsOf(post)) ?? []).some((one) => sameName(one, post))).length;
  const named = data.map((post) => {
    const pair = (shown.get(wordsOf(post)) ?? []).find((one) => sameName(one, post));
    return pair === undefined
      ? post
      : { ...post, author: { ...post.author, name: post.author.name ?? pair.author.name } };
  });
  if (foreign === 0) return { posts: named, problems: [] };
  const message = `Markup and the page's own data disagree: ${foreign} of ${posts.length} posts shown are not in the data with the same author and words; the data was taken.`;
  return { posts: named, problems: [{ code: 'structured-data-differs', message, post: null }] };
}

function byWords(posts: readonly PagePost[]): ReadonlyMap<string, readonly PagePost[]> {
  const found = new Map<string, PagePost[]>();
  for (const post of posts) {
    const words = wordsOf(post);
    const alike = found.get(words);
    if (alike === undefined) found.set(words, [post]);
    else if (alike.length < MOST_ALIKE) alike.push(post);
  }
  return found;
}

function wordsOf(post: PagePost): string {
  return foldText(renderBody(post.blocks).text);
}
