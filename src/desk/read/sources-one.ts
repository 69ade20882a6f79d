import { z } from 'zod';
import { readQuoteTravels, type StoredTravel } from '../../report/plots/index.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { DESK_LINKS } from './plot-links.js';
import { siteScope, sitesOf } from './scope.js';
import { ASKED } from './sources.js';
import { isId } from './thread-head.js';

/** An article and everything that carries words of it. */
export interface SourcePage {
  readonly documentId: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly publishedAt: string | null;
  readonly publishedLocal: string | null;
  readonly url: string | null;
  /** The first words of it. */
  readonly opening: string;
  /** Code points of the whole. */
  readonly length: number;
  readonly threads: readonly CarryingThread[];
  readonly posts: readonly CarryingPost[];
  /** Passages of it that stand in posts without a quote mark, the longest first. */
  readonly passages: readonly Passage[];
  readonly travels: readonly StoredTravel[];
}

export interface CarryingThread {
  readonly threadId: string;
  readonly title: string | null;
  readonly site: string | null;
  readonly posts: number;
  readonly undeclared: number;
}

export interface CarryingPost {
  readonly threadId: string;
  readonly postId: string;
  readonly threadTitle: string | null;
  readonly position: number | null;
  readonly authorId: string | null;
  readonly author: string | null;
  /** derived_from or carries_same_quotations. */
  readonly relation: string;
  readonly pastedShare: number;
  readonly containment: number;
  readonly longestRun: number;
  readonly quotationsMatched: number;
  /** Whom the post names as the source; null: it does not. */
  readonly declared: string | null;
  /** Much of it comes from the article, and it does not say so: the desk asks about it. */
  readonly undeclared: boolean;
}

export interface Passage {
  readonly threadId: string;
  readonly postId: string;
  readonly author: string | null;
  readonly text: string;
  /** Posts that have it; the one named is one of them. */
  readonly posts: number;
}

/** Code points of an article that are shown: it is its publisher's; what posts carry of it is what matters here. */
const OPENING = 600;
/** Lines of each list. */
const MOST_POSTS = 200;
const MOST_THREADS = 100;
const MOST_PASSAGES = 12;
/** Sayings whose way is drawn. */
const MOST_TRAVELS = 6;

const HEAD = `
select d.document_id, d.title, d.author, d.publisher, d.agency, d.published_at, d.published_local, d.url,
       left(d.text, ${OPENING}) as opening, char_length(d.text) as length
  from v_document d
 where d.document_id = $2::uuid and ($1::uuid[] is null or exists (
   select 1 from v_source s join threadbare.thread t on t.thread_id = s.thread_id
    where s.document_id = d.document_id and s.relation <> 'same_event' and ${siteScope('t.site_id', 1)}))`;

const THREADS = `
select s.thread_id, t.title, h.host, count(distinct s.post_id)::integer as posts,
       count(distinct r.post_id)::integer as undeclared
  from v_source s join threadbare.thread t on t.thread_id = s.thread_id left join threadbare.site h on h.site_id = t.site_id
  left join ${ASKED}
 where s.document_id = $2::uuid and s.relation <> 'same_event' and ${siteScope('t.site_id', 1)}
 group by s.thread_id, t.title, h.host order by posts desc, s.thread_id limit ${MOST_THREADS}`;

const POSTS = `
with few as (
  select s.*, exists (select 1 from ${ASKED.replace(' on ', ' where ')}) as undeclared, t.title from v_source s join threadbare.thread t on t.thread_id = s.thread_id
   where s.document_id = $2::uuid and s.relation <> 'same_event' and ${siteScope('t.site_id', 1)}
   order by s.pasted_share desc, s.score desc, s.thread_id, s.post_id limit ${MOST_POSTS}
)
select f.thread_id, f.post_id, f.title, p.position, p.author_id, a.name as author, f.relation, f.pasted_share, f.containment,
       f.longest_run, f.quotations_matched, f.declared, f.undeclared
  from few f join threadbare.post p on p.thread_id = f.thread_id and p.post_id = f.post_id
  left join threadbare.author a on a.author_id = p.author_id
 order by f.pasted_share desc, f.score desc, f.thread_id, f.post_id`;

/** The posts that carry it are few, and their repeats are found by their key. One passage once, with how many have it. */
const PASSAGES = `
with few as (
  select distinct s.thread_id, s.post_id from v_source s join threadbare.thread t on t.thread_id = s.thread_id
   where s.document_id = $2::uuid and ${siteScope('t.site_id', 1)} limit ${MOST_POSTS}
), passage as (
  select left(r.text, 400) as text, count(distinct r.post_id)::integer as posts,
         max(r.end_offset - r.start_offset) as length, (array_agg(array[r.thread_id, r.post_id] order by r.thread_id, r.post_id))[1:1] as first
    from few f join v_repeat r on r.thread_id = f.thread_id and r.post_id = f.post_id
   where r.source_document_id = $2::uuid
   group by left(r.text, 400) order by length desc, text limit ${MOST_PASSAGES}
)
select g.text, g.posts, p.thread_id, p.post_id, a.name as author
  from passage g join threadbare.post p on p.thread_id = g.first[1][1] and p.post_id = g.first[1][2]
  left join threadbare.author a on a.author_id = p.author_id order by g.length desc, g.text`;

const HEAD_ROW = z.object({
  document_id: z.string(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  agency: z.string().nullable(),
  published_at: z.string().nullable(),
  published_local: z.string().nullable(),
  url: z.string().nullable(),
  opening: z.string(),
  length: z.number(),
});

const THREAD = z
  .object({
    thread_id: z.string(),
    title: z.string().nullable(),
    host: z.string().nullable(),
    posts: z.number(),
    undeclared: z.number(),
  })
  .transform(({ thread_id, host, ...row }): CarryingThread => ({ ...row, threadId: thread_id, site: host }));

const POST = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    title: z.string().nullable(),
    position: z.number().nullable(),
    author_id: z.string().nullable(),
    author: z.string().nullable(),
    relation: z.string(),
    pasted_share: z.number(),
    containment: z.number(),
    longest_run: z.number(),
    quotations_matched: z.number(),
    declared: z.string().nullable(),
    undeclared: z.boolean(),
  })
  .transform(
    (row): CarryingPost => ({
      threadId: row.thread_id,
      postId: row.post_id,
      threadTitle: row.title,
      position: row.position,
      authorId: row.author_id,
      author: row.author,
      relation: row.relation,
      pastedShare: row.pasted_share,
      containment: row.containment,
      longestRun: row.longest_run,
      quotationsMatched: row.quotations_matched,
      declared: row.declared,
      undeclared: row.undeclared,
    }),
  );

const PASSAGE = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    author: z.string().nullable(),
    text: z.string(),
    posts: z.number(),
  })
  .transform(({ thread_id, post_id, ...row }): Passage => ({ ...row, threadId: thread_id, postId: post_id }));

/** An article with what carries it on the visitor's sites; null where it is not there, or carried on none of them. */
export async function readSource(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  documentId: string,
): Promise<SourcePage | null> {
  if (!isId(documentId)) return null;
  const sites = sitesOf(visitor);
  const params = [sites, documentId];
  const found = await store.query(HEAD, { params });
  if (found.rows[0] === undefined) return null;
  const head = HEAD_ROW.parse(found.rows[0]);
  const [threads, posts, passages, travels] = await Promise.all([
    store.query(THREADS, { params }),
    store.query(POSTS, { params }),
    store.query(PASSAGES, { params }),
    readQuoteTravels(store, { documentId }, sites, DESK_LINKS),
  ]);
  return {
    documentId: head.document_id,
    title: head.title,
    author: head.author,
    publisher: head.publisher,
    agency: head.agency,
    publishedAt: head.published_at,
    publishedLocal: head.published_local,
    url: head.url,
    opening: head.opening,
    length: head.length,
    threads: z.array(THREAD).parse(threads.rows),
    posts: z.array(POST).parse(posts.rows),
    passages: z.array(PASSAGE).parse(passages.rows),
    travels: travels.slice(0, MOST_TRAVELS),
  };
}
