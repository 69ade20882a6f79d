import { STOCK_POSTS } from '../../model/across.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { Entrant } from './companions.js';
import { isSameSummary, ownCopies, summarize } from './copies.js';
import { countEarlier, type Delta, type EarlierWords, readEarlierWords } from './earlier-rows.js';
import { type Answers, countPrints, type Pair, sharingPosts } from './look-up.js';
import { keyOf, type PostKey, readOthers } from './others.js';
import { probe } from './probe.js';

/** What threads are about to change in the index, and what the index says to them. */
export interface Arrival {
  readonly batch: readonly Entrant[];
  /** What each of them changes, in the same order. */
  readonly deltas: readonly Delta[];
  /** Those of them that the index holds as they were before. */
  readonly stored: readonly string[];
  readonly answers: Answers;
  readonly sharesRun: (a: string, b: string) => boolean;
}

/**
 * Threads of which the rows may read differently once these rows stand in the index; called before they are written.
 *
 * What a thread says of others is a function of its own pages and of what the index answers it (look-up.ts), and the
 * index is a function of every thread's own pages: no answer depends on another thread's links. So one write changes
 * answers only where the index itself changes, each way is followed here, and deriving the marked threads once more
 * (which leaves the index as it is, and so marks nobody) brings all rows to what any other order would have given.
 * Marking a thread too many costs time, never rows; each rule says when it marks. Threads that are written together are
 * told of each other as they will stand (companions.ts), so none of them is marked for the others' sake.
 */
export async function affectedThreads(session: Session, arrival: Arrival): Promise<Set<string>> {
  const { batch, deltas, stored, answers } = arrival;
  const out = new Set<string>();
  if (deltas.every(({ arrived, left }) => arrived.size === 0 && left.length === 0)) return out;
  const left = deltas.flatMap((delta) => delta.left);
  const words = await readEarlierWords(session, left);
  const hits = await probeEarlier(session, stored, words, answers.hits);
  const changes = await printChanges(session, arrival, words, hits);

  for (const id of newlyShared(arrival)) out.add(id);
  for (const id of await formerlyShared(session, arrival, words, hits, changes)) out.add(id);
  for (const id of await pointing(session, left)) out.add(id);
  for (const id of await waitingFor(session, arrival, words, changes)) out.add(id);
  for (const id of await stockChanged(session, arrival, changes)) out.add(id);
  for (const id of await copiesChanged(session, arrival)) out.add(id);
  for (const { thread } of batch) out.delete(thread.id);
  return out;
}

/** Fingerprints the threads held or hold in changed posts: how many posts of the site, before and after. */
interface PrintChange {
  readonly before: number;
  readonly after: number;
}

type Hits = ReadonlyMap<bigint, readonly PostKey[]>;

const isStock = (posts: number): boolean => posts > STOCK_POSTS;

async function probeEarlier(
  session: Session,
  stored: readonly string[],
  words: ReadonlyMap<string, EarlierWords>,
  known: Hits,
): Promise<Hits> {
  const prints = new Set([...words.values()].flatMap((post) => post.prints));
  return prints.size === 0 ? known : new Map([...known, ...(await probe(session, stored, prints))]);
}

async function printChanges(
  session: Session,
  { batch, deltas, stored }: Arrival,
  words: ReadonlyMap<string, EarlierWords>,
  hits: Hits,
): Promise<ReadonlyMap<bigint, PrintChange>> {
  const touched = new Set([...words.values()].flatMap((post) => post.prints));
  batch.forEach(({ rows }, n) => {
    for (const { row, words: own } of rows.posts)
      if (deltas[n]?.arrived.has(row.postId) === true) for (const print of own) touched.add(print);
  });
  // Only what others hold too can change an answer.
  const shared = [...touched].filter((print) => hits.has(print));
  if (shared.length === 0) return new Map();
  const held = await countEarlier(session, stored, shared);
  const holds = countPrints(batch.flatMap(({ rows }) => rows.posts.map((post) => post.words)));
  return new Map(
    shared.map((print) => {
      const elsewhere = hits.get(print)?.length ?? 0;
      return [print, { before: elsewhere + (held.get(print) ?? 0), after: elsewhere + (holds.get(print) ?? 0) }];
    }),
  );
}

/** A post came that shares a run of words: the other thread may repeat it, or count it among the copies of a text. */
function newlyShared({ deltas, answers }: Arrival): string[] {
  return answers.findings.flatMap(({ pairs }, n) =>
    pairs.filter(({ own }) => deltas[n]?.arrived.has(own) === true).map(({ other }) => other.threadId),
  );
}

/** A post went, or reads differently now, that shared a run of words. */
async function formerlyShared(
  session: Session,
  { sharesRun }: Arrival,
  words: ReadonlyMap<string, EarlierWords>,
  hits: Hits,
  changes: ReadonlyMap<bigint, PrintChange>,
): Promise<string[]> {
  if (words.size === 0) return [];
  const posts = [...words].map(([key, { prints }]): [string, readonly bigint[]] => [key, prints]);
  const isFew = (print: bigint): boolean => !isStock(changes.get(print)?.before ?? 0);
  const pairs: Pair[] = sharingPosts(posts, (print) => (isFew(print) ? (hits.get(print) ?? []) : []));
  const read = await readOthers(
    session,
    pairs.map((pair) => pair.other),
  );
  const texts = new Map(read.map((post) => [keyOf(post), post.ownText]));
  return pairs
    .filter(({ own, other }) => sharesRun(words.get(own)?.ownText ?? '', texts.get(keyOf(other)) ?? ''))
    .map(({ other }) => other.threadId);
}

/** Quotes and repeats that name a post which went or reads differently now. */
async function pointing(session: Session, left: readonly PostKey[]): Promise<string[]> {
  if (left.length === 0) return [];
  const rows = await session.query(
    `with k as (select * from unnest($1::uuid[], $2::uuid[]) as u(thread_id, post_id))
     select q.thread_id from k join threadbare.quote q on q.source_thread_id = k.thread_id and q.source_post_id = k.post_id
     union
     select r.thread_id from k join threadbare.repeat r on r.source_thread_id = k.thread_id and r.source_post_id = k.post_id`,
    [arrayLiteral(left.map((post) => post.threadId)), arrayLiteral(left.map((post) => post.postId))],
  );
  return rowsOf(rows).map((row) => row.text('thread_id'));
}

/** Quotes that wait for words, an id or an address which a changed post has or had; stock words bring nobody. */
async function waitingFor(
  session: Session,
  { batch, deltas, stored }: Arrival,
  words: ReadonlyMap<string, EarlierWords>,
  changes: ReadonlyMap<bigint, PrintChange>,
): Promise<string[]> {
  const marks = new Set([...words.values()].flatMap((post) => post.prints));
  batch.forEach(({ rows }, n) => {
    for (const { row } of rows.posts)
      if (deltas[n]?.arrived.has(row.postId) === true) for (const print of row.prints) marks.add(print);
  });
  const useful = [...marks].filter((print) => {
    const change = changes.get(print);
    return change === undefined || !isStock(change.before) || !isStock(change.after);
  });
  if (useful.length === 0) return [];
  const found = await session.query(
    `select distinct w.thread_id from unnest($1::bigint[]) as k(print)
     join threadbare.waiting w on w.print = k.print where w.thread_id <> all($2::uuid[])`,
    [`{${useful.join(',')}}`, arrayLiteral(stored)],
  );
  return rowsOf(found).map((row) => row.text('thread_id'));
}

/**
 * A run of words became everybody's, or stopped to be. The first only takes repeats away, those within a thread too: a
 * post that holds it and has none to lose reads as before, and of the others there are at most STOCK_POSTS. The second
 * may bring some back that no row shows any more, so all that hold it are derived again: again at most STOCK_POSTS, and
 * it only happens when a post goes or is reworded. Quotes that wait for such words are found by `waitingFor`.
 */
async function stockChanged(
  session: Session,
  { stored }: Arrival,
  changes: ReadonlyMap<bigint, PrintChange>,
): Promise<string[]> {
  const risen = [...changes].filter(([, { before, after }]) => !isStock(before) && isStock(after));
  const fallen = [...changes].filter(([, { before, after }]) => isStock(before) && !isStock(after));
  if (risen.length + fallen.length === 0) return [];
  const rows = await session.query(
    `select distinct p.thread_id from unnest($1::bigint[], $2::boolean[]) as k(print, risen)
     cross join lateral (
       select x.thread_id, x.post_id from threadbare.post_print x
       where x.prints @> array[k.print] and x.thread_id <> all($3::uuid[]) limit ${STOCK_POSTS + 1}) p
     where not k.risen or exists (
       select 1 from threadbare.repeat r
       where r.thread_id = p.thread_id and r.post_id = p.post_id and r.source_post_id is not null)`,
    [
      `{${[...risen, ...fallen].map(([print]) => print).join(',')}}`,
      `{${[...risen.map(() => 't'), ...fallen.map(() => 'f')].join(',')}}`,
      arrayLiteral(stored),
    ],
  );
  return rowsOf(rows).map((row) => row.text('thread_id'));
}

/** A copy of a whole text came, went or changed, and with it the earliest copies or whether it is a campaign. */
async function copiesChanged(session: Session, { batch, deltas, stored, answers }: Arrival): Promise<string[]> {
  if (answers.copies.size === 0) return [];
  const before = ownCopies(deltas.flatMap((delta) => delta.earlier));
  const after = ownCopies(batch.flatMap(({ rows }) => rows.posts.map((post) => post.row)));
  const changed = [...answers.copies].flatMap(([hash, others]) =>
    isSameSummary(summarize(others, before.get(hash) ?? []), summarize(others, after.get(hash) ?? [])) ? [] : [hash],
  );
  if (changed.length === 0) return [];
  const found = await session.query(
    `select distinct p.thread_id from threadbare.post_print p
     where p.text_hash = any($1::bigint[]) and p.thread_id <> all($2::uuid[])`,
    [`{${changed.join(',')}}`, arrayLiteral(stored)],
  );
  return rowsOf(found).map((row) => row.text('thread_id'));
}
