import {
  type Detection,
  type PageAuthor,
  type PageThread,
  type ParseOptions,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { type AnswerAddress, answerAddress, boardRoot, numberIn, withParameter } from '../../json/answer-address.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import { FLARUM_BODY } from './body.js';

/** `/api/discussions/ID`, `/api/posts?filter[discussion]=ID`, and the first of them in the page of a discussion: JSON:API. */
export const FLARUM_DISCUSSION: JsonEngine = {
  engine: 'flarum',
  generation: 'discussion',
  detect: (root) => {
    const { discussion, included } = partsOf(root);
    const posts = included.some(
      (item) => memberOf(item, 'type') === 'posts' && memberAt(item, 'attributes.contentType') !== undefined,
    );
    const evidence = [...(discussion === undefined ? [] : ['a JSON:API discussion']), ...(posts ? ['its posts'] : [])];
    return { confidence: discussion !== undefined && posts ? 1 : 0, evidence };
  },
  read: (root, detection, url, options) => readDiscussion(root, detection, { url, options }),
};

/** Posts on a page of the plain view and in one answer of the API. */
const PER_PAGE = 20;

interface Request {
  readonly url: string | null;
  readonly options: ParseOptions;
}

/** Resources of the document by type and id ("users 5"): relationships name them so. */
type Resources = ReadonlyMap<string, unknown>;

/** The discussion and everything included: it is the document's data itself, or included where posts were asked for. */
function partsOf(root: unknown): { readonly discussion: unknown; readonly included: readonly unknown[] } {
  const data = memberOf(root, 'data');
  const included = [...listOf(data), ...listOf(memberOf(root, 'included'))];
  const discussion = [data, ...included].find((item) => memberOf(item, 'type') === 'discussions');
  return { discussion, included };
}

/**
 * Posts stand among the included resources in the order they were needed: a post mentioned by an earlier one comes
 * early, so they are put in the order of their numbers. A post of another discussion, and one whose text is not
 * included, is only referred to.
 */
export function readDiscussion(root: unknown, detection: Detection, request: Request): ThreadPage {
  const { discussion, included } = partsOf(root);
  const resources: Resources = new Map(included.map((item) => [keyOf(item), item]));
  const id = idOf(memberOf(discussion, 'id'));
  const listed = relatedKeys(discussion, 'posts');
  const named = new Set(listed);
  const own = included.filter((item) => memberOf(item, 'type') === 'posts' && belongs(item, id, named));
  const comments = own
    .filter((item) => memberAt(item, 'attributes.contentType') === 'comment' && hasWordsOrIsGone(item))
    .sort((a, b) => numberOf(a) - numberOf(b));
  const count = integerOf(memberAt(discussion, 'attributes.commentCount'));
  const tags = relatedKeys(discussion, 'tags').flatMap((key) => resources.get(key) ?? []);
  const url = threadUrl(discussion, request.url);
  const address = answerAddress(request.url, /\/api\/discussions\//);
  const place =
    address === null ? shownPlace(count, comments) : answeredPlace(address, listed, resources, comments.length);
  return draftPage({
    engine: 'flarum',
    detection,
    thread: {
      externalId: id,
      title: textOf(memberAt(discussion, 'attributes.title')),
      url,
      // Primary tags have a place among the boards, secondary ones none.
      forumPath: namesOf(tags, (tag) => memberAt(tag, 'attributes.position') !== null),
      tags: namesOf(tags, (tag) => memberAt(tag, 'attributes.position') === null),
      ...place.thread,
    },
    posts: comments.map((item) => readPost(item, resources, { ...request, url: address === null ? request.url : url })),
    expectedPosts: place.expected,
    totalPosts: count,
  });
}

interface Place {
  readonly thread: Partial<Pick<PageThread, 'page' | 'pageCount' | 'nextUrl' | 'prevUrl'>>;
  readonly expected: number | null;
}

/** The data of a page, and answers of unknown origin: the first page is known by its first post. */
function shownPlace(count: number | null, comments: readonly unknown[]): Place {
  const pageCount = count === null ? null : Math.max(1, Math.ceil(count / PER_PAGE));
  const first = pageCount !== null && startsAtFirst(comments);
  return {
    thread: { page: pageCount === 1 || first ? 1 : null, pageCount },
    expected: pageCount === 1 ? count : first ? PER_PAGE : null,
  };
}

/**
 * An answer of the API: the discussion names all its posts in order and includes those from the offset on. How many
 * that are is the board's choice, so the next answer begins behind the last one that is included without a gap.
 */
function answeredPlace({ url }: AnswerAddress, listed: readonly string[], resources: Resources, read: number): Place {
  const offset = numberIn(url, OFFSET, 0);
  let end = offset;
  while (end < listed.length && isIncluded(resources.get(listed[end] ?? ''))) end += 1;
  const pages = Math.ceil(listed.length / PER_PAGE);
  const start = Math.max(0, offset - PER_PAGE);
  // Nothing is included where something should be: the rest of the discussion is missing, and asking again is no use.
  const lost = end === offset ? listed.length - offset : 0;
  return {
    thread: {
      page: offset % PER_PAGE === 0 ? offset / PER_PAGE + 1 : null,
      pageCount: pages === 0 ? null : pages,
      nextUrl: end > offset && end < listed.length ? withParameter(url, OFFSET, end) : null,
      prevUrl: offset > 0 ? withParameter(url, OFFSET, start) : null,
    },
    expected: lost > 0 ? read + lost : null,
  };
}

const OFFSET = 'page[offset]';

/** The address people open: version 1 tells it, version 2 only the slug. */
export function threadUrl(discussion: unknown, url: string | null): string | null {
  const told = textOf(memberAt(discussion, 'attributes.shareUrl'));
  const slug = textOf(memberAt(discussion, 'attributes.slug'));
  const id = idOf(memberOf(discussion, 'id'));
  if (told !== null || url === null || id === null) return told;
  const name = slug === null ? id : slug.startsWith(`${id}-`) || slug === id ? slug : `${id}-${slug}`;
  return `${boardRoot(url, /\/(?:api|d|t|all|tags)(?=\/|$)/)}/d/${encodeURIComponent(name)}`;
}

function startsAtFirst(comments: readonly unknown[]): boolean {
  return comments.length > 0 && numberOf(comments[0]) === 1;
}

function belongs(post: unknown, discussion: string | null, listed: ReadonlySet<string>): boolean {
  const of = idOf(memberAt(post, 'relationships.discussion.data.id'));
  return of === null ? listed.has(keyOf(post)) : of === discussion;
}

function hasWordsOrIsGone(post: unknown): boolean {
  const html = memberAt(post, 'attributes.contentHtml');
  return typeof html === 'string' || isSet(memberAt(post, 'attributes.isHidden'));
}

/** A post that is there, not only referred to; events ("renamed the discussion") have no words. */
function isIncluded(post: unknown): boolean {
  const type = memberAt(post, 'attributes.contentType');
  return type !== undefined && (type !== 'comment' || hasWordsOrIsGone(post));
}

function readPost(post: unknown, resources: Resources, { url, options }: Request): PostDraft {
  const attributes = memberOf(post, 'attributes');
  const html = textOf(memberOf(attributes, 'contentHtml'));
  const gone = isSet(memberOf(attributes, 'isHidden')) || textOf(memberOf(attributes, 'hiddenAt')) !== null;
  const posted = momentOf(memberOf(attributes, 'createdAt') ?? memberOf(attributes, 'time'));
  const body =
    gone || html === null
      ? null
      : readHtmlBody(html, FLARUM_BODY, { base: url, ignoreIds: options.ignoreIds ?? false });
  const number = idOf(memberOf(attributes, 'number'));
  return {
    externalId: idOf(memberOf(post, 'id')),
    url: url === null || number === null ? null : `${url.replace(/[?#].*$/s, '')}/${number}`,
    kind: gone ? 'deleted' : 'post',
    author: readAuthor(post, resources),
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: momentOf(memberOf(attributes, 'editedAt') ?? memberOf(attributes, 'editTime')),
    reactions: readReactions(post, resources),
    ...body,
  };
}

/** A post without a user is that of a deleted account; one that does not mention users at all says nothing of them. */
function readAuthor(post: unknown, resources: Resources): PageAuthor {
  const relation = memberAt(post, 'relationships.user');
  const [key] = relatedKeys(post, 'user');
  if (key === undefined)
    return {
      ...NOBODY,
      kind: relation === undefined && memberOf(post, 'relationships') === undefined ? 'unknown' : 'deleted',
    };
  const user = resources.get(key);
  const name = nameOf(user);
  return { ...NOBODY, name, externalId: idOf(memberOf(user, 'id')), kind: 'member' };
}

function nameOf(user: unknown): string | null {
  return textOf(memberAt(user, 'attributes.displayName')) ?? textOf(memberAt(user, 'attributes.username'));
}

/** Likes (with names where the users are included), and the net vote of boards that vote. */
function readReactions(post: unknown, resources: Resources): readonly Reaction[] {
  const keys = relatedKeys(post, 'likes');
  const count = integerOf(memberAt(post, 'attributes.likesCount')) ?? keys.length;
  const actors = keys.flatMap((key) => nameOf(resources.get(key)) ?? []);
  const votes = integerOf(memberAt(post, 'attributes.votes'));
  return [
    ...(count > 0 ? [reactionOf('Like', count, actors)] : []),
    ...(votes === null ? [] : [reactionOf('Score', votes)]),
  ];
}

function keyOf(item: unknown): string {
  return `${textOf(memberOf(item, 'type')) ?? ''} ${idOf(memberOf(item, 'id')) ?? ''}`;
}

function relatedKeys(item: unknown, name: string): readonly string[] {
  const data = memberAt(item, `relationships.${name}.data`);
  return (Array.isArray(data) ? data : data === undefined || data === null ? [] : [data]).map(keyOf);
}

function namesOf(tags: readonly unknown[], wanted: (tag: unknown) => boolean): readonly string[] {
  return tags.filter(wanted).flatMap((tag) => textOf(memberAt(tag, 'attributes.name')) ?? []);
}

function numberOf(post: unknown): number {
  return integerOf(memberAt(post, 'attributes.number')) ?? Number.MAX_SAFE_INTEGER;
}
