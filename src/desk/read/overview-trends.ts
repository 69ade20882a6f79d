import { z } from 'zod';
import type { ForumTrends, ReasonsOverTime } from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { nameOf, REASONS_IN_WORDS } from '../design/words.js';
import type { Visitor } from '../visit.js';
import type { CameIn } from './overview-came.js';
import { siteScope, sitesOf } from './scope.js';

/** Posts worth a look by the time they were posted. */
export interface FlaggedSteps {
  /** Per forum and step the share that is still open, 0..1. */
  readonly open: ReadonlyMap<string, ReadonlyMap<string, { readonly share: number; readonly flagged: number }>>;
  readonly reasons: ReasonsOverTime['reasons'];
}

/** $1 sites, $2 first day, $3 last day, $4 forums that are drawn. */
const sqlOf = (step: CameIn['step']): string => `
with mine as materialized (
  select i.site_id, i.forum_id, i.state, i.reasons, date_trunc('${step}', i.posted_at at time zone 'UTC')::date as day,
         count(*)::integer as posts
    from threadbare_desk.item i
   where i.posted_at >= $2::date and i.posted_at < $3::date + interval '1 ${step}' and ${siteScope('i.site_id', 1)}
   group by i.site_id, i.forum_id, i.state, i.reasons, date_trunc('${step}', i.posted_at at time zone 'UTC')
)
select 'open' as kind, coalesce(site_id::text, '') || '/' || coalesce(forum_id::text, '') as name, day::text as day,
       sum(posts)::integer as posts, coalesce(sum(posts) filter (where state = 'open'), 0)::integer as open
  from mine where forum_id is null or forum_id = any($4::uuid[]) group by site_id, forum_id, day
union all
select 'reason', r.reason, day::text, sum(posts)::integer, 0 from mine, unnest(mine.reasons) as r(reason) group by r.reason, day
order by 1, 2, 3`;

const ROW = z.object({
  kind: z.enum(['open', 'reason']),
  name: z.string(),
  day: z.string(),
  posts: z.number(),
  open: z.number(),
});

/** What the machine and the members asked about, along the same steps as what came in. */
export async function readFlaggedSteps(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  came: CameIn,
): Promise<FlaggedSteps> {
  if (came.firstDay === null || came.lastDay === null) return { open: new Map(), reasons: [] };
  const drawn = came.forums.flatMap(({ forumId, steps }) => (steps.length === 0 ? [] : (forumId ?? [])));
  const params = [sitesOf(visitor), came.firstDay, came.lastDay, drawn];
  const { rows } = await store.query(sqlOf(came.step), { params });
  const open = new Map<string, Map<string, { share: number; flagged: number }>>();
  const reasons = new Map<string, { day: string; count: number }[]>();
  for (const row of z.array(ROW).parse(rows)) {
    if (row.kind === 'open') {
      const days = open.get(row.name) ?? new Map<string, { share: number; flagged: number }>();
      open.set(row.name, days);
      days.set(row.day, { share: row.open / row.posts, flagged: row.posts });
    } else {
      const days = reasons.get(row.name) ?? [];
      reasons.set(row.name, days);
      days.push({ day: row.day, count: row.posts });
    }
  }
  return {
    open,
    reasons: [...reasons].map(([key, days]) => ({ key, name: nameOf(REASONS_IN_WORDS, key), days })),
  };
}

/** What came in and how much of it is still open, as the plot of trends takes it. */
export const trendsFrom = (came: CameIn, flagged: FlaggedSteps): ForumTrends['forums'] =>
  came.forums
    .filter(({ steps }) => steps.length > 0)
    .map((forum) => {
      const open = flagged.open.get(`${forum.siteId ?? ''}/${forum.forumId ?? ''}`);
      return {
        forum: [forum.site ?? 'no site', ...forum.path].join(' › '),
        days: forum.steps.map((step) => {
          const part = open?.get(step.day);
          return { ...step, open: part?.share ?? null, flagged: part?.flagged };
        }),
      };
    });
