import type { Moment } from '../../../model/moment.js';
import {
  type Detection,
  type PageAuthor,
  type ParseOptions,
  type Reaction,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { readMarkdown } from '../../json/markdown.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';

/** `/api/v3/post` and `/api/v3/comment/list`: views of a post and of comments; also both in one object. */
export const LEMMY_POST: JsonEngine = {
  engine: 'lemmy',
  generation: 'post',
  detect: (root) => {
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
  const id = idOf(memberOf(post, 'id'));
  const count = integerOf(memberAt(view, 'counts.comments'));
  return draftPage({
    engine: 'lemmy',
    detection,
    thread: {
      externalId: id,
      title: textOf(memberOf(post, 'name')),
      url: textOf(memberOf(post, 'ap_id')),
      forumPath: path === null ? [] : [path],
    },
    posts: [
      ...(view === undefined ? [] : [readEntry(view, memberOf(view, 'post'), 'body', null, request)]),
      ...comments.map((comment) =>
        readEntry(comment, memberOf(comment, 'comment'), 'content', parentOf(comment, id), request),
      ),
    ],
    expectedPosts: count === null ? null : count + 1,
  });
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
function utcOf(value: unknown): Moment | null {
  const text = textOf(value);
  return momentOf(text !== null && /T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/.test(text) ? `${text}Z` : value);
}
