import type { OtherPost } from '../../model/across.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableText } from '../values.js';
import { instantOrNull } from '../write/clean.js';
import type { Copy } from './copies.js';
import { ownCopies } from './copies.js';
import type { IndexRows } from './index-rows.js';
import { keyOf, type PostKey } from './others.js';

/** A thread of a batch as it was linked in itself, and what it puts into the index. */
export interface Entrant {
  readonly thread: LinkedThread;
  readonly rows: IndexRows;
}

/**
 * Threads that are written together. None of them stands in the index as it will be, so they find each other here: what
 * one is told of another is what the database would say once both are written.
 */
export interface Companions {
  readonly threadIds: ReadonlySet<string>;
  /** Posts of the batch that hold a mark, those of one thread left out. */
  readonly holders: (mark: bigint, without: string) => readonly PostKey[];
  /** Copies of a text in the batch, those of one thread left out. */
  readonly copies: (textHash: bigint, without: string) => readonly Copy[];
  /** Posts of the batch, as other threads read them. */
  readonly read: (session: Session, keys: readonly PostKey[]) => Promise<OtherPost[]>;
}

export function companionsOf(batch: readonly Entrant[]): Companions {
  const threadIds = new Set(batch.map(({ thread }) => thread.id));
  const holders = batch.length === 1 ? new Map<bigint, PostKey[]>() : sharedMarks(batch);
  const copies = batch.length === 1 ? new Map<bigint, Copy[]>() : allCopies(batch);
  return {
    threadIds,
    holders: (mark, without) => holders.get(mark)?.filter(({ threadId }) => threadId !== without) ?? [],
    copies: (textHash, without) => copies.get(textHash)?.filter(({ threadId }) => threadId !== without) ?? [],
    read: (session, keys) => readHere(session, batch, keys),
  };
}

/** Who holds the marks that more than one thread of the batch has, or one has and another waits for. */
function sharedMarks(batch: readonly Entrant[]): Map<bigint, PostKey[]> {
  const first = new Map<bigint, number>();
  const shared = new Map<bigint, PostKey[]>();
  batch.forEach(({ rows }, number) => {
    for (const { row } of rows.posts)
      for (const mark of row.prints) {
        const known = first.get(mark);
        if (known === undefined) first.set(mark, number);
        else if (known !== number) shared.set(mark, []);
      }
  });
  batch.forEach(({ rows }, number) => {
    for (const mark of rows.waiting) if ((first.get(mark) ?? number) !== number) shared.set(mark, []);
  });
  if (shared.size === 0) return shared;
  for (const { rows } of batch)
    for (const { row } of rows.posts)
      for (const mark of row.prints) shared.get(mark)?.push({ threadId: row.threadId, postId: row.postId });
  return shared;
}

function allCopies(batch: readonly Entrant[]): Map<bigint, Copy[]> {
  return ownCopies(batch.flatMap(({ rows }) => rows.posts.map((post) => post.row)));
}

async function readHere(session: Session, batch: readonly Entrant[], keys: readonly PostKey[]): Promise<OtherPost[]> {
  if (keys.length === 0) return [];
  const wanted = new Set(keys.map(keyOf));
  const found = batch.flatMap(({ thread }) =>
    thread.posts.flatMap((post) =>
      wanted.has(keyOf({ threadId: thread.id, postId: post.id })) ? [{ threadId: thread.id, post }] : [],
    ),
  );
  const instants = await normalized(
    session,
    new Set(found.flatMap(({ post }) => instantOrNull(post.postedAt.at) ?? [])),
  );
  return found.map(({ threadId, post }) => otherPost(threadId, post, instants));
}

/** Times in the one form in which the database gives them back. */
async function normalized(session: Session, times: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  if (times.size === 0) return new Map();
  const result = await session.query('select t, t::timestamptz as at from unnest($1::text[]) as u(t)', [
    arrayLiteral([...times]),
  ]);
  return new Map(rowsOf(result).map((row) => [row.text('t'), row.text('at')]));
}

/** The same as `readOthers` gives of the rows of the post (others.ts); a test holds both together. */
function otherPost(threadId: string, post: LinkedPost, instants: ReadonlyMap<string, string>): OtherPost {
  const { postedAt, author, body } = post;
  const at = instantOrNull(postedAt.at);
  return {
    threadId,
    postId: post.id,
    author: storable(author.name),
    authorExternalId: storable(author.externalId),
    externalId: storable(post.externalId),
    url: storable(post.url),
    position: post.position,
    postedAt: {
      at: at === null ? null : (instants.get(at) ?? at),
      local: storable(postedAt.local),
      raw: storable(postedAt.raw),
      precision: postedAt.precision,
    },
    ownText: storableText(body.ownText),
    bodyText: post.quotes.length === 0 ? null : storableText(body.text),
    topQuotes: post.quotes.filter((quote) => quote.parentIndex === null).length,
    revisions: [...post.revisions].sort((a, b) => a.number - b.number).map(({ ownText }) => storableText(ownText)),
  };
}

const storable = (text: string | null): string | null => (text === null ? null : storableText(text));
