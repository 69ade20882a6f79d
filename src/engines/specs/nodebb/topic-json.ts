import { isAddress } from '../../../model/address.js';
import { renderBody } from '../../../model/body.js';
import {
  type Detection,
  type PageAuthor,
  type PageThread,
  type ParseOptions,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { answerAddress, withParameter } from '../../json/answer-address.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import {
  idOf,
  integerOf,
  isSet,
  listOf,
  markupTextOf,
  memberAt,
  memberOf,
  momentOf,
  textOf,
} from '../../json/value.js';
import { resolverFor } from '../../page-url.js';
import { NODEBB_BODY } from './body.js';

/** `/api/topic/ID`. */
export const NODEBB_TOPIC: JsonEngine = {
  engine: 'nodebb',
  generation: 'topic',
  detect: (root) => {
    const posts = listOf(memberOf(root, 'posts')).some(
      (post) => memberOf(post, 'pid') !== undefined && memberOf(post, 'content') !== undefined,
    );
    const topic = memberOf(root, 'tid') !== undefined;
    const evidence = [...(topic ? ['a topic with tid'] : []), ...(posts ? ['posts with pid'] : [])];
    return { confidence: posts && topic ? 1 : 0, evidence };
  },
  read: (root, detection, url, options) => readTopic(root, detection, { url, options, bodies: true }),
};

interface Request {
  readonly url: string | null;
  readonly options: ParseOptions;
  /** False where only what surrounds the texts is wanted. */
  readonly bodies: boolean;
}

export function readTopic(root: unknown, detection: Detection, request: Request): ThreadPage {
  const slug = textOf(memberOf(root, 'slug'));
  const crumbs = listOf(memberOf(root, 'breadcrumbs')).slice(0, -1);
  return draftPage({
    engine: 'nodebb',
    detection,
    thread: {
      externalId: idOf(memberOf(root, 'tid')),
      title: plain(memberOf(root, 'titleRaw')) ?? plain(memberOf(root, 'title')),
      url: topicUrl(slug, request.url),
      forumPath: crumbs.flatMap((crumb) => plain(memberOf(crumb, 'text')) ?? []),
      tags: listOf(memberOf(root, 'tags')).flatMap((tag) => textOf(memberOf(tag, 'value')) ?? []),
      ...placeOf(root, slug, request),
    },
    posts: listOf(memberOf(root, 'posts')).map((post) => readPost(post, request)),
    totalPosts: integerOf(memberOf(root, 'postcount')),
  });
}

/** Boards live in folders too: the address of the answer, or of the page, says in which. */
function topicUrl(slug: string | null, url: string | null): string | null {
  if (url === null || slug === null) return null;
  const root = answerAddress(url, /\/(?:api\/)?topic\//)?.root ?? '';
  return resolverFor(url)(`${root}/topic/${slug}`);
}

/** Boards that scroll without end count pages all the same; `page` in the query gives each of them. */
function placeOf(root: unknown, slug: string | null, request: Request): Partial<PageThread> {
  const page = integerOf(memberAt(root, 'pagination.currentPage'));
  const pageCount = integerOf(memberAt(root, 'pagination.pageCount'));
  const first = topicUrl(slug, request.url);
  const answer = first === null || !isAddress(first) ? null : new URL(first);
  // Data inside a page goes with pages, an answer of the API with answers.
  if (answer !== null && request.bodies) answer.pathname = answer.pathname.replace(/\/topic\/(?=\d)/, '/api/topic/');
  const turn = (to: number): string | null => (answer === null ? null : withParameter(answer, 'page', to));
  return {
    page,
    pageCount,
    nextUrl: page === null || pageCount === null || page >= pageCount ? null : turn(page + 1),
    prevUrl: page === null || page < 2 ? null : turn(page - 1),
  };
}

/** Text of the board's own; a key of its translations ("[[global:home]]") is none. */
export function plain(value: unknown): string | null {
  const text = markupTextOf(value);
  return text === null || /^\[\[[\w:-]{1,80}.{0,200}\]\]$/.test(text) ? null : text;
}

function readPost(post: unknown, { url, options, bodies }: Request): PostDraft {
  const html = textOf(memberOf(post, 'content'));
  const gone = isSet(memberOf(post, 'deleted'));
  const posted = momentOf(memberOf(post, 'timestamp'));
  const asked = { base: url, ignoreIds: options.ignoreIds ?? false };
  const signature = textOf(memberAt(post, 'user.signature'));
  return {
    externalId: idOf(memberOf(post, 'pid')),
    parentExternalId: idOf(memberOf(post, 'toPid')),
    kind: gone ? 'deleted' : 'post',
    author: readAuthor(post),
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: momentOf(memberOf(post, 'edited')),
    // A placeholder still has its count of votes in the data, where the page shows none.
    reactions: gone ? [] : readReactions(post),
    ...(gone || html === null || !bodies ? {} : readHtmlBody(html, NODEBB_BODY, asked)),
    signature:
      signature === null || !bodies
        ? null
        : textOf(renderBody(readHtmlBody(signature, NODEBB_BODY, asked).blocks).text),
  };
}

/** Account 0 is a guest; a post of another account whose user is 0 is that of a deleted account. */
function readAuthor(post: unknown): PageAuthor {
  const user = memberOf(post, 'user');
  const name =
    plain(memberOf(user, 'username')) ?? plain(memberOf(user, 'displayname')) ?? textOf(memberOf(post, 'handle'));
  const externalId = idOf(memberOf(post, 'uid'));
  const known = idOf(memberOf(user, 'uid'));
  if (externalId === null || externalId === '0')
    return { ...NOBODY, name, kind: externalId === null ? 'unknown' : 'guest' };
  return { ...NOBODY, name, externalId, kind: known === '0' ? 'deleted' : 'member' };
}

function readReactions(post: unknown): readonly Reaction[] {
  const votes = integerOf(memberOf(post, 'votes'));
  const listed = listOf(memberOf(post, 'reactions')).flatMap((reaction): Reaction[] => {
    const name = textOf(memberOf(reaction, 'reaction'));
    return name === null ? [] : [reactionOf(name, integerOf(memberOf(reaction, 'reactionCount')))];
  });
  return [...(votes === null ? [] : [reactionOf('Score', votes)]), ...listed];
}
