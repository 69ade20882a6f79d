import type { Detection, PageAttachment, PageAuthor, ParseOptions, ThreadPage } from '../../../model/page.js';
import { type PageElement, parseTree } from '../../html/page-tree.js';
import { textOf as shownText } from '../../html/text-of.js';
import { withoutIds } from '../../html-blocks/without-ids.js';
import { answerAddress } from '../../json/answer-address.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, isSet, listOf, markupTextOf, memberOf, momentOf, textOf } from '../../json/value.js';
import { readComment, runsOfWords, type WordsOf } from './read-comment.js';

/** `a.4cdn.org/BOARD/thread/NUMBER.json` and boards with the same API (vichan): a list of posts, the opener first. */
export const FOURCHAN_THREAD: JsonEngine = {
  engine: 'fourchan',
  generation: 'thread',
  detect: (root) => {
    const posts = listOf(memberOf(root, 'posts'));
    const numbered = posts.some((post) => memberOf(post, 'no') !== undefined && memberOf(post, 'time') !== undefined);
    const threaded = memberOf(posts[0], 'resto') === 0;
    const evidence = [...(numbered ? ['posts with no and time'] : []), ...(threaded ? ['an opener with resto 0'] : [])];
    return { confidence: numbered && threaded ? 1 : 0, evidence };
  },
  read: readThread,
};

function readThread(root: unknown, detection: Detection, url: string | null, options: ParseOptions): ThreadPage {
  const posts = listOf(memberOf(root, 'posts'));
  const opener = posts[0];
  const bodies = new Map(posts.map((post) => [post, bodyOf(post)]));
  const words = new Map<string, ReadonlySet<string>>();
  const byId = new Map(posts.map((post) => [idOf(memberOf(post, 'no')), post]));
  const wordsOf: WordsOf = (id) => {
    const post = byId.get(id);
    if (post === undefined) return null;
    const body = bodies.get(post) ?? null;
    const made = words.get(id) ?? runsOfWords(body === null ? '' : shownText(body));
    words.set(id, made);
    return made;
  };
  const replies = integerOf(memberOf(opener, 'replies'));
  const tag = textOf(memberOf(opener, 'tag'));
  const board = boardOf(url);
  return draftPage({
    engine: 'fourchan',
    detection,
    thread: {
      externalId: idOf(memberOf(opener, 'no')),
      title: markupTextOf(memberOf(opener, 'sub')),
      url: board === null ? url : board.thread,
      tags: tag === null ? [] : [tag],
      page: 1,
      pageCount: 1,
    },
    posts: posts.map((post) => readPost(post, bodies.get(post) ?? null, wordsOf, board, options)),
    expectedPosts: replies === null ? null : replies + 1,
    totalPosts: replies === null ? null : replies + 1,
  });
}

interface Board {
  /** The address people open. */
  readonly thread: string;
  /** Where its files are; null where that depends on the board's servers. */
  readonly files: string | null;
}

/** 4chan answers from hosts of their own; other boards of the kind beside the page (`/board/res/12.json`). */
function boardOf(url: string | null): Board | null {
  const own = answerAddress(url, /^\/\w{1,12}\/thread\/\d{1,15}\.json$/);
  const [, name = '', number = ''] = /^\/(\w{1,12})\/thread\/(\d{1,15})/.exec(own?.url.pathname ?? '') ?? [];
  if (own?.url.hostname === 'a.4cdn.org')
    return { thread: `https://boards.4chan.org/${name}/thread/${number}`, files: `https://i.4cdn.org/${name}/` };
  const beside = answerAddress(url, /\/(?:res|thread)\/\d{1,15}\.json$/);
  if (beside === null) return null;
  return { thread: `${beside.url.origin}${beside.url.pathname.replace(/\.json$/, '.html')}`, files: null };
}

function bodyOf(post: unknown): PageElement | null {
  const html = textOf(memberOf(post, 'com'));
  return html === null ? null : parseTree(html).root;
}

function readPost(
  post: unknown,
  body: PageElement | null,
  wordsOf: WordsOf,
  board: Board | null,
  options: ParseOptions,
): PostDraft {
  const posted = momentOf(memberOf(post, 'time'));
  const shown = textOf(memberOf(post, 'now'));
  const blocks = body === null ? [] : readComment(body, wordsOf).blocks;
  const id = idOf(memberOf(post, 'no'));
  return {
    externalId: id,
    url: board === null || id === null ? null : `${board.thread}#p${id}`,
    parentExternalId: firstNamed(textOf(memberOf(post, 'com'))),
    author: authorOf(post),
    ...(posted === null ? {} : { postedAt: { ...posted, raw: shown ?? posted.raw } }),
    blocks: options.ignoreIds === true ? withoutIds(blocks) : blocks,
    attachments: fileOf(post, board),
  };
}

/** The first post a reply names. */
function firstNamed(html: string | null): string | null {
  return /class="quotelink"[^>]{0,200}>&gt;&gt;(\d{1,15})</.exec(html ?? '')?.[1] ?? null;
}

function authorOf(post: unknown): PageAuthor {
  const trip = textOf(memberOf(post, 'trip'));
  const name = markupTextOf(memberOf(post, 'name')) ?? trip;
  const externalId = trip ?? textOf(memberOf(post, 'id'));
  const known = trip !== null || textOf(memberOf(post, 'capcode')) !== null;
  return {
    ...NOBODY,
    name,
    // The id of a poster within this thread tells guests apart.
    externalId,
    kind: known ? 'member' : name === null ? 'unknown' : 'guest',
  };
}

/** The API gives a file's name, its extension and the number it is kept under; the host depends on the board. */
function fileOf(post: unknown, board: Board | null): readonly PageAttachment[] {
  const name = markupTextOf(memberOf(post, 'filename'));
  if (name === null || isSet(memberOf(post, 'filedeleted'))) return [];
  const extension = textOf(memberOf(post, 'ext')) ?? '';
  const kept = idOf(memberOf(post, 'tim'));
  const files = board?.files ?? null;
  return [{ url: files === null || kept === null ? null : `${files}${kept}${extension}`, name: `${name}${extension}` }];
}
