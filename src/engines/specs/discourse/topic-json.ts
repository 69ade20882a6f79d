import type { Block } from '../../../model/body.js';
import {
  type Detection,
  type PageAuthor,
  type ParseOptions,
  type Poll,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { answerAddress, numberIn } from '../../json/answer-address.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import { resolverFor } from '../../page-url.js';
import { DISCOURSE_BODY } from './body.js';

/** `/t/ID.json`, `/t/ID/posts.json` and the topic preloaded in pages. */
export const DISCOURSE_TOPIC: JsonEngine = {
  engine: 'discourse',
  generation: 'topic',
  detect: (root) => {
    const posts = listOf(memberAt(root, 'post_stream.posts'));
    const cooked = posts.some(
      (post) => typeof memberOf(post, 'cooked') === 'string' && memberOf(post, 'post_number') !== undefined,
    );
    const stream = Array.isArray(memberAt(root, 'post_stream.stream'));
    const evidence = [...(cooked ? ['post_stream with cooked posts'] : []), ...(stream ? ['post_stream.stream'] : [])];
    return { confidence: (cooked ? 0.8 : 0) + (stream ? 0.2 : 0), evidence };
  },
  read: (root, detection, url, options) => readTopic(root, detection, { url, options, bodies: true }),
};

/** Kinds of posts: 1 ordinary, 2 by a moderator, 3 a small action ("closed this topic"), 4 a whisper. */
const SMALL_ACTION = 3;
/** The like among the kinds of flags and likes in `actions_summary`. */
const LIKE = 2;

interface Request {
  readonly url: string | null;
  readonly options: ParseOptions;
  /** False where only what surrounds the texts is wanted. */
  readonly bodies: boolean;
}

export function readTopic(root: unknown, detection: Detection, request: Request): ThreadPage {
  const posts = listOf(memberAt(root, 'post_stream.posts'));
  const id = idOf(memberOf(root, 'id')) ?? idOf(memberOf(posts[0], 'topic_id'));
  const slug = textOf(memberOf(root, 'slug')) ?? textOf(memberOf(posts[0], 'topic_slug'));
  const folder = answerAddress(request.url, /\/t\//)?.root ?? '';
  const url = request.url === null || id === null ? null : resolverFor(request.url)(`${folder}/t/${slug ?? '-'}/${id}`);
  const said = posts.filter((post) => !isEvent(post));
  const place = placeOf(root, posts, request.url);
  const turn = (page: number | null): string | null =>
    page === null || url === null || id === null
      ? null
      : request.bodies
        ? resolverFor(url)(`${folder}/t/${id}.json?page=${page}`)
        : `${url}?page=${page}`;
  return draftPage({
    engine: 'discourse',
    detection,
    thread: {
      externalId: id,
      title: textOf(memberOf(root, 'title')),
      url,
      tags: listOf(memberOf(root, 'tags')).flatMap((tag) => textOf(tag) ?? textOf(memberOf(tag, 'name')) ?? []),
      page: place.page,
      pageCount: place.pageCount,
      nextUrl: turn(place.next),
      prevUrl: turn(place.page === null || place.page < 2 ? null : place.page - 1),
    },
    posts: said.map((post) => readPost(post, id, url, request)),
    polls: posts.flatMap((post) => listOf(memberOf(post, 'polls')).map(readPoll)),
    expectedPosts: place.expected,
    totalPosts: integerOf(memberOf(root, 'posts_count')),
    events: posts.length - said.length,
  });
}

/** Posts on a page, unless the answer says otherwise. */
const PER_PAGE = 20;

interface Place {
  readonly page: number | null;
  readonly pageCount: number | null;
  /** Number of the next page, null behind the last post. */
  readonly next: number | null;
  /** Entries of the stream this page should hold. */
  readonly expected: number | null;
}

/**
 * Where the posts stand in the topic: `stream` lists the ids of all its posts in order. Answers for a list of posts
 * (`posts.json`) have no stream; topics of more than 10,000 posts have none either, but the id of the last post.
 */
function placeOf(root: unknown, posts: readonly unknown[], url: string | null): Place {
  const stream = listOf(memberAt(root, 'post_stream.stream')).map(idOf);
  const chunk = integerOf(memberOf(root, 'chunk_size')) ?? PER_PAGE;
  const size = chunk > 0 ? chunk : PER_PAGE;
  // The first versions listed the posts' numbers.
  const named = stream.includes(idOf(memberOf(posts[0], 'id'))) ? 'id' : 'post_number';
  const first = idOf(memberOf(posts[0], named));
  const last = idOf(memberOf(posts.at(-1), named));
  if (stream.length === 0) return beyondStreams(root, idOf(memberOf(posts.at(-1), 'id')), url);
  const pageCount = Math.ceil(stream.length / size);
  const start = first === null ? -1 : stream.indexOf(first);
  const end = last === null ? -1 : stream.lastIndexOf(last);
  // Data from before posts had ids here, or posts of elsewhere: the stream counts them all the same.
  if (start < 0 || end < start) return { ...NOWHERE_IN_TOPIC, pageCount, expected: stream.length };
  const paged = start % size === 0;
  return {
    page: paged ? start / size + 1 : null,
    pageCount,
    next:
      end + 1 < stream.length
        ? nextOf(paged ? start / size + 1 : null, pageCount, Math.floor((end + 1) / size) + 1)
        : null,
    expected: paged ? Math.min(size, stream.length - start) : end - start + 1,
  };
}

/** A page that lacks posts does not get them by being asked for again; the ones behind it are on the next page. */
function nextOf(page: number | null, pageCount: number, following: number): number | null {
  const next = page === null ? following : page + 1;
  return next <= pageCount ? next : null;
}

const NOWHERE_IN_TOPIC: Place = { page: null, pageCount: null, next: null, expected: null };

/** The page is the one that was asked for; the id of the topic's last post tells whether there are more. */
function beyondStreams(root: unknown, last: string | null, url: string | null): Place {
  const end = idOf(memberAt(root, 'post_stream.lastId'));
  const address = answerAddress(url, /\/t\//);
  if (end === null || last === null || address === null) return NOWHERE_IN_TOPIC;
  const page = numberIn(address.url, 'page', 1);
  return end === last ? { ...NOWHERE_IN_TOPIC, page, pageCount: page } : { ...NOWHERE_IN_TOPIC, page, next: page + 1 };
}

/** "Closed this topic": an entry of the stream in which nobody says anything. */
function isEvent(post: unknown): boolean {
  return memberOf(post, 'post_type') === SMALL_ACTION && textOf(memberOf(post, 'cooked')) === null;
}

function readPost(post: unknown, topic: string | null, url: string | null, request: Request): PostDraft {
  const number = idOf(memberOf(post, 'post_number'));
  const deleted = isSet(memberOf(post, 'user_deleted')) || textOf(memberOf(post, 'deleted_at')) !== null;
  const kind = deleted ? 'deleted' : isSet(memberOf(post, 'hidden')) ? 'hidden' : 'post';
  const written = kind === 'post' && request.bodies ? textOf(memberOf(post, 'cooked')) : null;
  const edited = (integerOf(memberOf(post, 'version')) ?? 1) > 1 ? momentOf(memberOf(post, 'updated_at')) : null;
  const posted = momentOf(memberOf(post, 'created_at'));
  const own = textOf(memberOf(post, 'post_url'));
  const body = written === null ? null : readCooked(written, topic, url, request.options);
  return {
    externalId: number,
    url: url === null ? own : own === null ? `${url}/${number}` : resolverFor(url)(own),
    parentExternalId: idOf(memberOf(post, 'reply_to_post_number')),
    kind,
    author: readAuthor(post),
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: edited?.at === posted?.at ? null : edited,
    reactions: readReactions(post),
    ...body,
  };
}

function readCooked(
  html: string,
  topic: string | null,
  base: string | null,
  options: ParseOptions,
): {
  readonly blocks: readonly Block[];
} {
  const hooks = {
    ...DISCOURSE_BODY.hooks,
    trustsSource: (quote: { readonly attributes: Readonly<Record<string, string>> }) =>
      topic === null || (quote.attributes['data-topic'] ?? topic) === topic,
  };
  return readHtmlBody(html, { ...DISCOURSE_BODY, hooks }, { base, ignoreIds: options.ignoreIds ?? false });
}

function readAuthor(post: unknown): PageAuthor {
  const name = textOf(memberOf(post, 'username')) ?? textOf(memberOf(post, 'name'));
  const externalId = idOf(memberOf(post, 'user_id'));
  return { ...NOBODY, name, externalId, kind: name === null ? 'unknown' : 'member' };
}

/** The reactions plugin lists each emoji; without it there are likes, and votes where posts are answers. */
function readReactions(post: unknown): readonly Reaction[] {
  const listed = listOf(memberOf(post, 'reactions')).flatMap((reaction): Reaction[] => {
    const name = textOf(memberOf(reaction, 'id'));
    return name === null ? [] : [reactionOf(name, integerOf(memberOf(reaction, 'count')))];
  });
  const likes = listOf(memberOf(post, 'actions_summary')).find((action) => memberOf(action, 'id') === LIKE);
  const count = integerOf(memberOf(likes, 'count'));
  const votes = integerOf(memberOf(post, 'post_voting_vote_count'));
  return [
    ...(listed.length > 0 ? listed : count === null || count === 0 ? [] : [reactionOf('Like', count)]),
    ...(votes === null ? [] : [reactionOf('Score', votes)]),
  ];
}

function readPoll(poll: unknown): Poll {
  return {
    question: textOf(memberOf(poll, 'title')),
    options: listOf(memberOf(poll, 'options')).flatMap((option) => {
      const text = textOf(memberOf(option, 'html'))?.replace(/<[^>]{0,500}>/g, '');
      return text === undefined ? [] : [{ text, votes: integerOf(memberOf(option, 'votes')) }];
    }),
    voters: integerOf(memberOf(poll, 'voters')),
  };
}
