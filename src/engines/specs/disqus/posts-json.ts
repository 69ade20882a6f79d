import type { Moment } from '../../../model/moment.js';
import {
  type Detection,
  type Link,
  type PageAuthor,
  type ParseOptions,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
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
import { DISQUS_BODY } from './body.js';

/**
 * Answers of the API (`/api/3.0/threads/listPosts.json`, `/posts/list.json`) and the data of the embedded comments
 * (`disqus-threadData`): a list of posts, in the embedded form with the thread beside it.
 */
export const DISQUS_POSTS: JsonEngine = {
  engine: 'disqus',
  generation: 'posts',
  detect: (root) => {
    const posts = postsOf(root);
    const fits = posts.some(
      (post) =>
        memberOf(post, 'message') !== undefined &&
        memberOf(post, 'createdAt') !== undefined &&
        memberOf(post, 'forum') !== undefined &&
        memberOf(post, 'thread') !== undefined,
    );
    return { confidence: fits ? 1 : 0, evidence: fits ? ['posts with message, forum and thread'] : [] };
  },
  read: (root, detection, url, options) => readPosts(root, detection, url, options),
};

function postsOf(root: unknown): readonly unknown[] {
  const response = memberOf(root, 'response');
  return Array.isArray(response) ? response : listOf(memberOf(response, 'posts'));
}

export function readPosts(root: unknown, detection: Detection, url: string | null, options: ParseOptions): ThreadPage {
  const all = postsOf(root);
  const thread = memberAt(root, 'response.thread') ?? threadIn(all[0]);
  const id = idOf(memberOf(thread, 'id')) ?? idOf(memberOf(all[0], 'thread'));
  const own = all.filter((post) => threadId(post) === id);
  const page = textOf(memberOf(thread, 'link')) ?? url;
  const left = all.length - own.length;
  const message = `${left} comments belong to other pages and were left out: ask for one thread's comments.`;
  const total = integerOf(memberAt(root, 'cursor.total')) ?? integerOf(memberOf(thread, 'posts'));
  return draftPage({
    engine: 'disqus',
    detection,
    thread: {
      externalId: id,
      title: markupTextOf(memberOf(thread, 'clean_title')) ?? markupTextOf(memberOf(thread, 'title')),
      url: page,
      forumPath: [textOf(memberOf(thread, 'forum')) ?? textOf(memberOf(own[0], 'forum'))].filter(
        (name) => name !== null,
      ),
    },
    posts: own.map((post) => readPost(post, page, options)),
    // A further page follows: the count is that of the thread, not of this answer.
    expectedPosts: isSet(memberAt(root, 'cursor.hasNext')) || isSet(memberAt(root, 'cursor.hasPrev')) ? null : total,
    problems: left > 0 ? [{ code: 'mixed-threads', message, post: null }] : [],
  });
}

/** `related=thread` gives the thread itself in place of its id. */
function threadIn(post: unknown): unknown {
  const thread = memberOf(post, 'thread');
  return thread !== null && typeof thread === 'object' ? thread : undefined;
}

function threadId(post: unknown): string | null {
  return idOf(memberOf(threadIn(post), 'id')) ?? idOf(memberOf(post, 'thread'));
}

function readPost(post: unknown, page: string | null, options: ParseOptions): PostDraft {
  const id = idOf(memberOf(post, 'id'));
  const html = textOf(memberOf(post, 'message'));
  const posted = utcOf(memberOf(post, 'createdAt'));
  const parent = memberOf(post, 'parent');
  const gone = isSet(memberOf(post, 'isDeleted')) || isSet(memberOf(post, 'isDeletedByAuthor'));
  const unseen = isSet(memberOf(post, 'isSpam')) || memberOf(post, 'isApproved') === false;
  const body =
    gone || html === null
      ? null
      : readHtmlBody(html, DISQUS_BODY, { base: page, ignoreIds: options.ignoreIds ?? false });
  return {
    externalId: id,
    url:
      textOf(memberOf(post, 'url')) ??
      (page === null || id === null ? null : `${page.replace(/#.*$/s, '')}#comment-${id}`),
    parentExternalId: idOf(parent) ?? idOf(memberOf(parent, 'id')),
    kind: gone ? 'deleted' : unseen ? 'hidden' : 'post',
    author: authorOf(memberOf(post, 'author')),
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: isSet(memberOf(post, 'isEdited')) ? utcOf(memberOf(post, 'editedAt')) : null,
    reactions: votesOf(post),
    ...body,
    links: [...(body?.links ?? []), ...mediaOf(post)],
  };
}

/** Times are in UTC and do not say so. */
function utcOf(value: unknown): Moment | null {
  const text = textOf(value);
  return momentOf(text !== null && /T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/.test(text) ? `${text}Z` : value);
}

/** Guests write under a name of their own, without an account. */
function authorOf(author: unknown): PageAuthor {
  const name = textOf(memberOf(author, 'name')) ?? textOf(memberOf(author, 'username'));
  const guest = isSet(memberOf(author, 'isAnonymous'));
  return {
    ...NOBODY,
    name,
    externalId: guest ? null : idOf(memberOf(author, 'id')),
    kind: name === null ? 'unknown' : guest ? 'guest' : 'member',
  };
}

function votesOf(post: unknown): readonly Reaction[] {
  const up = integerOf(memberOf(post, 'likes'));
  const down = integerOf(memberOf(post, 'dislikes'));
  return [
    ...(up === null || up === 0 ? [] : [reactionOf('Upvote', up)]),
    ...(down === null || down === 0 ? [] : [reactionOf('Downvote', down)]),
  ];
}

/** Pictures and films that the message only links. */
function mediaOf(post: unknown): readonly Link[] {
  return listOf(memberOf(post, 'media')).flatMap((item): Link[] => {
    const url = textOf(memberOf(item, 'url'));
    return url === null ? [] : [{ url, text: textOf(memberOf(item, 'title')) ?? '' }];
  });
}
