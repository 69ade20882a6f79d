import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** Whether a part of an address can be an id at all; anything else is not there. */
export const isId = (text: string | null | undefined): text is string =>
  text != null && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What a thread's page says first. */
export interface ThreadHead {
  readonly threadId: string;
  readonly siteId: string | null;
  readonly site: string | null;
  readonly forum: readonly string[];
  readonly title: string | null;
  readonly url: string | null;
  readonly engine: string;
  readonly tags: readonly string[];
  readonly pageCount: number | null;
  readonly pages: readonly number[];
  /** Everything known, stubs and placeholders too: ordinals run from 0 to this. */
  readonly known: number;
  readonly posts: number;
  readonly authors: number;
  readonly lastPosition: number | null;
}

const ROW = z.object({
  thread_id: z.string(),
  site_id: z.string().nullable(),
  host: z.string().nullable(),
  path: z.array(z.string()).nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  engine: z.string(),
  tags: z.array(z.string()),
  page_count: z.number().nullable(),
  pages: z.array(z.number()),
  known: z.number(),
  posts: z.number(),
  authors: z.number(),
  last_position: z.number().nullable(),
});

const SQL = `
with head as (
  select t.*, s.host, f.path from threadbare.thread t
    left join threadbare.site s on s.site_id = t.site_id
    left join threadbare.forum f on f.forum_id = t.forum_id
   where t.thread_id = $1::uuid and ${siteScope('t.site_id', 2)}
), counted as (
  select count(*)::integer as known, (count(*) filter (where kind = 'post'))::integer as posts,
         max(position) as last_position
    from threadbare.post where thread_id = (select thread_id from head)
)
-- Counted apart: count(distinct) sorts all posts of the thread, four times the price at 12,000.
, writing as (
  select count(*)::integer as authors
    from (select distinct author_id from threadbare.post
           where thread_id = (select thread_id from head) and kind = 'post' and author_id is not null) one
)
select h.thread_id, h.site_id, h.host, h.path, h.title, h.url, h.engine, h.tags, h.page_count, h.pages, c.*, w.authors
  from head h cross join counted c cross join writing w`;

/** The thread, where it is one of the visitor's sites; else null, as if it were not there. */
export async function readThreadHead(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  threadId: string,
): Promise<ThreadHead | null> {
  if (!isId(threadId)) return null;
  const { rows } = await store.query(SQL, { params: [threadId, sitesOf(visitor)] });
  const [row] = rows;
  if (row === undefined) return null;
  const head = ROW.parse(row);
  return {
    threadId: head.thread_id,
    siteId: head.site_id,
    site: head.host,
    forum: head.path ?? [],
    title: head.title,
    url: head.url,
    engine: head.engine,
    tags: head.tags,
    pageCount: head.page_count,
    pages: head.pages,
    known: head.known,
    posts: head.posts,
    authors: head.authors,
    lastPosition: head.last_position,
  };
}

/** Where a post stands in the order of its thread, from 0; null where there is none. By id, or by its number. */
export async function readOrdinal(
  store: Store,
  threadId: string,
  wanted: { readonly postId: string } | { readonly position: number },
): Promise<{ readonly postId: string; readonly ordinal: number } | null> {
  const byId = 'postId' in wanted;
  if (byId && !isId(wanted.postId)) return null;
  const { rows } = await store.query(
    byId
      ? 'select post_id, ordinal from threadbare.post where thread_id = $1::uuid and post_id = $2::uuid'
      : 'select post_id, ordinal from threadbare.post where thread_id = $1::uuid and position <= $2::integer order by position desc limit 1',
    { params: [threadId, byId ? wanted.postId : wanted.position] },
  );
  const [row] = rows;
  return row === undefined
    ? null
    : z
        .object({ post_id: z.string(), ordinal: z.number() })
        .transform(({ post_id, ordinal }) => ({ postId: post_id, ordinal }))
        .parse(row);
}
