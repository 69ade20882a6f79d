import type { LinkedThread } from '../../model/thread.js';
import { firstRow } from '../row.js';
import type { Session } from '../session.js';
import type { AcrossRules } from '../store.js';
import { affectedThreads } from './affected.js';
import { deltaOf, readEarlier } from './earlier-rows.js';
import { type IndexRows, indexRows } from './index-rows.js';
import { lookUp } from './look-up.js';

/** A thread linked with the others of its site, and what is to be written beside it. */
export interface LinkedAcross {
  readonly thread: LinkedThread;
  readonly rows: IndexRows;
  /** Other threads whose rows may read differently once these stand. */
  readonly affected: ReadonlySet<string>;
}

/**
 * Asks the index of the site about a thread that is linked in itself, and works out whom its own posts concern. Takes
 * the lock of the site until the transaction ends: whoever comes second sees the first one's posts.
 */
export async function linkAcrossSite(session: Session, local: LinkedThread, rules: AcrossRules): Promise<LinkedAcross> {
  await lockSites(session, [local.site, await formerSite(session, local.id)]);
  const earlier = await readEarlier(session, local.id);
  const inquiry = rules.inquire(local);
  const rows = indexRows(local, rules.print(local), inquiry);
  const delta = deltaOf(earlier, rows);
  const texts = new Map(local.posts.map((post) => [post.id, post.body.ownText]));
  const ownText = (postId: string): string => texts.get(postId) ?? '';
  const leftHashes = delta.left.flatMap(({ textHash }) => textHash ?? []);
  const findings = await lookUp(session, {
    threadId: local.id,
    site: local.site,
    rows,
    textHashes: leftHashes,
    sharesRun: (own, other) => rules.sharesRun(ownText(own), other),
  });
  const thread = rules.link(local, findings.others);
  const affected = await affectedThreads(session, {
    threadId: local.id,
    rows,
    delta,
    findings,
    sharesRun: rules.sharesRun,
  });
  return { thread, rows, affected };
}

/** The site a thread was stored under; null when it is new or has none. */
async function formerSite(session: Session, threadId: string): Promise<string | null> {
  const row = firstRow(
    await session.query(
      `select s.host from threadbare.thread t join threadbare.site s on s.site_id = t.site_id
       where t.thread_id = $1::uuid`,
      [threadId],
    ),
  );
  return row?.text('host') ?? null;
}

/**
 * Locks sites until the transaction ends, always in the same order. The look-ups that follow probe an index once per
 * mark: the planner, which knows nothing of rows written in this very transaction, must not read whole tables instead,
 * nor compile a plan for it.
 */
async function lockSites(session: Session, sites: readonly (string | null)[]): Promise<void> {
  const names = [...new Set(sites.filter((site) => site !== null))].sort();
  await session.query(`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`);
  for (const name of names) await session.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [name]);
}
