import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { PrintRow } from './index-rows.js';
import type { PostKey } from './others.js';

/** The earliest copies of a text that are looked at: what a group says does not grow with the group. */
const LOOKED_AT = 512;
/** Accounts and threads are counted up to here; the rules ask for three. */
const COUNTED = 8;
/** Other threads of which the earliest copy is given. */
const THREADS = 8;

/** A post whose whole own text others have too. */
export interface Copy extends PostKey {
  readonly account: bigint | null;
  readonly posted: bigint | null;
  readonly face: bigint;
}

/** What a group of copies says, the thread's own among them. */
export interface CopySummary {
  readonly accounts: number;
  readonly threads: number;
  /** The earliest copy of each of the first threads, in the order of time, then ids. */
  readonly earliest: readonly Copy[];
}

/** The copies of texts outside some threads, by text, in the order of time, then ids; texts nobody else has are left out. */
export async function readCopies(
  session: Session,
  without: readonly string[],
  hashes: Iterable<bigint>,
): Promise<Map<bigint, Copy[]>> {
  const found = new Map<bigint, Copy[]>();
  const list = [...hashes];
  if (list.length === 0) return found;
  const rows = rowsOf(await session.query(READ, [`{${list.join(',')}}`, arrayLiteral(without)]));
  for (const row of rows) {
    const hash = BigInt(row.text('text_hash'));
    const known = found.get(hash) ?? [];
    known.push({
      threadId: row.text('thread_id'),
      postId: row.text('post_id'),
      account: bigintOrNull(row.textOrNull('account')),
      posted: bigintOrNull(row.textOrNull('posted')),
      face: BigInt(row.text('face')),
    });
    found.set(hash, known);
  }
  return found;
}

const READ = `select h.text_hash::text as text_hash, c.thread_id, c.post_id, c.account::text as account, c.posted::text as posted, c.face::text as face
  from unnest($1::bigint[]) with ordinality as h(text_hash, n)
  cross join lateral (
    select p.* from threadbare.post_print p
    where p.text_hash = h.text_hash and p.thread_id <> all($2::uuid[])
    order by p.posted, p.thread_id, p.post_id limit ${LOOKED_AT}) c
  order by h.n, c.posted, c.thread_id, c.post_id`;

const bigintOrNull = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/** Own rows as copies, by text. */
export function ownCopies(rows: readonly Omit<PrintRow, 'prints'>[]): Map<bigint, Copy[]> {
  const own = new Map<bigint, Copy[]>();
  for (const { textHash = null, threadId, postId, account = null, posted = null, face } of rows) {
    if (textHash === null) continue;
    const known = own.get(textHash) ?? [];
    known.push({ threadId, postId, account, posted, face });
    own.set(textHash, known);
  }
  return own;
}

/** Puts the copies elsewhere and the thread's own together. */
export function summarize(others: readonly Copy[], own: readonly Copy[]): CopySummary {
  const all = [...others, ...own].sort(byTime).slice(0, LOOKED_AT);
  const accounts = new Set(all.flatMap(({ account }) => (account === null ? [] : [account])));
  const threads = new Map<string, Copy>();
  for (const copy of all) if (!threads.has(copy.threadId)) threads.set(copy.threadId, copy);
  return {
    accounts: Math.min(COUNTED, accounts.size),
    threads: Math.min(COUNTED, threads.size),
    // One more than is given, as the asking thread is never told of itself.
    earliest: [...threads.values()].slice(0, THREADS + 1),
  };
}

/** The copies a thread is told of. */
export const toldTo = (threadId: string, { earliest }: CopySummary): Copy[] =>
  earliest.filter((copy) => copy.threadId !== threadId).slice(0, THREADS);

/** Whether both say the same to every thread. */
export function isSameSummary(a: CopySummary, b: CopySummary): boolean {
  return sign(a) === sign(b);
}

const sign = ({ accounts, threads, earliest }: CopySummary): string =>
  [accounts, threads, ...earliest.map((copy) => `${copy.threadId}/${copy.postId}/${copy.face}`)].join(' ');

/** As the index orders them: by time, unknown last, then thread and post. */
function byTime(a: Copy, b: Copy): number {
  if (a.posted !== b.posted) return a.posted === null ? 1 : b.posted === null ? -1 : a.posted < b.posted ? -1 : 1;
  if (a.threadId !== b.threadId) return a.threadId < b.threadId ? -1 : 1;
  return a.postId < b.postId ? -1 : a.postId > b.postId ? 1 : 0;
}
