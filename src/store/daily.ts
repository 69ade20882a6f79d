import { OF_A_THREAD, totalAuthor, totalTarget } from './daily-statements.js';
import { firstRow, rowsOf } from './row.js';
import type { Backend, Session } from './session.js';
import type { DailyOptions, DailyRefresh } from './store.js';
import { toText } from './values.js';

/** Threads of one transaction: some seconds of work at most on the embedded database, which is blocked meanwhile. */
const CHUNK = 200;
/** Of all threads: where more have changed, totals are made once at the end instead of after each chunk. */
const MOST = 0.25;

/** One refresh at a time, whole tables or not. */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('threadbare daily tables', 7))`;

interface Plan {
  readonly threads: readonly string[];
  readonly full: boolean;
  readonly next: { readonly settled: string; readonly seen: string; readonly xmax: string; readonly runs: string };
}

/** Brings the daily tables up to the change log; see `Store.refreshDaily`. */
export async function refreshDaily(backend: Backend, options: DailyOptions = {}): Promise<DailyRefresh> {
  const plan = await backend.transaction((session) => planRefresh(session, options.full === true));
  let done = 0;
  for (let start = 0; start < plan.threads.length; start += CHUNK) {
    options.signal?.throwIfAborted();
    const threads = plan.threads.slice(start, start + CHUNK);
    await backend.transaction((session) => refreshThreads(session, threads, !plan.full));
    done += threads.length;
    options.onStep?.(done, plan.threads.length);
  }
  await backend.transaction(async (session) => {
    await session.query(LOCK);
    if (plan.full) await totalAll(session);
    // Never back behind what another refresh has settled meanwhile; another choice of runs begins anew.
    await session.query(
      `insert into threadbare.daily_state as s (name, settled_seq, seen_seq, seen_xmax, runs)
       values ('daily', $1::bigint, $2::bigint, $3::bigint, $4)
       on conflict (name) do update set settled_seq = excluded.settled_seq, seen_seq = excluded.seen_seq,
         seen_xmax = excluded.seen_xmax, runs = excluded.runs, at = now()
       where s.runs <> excluded.runs or s.settled_seq <= excluded.settled_seq`,
      [plan.next.settled, plan.next.seen, plan.next.xmax, plan.next.runs],
    );
  });
  return { threads: plan.threads.length, full: plan.full, seq: Number(plan.next.settled) };
}

/**
 * What has changed since what is settled. Numbers of changes are given before their transactions end, so a lower one can
 * appear after a higher one was seen: `seen` is settled by the refresh that finds every transaction over that had begun
 * when it was seen. Until then, threads above `settled` are counted again.
 */
async function planRefresh(session: Session, full: boolean): Promise<Plan> {
  await session.query(LOCK);
  const now = firstRow(
    await session.query(
      `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint::text as xmin,
         pg_snapshot_xmax(pg_current_snapshot())::text::bigint::text as xmax,
         (select coalesce(max(seq), 0) from threadbare.change)::text as seen,
         (select coalesce(string_agg(task || '=' || analyzer || '@' || version, ' ' order by task collate "C"), '')
          from threadbare.selected_run) as runs,
         (select count(*) from threadbare.thread)::integer as threads`,
    ),
  );
  const [xmin, xmax, seen, runs] = [
    now?.text('xmin') ?? '0',
    now?.text('xmax') ?? '0',
    now?.text('seen') ?? '0',
    now?.text('runs') ?? '',
  ];
  const before = firstRow(
    await session.query(
      `select settled_seq::text as settled, seen_seq::text as seen, seen_xmax::text as xmax, runs
       from threadbare.daily_state where name = 'daily'`,
    ),
  );
  const next = { settled: xmin === xmax ? seen : '0', seen, xmax, runs };
  if (full || before === null || before.text('runs') !== runs) {
    const settled = xmin === xmax ? seen : (before?.text('settled') ?? '0');
    return startOver(session, { ...next, settled });
  }
  const then = BigInt(before.text('xmax'));
  // A number from the future is another cluster's: the data set was moved here and nothing of then is under way.
  const isOver = BigInt(xmin) >= then || BigInt(xmax) < then;
  const from = before.text('settled');
  const changed = rowsOf(
    await session.query(
      `select distinct thread_id from threadbare.change where seq > $1::bigint and thread_id is not null order by 1`,
      [from],
    ),
  ).map((row) => row.text('thread_id'));
  // What was seen then is whole now, and counted by this refresh at the latest.
  const settled = xmin === xmax ? seen : isOver ? before.text('seen') : from;
  if (changed.length > CHUNK && changed.length > (now?.number('threads') ?? 0) * MOST)
    return startOver(session, { ...next, settled });
  return { threads: changed, full: false, next: { ...next, settled } };
}

/** All threads; until it is done, the next refresh starts over, too. */
async function startOver(session: Session, next: Plan['next']): Promise<Plan> {
  await session.query(`delete from threadbare.daily_state where name = 'daily'`);
  for (const { table } of OF_A_THREAD) {
    await session.query(
      `delete from analytics.${table} d
       where not exists (select 1 from threadbare.thread t where t.thread_id = d.thread_id)`,
    );
  }
  const threads = rowsOf(await session.query('select thread_id from threadbare.thread order by 1'));
  return { threads: threads.map((row) => row.text('thread_id')), full: true, next };
}

/** Makes the rows of some threads anew, and with `totals` what is counted over threads. */
async function refreshThreads(session: Session, threads: readonly string[], totals: boolean): Promise<void> {
  await session.query(LOCK);
  const params = [toText(threads)];
  const authors = new Set<string>();
  const targets = new Set<string>();
  const touch = async (): Promise<void> => {
    if (!totals) return;
    for (const name of await column(session, AUTHORS, params)) authors.add(name);
    for (const name of await column(session, TARGETS, params)) targets.add(name);
  };
  await touch();
  for (const { table } of OF_A_THREAD)
    await session.query(`delete from analytics.${table} where thread_id = any($1::uuid[])`, params);
  for (const { insert } of OF_A_THREAD) await session.query(insert, params);
  await touch();
  if (authors.size > 0) {
    const some = [toText([...authors])];
    await session.query('delete from analytics.total_author where author_id = any($1::uuid[])', some);
    await session.query(totalAuthor(true), some);
  }
  if (targets.size > 0) {
    const some = [toText([...targets])];
    await session.query('delete from analytics.total_target where target = any($1::text[])', some);
    await session.query(totalTarget(true), some);
  }
}

const AUTHORS = `
  select author_id as name from analytics.daily_author where thread_id = any($1::uuid[]) and author_id is not null
  union select to_author_id from analytics.thread_pair where thread_id = any($1::uuid[])`;
const TARGETS = 'select distinct target as name from analytics.daily_target where thread_id = any($1::uuid[])';

async function column(session: Session, statement: string, params: (string | null)[]): Promise<string[]> {
  return rowsOf(await session.query(statement, params)).map((row) => row.text('name'));
}

async function totalAll(session: Session): Promise<void> {
  await session.query('delete from analytics.total_author');
  await session.query(totalAuthor(false));
  await session.query('delete from analytics.total_target');
  await session.query(totalTarget(false));
}
