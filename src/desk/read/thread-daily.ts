import type { Store } from '../../store/index.js';

/** Changes since the last refresh that are looked through; `v_daily` counts no further. */
const COUNTED = 10_000;

const SQL = `
select d.changes_since, d.changes_since < ${COUNTED} and not exists (
         select 1 from v_change c where c.seq > d.seq and c.thread_id = $1::uuid) as fresh
  from v_daily d`;

/**
 * Whether the tables of sums are up to date for a thread. Over them a long thread is summed up in a tenth of the time;
 * where they are behind, its posts are read.
 */
export async function hasFreshSums(store: Store, threadId: string): Promise<boolean> {
  const { rows } = await store.query(SQL, { params: [threadId] });
  return rows[0]?.fresh === true;
}
