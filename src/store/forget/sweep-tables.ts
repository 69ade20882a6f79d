import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { storableJson, toText } from '../values.js';
import { everywhere, type KeptRules } from './keep-rules.js';
import { isForgottenName, redactJson } from './redact-text.js';
import type { ForgetRules } from './rules.js';
import { FORGETTING, type Forgets } from './tables.js';

type Swept = Extract<Forgets, { readonly how: 'columns' | 'rows' }>;

/** Rows read at a time. */
const BATCH = 1_000;

/**
 * Clears the tables that are read through (see {@link FORGETTING}). Rules of any site count where rows belong to none.
 * Gives the rows that were changed, per table.
 */
export async function sweepTables(session: Session, kept: KeptRules): Promise<Record<string, number>> {
  const rules = everywhere(kept);
  const out: Record<string, number> = {};
  for (const [table, forgets] of Object.entries(FORGETTING)) {
    if (forgets.how !== 'columns' && forgets.how !== 'rows') continue;
    const types = await columnTypes(session, table);
    if (types.size === 0) continue; // made by a later version, or not in this data set
    const rulesOf = forgets.site === undefined ? (): ForgetRules => rules : kept.for;
    const changed = await sweepTable(session, table, forgets, types, rulesOf);
    if (changed > 0) out[table] = changed;
  }
  return out;
}

async function columnTypes(session: Session, table: string): Promise<Map<string, string>> {
  const rows = await session.query(
    `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
     where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [table],
  );
  return new Map(rowsOf(rows).map((row) => [row.text('name'), row.text('type')]));
}

async function sweepTable(
  session: Session,
  table: string,
  forgets: Swept,
  types: ReadonlyMap<string, string>,
  rulesOf: (site: string | null) => ForgetRules,
): Promise<number> {
  const { key, columns, whole = [], set = null, site = 'null::text' } = forgets;
  const read = [...columns, ...whole];
  await session.query(
    `declare sweep no scroll cursor for select ${[...key.map((name) => `${name}::text as key_${name}`), `${site} as of_site`, ...read].join(', ')} from ${table}`,
  );
  const found: { readonly keys: (string | null)[]; readonly values: (string | null)[] }[] = [];
  for (;;) {
    const rows = rowsOf(await session.query(`fetch ${BATCH} from sweep`));
    if (rows.length === 0) break;
    for (const row of rows) {
      const rules = rulesOf(row.textOrNull('of_site'));
      const before = read.map((name) => row.value(name));
      const after = read.map((name, i) => cleared(before[i], whole.includes(name), rules));
      if (after.every((value, i) => value === before[i])) continue;
      const values = after.map((value, i) => (types.get(read[i] ?? '') === 'jsonb' ? json(value) : toText(value)));
      found.push({ keys: key.map((name) => row.textOrNull(`key_${name}`)), values });
    }
  }
  await session.query('close sweep');
  for (const { keys, values } of found) {
    const where = key
      .map((name, i) => `${name} is not distinct from $${i + 1}::${types.get(name) ?? 'text'}`)
      .join(' and ');
    if (forgets.how === 'rows') {
      await session.query(`delete from ${table} where ${where}`, keys);
      continue;
    }
    const sets = read.map((name, i) => `${name} = $${key.length + i + 1}::text::${types.get(name) ?? 'text'}`);
    await session.query(`update ${table} set ${[...sets, ...(set === null ? [] : [set])].join(', ')} where ${where}`, [
      ...keys,
      ...values,
    ]);
  }
  return found.length;
}

function cleared(value: unknown, isWhole: boolean, rules: ForgetRules): unknown {
  const after = typeof value === 'string' && isForgottenName(value, rules) ? null : redactJson(value, rules);
  return after === value ? value : isWhole ? null : (after ?? '[removed]');
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : storableJson(value));

/** Deletes authors and sections that are forgotten and that nobody has any more. Gives the rows that went. */
export async function dropOrphans(session: Session, kept: KeptRules): Promise<number> {
  const authors = rowsOf(
    await session.query(
      `select a.author_id, a.name, s.host from threadbare.author a left join threadbare.site s on s.site_id = a.site_id
       where not exists (select 1 from threadbare.post p where p.author_id = a.author_id)`,
    ),
  );
  const forums = rowsOf(
    await session.query(
      `select f.forum_id, f.path, s.host from threadbare.forum f left join threadbare.site s on s.site_id = f.site_id
       where not exists (select 1 from threadbare.thread t where t.forum_id = f.forum_id)`,
    ),
  );
  const isGone = (value: unknown, site: string | null): boolean => {
    const rules = kept.for(site);
    return redactJson(value, rules) !== value || (typeof value === 'string' && isForgottenName(value, rules));
  };
  let gone = 0;
  for (const row of authors) {
    if (!isGone(row.text('name'), row.textOrNull('host'))) continue;
    await session.query('delete from threadbare.author where author_id = $1::uuid', [row.text('author_id')]);
    gone += 1;
  }
  for (const row of forums) {
    if (!isGone(row.value('path'), row.textOrNull('host'))) continue;
    await session.query('delete from threadbare.forum where forum_id = $1::uuid', [row.text('forum_id')]);
    gone += 1;
  }
  return gone;
}
