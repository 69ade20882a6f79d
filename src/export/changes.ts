import { UsageError } from '../model/errors.js';
import { columnsOf, guarded, type Job, SITE } from './job.js';
import type { EntityName } from './options.js';
import type { Column, Row } from './row.js';
import { type ChangeRule, ENTITIES, type Entity, identifier } from './sql.js';

/** Columns in front of those of the view. */
const LEADING: readonly Column[] = [
  { name: 'op', type: 'text' },
  { name: 'seq', type: 'bigint' },
];

/** Columns of an entity's changes: `op` (upsert or delete) and `seq` (its latest change) before those of the view. */
export const changeColumns = (columns: readonly Column[]): readonly Column[] => [
  ...LEADING,
  ...columns.filter(({ name }) => name !== 'op' && name !== 'seq'),
];

/**
 * What changed since a number of the change log, each row once and as it is now; a tombstone (`delete`) has the key
 * alone. A row that no longer fits the filters is a tombstone too. Where a view's rows have no key of their own, the
 * tombstone names their post and stands before all rows the post has now: taken in order, either kind is right.
 */
export async function* changedRows(
  job: Job,
  name: EntityName,
  since: number,
  columns: readonly Column[],
): AsyncGenerator<readonly Row[]> {
  const entity = ENTITIES[name];
  if (name === 'changes') {
    yield* logRows(job, since, columns);
    return;
  }
  const rule = entity.changes;
  if (rule === null) throw new UsageError('bad-export', `Entity ${name} has no change log: export it whole.`);
  const known = new Set((await columnsOf(job.reader, name)).map((column) => column.name));
  const missing = rule.key.find(([column]) => !known.has(column));
  if (missing !== undefined)
    throw new UsageError('bad-export', `View ${entity.view} has no column ${missing[0]} yet: export ${name} whole.`);
  const sql = changeSql(entity, rule, columns, since, job.condition);
  for await (const { rows } of job.reader.scan(sql, { batchRows: 1000 })) {
    job.signal.throwIfAborted();
    yield rows.map((row) => ({ ...guarded(job, name, columns, row), op: row.op, seq: row.__seq }));
  }
}

async function* logRows(job: Job, since: number, columns: readonly Column[]): AsyncGenerator<readonly Row[]> {
  const chosen =
    job.condition === null ? '' : ` and thread_id in (select thread_id from v_post where ${job.condition}\n)`;
  const sql = `select ${columns.map(({ name }) => identifier(name)).join(', ')}, null::text as "${SITE}" from v_change where seq > ${since}${chosen} order by seq`;
  for await (const { rows } of job.reader.scan(sql, { batchRows: 1000 })) {
    job.signal.throwIfAborted();
    yield rows.map((row) => ({ ...guarded(job, 'changes', columns, row), op: row.op, seq: row.seq }));
  }
}

function changeSql(
  entity: Entity,
  rule: ChangeRule,
  columns: readonly Column[],
  since: number,
  condition: string | null,
): string {
  const { view } = entity;
  const keys = rule.key.map(([column]) => column);
  const [, post] = keys;
  const own = `select ${rule.key.map(([column, sql]) => `${sql} as ${column}`).join(', ')}, l.seq from log l
      where l.entity = '${rule.own}' and ${NOT_A_THREADS}`;
  const ofPost = rule.ofPost.map((kind) =>
    rule.group || entity.name === 'posts'
      ? `select l.thread_id, split_part(l.id, '/', 1)::uuid, l.seq from log l where l.entity = '${kind}' and ${NOT_A_THREADS}`
      : `select ${keys.map((key) => `v.${key}`).join(', ')}, l.seq from log l join ${view} v on v.thread_id = l.thread_id
          and v.${post ?? ''} = split_part(l.id, '/', 1)::uuid where l.entity = '${kind}' and ${NOT_A_THREADS}`,
  );
  const ofThread = rule.ofThread.map((kind) => {
    const [what = '', analyzer] = kind.split('/');
    const about = analyzer === undefined ? '' : ` and l.id like l.thread_id || '/${analyzer}%'`;
    if (entity.name === 'threads') return `select l.thread_id, l.seq from log l where l.entity = '${what}'${about}`;
    return `select ${keys.map((key) => `v.${key}`).join(', ')}, l.seq from log l join ${view} v on v.thread_id = l.thread_id
      where l.entity = '${what}'${about}`;
  });
  const chosen =
    condition === null
      ? ''
      : `, chosen as materialized (select thread_id, post_id, author_id from v_post where ${condition}\n)`;
  const fits = condition === null ? '' : ` where ${entity.name === 'posts' ? `(${condition}\n)` : entity.chosen}`;
  const kept = columns.map(({ name }) => identifier(name));
  const values = kept.map((name) => (keys.some((key) => identifier(key) === name) ? `k.${name}` : `r.${name}`));
  const join = keys.map((key) => `r.${key} = k.${key}`).join(' and ');
  const now = `(select ${view}.*, ${entity.site} as "${SITE}" from ${view}${fits})`;
  const head = `with log as materialized (
      select entity, id, thread_id, max(seq) as seq from v_change where seq > ${since} group by entity, id, thread_id)${chosen},
    touched as (${[own, ...ofPost, ...ofThread].join('\n union all ')}),
    keys as materialized (select ${keys.join(', ')}, max(seq) as seq from touched group by ${keys.join(', ')})`;
  if (!rule.group)
    return `${head} select case when r.${keys[0] ?? ''} is null then 'delete' else 'upsert' end as op, k.seq as __seq,
      ${values.join(', ')}, r."${SITE}" from keys k left join ${now} r on ${join} order by k.seq, ${keys.map((key) => `k.${key}`).join(', ')}`;
  const tombstone = columns.map(({ name, type }) =>
    keys.includes(name) ? `k.${identifier(name)}` : `null::${type} as ${identifier(name)}`,
  );
  return `${head} select * from (
      select 'delete' as op, k.seq as __seq, ${tombstone.join(', ')}, null::text as "${SITE}", 0 as __last from keys k
      union all select 'upsert', k.seq, ${values.join(', ')}, r."${SITE}", 1 from keys k join ${now} r on ${join}) c
    order by __seq, ${keys.join(', ')}, __last`;
}

/** An annotation of a whole thread names the thread where others name a post. */
const NOT_A_THREADS = `(l.thread_id is null or l.entity = 'thread' or split_part(l.id, '/', 1) <> l.thread_id::text)`;
