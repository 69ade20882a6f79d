import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** What was stored since the last visit. */
export interface NewSince {
  readonly since: string | null;
  readonly threads: number;
  readonly posts: number;
  /** There was more than is looked through: the numbers are the least there was. */
  readonly more: boolean;
}

/** Changes looked through, the latest ones: some milliseconds on any database. */
const LOOKED = 20_000;

const SQL = `
with late as materialized (
  select entity, op, at, thread_id from v_change order by seq desc limit ${LOOKED}
)
select (count(*) filter (where l.entity = 'thread'))::integer as threads, (count(*) filter (where l.entity = 'post'))::integer as posts,
       (select count(*) = ${LOOKED} and min(at) > $2::timestamptz from late) as more
  from late l join threadbare.thread t on t.thread_id = l.thread_id
 where l.op = 'insert' and l.entity in ('thread', 'post') and l.at > $2::timestamptz and ${siteScope('t.site_id', 1)}`;

const ROW = z.object({ threads: z.number(), posts: z.number(), more: z.boolean().nullable() });

const TOTALS = `
select (select count(*)::integer from threadbare.thread t where ${siteScope('t.site_id', 1)}) as threads,
       (select count(*)::integer from threadbare.site s where ${siteScope('s.site_id', 1)}) as sites`;

/** Threads and sites the visitor sees. */
export async function readTotals(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
): Promise<{ readonly threads: number; readonly sites: number }> {
  const { rows } = await store.query(TOTALS, { params: [sitesOf(visitor)] });
  return z.object({ threads: z.number(), sites: z.number() }).parse(rows[0]);
}

/** Threads and posts stored since a moment, of the visitor's sites. */
export async function readNewSince(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  since: string | null,
): Promise<NewSince> {
  if (since === null) return { since, threads: 0, posts: 0, more: false };
  const { rows } = await store.query(SQL, { params: [sitesOf(visitor), since] });
  const row = ROW.parse(rows[0]);
  return { since, threads: row.threads, posts: row.posts, more: row.more === true };
}
