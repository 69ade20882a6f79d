import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** What waits for somebody. */
export interface OpenWork {
  /** Posts worth a look by what became of them: open, approved, removed, warned, escalated. */
  readonly states: readonly { readonly state: string; readonly posts: number }[];
  /** Open posts by what they are asked about, the most first; `report`: reported by members. */
  readonly reasons: readonly { readonly reason: string; readonly posts: number; readonly fresh: number }[];
  /** Decisions the open posts come to, counted up to 1,000. */
  readonly incidents: number;
  readonly moreIncidents: boolean;
  /** Open posts found since the last visit; all of them without one. */
  readonly fresh: number;
  /** The one that waits the longest. */
  readonly oldest: OpenPost | null;
  /** Reports of members on open posts. */
  readonly reports: number;
  /** Reports that fit no post. */
  readonly unmatched: number;
  readonly claims: readonly Claim[];
}

export interface OpenPost {
  readonly threadId: string;
  readonly postId: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly noticedAt: string;
  readonly incident: string;
}

/** Somebody at work on an incident. */
export interface Claim {
  readonly incident: string;
  readonly userId: string;
  readonly name: string | null;
  readonly until: string;
  readonly posts: number;
}

/** Decisions counted at most: whoever has more before them need not know how many. */
const MOST_INCIDENTS = 1_000;

/** $1 sites, $2 the last visit. Posts are summed up by what they have in common in one pass; there are few such sums. */
const COUNTS = `
with mine as materialized (
  select i.state, i.reasons, count(*)::integer as posts, sum(i.reports)::integer as reports,
         (count(*) filter (where $2::timestamptz is null or i.noticed_at > $2::timestamptz))::integer as fresh
    from threadbare_desk.item i where ${siteScope('i.site_id', 1)} group by i.state, i.reasons
)
select 'state' as kind, state as name, sum(posts)::integer as posts, 0 as fresh, 0 as more from mine group by state
union all
select 'reason', r.reason, sum(posts)::integer, sum(fresh)::integer, 0
  from mine, unnest(mine.reasons) as r(reason) where state = 'open' group by r.reason
union all
select 'open', '', (
    select count(*)::integer from (
      select i.incident from threadbare_desk.item i where i.state = 'open' and ${siteScope('i.site_id', 1)}
       group by i.incident order by i.incident limit ${MOST_INCIDENTS + 1}) few
  ), coalesce(sum(fresh), 0)::integer, coalesce(sum(reports), 0)::integer
  from mine where state = 'open'
union all
select 'unmatched', '', count(*)::integer, 0, 0 from threadbare_desk.report r where r.post_id is null and ${siteScope('r.site_id', 1)}
order by 1, 3 desc, 2`;

const COUNT = z.object({
  kind: z.enum(['state', 'reason', 'open', 'unmatched']),
  name: z.string(),
  posts: z.number(),
  fresh: z.number(),
  more: z.number(),
});

const OLDEST = `
with first as (
  select i.thread_id, i.post_id, i.author_id, i.noticed_at, i.incident from threadbare_desk.item i
   where i.state = 'open' and ${siteScope('i.site_id', 1)} order by i.noticed_at, i.thread_id, i.post_id limit 1
)
select f.thread_id, f.post_id, f.noticed_at, f.incident, t.title, a.name as author
  from first f left join threadbare.thread t on t.thread_id = f.thread_id
  left join threadbare.author a on a.author_id = f.author_id`;

const OLDEST_ROW = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    title: z.string().nullable(),
    author: z.string().nullable(),
    noticed_at: z.string(),
    incident: z.string(),
  })
  .transform(
    (row): OpenPost => ({
      threadId: row.thread_id,
      postId: row.post_id,
      title: row.title,
      author: row.author,
      noticedAt: row.noticed_at,
      incident: row.incident,
    }),
  );

/** Claims listed at most. */
const CLAIMS = `
select c.incident, c.user_id, u.name, c.until, count(i.post_id)::integer as posts
  from threadbare_desk.claim c
  join threadbare_desk.item i on i.incident = c.incident and ${siteScope('i.site_id', 1)}
  left join threadbare_desk."user" u on u.id = c.user_id
 where c.until > $2::timestamptz
 group by c.incident, c.user_id, u.name, c.until order by c.until desc, c.incident limit 50`;

const CLAIM = z
  .object({
    incident: z.string(),
    user_id: z.string(),
    name: z.string().nullable(),
    until: z.string(),
    posts: z.number(),
  })
  .transform(({ user_id, ...row }): Claim => ({ ...row, userId: user_id }));

/**
 * What waits on the visitor's sites.
 *
 * @param since beginning of the visit before this one; null: there was none
 */
export async function readOpenWork(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  since: string | null,
  now: Date,
): Promise<OpenWork> {
  const sites = sitesOf(visitor);
  const [counts, oldest, claims] = await Promise.all([
    store.query(COUNTS, { params: [sites, since] }),
    store.query(OLDEST, { params: [sites] }),
    store.query(CLAIMS, { params: [sites, now.toISOString()] }),
  ]);
  const rows = z.array(COUNT).parse(counts.rows);
  const open = rows.find(({ kind }) => kind === 'open');
  const [first] = z.array(OLDEST_ROW).parse(oldest.rows);
  return {
    states: rows.flatMap((row) => (row.kind === 'state' ? [{ state: row.name, posts: row.posts }] : [])),
    reasons: rows.flatMap((row) =>
      row.kind === 'reason' ? [{ reason: row.name, posts: row.posts, fresh: row.fresh }] : [],
    ),
    incidents: Math.min(MOST_INCIDENTS, open?.posts ?? 0),
    moreIncidents: (open?.posts ?? 0) > MOST_INCIDENTS,
    fresh: open?.fresh ?? 0,
    oldest: first ?? null,
    reports: open?.more ?? 0,
    unmatched: rows.find(({ kind }) => kind === 'unmatched')?.posts ?? 0,
    claims: z.array(CLAIM).parse(claims.rows),
  };
}
