import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** A stretch of a text, in code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A post as lists of posts show it. */
export interface ListedPost {
  readonly threadId: string;
  readonly postId: string;
  readonly position: number | null;
  readonly site: string | null;
  readonly threadTitle: string | null;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly postedAt: string | null;
  /** Wall clock as shown, where no zone is known. */
  readonly postedLocal: string | null;
  /** Own words as analysers read them. */
  readonly text: string;
  /** Stretches of `text` that are hostile; none where the post counts as civil. */
  readonly hostile: readonly Stretch[];
  readonly sentiment: number | null;
  readonly incivility: number | null;
  /** Share of the body that is the author's own, 0..1. */
  readonly originalShare: number | null;
  /** State of the desk; null: never asked about. */
  readonly state: string | null;
  readonly reasons: readonly string[];
  readonly reports: number;
}

/** Key of a post among those of many threads. */
export const keyOf = (post: { readonly threadId: string; readonly postId: string }): string =>
  `${post.threadId} ${post.postId}`;

const STRETCH = z.object({ start: z.number(), end: z.number() });

const ROW = z.object({
  thread_id: z.string(),
  post_id: z.string(),
  position: z.number().nullable(),
  host: z.string().nullable(),
  title: z.string().nullable(),
  author_id: z.string().nullable(),
  author: z.string().nullable(),
  posted_at: z.string().nullable(),
  posted_local: z.string().nullable(),
  text: z.string(),
  label: z.string().nullable(),
  evidence: z.array(STRETCH).nullable(),
  sentiment: z.number().nullable(),
  incivility: z.number().nullable(),
  original_share: z.number().nullable(),
  state: z.string().nullable(),
  reasons: z.array(z.string()).nullable(),
  reports: z.number().nullable(),
});

/** Few first: a page of posts by their keys, and beside them what is known of each. */
const SQL = `
with few as (select * from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id))
select p.thread_id, p.post_id, p.position, s.host, t.title, p.author_id, a.name as author, p.posted_at, p.posted_local,
       coalesce(p.analysis_text, p.own_text) as text, c.label, c.evidence, n.score as sentiment, c.score as incivility,
       p.original_share, coalesce(d.state, i.state) as state, i.reasons, i.reports
  from few k
  join threadbare.post p on p.thread_id = k.thread_id and p.post_id = k.post_id
  join threadbare.thread t on t.thread_id = p.thread_id
  left join threadbare.site s on s.site_id = t.site_id
  left join threadbare.author a on a.author_id = p.author_id
  left join analytics.v_incivility c on c.thread_id = p.thread_id and c.post_id = p.post_id
  left join analytics.v_sentiment n on n.thread_id = p.thread_id and n.post_id = p.post_id
  left join threadbare_desk.state d on d.thread_id = p.thread_id and d.post_id = p.post_id
  left join threadbare_desk.item i on i.thread_id = p.thread_id and i.post_id = p.post_id`;

/** What lists show of posts, by key. The caller has made sure that the visitor may see them. */
export async function readListed(
  store: Store,
  posts: readonly { readonly threadId: string; readonly postId: string }[],
): Promise<ReadonlyMap<string, ListedPost>> {
  if (posts.length === 0) return new Map();
  const { rows } = await store.query(SQL, {
    params: [posts.map(({ threadId }) => threadId), posts.map(({ postId }) => postId)],
  });
  return new Map(
    z
      .array(ROW)
      .parse(rows)
      .map((row) => {
        const post: ListedPost = {
          threadId: row.thread_id,
          postId: row.post_id,
          position: row.position,
          site: row.host,
          threadTitle: row.title,
          authorId: row.author_id,
          author: row.author,
          postedAt: row.posted_at,
          postedLocal: row.posted_local,
          text: row.text,
          hostile: row.label === 'uncivil' ? (row.evidence ?? []) : [],
          sentiment: row.sentiment,
          incivility: row.incivility,
          originalShare: row.original_share,
          state: row.state,
          reasons: row.reasons ?? [],
          reports: row.reports ?? 0,
        };
        return [keyOf(post), post];
      }),
  );
}
