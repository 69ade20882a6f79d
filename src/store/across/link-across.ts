import type { LinkedThread } from '../../model/thread.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import type { AcrossRules } from '../store.js';
import { arrayLiteral, storableText } from '../values.js';
import { affectedThreads } from './affected.js';
import { companionsOf } from './companions.js';
import { deltaOf, readEarlier } from './earlier-rows.js';
import { type IndexRows, indexRows } from './index-rows.js';
import { lookUp } from './look-up.js';

/** Threads linked with the others of their sites, and what is to be written beside them. */
export interface LinkedAcross {
  /** In the order of the threads. */
  readonly threads: readonly { readonly thread: LinkedThread; readonly rows: IndexRows }[];
  /** Other threads whose rows may read differently once these stand. */
  readonly affected: ReadonlySet<string>;
}

/**
 * Asks the index of their sites about threads that are linked in themselves, and works out whom their posts concern.
 * Takes the locks of the sites until the transaction ends: whoever comes second sees the first one's posts.
 */
export async function linkAcrossSites(
  session: Session,
  locals: readonly LinkedThread[],
  rules: AcrossRules,
): Promise<LinkedAcross> {
  const former = await formerSites(
    session,
    locals.map((thread) => thread.id),
  );
  await lockSites(session, [...locals.map((thread) => thread.site), ...former.values()]);
  const stored = [...former.keys()];
  const earlier = await readEarlier(session, stored);
  const batch = locals.map((thread) => ({
    thread,
    rows: indexRows(thread, rules.print(thread), rules.inquire(thread)),
  }));
  const deltas = batch.map(({ thread, rows }) => deltaOf(earlier.get(thread.id) ?? [], rows));
  const answers = await lookUp(session, {
    batch,
    companions: companionsOf(batch),
    stored,
    textHashes: deltas.flatMap(({ left }) => left.flatMap(({ textHash }) => textHash ?? [])),
    sharesRun: rules.sharesRun,
  });
  const threads = batch.map(({ thread, rows }, n) => {
    const others = answers.findings[n]?.others;
    return { thread: others === undefined ? thread : rules.link(thread, others), rows };
  });
  const affected = await affectedThreads(session, { batch, deltas, stored, answers, sharesRun: rules.sharesRun });
  return { threads, affected };
}

/** The sites threads are stored under, null for one that has none; those that are new are left out. */
async function formerSites(session: Session, threadIds: readonly string[]): Promise<Map<string, string | null>> {
  const result = await session.query(
    `select t.thread_id, s.host from threadbare.thread t left join threadbare.site s on s.site_id = t.site_id
     where t.thread_id = any($1::uuid[]) order by t.thread_id`,
    [arrayLiteral(threadIds)],
  );
  return new Map(rowsOf(result).map((row) => [row.text('thread_id'), row.textOrNull('host')]));
}

/**
 * Locks sites until the transaction ends, always in the same order. The look-ups that follow probe an index once per
 * mark: the planner, which knows nothing of rows written in this very transaction, must not read whole tables instead,
 * nor compile a plan for it.
 */
async function lockSites(session: Session, sites: readonly (string | null)[]): Promise<void> {
  const names = [...new Set(sites.filter((site) => site !== null))];
  await session.query(`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`);
  if (names.length === 0) return;
  await session.query(
    `select pg_advisory_xact_lock(k.key) from (
       select distinct hashtextextended(name, 11) as key from unnest($1::text[]) as u(name) order by 1) k`,
    [arrayLiteral(names.map(storableText))],
  );
}
