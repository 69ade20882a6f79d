import { z } from 'zod';
import type { PostKey } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { filterSql, type QueueFilter } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';

/** A post of an incident, as the queue knows it. */
export interface QueuedPost extends PostKey {
  readonly incident: string;
  readonly state: string;
  /** Hash of its own words now. */
  readonly textHash: string;
  /** The decision its state follows from; null: there is none. */
  readonly last: LastDecision | null;
  /** It came since the last visit. */
  readonly fresh: boolean;
  readonly score: number;
}

export interface LastDecision {
  readonly state: string;
  readonly eventId: string;
  readonly by: string | null;
  readonly at: string;
  /** Its words are others than those it was decided on. */
  readonly changedSince: boolean;
}

/** Posts of one incident that one decision covers; what is beyond comes as the next one. */
export const MOST_TOGETHER = 100;

/** $1 the sites, $2 the last visit, $3 the incidents, then the filter. Reported ones first, then by rank, then as written. */
const sql = (filter: string): string => `
select k.incident, k.thread_id, k.post_id, k.state, k.text_hash, k.fresh, k.score, s.state as last_state, s.event_id, s.at,
  u.name as by, e.text_hash is not null and e.text_hash <> k.text_hash as changed_since
from unnest($3::text[]) with ordinality as w(incident, n)
cross join lateral (
  select i.*, coalesce(i.noticed_at > $2::timestamptz, false) as fresh from threadbare_desk.item i
  where i.incident = w.incident and ${siteScope('i.site_id', 1)} and ${filter}
  order by i.reports > 0 desc, fresh desc, i.rank desc, i.posted_at, i.post_id limit ${MOST_TOGETHER}) k
left join threadbare_desk.state s on s.thread_id = k.thread_id and s.post_id = k.post_id
left join threadbare_desk."user" u on u.id = s.user_id
left join threadbare_desk.event e on e.thread_id = s.thread_id and e.event_id = s.event_id
order by w.n, k.reports > 0 desc, k.fresh desc, k.rank desc, k.posted_at, k.post_id`;

const ROW = z
  .object({
    incident: z.string(),
    thread_id: z.string(),
    post_id: z.string(),
    state: z.string(),
    text_hash: z.string(),
    fresh: z.boolean(),
    score: z.number(),
    last_state: z.string().nullable(),
    event_id: z.string().nullable(),
    at: z.string().nullable(),
    by: z.string().nullable(),
    changed_since: z.boolean().nullable(),
  })
  .transform((row): QueuedPost => {
    const { last_state: state, event_id: eventId, at, by } = row;
    return {
      incident: row.incident,
      threadId: row.thread_id,
      postId: row.post_id,
      state: row.state,
      textHash: row.text_hash,
      fresh: row.fresh,
      score: row.score,
      last:
        state === null || eventId === null || at === null
          ? null
          : { state, eventId, by, at, changedSince: row.changed_since === true },
    };
  });

/** The posts of some incidents that the filter leaves, at most 100 of each, incident by incident. */
export async function readQueuedPosts(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  incidents: readonly string[],
  filter: QueueFilter,
  since: string | null,
): Promise<readonly QueuedPost[]> {
  const { sql: where, params } = filterSql(filter, 4);
  const { rows } = await store.query(sql(where), { params: [sitesOf(visitor), since, incidents, ...params] });
  return z.array(ROW).parse(rows);
}
