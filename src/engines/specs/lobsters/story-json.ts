import type { Detection, PageAuthor, ParseOptions, Reaction, ThreadPage } from '../../../model/page.js';
import { reactionOf } from '../../../model/page.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, isSet, listOf, memberOf, momentOf, textOf } from '../../json/value.js';
import { resolverFor } from '../../page-url.js';
import { LOBSTERS } from './lobsters.js';

/** `/s/ID.json`: the story with all its comments, in the order of the page. */
export const LOBSTERS_STORY: JsonEngine = {
  engine: 'lobsters',
  generation: 'story',
  detect: (root) => {
    const story = memberOf(root, 'short_id') !== undefined && memberOf(root, 'comment_count') !== undefined;
    const comments = Array.isArray(memberOf(root, 'comments'));
    const evidence = [...(story ? ['a story with short_id'] : []), ...(comments ? ['its comments'] : [])];
    return { confidence: story && comments ? 1 : 0, evidence };
  },
  read: readStory,
};

function readStory(root: unknown, detection: Detection, url: string | null, options: ParseOptions): ThreadPage {
  const id = idOf(memberOf(root, 'short_id'));
  const resolve = resolverFor(url);
  // The address with the title in it is the one pages name; it leads to the comments.
  const own = resolve(textOf(memberOf(root, 'comments_url')) ?? textOf(memberOf(root, 'short_id_url')));
  const count = integerOf(memberOf(root, 'comment_count'));
  const tags = listOf(memberOf(root, 'tags')).flatMap((tag) => textOf(tag) ?? []);
  const comments = listOf(memberOf(root, 'comments'));
  return draftPage({
    engine: 'lobsters',
    detection,
    thread: {
      externalId: id,
      title: textOf(memberOf(root, 'title')),
      url: own,
      forumPath: tags,
      tags,
      page: 1,
      pageCount: 1,
    },
    posts: [
      { ...readEntry(root, 'description', 'submitter_user', own, options), url: own },
      ...comments.map((comment) => ({
        ...readEntry(comment, 'comment', 'commenting_user', own, options),
        url: resolve(textOf(memberOf(comment, 'short_id_url')) ?? textOf(memberOf(comment, 'url'))),
        parentExternalId: idOf(memberOf(comment, 'parent_comment')) ?? id,
      })),
    ],
    expectedPosts: count === null ? null : count + 1,
    totalPosts: count === null ? null : count + 1,
  });
}

function readEntry(
  entry: unknown,
  body: string,
  author: string,
  base: string | null,
  options: ParseOptions,
): PostDraft {
  const gone = isSet(memberOf(entry, 'is_deleted')) || isSet(memberOf(entry, 'is_moderated'));
  const html = gone ? null : textOf(memberOf(entry, body));
  const posted = momentOf(memberOf(entry, 'created_at'));
  return {
    externalId: idOf(memberOf(entry, 'short_id')),
    kind: gone ? 'deleted' : 'post',
    author: authorOf(memberOf(entry, author)),
    ...(posted === null ? {} : { postedAt: posted }),
    reactions: scoreOf(entry),
    ...(html === null ? {} : readHtmlBody(html, LOBSTERS, { base, ignoreIds: options.ignoreIds ?? false })),
  };
}

/** A name; until 2023 all of the account. */
function authorOf(user: unknown): PageAuthor {
  const name = textOf(user) ?? textOf(memberOf(user, 'username'));
  return { ...NOBODY, name, kind: name === null ? 'unknown' : 'member' };
}

function scoreOf(entry: unknown): readonly Reaction[] {
  const score = integerOf(memberOf(entry, 'score'));
  return score === null ? [] : [reactionOf('Score', score)];
}
