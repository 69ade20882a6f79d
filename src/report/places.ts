import type { Store } from '../store/index.js';
import { documentName } from './document-name.js';
import { ask, numberOf, type Row, textOf } from './rows.js';
import { opening, postName } from './words.js';

/** Where words stand: a post or an article, named for reading and with what finds it again. */
export interface Place {
  readonly kind: 'post' | 'article';
  readonly id: string;
  readonly threadId: string | null;
  /** `post #2 Kestrel`, `“The ferry sails” (Bay Ledger)`. */
  readonly name: string;
  readonly url: string | null;
  /** Of the thread, or of the article. */
  readonly title: string | null;
  readonly author: string | null;
  readonly position: number | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly file: string | null;
  /** ISO 8601 with offset where a zone is known; else null, and `local` holds the clock as printed. */
  readonly at: string | null;
  readonly local: string | null;
}

const POSTS = `
select thread_id, post_id, thread_title, position, url, author, kind, posted_at, posted_local
  from v_post where thread_id = any($1::uuid[]) and post_id = any($2::uuid[])`;

const DOCUMENTS = `
select document_id, file, url, title, author, publisher, agency, published_at, published_local
  from v_document where document_id = any($1::uuid[])`;

/** The posts (with their threads) and articles of these ids, by id; what is not stored is left out. */
export async function readPlaces(
  store: Store,
  posts: readonly { readonly threadId: string; readonly postId: string }[],
  documents: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const threadIds = [...new Set(posts.map((post) => post.threadId))];
  const postIds = [...new Set(posts.map((post) => post.postId))];
  const postRows = postIds.length === 0 ? [] : await ask(store, POSTS, [threadIds, postIds]);
  const documentRows = documents.length === 0 ? [] : await ask(store, DOCUMENTS, [[...new Set(documents)]]);
  const places = [...postRows.map(postPlace), ...documentRows.map(documentPlace)];
  return new Map(places.map((place) => [place.id, place]));
}

function postPlace(row: Row): Place {
  const position = numberOf(row, 'position');
  return {
    kind: 'post',
    id: textOf(row, 'post_id') ?? '',
    threadId: textOf(row, 'thread_id'),
    name: `${position === null ? '' : 'post '}${postName(position, textOf(row, 'kind'), textOf(row, 'author'))}`,
    url: textOf(row, 'url'),
    title: textOf(row, 'thread_title'),
    author: textOf(row, 'author'),
    position,
    publisher: null,
    agency: null,
    file: null,
    at: textOf(row, 'posted_at'),
    local: textOf(row, 'posted_local'),
  };
}

function documentPlace(row: Row): Place {
  return {
    kind: 'article',
    id: textOf(row, 'document_id') ?? '',
    threadId: null,
    name: documentName(row),
    url: textOf(row, 'url'),
    title: textOf(row, 'title'),
    author: textOf(row, 'author'),
    position: null,
    publisher: textOf(row, 'publisher'),
    agency: textOf(row, 'agency'),
    file: textOf(row, 'file'),
    at: textOf(row, 'published_at'),
    local: textOf(row, 'published_local'),
  };
}

/** A place by its name; with the title and id of its thread where that is not the one it is named in. */
export function nameIn(threadId: string, place: Place | null): string | null {
  if (place === null || place.threadId === null || place.threadId === threadId) return place?.name ?? null;
  return `${place.name} in “${opening(place.title ?? 'another thread', 40)}” (${place.threadId.slice(0, 8)})`;
}

/** In the order of time: a printed clock without a zone counts as UTC, the unknown comes last, then by name. */
export function byTime(a: Place | null, b: Place | null): number {
  const difference = instantOf(a) - instantOf(b);
  if (Number.isFinite(difference) && difference !== 0) return difference;
  if (instantOf(a) !== instantOf(b)) return instantOf(a) < instantOf(b) ? -1 : 1;
  return (
    Number(a?.kind === 'post') - Number(b?.kind === 'post') ||
    (a?.position ?? 0) - (b?.position ?? 0) ||
    ((a?.id ?? '') < (b?.id ?? '') ? -1 : 1)
  );
}

function instantOf(place: Place | null): number {
  const at = Date.parse(place?.at ?? '');
  if (Number.isFinite(at)) return at;
  const local = place?.local ?? '';
  const clock = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  return Number.isFinite(clock) ? clock : Number.POSITIVE_INFINITY;
}

/** `2031-05-02 16:20 UTC`, or the printed clock as it is; null where nothing is known. */
export function timeOf(place: Place | null): string | null {
  if (place?.at !== null && place?.at !== undefined) {
    const at = Date.parse(place.at);
    return Number.isFinite(at) ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC` : place.at;
  }
  return place?.local?.replace('T', ' ') ?? null;
}
