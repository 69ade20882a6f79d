import type { Moment } from '../../../model/moment.js';
import {
  type Detection,
  type PageAuthor,
  type PageThread,
  type ParseOptions,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { answerAddress, numberIn, withParameter } from '../../json/answer-address.js';
import { draftPage, NO_FURTHER_POSTS, NOBODY, type PostDraft } from '../../json/draft.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { readMarkdown } from '../../json/markdown.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';

/** `/api/v3/post` and `/api/v3/comment/list`: views of a post and of comments; also both in one object. */
export const LEMMY_POST: JsonEngine = {
  engine: 'lemmy',
  generation: 'post',
  detect: (root, url = null) => {
    if (listOf(memberOf(root, 'comments')).length === 0 && Array.isArray(memberOf(root, 'comments')))
      if (addressOf(url) !== null) return { confidence: 0.9, evidence: ['an empty answer for comments'] };
    const post = memberAt(root, 'post_view.post.name') !== undefined;
    const comments = listOf(memberOf(root, 'comments')).some(
      (view) => memberAt(view, 'comment.path') !== undefined && memberAt(view, 'comment.content') !== undefined,
    );
    const evidence = [...(post ? ['a post_view'] : []), ...(comments ? ['comment views with paths'] : [])];
    return { confidence: post || comments ? 0.9 : 0, evidence };
  },
  read: (root, detection, url, options) => readAnswer(root, detection, { url, options, bodies: true }),
};

interface Request {
  readonly url: string | null;
  readonly options: ParseOptions;
  /** False where only what surrounds the texts is wanted. */
  readonly bodies: boolean;
}

/** The post first, then comments in the order given; a comment's path names its ancestors ("0.12.34"). */
export function readAnswer(root: unknown, detection: Detection, request: Request): ThreadPage {
  const view = memberOf(root, 'post_view');
  const comments = listOf(memberOf(root, 'comments'));
  const post = memberOf(view, 'post') ?? memberOf(comments[0], 'post');
  const community = memberOf(view, 'community') ?? memberOf(comments[0], 'community');
  const path = textOf(memberOf(community, 'title')) ?? textOf(memberOf(community, 'name'));
  const address = addressOf(request.url);
  const id = idOf(memberOf(post, 'id')) ?? address?.searchParams.get('post_id') ?? null;
  const count = integerOf(memberAt(view, 'counts.comments'));
  const alone = address !== null && memberOf(root, 'comments') === undefined;
  const posts = [
    ...(view === undefined ? [] : [readEntry(view, memberOf(view, 'post'), 'body', null, request)]),
    ...comments.map((comment) =>
      readEntry(comment, memberOf(comment, 'comment'), 'content', parentOf(comment, id), request),
    ),
  ];
  return draftPage({
    engine: 'lemmy',
    detection,
    thread: {
      externalId: id,
      title: textOf(memberOf(post, 'name')),
      // Federated posts have an address of their origin, where they bear another number.
      url: address === null || id === null ? textOf(memberOf(post, 'ap_id')) : `${address.origin}/post/${id}`,
      forumPath: path === null ? [] : [path],
      ...(address === null || id === null ? {} : placeOf(address, id, alone ? (count ?? 0) : null, comments.length)),
    },
    posts,
    expectedPosts: count === null || alone ? null : count + 1,
    totalPosts: count === null ? null : count + 1,
    problems: posts.length === 0 ? [NO_FURTHER_POSTS] : [],
  });
}

/** The address of an answer of the API, not of a page that carries one. */
function addressOf(url: string | null): URL | null {
  return answerAddress(url, /\/api\/v\d\/(?:post|comment\/list)$/)?.url ?? null;
}

/** Comments asked for at a time; the server gives no more. */
const PER_ANSWER = 50;

/**
 * The post is the first page, its comments by age the next ones. A full answer may have more behind it: only the post
 * says how many comments there are.
 *
 * @param total comments of the whole thread, in the answer for the post; null in one for comments
 */
function placeOf(address: URL, id: string, total: number | null, given: number): Partial<PageThread> {
  if (total !== null) {
    const first = new URL('comment/list', address);
    first.search = `?post_id=${id}&type_=All&sort=Old&limit=${PER_ANSWER}&page=1`;
    return { page: 1, pageCount: 1 + Math.ceil(total / PER_ANSWER), nextUrl: total > 0 ? first.href : null };
  }
  const page = Math.max(1, numberIn(address, 'page', 1));
  const full = given > 0 && given >= numberIn(address, 'limit', 10);
  return {
    page: page + 1,
    nextUrl: full ? withParameter(address, 'page', page + 1) : null,
    prevUrl: page > 1 ? withParameter(address, 'page', page - 1) : null,
  };
}

function readEntry(view: unknown, entry: unknown, body: string, parent: string | null, request: Request): PostDraft {
  const gone = isSet(memberOf(entry, 'deleted')) || isSet(memberOf(entry, 'removed'));
  const text = textOf(memberOf(entry, body));
  const posted = utcOf(memberOf(entry, 'published'));
  return {
    externalId: idOf(memberOf(entry, 'id')),
    url: textOf(memberOf(entry, 'ap_id')),
    parentExternalId: parent,
    kind: gone ? 'deleted' : 'post',
    author: readAuthor(memberOf(view, 'creator')),
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: utcOf(memberOf(entry, 'updated')),
    reactions: readVotes(memberOf(view, 'counts')),
    ...(gone || text === null || !request.bodies ? {} : readMarkdown(text)),
  };
}

/** The ancestor before the last in the path; a comment at the top answers the post. */
function parentOf(view: unknown, post: string | null): string | null {
  const path = (textOf(memberAt(view, 'comment.path')) ?? '').split('.');
  const parent = path.at(-2);
  return parent === undefined || parent === '0' ? post : parent;
}

function readAuthor(creator: unknown): PageAuthor {
  const name = textOf(memberOf(creator, 'display_name')) ?? textOf(memberOf(creator, 'name'));
  const kind = isSet(memberOf(creator, 'deleted')) ? 'deleted' : name === null ? 'unknown' : 'member';
  return { ...NOBODY, name, externalId: idOf(memberOf(creator, 'id')), kind };
}

function readVotes(counts: unknown): readonly Reaction[] {
  const up = integerOf(memberOf(counts, 'upvotes'));
  const down = integerOf(memberOf(counts, 'downvotes'));
  return [
    ...(up === null ? [] : [reactionOf('Upvote', up)]),
    ...(down === null || down === 0 ? [] : [reactionOf('Downvote', down)]),
  ];
}

/** Times of versions before 0.19 are in UTC and do not say so. */
export function utcOf(value: unknown): Moment | null {
  const text = textOf(value);
  return momentOf(text !== null && /T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/.test(text) ? `${text}Z` : value);
}
