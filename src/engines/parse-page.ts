import { renderBody } from '../model/body.js';
import type { PagePost, PageThread, ParseOptions, Poll, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import { checkPage } from './check-page.js';
import { type DayOrder, dayOrderOf, isAmbiguousDate } from './dates/shown-moment.js';
import type { Claim } from './detect.js';
import type { PollFields } from './engine.js';
import { readField, readNumber, type Scope, selectIn, selectorOf } from './field.js';
import type { PageElement, PageTree } from './html/page-tree.js';
import { matches } from './html/select.js';
import { textOf } from './html/text-of.js';
import { assignRoles, ownersOf } from './html-blocks/roles.js';
import { resolverFor } from './page-url.js';
import { type PostContext, readPost, type UnplacedPost } from './read-post.js';
import { readStructuredThread } from './structured-data.js';

/**
 * Reads a page by the spec that claims it: the one interpreter of all specs. Total: whatever the markup lacks is null,
 * and a post that cannot be read fully never costs another.
 *
 * @param url where the page was saved from, or null
 */
export function readPage(tree: PageTree, claim: Claim, url: string | null, options: ParseOptions): ThreadPage {
  const { spec, detection } = claim;
  const page: Scope = { tree, element: tree.root, owners: null };
  const scopes = postScopes(tree, claim);
  const thread = readThread(page, claim, url);
  const dayOrder = dayOrderOf(shownDates(scopes, claim));
  const context: PostContext = {
    tree,
    spec,
    roles: assignRoles(tree, spec.body),
    dayOrder,
    ignoreIds: options.ignoreIds ?? false,
    resolve: resolverFor(url ?? thread.url),
    linksAccounts: scopes.some((scope) => selectIn(scope, spec.post.author.member).length > 0),
  };
  const posts = place(scopes.map((scope) => readPost(context, scope)));
  const structured = readStructuredThread(tree);
  const perPage = readNumber(page, spec.thread.perPage);
  const checked = checkPage(posts, thread, structured.thread, perPage);
  return {
    type: 'thread',
    engine: spec.engine,
    engineVersion: readField(page, spec.version) ?? spec.generation,
    detection,
    thread,
    posts: checked.posts,
    polls: readPolls(page, spec.thread.polls),
    expectedPosts: checked.expectedPosts,
    problems: [
      ...structured.problems,
      ...cutProblems(tree),
      ...dateProblems(checked.posts, dayOrder),
      ...checked.problems,
    ],
  };
}

/** The posts of the list, without what is refused; posts inside posts (trees) keep to their own parts. */
function postScopes(tree: PageTree, { spec }: Claim): readonly Scope[] {
  const page: Scope = { tree, element: tree.root, owners: null };
  const refused = spec.post.refuse === '' ? null : selectorOf(spec.post.refuse);
  const elements = selectIn(page, spec.post.list).filter(
    (element) => refused === null || !matches(tree, element, refused),
  );
  const owners = ownersOf(tree, elements);
  const scopes = elements.map((element): Scope => ({ tree, element, owners }));
  // An advertisement may be dressed as a post: where posts have ids, an item with neither id nor time is none.
  const identified = scopes.some((scope) => readField(scope, spec.post.externalId) !== null);
  if (!identified) return scopes.filter((scope) => selectIn(scope, spec.post.body).length > 0);
  return scopes.filter(
    (scope) =>
      readField(scope, spec.post.externalId) !== null ||
      (readField(scope, spec.post.posted.machine) !== null && readField(scope, spec.post.author.name) !== null),
  );
}

function readThread(page: Scope, { spec }: Claim, url: string | null): PageThread {
  const fields = spec.thread;
  const printed = readField(page, fields.url);
  const resolve = resolverFor(url ?? printed);
  const number = readNumber(page, fields.page);
  const count = readNumber(page, fields.pageCount);
  const single = fields.unpagedIsSingle && number === null && count === null;
  return {
    externalId: readField(page, fields.externalId),
    title: readField(page, fields.title),
    url: resolve(printed),
    forumPath: textsOf(page, fields.forumPath),
    tags: textsOf(page, fields.tags),
    page: single ? 1 : number,
    pageCount: single ? 1 : count,
    nextUrl: resolve(readField(page, fields.nextUrl)),
    prevUrl: resolve(readField(page, fields.prevUrl)),
  };
}

function readPolls(page: Scope, fields: readonly PollFields[]): readonly Poll[] {
  return fields.flatMap((poll) =>
    selectIn(page, poll.each).map((element): Poll => {
      const inside: Scope = { tree: page.tree, element, owners: null };
      const options = selectIn(inside, poll.option.each).flatMap((each) => {
        const option: Scope = { tree: page.tree, element: each, owners: null };
        const text = readField(option, poll.option.text);
        return text === null ? [] : [{ text, votes: readNumber(option, poll.option.votes) }];
      });
      return { question: readField(inside, poll.question), options, voters: readNumber(inside, poll.voters) };
    }),
  );
}

/** Texts of all matches, each once: crumbs and tags are often printed for wide and narrow screens. */
function textsOf(page: Scope, selector: string): readonly string[] {
  return [...new Set(selectIn(page, selector).map((element: PageElement) => textOf(element)))].filter(
    (text) => text !== '',
  );
}

/**
 * Numbers the posts from 1. A post printed twice (an opener repeated, a recommended post) counts once; a placeholder
 * gives way to the post it stands for.
 */
function place(posts: readonly UnplacedPost[]): readonly PagePost[] {
  const kept: UnplacedPost[] = [];
  const byId = new Map<string, number>();
  for (const post of posts) {
    const at = post.externalId === null ? undefined : byId.get(post.externalId);
    if (at === undefined) {
      if (post.externalId !== null) byId.set(post.externalId, kept.length);
      kept.push(post);
    } else if (kept[at]?.blocks.length === 0 && post.blocks.length > 0) kept[at] = post;
  }
  return kept.map(({ externalId, ...post }, index) => ({ externalId, position: index + 1, ...post }));
}

/** Dates as shown on the page, in posts and citation lines: together they may prove which part is the day. */
function shownDates(scopes: readonly Scope[], { spec }: Claim): readonly string[] {
  return scopes.flatMap((scope) => [
    ...[readField(scope, spec.post.posted.shown) ?? ''],
    ...spec.body.quotes.flatMap((quote) => selectIn(scope, quote.header).map((header) => textOf(header))),
  ]);
}

/** Times that could not be read because their figures may be day or month. */
function dateProblems(posts: readonly PagePost[], order: DayOrder): Problem[] {
  if (order !== null) return [];
  const moments = posts.flatMap((post) => [
    post.postedAt,
    post.editedAt,
    ...renderBody(post.blocks).quotes.map((quote) => quote.block.citedAt),
  ]);
  const doubtful = moments.filter(
    (moment) => moment !== null && moment.at === null && moment.local === null && isAmbiguousDate(moment.raw ?? ''),
  ).length;
  if (doubtful === 0) return [];
  const message = `${doubtful} dates are written in figures and nothing on the page tells day from month: only their words are kept.`;
  return [{ code: 'ambiguous-date', message, post: null }];
}

function cutProblems(tree: PageTree): Problem[] {
  if (tree.cut.length === 0) return [];
  const message = `The markup is malformed beyond bounds and was cut: ${tree.cut.join('; ')}.`;
  return [{ code: 'markup-cut', message, post: null }];
}
