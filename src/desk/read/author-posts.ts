import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { pageOf, placeOf } from './cursor.js';
import { keyOf, type ListedPost, readListed } from './post-lists.js';
import type { QueueFilter } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';
import { postCondition } from './search-filter.js';

/** $1 author, $2 sites, $3 key and $4, $5 ids of the place, $6 rows, then those of the filter. */
const sqlFor = (condition: string): string => `
with mine as (
  select p.thread_id, p.post_id, coalesce(extract(epoch from p.posted_at)::double precision, -1e15) as key
    from threadbare.post p join threadbare.thread t on t.thread_id = p.thread_id
   where p.author_id = $1::uuid and p.kind = 'post' and ${siteScope('t.site_id', 2)} and ${condition}
)
select m.* from mine m
 where $3::double precision is null or (m.key, $4::uuid, $5::uuid) < ($3::double precision, m.thread_id, m.post_id)
 order by m.key desc, m.thread_id, m.post_id limit $6::integer`;

const ROW = z.object({ thread_id: z.string(), post_id: z.string(), key: z.number() });

/** The author's posts on the visitor's sites, newest first. */
export async function readAuthorPosts(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  authorId: string,
  asked: { readonly filter: QueueFilter; readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly posts: readonly ListedPost[]; readonly next: string | null }> {
  const place = placeOf(asked.cursor, 2);
  const condition = postCondition({ ...asked.filter, author: null }, 7);
  const { rows } = await store.query(sqlFor(condition.sql), {
    params: [
      authorId,
      sitesOf(visitor),
      place?.key ?? null,
      place?.ids[0] ?? null,
      place?.ids[1] ?? null,
      asked.limit + 1,
      ...condition.params,
    ],
  });
  const { shown, next } = pageOf(z.array(ROW).parse(rows), asked.limit, (row) => ({
    key: String(row.key),
    ids: [row.thread_id, row.post_id],
  }));
  const places = shown.map((row) => ({ threadId: row.thread_id, postId: row.post_id }));
  const listed = await readListed(store, places);
  return { posts: places.flatMap((one) => listed.get(keyOf(one)) ?? []), next };
}

/** What the desk did with one of the author's posts, or what a member reported about it. */
export interface DeskLine {
  readonly threadId: string;
  readonly postId: string;
  readonly threadTitle: string | null;
  readonly what: string;
  readonly by: string | null;
  readonly note: string | null;
  readonly at: string | null;
}

/** Lines shown of each kind. */
const LINES = 15;

const DECISIONS = `
with mine as (
  select s.*, t.title from threadbare.post p
    join threadbare_desk.state s on s.thread_id = p.thread_id and s.post_id = p.post_id
    join threadbare.thread t on t.thread_id = p.thread_id
   where p.author_id = $1::uuid and s.state <> 'open' and ${siteScope('t.site_id', 2)}
   order by s.at desc, s.post_id limit ${LINES}
)
select m.thread_id, m.post_id, m.title, m.state as what, u.name as by, e.note, m.at from mine m
  left join threadbare_desk.event e on e.thread_id = m.thread_id and e.event_id = m.event_id
  left join threadbare_desk."user" u on u.id = m.user_id
 order by m.at desc, m.post_id`;

const REPORTS = `
select r.thread_id, r.post_id, t.title, coalesce(r.category, 'reported') as what, r.reporter as by, r.note,
       coalesce(r.reported_at, r.imported_at) as at
  from threadbare_desk.item i
  join threadbare_desk.report r on r.thread_id = i.thread_id and r.post_id = i.post_id
  join threadbare.thread t on t.thread_id = i.thread_id
 where i.author_id = $1::uuid and ${siteScope('t.site_id', 2)} order by at desc, r.report_id limit ${LINES}`;

const LINE = z.object({
  thread_id: z.string(),
  post_id: z.string(),
  title: z.string().nullable(),
  what: z.string(),
  by: z.string().nullable(),
  note: z.string().nullable(),
  at: z.string().nullable(),
});

/** What was decided and what was reported about the author's posts, the last first. */
export async function readAuthorDesk(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  authorId: string,
): Promise<{ readonly decisions: readonly DeskLine[]; readonly reports: readonly DeskLine[] }> {
  const lines = async (sql: string): Promise<readonly DeskLine[]> => {
    const { rows } = await store.query(sql, { params: [authorId, sitesOf(visitor)] });
    return z
      .array(LINE)
      .parse(rows)
      .map(({ thread_id, post_id, title, ...line }) => ({
        threadId: thread_id,
        postId: post_id,
        threadTitle: title,
        ...line,
      }));
  };
  return { decisions: await lines(DECISIONS), reports: await lines(REPORTS) };
}
