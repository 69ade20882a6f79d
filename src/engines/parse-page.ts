import { isAddress } from '../model/address.js';
import type { QuoteBlock } from '../model/body.js';
import type { PagePost, PageThread, ParseOptions, Poll, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import { checkPage } from './check-page.js';
import { dateProblems, readPageDates } from './dates/page-dates.js';
import type { Claim } from './detect.js';
import { keepRepeated } from './doubtful-quotes.js';
import type { EngineSpec, Field, PollFields, ThreadFields } from './engine.js';
import { keepValues, readField, readNumber, type Scope, selectIn, selectorOf } from './field.js';
import type { PageElement, PageTree } from './html/page-tree.js';
import { matches } from './html/select.js';
import { textOf } from './html/text-of.js';
import { assignRoles, ownersOf } from './html-blocks/roles.js';
import { completeFrom } from './own-data.js';
import { addressOfPage, lostNextPage, numberedLinks } from './page-links.js';
import { resolverFor } from './page-url.js';
import { runsOf } from './post-runs.js';
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
  const thread = readHead(tree, spec, url);
  const dates = readPageDates(tree, spec, scopes);
  const remarks = [
    ...(spec.origin === undefined ? [] : [`described by ${spec.origin.source}`]),
    ...(dates.because === null ? [] : [dates.because]),
  ];
  const doubtful = new Set<QuoteBlock>();
  const context: PostContext = {
    doubtful,
    tree,
    spec,
    roles: assignRoles(tree, spec.body),
    dayOrder: dates.order,
    times: dates.times,
    ignoreIds: options.ignoreIds ?? false,
    resolve: resolverFor(baseOf(page, url ?? thread.url)),
    opener: openerAmong(scopes, claim),
    isPost: new Set(scopes.map((scope) => scope.element)),
    linksAccounts: scopes.some((scope) => selectIn(scope, spec.post.author.member).length > 0),
  };
  const posts = keepRepeated(place(scopes.map((scope) => readPost(context, scope))), doubtful);
  const structured = readStructuredThread(tree);
  const counts = {
    perPage: readNumber(page, spec.thread.perPage),
    total: readNumber(page, spec.thread.total),
    replies: readNumber(page, spec.thread.replies),
  };
  const total =
    counts.total ?? (counts.replies === null ? readNumber(page, spec.thread.range.total) : counts.replies + 1);
  const checked = checkPage(posts, thread, structured.thread, counts);
  const read: ThreadPage = {
    type: 'thread',
    engine: spec.engine,
    engineVersion: readField(page, spec.version) ?? versionOf(spec.generation),
    detection: { ...detection, evidence: [...detection.evidence, ...remarks] },
    thread: total === null ? thread : { ...thread, totalPosts: total },
    posts: checked.posts,
    polls: readPolls(page, spec.thread.polls),
    expectedPosts: checked.expectedPosts,
    problems: [
      ...structured.problems,
      ...cutProblems(tree),
      ...lostNextPage(thread),
      ...dateProblems(checked.posts, dates),
      ...checked.problems,
    ],
  };
  const bodies = posts.every((post) => post.externalId === null);
  const data = spec.hooks.readData?.(tree, { url, bodies, options }) ?? null;
  return data === null ? read : completeFrom(read, data);
}

/** The posts of the list, without what is refused; posts inside posts (trees) keep to their own parts. */
function postScopes(tree: PageTree, { spec }: Claim): readonly Scope[] {
  const page: Scope = { tree, element: tree.root, owners: null };
  const refused = spec.post.refuse === '' ? null : selectorOf(spec.post.refuse);
  const listed = selectIn(page, spec.post.list).filter(
    (element) => refused === null || !matches(tree, element, refused),
  );
  const elements = spec.post.runs ? runsOf(tree, listed, selectorOf(spec.post.body)) : listed;
  const owners = spec.post.runs ? null : ownersOf(tree, elements);
  const scopes = elements.map((element): Scope => keepValues({ tree, element, owners }));
  // An advertisement may be dressed as a post: where posts have ids, an item with neither id nor time is none.
  const identified = scopes.some((scope) => readField(scope, spec.post.externalId) !== null);
  if (!identified) return scopes.filter((scope) => selectIn(scope, spec.post.body).length > 0);
  return scopes.filter(
    (scope) =>
      readField(scope, spec.post.externalId) !== null ||
      ((readField(scope, spec.post.posted.machine) ?? readField(scope, spec.post.posted.shown)) !== null &&
        readField(scope, spec.post.author.name) !== null),
  );
}

function openerAmong(scopes: readonly Scope[], { spec }: Claim): PostContext['opener'] {
  if (spec.post.opener === '') return null;
  const opener = scopes.find((scope) => matches(scope.tree, scope.element, selectorOf(spec.post.opener)));
  return opener === undefined ? null : { element: opener.element, externalId: readField(opener, spec.post.externalId) };
}

/** A generation that is named by a word says nothing of the version. */
function versionOf(generation: string): string | null {
  return /^\d/.test(generation) ? generation : null;
}

/** What a page says of its thread, without its posts. */
export function readHead(tree: PageTree, spec: EngineSpec, url: string | null): PageThread {
  const page: Scope = { tree, element: tree.root, owners: null };
  const fields = spec.thread;
  const printed = readField(page, fields.url);
  const resolve = resolverFor(baseOf(page, url ?? printed));
  const number = readNumber(page, fields.page);
  const count = readNumber(page, fields.pageCount);
  const counted = number === null && count === null ? pagesOf(page, fields.range) : null;
  const single = fields.unpagedIsSingle && number === null && count === null && counted === null;
  const place = single ? 1 : (number ?? counted?.page ?? 0);
  const pages = single ? 1 : (count ?? counted?.pageCount ?? 0);
  const linked = numberedLinks(page, fields.pageLinks, resolve);
  const linkTo = (to: number): string | null =>
    linked.get(to) ?? addressOfPage(url ?? resolve(printed), fields.pageParameter, to);
  return {
    externalId: readField(page, fields.externalId),
    title: readField(page, fields.title),
    url: resolve(printed),
    forumPath: textsOf(page, fields.forumPath),
    tags: textsOf(page, fields.tags),
    page: place === 0 ? null : place,
    pageCount: pages === 0 ? null : pages,
    nextUrl: resolve(readField(page, fields.nextUrl)) ?? (place > 0 && place < pages ? linkTo(place + 1) : null),
    prevUrl: resolve(readField(page, fields.prevUrl)) ?? (place > 1 ? linkTo(place - 1) : null),
  };
}

/** What addresses on the page count from: its `<base>`, else its own address. */
export function baseOf(page: Scope, address: string | null): string | null {
  const base = resolverFor(address)(readField(page, BASE));
  return base !== null && isAddress(base) ? base : address;
}

const BASE: Field = [{ select: 'base[href]', attr: 'href' }];

function readPolls(page: Scope, fields: readonly PollFields[]): readonly Poll[] {
  return fields.flatMap((poll) =>
    selectIn(page, poll.each).map((element): Poll => {
      const inside: Scope = { tree: page.tree, element, owners: null };
      const options = selectIn(inside, poll.option.each).flatMap((each) => {
        const option: Scope = { tree: page.tree, element: each, owners: null };
        const text = readField(option, poll.option.text);
        const beside = poll.option.beside === true ? each.next : null;
        const counted: Scope = beside === null ? option : { tree: page.tree, element: beside, owners: null };
        return text === null ? [] : [{ text, votes: readNumber(counted, poll.option.votes) }];
      });
      return { question: readField(inside, poll.question), options, voters: readNumber(inside, poll.voters) };
    }),
  );
}

/** Page and pages from the range of posts shown; the last page alone does not tell how many others hold. */
function pagesOf(page: Scope, range: ThreadFields['range']): { page: number; pageCount: number } | null {
  const first = readNumber(page, range.first);
  const last = readNumber(page, range.last);
  const total = readNumber(page, range.total);
  if (first === null || last === null || total === null || first < 1 || last < first || total < last) return null;
  if (first === 1 && last === total) return { page: 1, pageCount: 1 };
  const size = last - first + 1;
  if (last === total || (first - 1) % size !== 0) return null;
  return { page: (first - 1) / size + 1, pageCount: Math.ceil(total / size) };
}

/**
 * Texts of all matches, each once: crumbs and tags are often printed for wide and narrow screens. A section printed
 * beside the title stands in brackets, which are no part of its name.
 */
function textsOf(page: Scope, selector: string): readonly string[] {
  const nameOf = (element: PageElement): string => textOf(element).replace(/^\(([^()]{1,200})\)$/, '$1');
  return [...new Set(selectIn(page, selector).map(nameOf))].filter((text) => text !== '');
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

/** What a hostile page lost, as a problem. */
export function cutProblems(tree: PageTree): Problem[] {
  if (tree.cut.length === 0) return [];
  const message = `The markup is malformed beyond bounds and was cut: ${tree.cut.join('; ')}.`;
  return [{ code: 'markup-cut', message, post: null }];
}
