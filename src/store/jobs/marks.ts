import { markStale } from '../across/stale.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableJson, storableText } from '../values.js';
import type { InputPrint } from './ledger.js';
import { jsonOf } from './rows.js';

export async function readPrints(
  session: Session,
  paths: readonly string[],
  reading: string,
): Promise<ReadonlyMap<string, InputPrint>> {
  const rows = await session.query(
    'select path, size, mtime, sha256 from threadbare.job_input where reading = $2 and path = any($1::text[])',
    [arrayLiteral(paths.map(storableText)), reading],
  );
  return new Map(
    rowsOf(rows).map((row) => [
      row.text('path'),
      { path: row.text('path'), size: row.number('size'), mtime: row.number('mtime'), sha256: row.text('sha256') },
    ]),
  );
}

export async function putPrints(session: Session, prints: readonly InputPrint[], reading: string): Promise<void> {
  if (prints.length === 0) return;
  // Each once, in one order: two workers that note the same files do not wait for each other crosswise.
  const rows = [...new Map(prints.map((print) => [print.path, print])).values()].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  await session.query(
    `insert into threadbare.job_input (path, reading, size, mtime, sha256)
     select p ->> 'path', $2, (p ->> 'size')::bigint, (p ->> 'mtime')::double precision, p ->> 'sha256'
     from jsonb_array_elements($1::text::jsonb) as e(p)
     on conflict (path, reading) do update set size = excluded.size, mtime = excluded.mtime, sha256 = excluded.sha256,
       read_at = now()`,
    [storableJson(rows), reading],
  );
}

export async function readOutput(
  session: Session,
  job: string,
  name: string,
): Promise<{ readonly mark: string; readonly result: unknown } | null> {
  const row = firstRow(
    await session.query('select mark, result::text as result from threadbare.job_output where job = $1 and name = $2', [
      storableText(job),
      storableText(name),
    ]),
  );
  return row === null ? null : { mark: row.text('mark'), result: jsonOf(row, 'result') };
}

export async function putOutput(
  session: Session,
  job: string,
  name: string,
  mark: string,
  result: unknown,
): Promise<void> {
  await session.query(
    `insert into threadbare.job_output (job, name, mark, result) values ($1, $2, $3, $4::text::jsonb)
     on conflict (job, name) do update set mark = excluded.mark, result = excluded.result, written_at = now()`,
    [storableText(job), storableText(name), mark, storableJson(result ?? null)],
  );
}

/**
 * The last entry of the change log, which has every insert, update and delete of a derived row, and which runs of
 * analyzers the views show. An entry is numbered when it is written and seen when its transaction ends: the lock waits
 * for those that are writing, so that none with a smaller number comes later.
 */
export async function dataMark(session: Session): Promise<string> {
  await session.query('lock table threadbare.change in share mode');
  const row = firstRow(
    await session.query(
      `select concat_ws(' ', (select coalesce(max(seq), 0) from threadbare.change),
         (select md5(coalesce(string_agg(analyzer || '@' || version || selected, ',' order by analyzer, version), ''))
          from threadbare.analyzer)) as mark`,
    ),
  );
  return row?.text('mark') ?? '';
}

export async function handOverThreads(
  session: Session,
  threadIds: readonly string[],
  fingerprints: readonly bigint[],
  sharing: (session: Session, fingerprints: readonly bigint[]) => Promise<readonly string[]>,
): Promise<void> {
  const ids = new Set(threadIds);
  if (fingerprints.length > 0) for (const id of await sharing(session, fingerprints)) ids.add(id);
  await markStale(session, ids);
}
