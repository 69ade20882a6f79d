import type { Detection, PageAuthor, ParseOptions, Reaction, ThreadPage } from '../../../model/page.js';
import { reactionOf } from '../../../model/page.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, listOf, memberOf, momentOf, textOf } from '../../json/value.js';
import { ISSO_BODY } from './body.js';

/** `GET /?uri=…`: the comments of one page, answers inside the comment they answer (one level deep). */
export const ISSO_COMMENTS: JsonEngine = {
  engine: 'isso',
  generation: 'comments',
  detect: (root) => {
    const replies = listOf(memberOf(root, 'replies'));
    const fits = replies.some((item) => memberOf(item, 'mode') !== undefined && memberOf(item, 'hash') !== undefined);
    const counted = memberOf(root, 'total_replies') !== undefined;
    const evidence = [...(fits ? ['replies with mode and hash'] : []), ...(counted ? ['total_replies'] : [])];
    return { confidence: (fits ? 0.7 : 0) + (counted ? 0.3 : 0), evidence };
  },
  read: readComments,
};

/** Modes of a comment: 1 accepted, 2 waiting for the moderator, 4 deleted with answers below it. */
const WAITING = 2;
const DELETED = 4;

function readComments(root: unknown, detection: Detection, url: string | null, options: ParseOptions): ThreadPage {
  const top = listOf(memberOf(root, 'replies'));
  const items = top.flatMap((item) => [item, ...listOf(memberOf(item, 'replies'))]);
  const unseen = [root, ...top].reduce(
    (sum: number, item) => sum + (integerOf(memberOf(item, 'hidden_replies')) ?? 0),
    0,
  );
  return draftPage({
    engine: 'isso',
    detection,
    thread: { url },
    posts: items.map((item) => readComment(item, url, options)),
    // What a limit left out is counted.
    expectedPosts: items.length + unseen,
  });
}

function readComment(item: unknown, url: string | null, options: ParseOptions): PostDraft {
  const id = idOf(memberOf(item, 'id'));
  const mode = integerOf(memberOf(item, 'mode'));
  const html = textOf(memberOf(item, 'text'));
  const posted = momentOf(memberOf(item, 'created'));
  return {
    externalId: id,
    url: url === null || id === null ? null : `${url.replace(/#.*$/s, '')}#isso-${id}`,
    parentExternalId: idOf(memberOf(item, 'parent')),
    kind: mode === DELETED ? 'deleted' : mode === WAITING ? 'hidden' : 'post',
    author: authorOf(item),
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: momentOf(memberOf(item, 'modified')),
    reactions: votesOf(item),
    ...(html === null || mode === DELETED
      ? {}
      : readHtmlBody(html, ISSO_BODY, { base: url, ignoreIds: options.ignoreIds ?? false })),
  };
}

/** There are no accounts: everybody writes as a guest, and may leave the name out. */
function authorOf(item: unknown): PageAuthor {
  const name = textOf(memberOf(item, 'author'));
  return { ...NOBODY, name, kind: name === null ? 'unknown' : 'guest' };
}

function votesOf(item: unknown): readonly Reaction[] {
  const up = integerOf(memberOf(item, 'likes'));
  const down = integerOf(memberOf(item, 'dislikes'));
  return [
    ...(up === null || up === 0 ? [] : [reactionOf('Upvote', up)]),
    ...(down === null || down === 0 ? [] : [reactionOf('Downvote', down)]),
  ];
}
