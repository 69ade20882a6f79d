import type { Store } from '../../src/store/index.js';

/** Columns outside the promise of equal rows: when, by which run, from which file. */
const PROVENANCE = new Set(['at', 'run_id', 'file', 'document_file', 'fetched_at', 'seq']);
// v_daily says how far the tables of sums are.
const LEFT_OUT = new Set(['v_change', 'v_run', 'v_page', 'v_problem', 'v_daily']);

/** Everything a reader sees, as sorted lines per view: two stores with the same pages give the same dump. */
export async function dump(store: Store): Promise<Record<string, string[]>> {
  const views = await store.query(
    `select table_name as name from information_schema.views where table_schema = 'analytics' order by 1`,
  );
  const out: Record<string, string[]> = {};
  for (const row of views.rows) {
    const name = String(row.name);
    if (LEFT_OUT.has(name)) continue;
    const { rows } = await store.query(`select * from ${name}`);
    out[name] = rows
      .map((line) => JSON.stringify(Object.fromEntries(Object.entries(line).filter(([key]) => !PROVENANCE.has(key)))))
      .sort();
  }
  return out;
}
