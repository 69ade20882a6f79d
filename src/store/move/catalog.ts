import { rowsOf } from '../row.js';
import type { Session } from '../session.js';

/** A table as it is copied: what it has, what tells its rows apart, what counts on its own. */
export interface MovedTable {
  /** Schema and name, as SQL names it. */
  readonly name: string;
  /** Columns that are written: those the database works out itself are left to it. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of the primary key, in order; empty where there is none. */
  readonly key: readonly string[];
  /** Columns with a sequence behind them. */
  readonly identities: readonly string[];
}

/** Schemas that make up a data set. The queue of graphile-worker and the list of migrations are made anew. */
const SCHEMAS = `('threadbare', 'analytics', 'threadbare_desk')`;

/** All tables of a data set, each after those it refers to. */
export async function movedTables(session: Session): Promise<MovedTable[]> {
  const columns = rowsOf(
    await session.query(
      `select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as column, a.attidentity <> '' as identity,
         format_type(a.atttypid, a.atttypmod) as type
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       where n.nspname in ${SCHEMAS} and c.relkind in ('r', 'p') and not c.relispartition
       order by 1, a.attnum`,
    ),
  );
  const keys = rowsOf(
    await session.query(
      `select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as column
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       cross join lateral unnest(i.indkey::smallint[]) with ordinality as k(attnum, n)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where n.nspname in ${SCHEMAS} and i.indisprimary order by 1, k.n`,
    ),
  );
  const references = rowsOf(
    await session.query(
      `select distinct format('%I.%I', n.nspname, c.relname) as name, format('%I.%I', m.nspname, f.relname) as target
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_class f on f.oid = k.confrelid join pg_namespace m on m.oid = f.relnamespace
       where k.contype = 'f' and n.nspname in ${SCHEMAS} order by 1, 2`,
    ),
  );
  const names = [...new Set(columns.map((row) => row.text('name')))];
  const targets = new Map<string, string[]>();
  for (const row of references)
    targets.set(row.text('name'), [...(targets.get(row.text('name')) ?? []), row.text('target')]);
  return inOrder(names, (name) => targets.get(name) ?? []).map((name) => {
    const own = columns.filter((row) => row.text('name') === name);
    return {
      name,
      columns: own.map((row) => ({ name: row.text('column'), type: row.text('type') })),
      key: keys.filter((row) => row.text('name') === name).map((row) => row.text('column')),
      identities: own.filter((row) => row.boolean('identity')).map((row) => row.text('column')),
    };
  });
}

/** Names in an order in which each comes after those it needs; among equals as given. Rings are cut where they close. */
export function inOrder(names: readonly string[], needs: (name: string) => readonly string[]): string[] {
  const out: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const needed of needs(name)) if (names.includes(needed)) visit(needed);
    out.push(name);
  };
  for (const name of names) visit(name);
  return out;
}
