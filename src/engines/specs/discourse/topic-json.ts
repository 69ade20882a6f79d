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
  const stream = listOf(memberAt(root, 'post_stream.stream'));
  const id = idOf(memberOf(root, 'id')) ?? idOf(memberOf(posts[0], 'topic_id'));
  const slug = textOf(memberOf(root, 'slug')) ?? textOf(memberOf(posts[0], 'topic_slug'));
  const url = request.url === null || id === null ? null : resolverFor(request.url)(`/t/${slug ?? '-'}/${id}`);
  const said = posts.filter((post) => !isEvent(post));
  return draftPage({
    engine: 'discourse',
    detection,
    thread: {
      externalId: id,
      title: textOf(memberOf(root, 'title')),
      url,
      tags: listOf(memberOf(root, 'tags')).flatMap((tag) => textOf(tag) ?? textOf(memberOf(tag, 'name')) ?? []),
    },
    posts: said.map((post) => readPost(post, id, url, request)),
    polls: posts.flatMap((post) => listOf(memberOf(post, 'polls')).map(readPoll)),
    expectedPosts: stream.length > 0 ? stream.length : null,
    events: posts.length - said.length,
  });
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
