import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** Decisions of one person, by kind. */
export interface PersonDecisions {
  readonly userId: string | null;
  readonly name: string | null;
  readonly approved: number;
  readonly removed: number;
  readonly warned: number;
  readonly escalated: number;
  readonly total: number;
}

/** What was decided and still stands. */
export interface Decided {
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly own: PersonDecisions;
  readonly all: PersonDecisions;
  /** Everybody by name; for admins alone, others get none. */
  readonly people: readonly PersonDecisions[];
}

/** $1 sites, $2 days back, $3 now. */
const SQL = `
with mine as materialized (
  select s.user_id, s.state, (s.at at time zone 'UTC')::date as day from threadbare_desk.state s
   where s.state <> 'open' and s.at > $3::timestamptz - make_interval(days => $2::integer) and ${siteScope('s.site_id', 1)}
)
select 'day' as kind, day::text as key, null as name, count(*)::integer as total, 0 as approved, 0 as removed, 0 as warned, 0 as escalated
  from mine group by day
union all
select 'person', p.user_id, u.name, p.total, p.approved, p.removed, p.warned, p.escalated
  from (select user_id, count(*)::integer as total, (count(*) filter (where state = 'approved'))::integer as approved,
               (count(*) filter (where state = 'removed'))::integer as removed,
               (count(*) filter (where state = 'warned'))::integer as warned,
               (count(*) filter (where state = 'escalated'))::integer as escalated
          from mine group by user_id) p
  left join threadbare_desk."user" u on u.id = p.user_id
order by 1, 2`;

const ROW = z.object({
  kind: z.enum(['day', 'person']),
  key: z.string().nullable(),
  name: z.string().nullable(),
  total: z.number(),
  approved: z.number(),
  removed: z.number(),
  warned: z.number(),
  escalated: z.number(),
});

/**
 * Decisions of the last days on the visitor's sites: how many a day, one's own, all together; person by person for
 * admins alone: the desk is no contest.
 */
export async function readDecided(
  store: Store,
  visitor: Pick<Visitor, 'sites' | 'userId' | 'role' | 'name'>,
  days: number,
  now: Date,
): Promise<Decided> {
  const { rows } = await store.query(SQL, { params: [sitesOf(visitor), days, now.toISOString()] });
  const read = z.array(ROW).parse(rows);
  const people = read.filter(({ kind }) => kind === 'person').map(personOf);
  const none = { approved: 0, removed: 0, warned: 0, escalated: 0, total: 0 };
  const own = people.find(({ userId }) => userId === visitor.userId);
  return {
    days: read.flatMap((row) => (row.kind === 'day' && row.key !== null ? [{ day: row.key, count: row.total }] : [])),
    own: own ?? { userId: visitor.userId, name: visitor.name, ...none },
    all: people.reduce(added, { userId: null, name: null, ...none }),
    people: visitor.role === 'admin' ? people.sort((a, b) => b.total - a.total) : [],
  };
}

const personOf = ({
  key,
  name,
  total,
  approved,
  removed,
  warned,
  escalated,
}: z.infer<typeof ROW>): PersonDecisions => ({
  userId: key,
  name,
  approved,
  removed,
  warned,
  escalated,
  total,
});

const added = (sum: PersonDecisions, one: PersonDecisions): PersonDecisions => ({
  ...sum,
  approved: sum.approved + one.approved,
  removed: sum.removed + one.removed,
  warned: sum.warned + one.warned,
  escalated: sum.escalated + one.escalated,
  total: sum.total + one.total,
});
