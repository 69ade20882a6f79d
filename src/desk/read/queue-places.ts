import { z } from 'zod';
import { isUuid } from '../../store/desk/decisions/uuid.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import type { QueueFilter } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';

/** What the form of filters offers, and the names of what is chosen by id. */
export interface Places {
  readonly sites: readonly string[];
  readonly forums: readonly { readonly forumId: string; readonly name: string }[];
  /** Title of the thread of the filter. */
  readonly thread: string | null;
  /** Name of its author. */
  readonly author: string | null;
}

/** Entries a list of choices has at most. */
const MOST = 300;

const SQL = `
select 'site' as what, s.site_id as id, s.host as name from threadbare.site s where ${siteScope('s.site_id', 1)}
union all
(select 'forum', f.forum_id, array_to_string(f.path, ' › ') from threadbare.forum f join threadbare.site s on s.site_id = f.site_id
 where ${siteScope('f.site_id', 1)} and ($2::text is null or s.host = $2) order by f.path limit ${MOST})
union all
select 'thread', t.thread_id, t.title from threadbare.thread t where t.thread_id = $3::uuid and ${siteScope('t.site_id', 1)}
union all
select 'author', a.author_id, a.name from threadbare.author a where a.author_id = $4::uuid and ${siteScope('a.site_id', 1)}`;

const ROW = z.object({ what: z.string(), id: z.string(), name: z.string().nullable() });

/** Sites and forums the visitor may see, and the names of what the filter names by id. */
export async function readPlaces(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  { site, thread, author }: QueueFilter,
): Promise<Places> {
  const authorId = author !== null && isUuid(author) ? author : null;
  const { rows } = await store.query(SQL, { params: [sitesOf(visitor), site, thread, authorId] });
  const found = z.array(ROW).parse(rows);
  const named = (kind: string) => found.filter(({ what }) => what === kind);
  return {
    sites: named('site')
      .flatMap(({ name }) => name ?? [])
      .sort(),
    forums: named('forum').map(({ id, name }) => ({ forumId: id, name: name ?? id })),
    thread: named('thread')[0]?.name ?? null,
    author: named('author')[0]?.name ?? null,
  };
}
