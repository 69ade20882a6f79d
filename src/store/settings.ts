import { canonicalJson } from '../model/ids.js';
import { firstRow } from './row.js';
import type { Session } from './session.js';

/** A setting as JSON, or null where it was never made; see `Store.setting`. */
export async function readSetting(session: Session, name: string): Promise<unknown> {
  const row = firstRow(
    await session.query('select value::text as value from threadbare.setting where name = $1', [name]),
  );
  if (row === null) return null;
  const value: unknown = JSON.parse(row.text('value'));
  return value;
}

/** Makes or takes back a setting and marks every thread as out of date; see `Store.putSetting`. */
export async function putSetting(session: Session, runId: string, name: string, value: unknown): Promise<boolean> {
  // One at a time, so that nobody compares with a value that is about to change.
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare settings', 7))`);
  const before = await readSetting(session, name);
  if (canonicalJson(before) === canonicalJson(value ?? null)) return false;
  if (value === null || value === undefined) {
    await session.query('delete from threadbare.setting where name = $1', [name]);
  } else {
    await session.query(
      `insert into threadbare.setting (name, value, run_id) values ($1, $2::jsonb, $3::uuid)
       on conflict (name) do update set value = excluded.value, run_id = excluded.run_id, at = now()`,
      [name, JSON.stringify(value), runId],
    );
  }
  await session.query(
    `insert into threadbare.stale as s (thread_id, marks) select thread_id, 1 from threadbare.thread
     on conflict (thread_id) do update set marks = s.marks + 1`,
  );
  return true;
}
