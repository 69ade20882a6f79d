import { gunzipSync } from 'node:zlib';
import type { Store } from '../../src/store/index.js';

/** Every table of the data set as text, row by row, with compressed snapshots unpacked. */
export async function everyTable(store: Store, only = /./): Promise<Map<string, string[]>> {
  const tables = await store.query(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and (n.nspname like 'threadbare%' or n.nspname = 'analytics') order by 1`,
  );
  const names = tables.rows.map((row) => String(row.name)).filter((name) => only.test(name));
  const out = new Map<string, string[]>(names.map((name) => [name, []]));
  const { rows } = await store.query(
    names.map((name) => `select '${name}' as name, to_jsonb(t)::text as line from ${name} t`).join(' union all '),
  );
  for (const row of rows)
    out
      .get(String(row.name))
      ?.push(
        String(row.line).replace(/\\\\x(1f8b[0-9a-f]+)/g, (_, hex: string) =>
          gunzipSync(Buffer.from(hex, 'hex')).toString('utf8'),
        ),
      );
  return out;
}

/** Rows in which a text stands, as `table: row`. */
export function rowsWith(tables: ReadonlyMap<string, readonly string[]>, wanted: RegExp): string[] {
  return [...tables].flatMap(([name, rows]) =>
    rows.filter((row) => wanted.test(row.normalize('NFC'))).map((row) => `${name}: ${row.slice(0, 400)}`),
  );
}
