import { UsageError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import { ask, textOf } from './rows.js';

const SQL = `
select thread_id, title, 1 as rank from v_thread where thread_id::text = lower($1)
union all
select thread_id, title, 2 from v_thread where external_id = $1 or url = $1 or title = $1
union all
select thread_id, title, 3 from v_thread where length($1) >= 4 and thread_id::text like lower($1) || '%'
union all
select thread_id, title, 4 from v_thread where length($1) >= 3 and strpos(lower(title), lower($1)) > 0
order by rank, thread_id limit 50`;

/**
 * The thread a user means: its id or the beginning of it, the engine's id, its address, its title or words of it.
 * Throws UsageError when none or several fit as well.
 */
export async function findThread(store: Store, wanted: string): Promise<string> {
  // Lines of CSV end in CR LF: a name taken from one by a shell keeps the CR.
  const rows = await ask(store, SQL, [wanted.trim()]);
  const best = rows[0]?.rank;
  const fitting = new Map(
    rows.filter((row) => row.rank === best).map((row) => [textOf(row, 'thread_id'), textOf(row, 'title')]),
  );
  const [only] = [...fitting.keys()];
  if (only === undefined || only === null)
    throw new UsageError('no-such-thread', `No thread fits “${wanted}”; \`threadbare report\` lists the threads.`);
  if (fitting.size > 1) {
    const names = [...fitting].slice(0, 5).map(([id, title]) => `${id?.slice(0, 8)} (${title ?? 'no title'})`);
    throw new UsageError(
      'several-threads',
      `Several threads fit “${wanted}”: ${names.join(', ')}. Give the beginning of its id.`,
    );
  }
  return only;
}
