import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** How far back an overview looks, in days before the last day with posts; null: to the beginning. */
export const PERIODS = [30, 90, 365, null] as const;

export type Period = (typeof PERIODS)[number];

/** Where the counts of posts come from. */
export interface CountedFrom {
  /** `now`: from the posts themselves. `daily`: from the daily tables. `none`: too many posts, and no daily tables yet. */
  readonly how: 'now' | 'daily' | 'none';
  /** When the daily tables were refreshed. */
  readonly at: string | null;
  /** Changes since, counted up to 10,000. */
  readonly changesSince: number;
}

/** One step of time in one forum, or in all. */
export interface StepCount {
  readonly day: string;
  readonly posts: number;
  readonly sentiment: number | null;
  readonly hostility: number | null;
}

export interface ForumCount {
  readonly siteId: string | null;
  readonly forumId: string | null;
  readonly site: string | null;
  readonly path: readonly string[];
  readonly posts: number;
  readonly sentiment: number | null;
  readonly hostility: number | null;
  /** Step by step; only of the forums with the most posts. */
  readonly steps: readonly StepCount[];
}

/** What came in, as far as it has dates. */
export interface CameIn {
  readonly from: CountedFrom;
  readonly step: Step;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly steps: readonly StepCount[];
  readonly forums: readonly ForumCount[];
}

export type Step = 'day' | 'week' | 'month';

/** Posts that are counted one by one; more are read from the daily tables. */
const FEW = 5_000;
/** Forums drawn, and forums listed. */
const DRAWN = 12;
const LISTED = 100;

const SOURCES = `
select (select count(*)::integer from (select 1 from threadbare.post limit $1::integer + 1) few) as posts,
       d.at, d.changes_since from (select 1) one left join v_daily d on true`;

const NOW = `(select p.thread_id, p.day, count(*)::integer as posts,
    count(p.sentiment)::integer as sentiment_posts, sum(p.sentiment) as sentiment_sum,
    count(p.incivility)::integer as incivility_posts, sum(p.incivility) as incivility_sum
  from v_post p where p.kind = 'post' and p.day is not null group by p.thread_id, p.day)`;

/** $1 sites, $2 the day after the last that counts, $3 days back or null. */
const steps = (daily: string, step: Step): string => `
with last as (
  select d.day from ${daily} d join threadbare.thread t on t.thread_id = d.thread_id
   where d.day < $2::date and ${siteScope('t.site_id', 1)} order by d.day desc limit 1
), counted as materialized (
  select t.site_id, t.forum_id, date_trunc('${step}', d.day::timestamp)::date as day, sum(d.posts)::integer as posts,
         sum(d.sentiment_sum) as tone, sum(d.sentiment_posts) as toned,
         sum(d.incivility_sum) as hostility, sum(d.incivility_posts) as judged
    from ${daily} d join threadbare.thread t on t.thread_id = d.thread_id, last
   where d.day <= last.day and ($3::integer is null or d.day > last.day - $3::integer) and ${siteScope('t.site_id', 1)}
   group by t.site_id, t.forum_id, date_trunc('${step}', d.day::timestamp)
), forum as (
  select site_id, forum_id, sum(posts)::integer as posts, sum(tone) as tone, sum(toned) as toned,
         sum(hostility) as hostility, sum(judged) as judged,
         row_number() over (order by sum(posts) desc, forum_id nulls last, site_id nulls last) as place
    from counted group by site_id, forum_id
), shown as (
  select 'all' as kind, null::uuid as site_id, null::uuid as forum_id, day, sum(posts)::integer as posts,
         sum(tone) as tone, sum(toned) as toned, sum(hostility) as hostility, sum(judged) as judged, 0 as place
    from counted group by day
  union all
  select 'step', c.site_id, c.forum_id, c.day, c.posts, c.tone, c.toned, c.hostility, c.judged, f.place
    from counted c join forum f on f.site_id is not distinct from c.site_id and f.forum_id is not distinct from c.forum_id
   where f.place <= ${DRAWN}
  union all
  select 'forum', site_id, forum_id, null, posts, tone, toned, hostility, judged, place from forum where place <= ${LISTED}
)
select r.kind, r.site_id, r.forum_id, s.host, f.path, r.day::text as day, r.posts,
       r.tone / nullif(r.toned, 0) as sentiment, r.hostility / nullif(r.judged, 0) as hostility
  from shown r left join threadbare.site s on s.site_id = r.site_id left join threadbare.forum f on f.forum_id = r.forum_id
 order by r.place, r.day nulls first`;

const ROW = z.object({
  kind: z.enum(['all', 'step', 'forum']),
  site_id: z.string().nullable(),
  forum_id: z.string().nullable(),
  host: z.string().nullable(),
  path: z.array(z.string()).nullable(),
  day: z.string().nullable(),
  posts: z.number(),
  sentiment: z.number().nullable(),
  hostility: z.number().nullable(),
});

type Row = z.infer<typeof ROW>;

/**
 * Volume and tone over time, as a whole and by forum, of the visitor's sites.
 *
 * @param period days before the last day with posts; null: everything
 * @param few posts up to which they are counted one by one
 */
export async function readCameIn(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  period: Period,
  now: Date,
  few: number = FEW,
): Promise<CameIn> {
  const from = await countedFrom(store, few);
  const step = period === null ? 'month' : period > 100 ? 'week' : 'day';
  if (from.how === 'none') return { from, step, firstDay: null, lastDay: null, steps: [], forums: [] };
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  const sql = steps(from.how === 'daily' ? 'daily_thread' : NOW, step);
  const { rows } = await store.query(sql, { params: [sitesOf(visitor), tomorrow, period] });
  const read = z.array(ROW).parse(rows);
  const all = read.filter((row) => row.kind === 'all').map(stepOf);
  const parts = stepsByForum(read);
  return {
    from,
    step,
    firstDay: all[0]?.day ?? null,
    lastDay: all.at(-1)?.day ?? null,
    steps: all,
    forums: read.filter((row) => row.kind === 'forum').map((row) => forumOf(row, parts.get(keyOf(row)) ?? [])),
  };
}

async function countedFrom(store: Store, few: number): Promise<CountedFrom> {
  const { rows } = await store.query(SOURCES, { params: [few] });
  const row = z
    .object({ posts: z.number(), at: z.string().nullable(), changes_since: z.coerce.number().nullable() })
    .parse(rows[0]);
  const how = row.posts <= few ? 'now' : row.at === null ? 'none' : 'daily';
  return { how, at: row.at, changesSince: row.changes_since ?? 0 };
}

const keyOf = (row: Row): string => `${row.site_id ?? ''}/${row.forum_id ?? ''}`;

function stepsByForum(rows: readonly Row[]): Map<string, StepCount[]> {
  const parts = new Map<string, StepCount[]>();
  for (const row of rows.filter(({ kind }) => kind === 'step')) {
    const steps = parts.get(keyOf(row)) ?? [];
    parts.set(keyOf(row), steps);
    steps.push(stepOf(row));
  }
  return parts;
}

const stepOf = (row: Row): StepCount => ({
  day: row.day ?? '',
  posts: row.posts,
  sentiment: row.sentiment,
  hostility: row.hostility,
});

const forumOf = (row: Row, steps: readonly StepCount[]): ForumCount => ({
  siteId: row.site_id,
  forumId: row.forum_id,
  site: row.host,
  path: row.path ?? [],
  posts: row.posts,
  sentiment: row.sentiment,
  hostility: row.hostility,
  steps,
});
