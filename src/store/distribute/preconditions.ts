import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { Layout } from './plan.js';
import type { Placement } from './tables.js';

/** Tables and foreign keys of a data set as the catalogue has them. */
export async function readLayout(session: Session, hasCitus: boolean): Promise<Layout> {
  const tables = rowsOf(
    await session.query(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('threadbare', 'analytics', 'threadbare_desk') and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    ),
  ).map((row) => row.text('name'));
  const keys = rowsOf(
    await session.query(
      `select k.conname as name, n.nspname || '.' || c.relname as child, m.nspname || '.' || f.relname as parent,
         pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_class f on f.oid = k.confrelid join pg_namespace m on m.oid = f.relnamespace
       where k.contype = 'f' and n.nspname in ('threadbare', 'analytics', 'threadbare_desk') and k.conparentid = 0 order by 2, 1`,
    ),
  );
  const placed = hasCitus
    ? rowsOf(
        await session.query(
          `select n.nspname || '.' || c.relname as name from pg_dist_partition p
           join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace
           where p.partmethod = 'h' or (p.partmethod = 'n' and p.repmodel = 't')`,
        ),
      ).map((row) => row.text('name'))
    : [];
  return {
    tables,
    foreignKeys: keys.map((row) => ({
      name: row.text('name'),
      from: row.text('child'),
      to: row.text('parent'),
      definition: row.text('definition'),
    })),
    placed: new Set(placed),
  };
}

/**
 * What in the schema a Citus cluster would refuse, in words; empty: nothing. Rules of Citus' documentation ("Creating and
 * Modifying Distributed Objects", "SQL Support and Workarounds"): a unique index of a distributed table holds the
 * distribution column; a foreign key between two holds it on both sides, in the same place; none leads from a reference
 * table to a distributed one, or from either to a local one; no triggers and rules on distributed tables; identity and
 * serial columns there are 64 bits wide; no exclusion constraint without the column.
 */
export async function violations(session: Session, placement: Readonly<Record<string, Placement>>): Promise<string[]> {
  const layout = await readLayout(session, false);
  const unplaced = layout.tables.filter((name) => placement[name] === undefined);
  const of = (kind: Placement): string => arrayLiteral(layout.tables.filter((name) => placement[name] === kind));
  const found = rowsOf(
    await session.query(
      `with t as (
         select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname || '.' || c.relname = any($1::text[]))
       , col as (select t.oid, a.attnum from t join pg_attribute a on a.attrelid = t.oid and a.attname = 'thread_id')
       select t.name || ': no column thread_id' as fault from t where not exists (select 1 from col where col.oid = t.oid)
       union all
       select t.name || ': thread_id may be null' from t join pg_attribute a on a.attrelid = t.oid
         where a.attname = 'thread_id' and not a.attnotnull
       union all
       select t.name || ': unique index ' || i.indexrelid::regclass::text || ' without thread_id'
       from t join pg_index i on i.indrelid = t.oid join col on col.oid = t.oid
       where (i.indisunique or i.indisexclusion) and not (col.attnum = any(i.indkey::smallint[]))
       union all
       select t.name || ': foreign key ' || k.conname || ' without thread_id on both sides'
       from t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
       join t p on p.oid = k.confrelid join col c on c.oid = t.oid join col d on d.oid = p.oid
       where not exists (
         select 1 from unnest(k.conkey, k.confkey) as u(child, parent) where u.child = c.attnum and u.parent = d.attnum)
       union all
       select t.name || ': trigger ' || g.tgname from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
       union all
       select t.name || ': rule ' || r.rulename from t join pg_rewrite r on r.ev_class = t.oid
       union all
       select t.name || ': sequence behind ' || a.attname || ' is narrower than 64 bits'
       from t join pg_attribute a on a.attrelid = t.oid
       where (a.attidentity <> '' or pg_get_serial_sequence(t.name, a.attname) is not null) and a.atttypid <> 'bigint'::regtype
       order by 1`,
      [of('distributed')],
    ),
  ).map((row) => row.text('fault'));
  const kinds: Readonly<Record<Placement, readonly Placement[]>> = {
    distributed: ['distributed', 'reference'],
    reference: ['reference'],
    local: ['local', 'reference'],
  };
  const keys = layout.foreignKeys.flatMap(({ name, from, to }) => {
    const [child, parent] = [placement[from], placement[to]];
    return child === undefined || parent === undefined || kinds[child].includes(parent)
      ? []
      : [`${from}: foreign key ${name} from a ${child} table to a ${parent} one`];
  });
  return [...unplaced.map((name) => `${name}: nobody says where it lies`), ...found, ...keys];
}
