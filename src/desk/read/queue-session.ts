import { z } from 'zod';
import { LIVE_EVENTS } from '../../store/desk/decisions/live.js';
import type { EventKind } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { EVENT_KIND } from './post-events.js';
import { siteScope, sitesOf } from './scope.js';

const SQL = `
with recursive ${LIVE_EVENTS}
select e.kind, count(distinct e.post_id)::integer as posts from live_event e
where e.user_id = $2 and e.at >= $3::timestamptz and ${siteScope('e.site_id', 1)}
group by e.kind order by count(*) desc, e.kind`;

const ROW = z.object({ kind: EVENT_KIND, posts: z.number() });

/** What somebody did since a moment that still stands: posts by kind. */
export async function readDone(
  store: Store,
  visitor: Pick<Visitor, 'sites' | 'userId'>,
  since: string,
): Promise<readonly { readonly kind: EventKind; readonly posts: number }[]> {
  const { rows } = await store.query(SQL, { params: [sitesOf(visitor), visitor.userId, since] });
  return z.array(ROW).parse(rows);
}
