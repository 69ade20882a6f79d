import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { filterSql, type QueueFilter, queueFilterOf } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';

/** What is one decision: posts that belong together, those of the filter alone. */
export interface Incident {
  readonly incident: string;
  /** One of its posts came since the last visit. */
  readonly fresh: boolean;
  /** Of its first post: above 1 with reports. */
  readonly rank: number;
  /** Strongest machine reason, 0..1. */
  readonly score: number;
  /** Reports of all its posts. */
  readonly reports: number;
  readonly posts: number;
  readonly reasons: readonly string[];
}

export interface QueueOptions {
  /** When the last visit began (ISO 8601): what came later is new. Null: there was none, and nothing is told apart. */
  readonly since: string | null;
  /** `next` of the page before. */
  readonly after?: string | null | undefined;
  /** Incidents on a page. Default 10. */
  readonly limit?: number | undefined;
}

/** All that the filter leaves. */
export interface Left {
  readonly incidents: number;
  readonly posts: number;
  /** Incidents with something new. */
  readonly fresh: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

export interface QueueList {
  readonly incidents: readonly Incident[];
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
  readonly left: Left;
}

const PAGE = 10;

/** Items of the filter that are new; beyond so many they stand among the others, by rank. */
const MOST_FRESH = 2_000;
/** Posts that are counted; beyond that it is "more than". */
const MOST_COUNTED = 1_000;

/*
 * Few first: the open items stand in an index by rank, so the first incidents are found by walking along it and taking
 * each item that is the first of its incident: 3 to 60 ms, where grouping all of 100,000 items takes 150. Decided items
 * stand in no such index, and are grouped.
 * $1 the sites, $2 the last visit, $3 the limit, then the filter, then the place (rank, incident) where there is one.
 */
function listSql(filter: QueueFilter, place: Place | null): string {
  const wanted = (item: string): string => `${siteScope(`${item}.site_id`, 1)} and ${filterSql(filter, 4, item).sql}`;
  const n = 4 + filterSql(filter, 4).params.length;
  const beyond = (rank: string, incident: string): string =>
    `(${rank} < $${n}::double precision or ${rank} = $${n}::double precision and ${incident} > $${n + 1}::text)`;
  // Past the new ones the place has to be named all the same, for its parameters.
  const amongFresh = place === null ? 'true' : `${place.fresh} and ${beyond('m.rank', 'n.incident')}`;
  const amongRest = place === null || place.fresh ? 'true' : beyond('i.rank', 'i.incident');
  const firstOfEach = `
  select i.incident, false as fresh, i.rank from threadbare_desk.item i
  where ${wanted('i')} and ${amongRest} and i.incident not in (select incident from new_incident)
    -- offset 0 keeps this a look into the index for each row that is passed.
    and not exists (
      select 1 from threadbare_desk.item o where o.incident = i.incident and ${wanted('o')}
        and (o.rank, o.thread_id, o.post_id) > (i.rank, i.thread_id, i.post_id) offset 0)
  order by i.rank desc nulls last, i.incident limit $3::integer`;
  const grouped = `
  select i.incident, false as fresh, i.rank from (
    select i.incident, max(i.rank) as rank from threadbare_desk.item i where ${wanted('i')} group by i.incident) i
  where ${amongRest} and i.incident not in (select incident from new_incident)
  order by i.rank desc, i.incident limit $3::integer`;
  return `
with new_item as materialized (
  select i.incident from threadbare_desk.item i where ${wanted('i')} and i.noticed_at > $2::timestamptz
  order by i.rank desc nulls last limit ${MOST_FRESH}),
new_incident as materialized (select distinct incident from new_item),
fresh_part as (
  select n.incident, true as fresh, m.rank from new_incident n
  cross join lateral (
    select max(i.rank) as rank from threadbare_desk.item i where i.incident = n.incident and ${wanted('i')}) m
  where ${amongFresh} order by m.rank desc, n.incident limit $3::integer),
rest as (${filter.state === 'open' ? firstOfEach : grouped}),
page as (
  select * from (select * from fresh_part union all select * from rest) u
  order by fresh desc, rank desc, incident limit $3::integer)
select p.incident, p.fresh, p.rank, d.score, d.reports, d.posts, r.reasons, t.*,
  (select count(*)::integer from new_incident) as all_fresh
from (
  select count(*)::integer as all_posts, count(distinct c.incident)::integer as all_incidents
  from (select i.incident from threadbare_desk.item i where ${wanted('i')} limit ${MOST_COUNTED + 1}) c) t
left join page p on true
left join lateral (
  select max(i.score) as score, sum(i.reports)::integer as reports, count(*)::integer as posts
  from threadbare_desk.item i where i.incident = p.incident and ${wanted('i')}) d on true
left join lateral (
  select array_agg(x.reason order by x.place, x.rank desc, x.reason) as reasons from (
    select u.reason, max(i.rank) as rank, min(u.n) as place
    from threadbare_desk.item i, unnest(i.reasons) with ordinality as u(reason, n)
    where i.incident = p.incident and ${wanted('i')} group by u.reason) x) r on true
order by p.fresh desc, p.rank desc, p.incident`;
}

const ROW = z.object({
  incident: z.string().nullable(),
  fresh: z.boolean().nullable(),
  rank: z.number().nullable(),
  score: z.number().nullable(),
  reports: z.number().nullable(),
  posts: z.number().nullable(),
  reasons: z.array(z.string()).nullable(),
  all_incidents: z.number(),
  all_posts: z.number(),
  all_fresh: z.number(),
});

/** A page of the queue: what came since the last visit first, then by rank; one entry per incident. */
export async function readQueue(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: QueueFilter,
  { since, after = null, limit = PAGE }: QueueOptions,
): Promise<QueueList> {
  const place = placeOf(after);
  const { rows } = await store.query(listSql(filter, place), {
    params: [
      sitesOf(visitor),
      since,
      limit + 1,
      ...filterSql(filter, 4).params,
      ...(place === null ? [] : [place.rank, place.incident]),
    ],
  });
  const found = z.array(ROW).parse(rows);
  const incidents = found.flatMap((row) => incidentOf(row) ?? []);
  const [first] = found;
  const last = incidents[limit - 1];
  return {
    incidents: incidents.slice(0, limit),
    next: incidents.length > limit && last !== undefined ? placeText(last) : null,
    left: {
      incidents: first?.all_incidents ?? 0,
      posts: Math.min(first?.all_posts ?? 0, MOST_COUNTED),
      fresh: first?.all_fresh ?? 0,
      more: (first?.all_posts ?? 0) > MOST_COUNTED,
    },
  };
}

function incidentOf(row: z.infer<typeof ROW>): Incident | null {
  if (row.incident === null) return null;
  return {
    incident: row.incident,
    fresh: row.fresh ?? false,
    rank: row.rank ?? 0,
    score: row.score ?? 0,
    reports: row.reports ?? 0,
    posts: row.posts ?? 0,
    reasons: row.reasons ?? [],
  };
}

const ONE = `
select i.incident, coalesce(bool_or(i.noticed_at > $2::timestamptz), false) as fresh, max(i.rank) as rank,
  max(i.score) as score, sum(i.reports)::integer as reports, count(*)::integer as posts,
  0 as all_incidents, 0 as all_posts, 0 as all_fresh,
  array(select distinct u.reason from threadbare_desk.item o, unnest(o.reasons) as u(reason)
    where o.incident = i.incident and ${siteScope('o.site_id', 1)}) as reasons
from threadbare_desk.item i where i.incident = $3 and ${siteScope('i.site_id', 1)} group by i.incident`;

/** An incident with all its posts, decided ones too; null: there is none, or none they may see. */
export async function readIncident(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  incident: string,
  since: string | null = null,
): Promise<Incident | null> {
  const { rows } = await store.query(ONE, { params: [sitesOf(visitor), since, incident] });
  const [row] = z.array(ROW).parse(rows);
  return row === undefined ? null : incidentOf(row);
}

/** The filter that holds all posts of an incident, whatever their state. */
export const EVERYTHING: QueueFilter = queueFilterOf(new URLSearchParams({ state: 'all' }));

type Place = Pick<Incident, 'fresh' | 'rank' | 'incident'>;

const PLACE = z.tuple([z.boolean(), z.number(), z.string()]);

const placeText = ({ fresh, rank, incident }: Incident): string =>
  Buffer.from(JSON.stringify([fresh, rank, incident])).toString('base64url');

/** Null where the text is no place: the list begins at its beginning. */
function placeOf(text: string | null): Place | null {
  if (text === null || text === '') return null;
  const parsed = PLACE.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const [fresh, rank, incident] = parsed.data;
  return { fresh, rank, incident };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
