import type { Connection } from '../../connect/connection.js';
import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { makeItems } from './items.js';
import { lockDeskThreads } from './lock.js';
import { matchWaiting } from './match-waiting.js';
import { askAgain, changedThreads, goneThreads, madeFromNow, noteMade } from './pending.js';
import { FAMILY_THREADS } from './sign-statements.js';
import { readSigns } from './signs.js';
import type { ReasonRules, Refreshed, RefreshOptions } from './types.js';
import { putReasons } from './write.js';

/** Threads of one transaction: less than a second of work on a server; the embedded database is blocked meanwhile. */
const CHUNK = 100;
/** Rounds over threads that a text posted by several accounts has changed: one tells the others, which tell nobody. */
const ROUNDS = 5;

/** One refresh writes at a time; readers and decisions do not wait for it. */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('threadbare desk refresh', 7))`;

/** Brings the reasons and items of all threads up to their values; see `ReasonStore.refresh`. */
export async function refresh(
  connection: Connection,
  rules: ReasonRules,
  { full = false, signal, onStep }: RefreshOptions,
): Promise<Refreshed> {
  const total = { threads: 0, reasons: 0, items: 0, gone: await forgetGone(connection) };
  for (let round = 0; round < ROUNDS; round += 1) {
    const again = full && round === 0;
    const threads = await connection.transaction((session) => changedThreads(session, rules.version, again), {
      readOnly: true,
    });
    if (threads.length === 0) break;
    for (let start = 0; start < threads.length; start += CHUNK) {
      signal?.throwIfAborted();
      const chunk = threads.slice(start, start + CHUNK);
      const done = await connection.transaction((session) => refreshThreads(session, rules, chunk, again));
      total.threads += done.threads;
      total.reasons += done.reasons;
      total.items += done.items;
      if (round === 0) onStep?.(Math.min(threads.length, start + CHUNK), threads.length);
    }
  }
  if (total.threads > 0) total.items += await connection.transaction(matchWaiting);
  return total;
}

/** Looks at some threads, unless another process did so meanwhile. What they are made from is read before all else. */
async function refreshThreads(
  session: Session,
  rules: ReasonRules,
  chunk: readonly string[],
  full: boolean,
): Promise<Omit<Refreshed, 'gone'>> {
  await session.query(LOCK);
  await lockDeskThreads(session, chunk);
  const now = await madeFromNow(session, rules.version, chunk);
  const known = await madeFromKnown(session, chunk);
  const made = new Map([...now].filter(([threadId, from]) => full || known.get(threadId) !== from));
  const threadIds = [...made.keys()];
  if (threadIds.length === 0) return { threads: 0, reasons: 0, items: 0 };
  const before = await familiesOf(session, threadIds);
  const signs = new Map((await readSigns(session, threadIds)).map((one) => [one.threadId, one]));
  const reasons = await putReasons(
    session,
    threadIds.map((threadId) => {
      const found = signs.get(threadId);
      return { threadId, reasons: found === undefined ? [] : rules.reasonsOf(found) };
    }),
  );
  const items = await makeItems(session, { threadIds, postIds: null });
  await noteMade(session, made);
  await tellFamilies(session, threadIds, before, await familiesOf(session, threadIds));
  return { threads: threadIds.length, reasons, items };
}

async function madeFromKnown(session: Session, threadIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const result = await session.query(
    'select thread_id, made_from from threadbare_desk.thread where thread_id = any($1::uuid[])',
    [arrayLiteral(threadIds)],
  );
  return new Map(rowsOf(result).map((row) => [row.text('thread_id'), row.text('made_from')]));
}

/** Texts that several accounts post, as the reasons of some threads have them: by their first post, with their figures. */
async function familiesOf(session: Session, threadIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const result = await session.query(
    `select distinct evidence ->> 'sourceThreadId' as thread_id, evidence ->> 'sourcePostId' as post_id,
       concat_ws(' ', evidence ->> 'accounts', evidence ->> 'posts', evidence ->> 'threads', evidence ->> 'hours') as figures
     from threadbare_desk.reason where thread_id = any($1::uuid[]) and reason = 'campaign' order by 1, 2, 3`,
    [arrayLiteral(threadIds)],
  );
  return new Map(rowsOf(result).map((row) => [`${row.text('thread_id')} ${row.text('post_id')}`, row.text('figures')]));
}

/**
 * A text's figures stand at each of its posts, in all their threads: where they have changed, the threads that still say
 * otherwise are looked at again. These find nothing new and tell nobody, so it ends.
 */
async function tellFamilies(
  session: Session,
  threadIds: readonly string[],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Promise<void> {
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (touched.length === 0) return;
  const names = touched.map((key) => key.split(' '));
  const threads = rowsOf(
    await session.query(FAMILY_THREADS, [
      arrayLiteral(names.map(([threadId = '']) => threadId)),
      arrayLiteral(names.map(([, postId = '']) => postId)),
    ]),
  ).map((row) => row.text('thread_id'));
  const own = new Set(threadIds);
  const others = threads.filter((threadId) => !own.has(threadId));
  const theirs = rowsOf(
    await session.query(
      `select thread_id, concat(evidence ->> 'sourceThreadId', ' ', evidence ->> 'sourcePostId') as family,
         concat_ws(' ', evidence ->> 'accounts', evidence ->> 'posts', evidence ->> 'threads', evidence ->> 'hours') as figures
       from threadbare_desk.reason where thread_id = any($1::uuid[]) and reason = 'campaign'`,
      [arrayLiteral(others)],
    ),
  );
  const differ = theirs.filter(
    (row) => touched.includes(row.text('family')) && after.get(row.text('family')) !== row.text('figures'),
  );
  await askAgain(session, [...new Set(differ.map((row) => row.text('thread_id')))]);
}

/** Takes away what is kept of threads that are not stored any more; decisions and reports stay. */
async function forgetGone(connection: Connection): Promise<number> {
  return connection.transaction(async (session) => {
    await session.query(LOCK);
    const threads = await goneThreads(session);
    if (threads.length === 0) return 0;
    await lockDeskThreads(session, threads);
    const families = await familiesOf(session, threads);
    for (const table of ['reason', 'item', 'thread'])
      await session.query(`delete from threadbare_desk.${table} where thread_id = any($1::uuid[])`, [
        arrayLiteral(threads),
      ]);
    await tellFamilies(session, threads, families, new Map());
    return threads.length;
  });
}
