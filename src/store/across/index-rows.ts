import type { Inquiry, PostPrint } from '../../model/across.js';
import { foldText } from '../../model/text.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import type * as tables from '../schema/index.js';
import { instantOrNull } from '../write/clean.js';
import { hash64, type SiteMarks, siteMarks } from './site-marks.js';

export type PrintRow = (typeof tables.postPrint)['$inferInsert'];

/** A post as it stands in the index. */
export interface IndexedPost {
  readonly row: PrintRow;
  /** The fingerprints among `row.prints`, without id and address. */
  readonly words: readonly bigint[];
}

/** What a thread puts into the index of its site. Depends on the thread's own pages alone. */
export interface IndexRows {
  readonly posts: readonly IndexedPost[];
  readonly waiting: readonly bigint[];
}

/** Rows of a thread as it was linked in itself; none where its site is unknown. */
export function indexRows(thread: LinkedThread, prints: readonly PostPrint[], inquiry: Inquiry): IndexRows {
  const { id, site } = thread;
  if (site === null) return { posts: [], waiting: [] };
  const marks = siteMarks(site);
  const printed = new Map(prints.map((one) => [one.postId, one]));
  const posts = thread.posts.flatMap((post) => indexedPost({ id, site }, post, printed.get(post.id), marks) ?? []);
  const waiting = new Set([
    ...inquiry.waiting.map(marks.mixed),
    ...inquiry.externalIds.map(marks.id),
    ...inquiry.urls.map(marks.url),
  ]);
  return { posts, waiting: [...waiting] };
}

/** Null for what nobody could quote: a stub, a post without words, and one that has nothing to be found by. */
function indexedPost(
  thread: { readonly id: string; readonly site: string },
  post: LinkedPost,
  print: PostPrint | undefined,
  marks: SiteMarks,
): IndexedPost | null {
  if (post.kind === 'stub' || post.body.ownText === '') return null;
  const names = [
    ...(post.externalId === null ? [] : [marks.id(post.externalId)]),
    ...(post.url === null ? [] : [marks.url(post.url)]),
  ];
  const words = (print?.prints ?? []).map(marks.mixed);
  if (words.length + names.length === 0) return null;
  const textHash = print?.textHash ?? null;
  const row = {
    threadId: thread.id,
    postId: post.id,
    prints: [...words, ...names],
    textHash: textHash === null ? null : marks.mixed(textHash),
    account: post.author.name === null ? null : hash64('account', foldText(post.author.name)),
    posted: postedMs(post),
    face: faceOf(thread.site, post, print),
  };
  return { row, words };
}

function postedMs({ postedAt }: LinkedPost): bigint | null {
  const at = instantOrNull(postedAt.at) ?? (postedAt.local === null ? null : `${postedAt.local}Z`);
  const ms = at === null ? Number.NaN : Date.parse(at);
  return Number.isFinite(ms) ? BigInt(ms) : null;
}

/** Everything `readOthers` gives of a post, and what it is found by, as one number. */
function faceOf(site: string, post: LinkedPost, print: PostPrint | undefined): bigint {
  const { postedAt, author, body } = post;
  return hash64(
    site,
    author.name,
    author.externalId,
    post.externalId,
    post.url,
    post.position,
    [instantOrNull(postedAt.at), postedAt.local, postedAt.raw, postedAt.precision],
    body.ownText,
    post.quotes.length === 0 ? null : body.text,
    post.quotes.filter((quote) => quote.parentIndex === null).length,
    post.revisions.map((revision) => revision.ownText),
    // Follow from the own text, but another version of the program may make others of it.
    [print?.prints.length ?? 0, String(print?.prints[0]), String(print?.textHash)],
  );
}
