import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { pageOf, placeOf } from './cursor.js';
import { siteScope, sitesOf } from './scope.js';

export const THREAD_SORTS = ['activity', 'open', 'posts'] as const;

export type ThreadSort = (typeof THREAD_SORTS)[number];

export interface ThreadsAsked {
  /** Host. */
  readonly site: string | null;
  readonly forum: string | null;
  /** Part of the title, in any case. */
  readonly words: string | null;
  readonly sort: ThreadSort;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A thread of the list. Counts are those of the last refresh of the sums; of threads that came later they are made now. */
export interface ListedThread {
  readonly threadId: string;
  readonly site: string | null;
  readonly forum: readonly string[];
  readonly title: string | null;
  readonly posts: number;
  readonly authors: number;
  readonly lastDay: string | null;
  /** Mean of its posts, −1..1 and 0..1. */
  readonly sentiment: number | null;
  readonly incivility: number | null;
  /** Posts that wait for a decision, and those of them members reported. */
  readonly open: number;
  readonly reported: number;
}

const ROW = z.object({
  thread_id: z.string(),
  key: z.number(),
  host: z.string().nullable(),
  path: z.array(z.string()).nullable(),
  title: z.string().nullable(),
  posts: z.number(),
  authors: z.number(),
  last_day: z.string().nullable(),
  sentiment: z.number().nullable(),
  incivility: z.number().nullable(),
  open: z.number(),
  reported: z.number(),
});

/** What the list is ordered by, the greatest first; days since 1970, none: before all others. */
const KEYS: Readonly<Record<ThreadSort, string>> = {
  activity: "coalesce(f.last_day - date '1970-01-01', -1000000)",
  posts: 'f.posts',
  open: 'coalesce(w.open, 0)',
};

const WAITING = `
  select i.thread_id, count(*)::integer as open from threadbare_desk.item i
   where i.state = 'open' and ${siteScope('i.site_id', 1)} group by 1`;

/** $1 sites, $2 host, $3 forum, $4 pattern of the title, $5 key and $6 id of the place, $7 rows. */
const sqlFor = (sort: ThreadSort): string => `
with mine as (
  select t.thread_id, t.site_id, t.forum_id, t.title from threadbare.thread t
    left join threadbare.site s on s.site_id = t.site_id
   where ${siteScope('t.site_id', 1)} and ($2::text is null or s.host = $2)
     and ($3::uuid is null or t.forum_id = $3::uuid) and ($4::text is null or t.title ilike $4)
), found as (
  select m.*, u.posts::integer as posts, u.authors, u.last_day, u.sentiment, u.incivility
    from mine m join analytics.total_thread u on u.thread_id = m.thread_id
  union all
  select m.*, c.posts, c.authors, c.last_day, null, null from mine m cross join lateral (
    select (count(*) filter (where p.kind = 'post'))::integer as posts, count(distinct p.author_id)::integer as authors,
           max(coalesce((p.posted_at at time zone 'UTC')::date, left(p.posted_local, 10)::date)) as last_day
      from threadbare.post p where p.thread_id = m.thread_id) c
   where not exists (select 1 from analytics.total_thread u where u.thread_id = m.thread_id)
), page as (
  select f.*, ${KEYS[sort]} as key from found f ${sort === 'open' ? `left join (${WAITING}) w on w.thread_id = f.thread_id` : ''}
   where $5::double precision is null or (${KEYS[sort]}, $6::uuid) < ($5::double precision, f.thread_id)
   order by key desc, f.thread_id limit $7::integer
)
select p.thread_id, p.key, s.host, o.path, p.title, p.posts, p.authors, p.last_day::text as last_day, p.sentiment, p.incivility,
       i.open, i.reported
  from page p
  left join threadbare.site s on s.site_id = p.site_id
  left join threadbare.forum o on o.forum_id = p.forum_id
 cross join lateral (
   select count(*)::integer as open, (count(*) filter (where i.reports > 0))::integer as reported
     from threadbare_desk.item i where i.thread_id = p.thread_id and i.state = 'open') i
 order by p.key desc, p.thread_id`;

/** Words as a pattern that stands for themselves. */
const likeOf = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** The threads of the visitor's sites, one page of them. */
export async function readThreads(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  { site, forum, words, sort, cursor, limit }: ThreadsAsked,
): Promise<{ readonly threads: readonly ListedThread[]; readonly next: string | null }> {
  const place = placeOf(cursor, 1);
  const pattern = words === null ? null : likeOf(words);
  const { rows } = await store.query(sqlFor(sort), {
    params: [sitesOf(visitor), site, forum, pattern, place?.key ?? null, place?.ids[0] ?? null, limit + 1],
  });
  const { shown, next } = pageOf(z.array(ROW).parse(rows), limit, (row) => ({
    key: String(row.key),
    ids: [row.thread_id],
  }));
  const threads = shown.map((row) => ({
    threadId: row.thread_id,
    site: row.host,
    forum: row.path ?? [],
    title: row.title,
    posts: row.posts,
    authors: row.authors,
    lastDay: row.last_day,
    sentiment: row.sentiment,
    incivility: row.incivility,
    open: row.open,
    reported: row.reported,
  }));
  return { threads, next };
}
