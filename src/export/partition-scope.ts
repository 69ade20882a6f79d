import { hivePath, hiveValue, NO_VALUE } from './hive.js';
import type { Manifest } from './manifest.js';
import type { EntityName, PartitionName } from './options.js';
import type { PartitionIndex } from './partition-index.js';
import { textOf } from './row.js';
import { ENTITIES, literal } from './sql.js';
import type { JobBase } from './writing.js';

/**
 * Partitions that may read differently than an earlier export wrote them; null: any may. By the change log: those the
 * touched threads had rows in (the index) and those they have rows in now.
 */
export async function touchedPartitions(
  base: JobBase,
  entity: EntityName,
  by: readonly PartitionName[],
  before: Manifest,
  fresh: Manifest,
  index: PartitionIndex,
): Promise<ReadonlySet<string> | null> {
  const { highWater } = before;
  const same =
    highWater !== null &&
    before.migrations === fresh.migrations &&
    before.version === fresh.version &&
    JSON.stringify(before.analyzers) === JSON.stringify(fresh.analyzers);
  // A condition with a query in it may read anything; authors are counted over all their threads.
  const local = !/\bselect\b/i.test(base.options.where ?? '') && entity !== 'authors';
  if (!same || !local) return null;
  const changed = `select 1 from v_change where seq > ${highWater}`;
  if (entity === 'documents' || entity === 'sayings') {
    const own = await base.reader.query(`${changed} and entity in ('document', 'saying') limit 1`);
    const filtered = base.condition !== null && (await base.reader.query(`${changed} limit 1`)).rows.length > 0;
    return own.rows.length > 0 || filtered ? null : new Set();
  }
  const touched = new Set<string>();
  const ids = new Set<string>();
  const threads = `select distinct thread_id from v_change where seq > ${highWater} and thread_id is not null`;
  for await (const { rows } of base.reader.scan(threads, { batchRows: 5000 }))
    for (const row of rows) {
      const id = textOf(row, 'thread_id') ?? '';
      ids.add(base.guard.pseudonyms?.ids(id) ?? id);
    }
  if (ids.size === 0) return touched;
  for (const [partition, known] of index) if ([...known].some((id) => ids.has(id))) touched.add(partition);
  const { view, site, time } = ENTITIES[entity];
  const now = `select distinct ${site} as site, to_char((${time}) at time zone 'UTC', 'YYYY-MM') as month
    from ${view} where thread_id in (${threads})`;
  for await (const { rows } of base.reader.scan(now, { batchRows: 5000 }))
    for (const row of rows) touched.add(hivePath(by, { site: textOf(row, 'site'), month: textOf(row, 'month') }));
  return touched;
}

/** SQL that keeps the rows of some partitions, by the names of their folders. */
export function partitionFilter(entity: EntityName, by: readonly PartitionName[], scope: ReadonlySet<string>): string {
  const { site, time } = ENTITIES[entity];
  const sql: Readonly<Record<PartitionName, string>> = {
    site,
    month: `to_char((${time}) at time zone 'UTC', 'YYYY-MM')`,
  };
  const values = [...scope].map((key) => {
    const parts = key.split('/').map((part) => part.slice(part.indexOf('=') + 1));
    return `(${by.map((_, i) => literal(plainValue(parts[i] ?? NO_VALUE))).join(', ')})`;
  });
  const wanted = `(${by.map((name) => `coalesce(nullif(${sql[name]}, ''), ${literal(NO_VALUE)})`).join(', ')}) in (${values.join(', ')})`;
  const months = [...scope].map((key) => /(?:^|\/)month=(\d{4}-\d\d)(?:\/|$)/.exec(key)?.[1]);
  if (entity !== 'posts' || !months.every((month) => month !== undefined)) return wanted;
  // A range the index on the time of posting can use.
  const known = months.filter((month) => month !== undefined).sort();
  const from = known[0] ?? '';
  const to = known.at(-1) ?? '';
  return `${time} >= ${literal(`${from}-01`)}::date::timestamptz and ${time} < (${literal(`${to}-01`)}::date + interval '1 month')::timestamptz and ${wanted}`;
}

/** The value a folder's name stands for. */
const plainValue = (name: string): string => {
  const value = name.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return hiveValue(value) === name ? value : name;
};
