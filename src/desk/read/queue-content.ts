import { z } from 'zod';
import { grouped } from '../../store/desk/decisions/grouped.js';
import type { PostKey } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';

/** What a card shows of a post itself. Offsets are code points. */
export interface PostContent extends PostKey {
  readonly site: string | null;
  readonly forum: readonly string[];
  readonly threadTitle: string | null;
  readonly position: number | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly authorId: string | null;
  readonly postedAt: string | null;
  readonly postedLocal: string | null;
  readonly ownText: string;
  /** What the analyzers read: marks of reasons count in it. */
  readonly analysisText: string;
  readonly parts: readonly number[] | null;
  readonly language: string | null;
  readonly incivility: number | null;
}

const POSTS = `
select v.thread_id, v.post_id, v.site, f.path as forum, v.thread_title, v.position, v.url, v.author, v.author_id, v.posted_at,
  v.posted_local, v.own_text, v.analysis_text, v.parts, v.language, v.incivility
from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
join v_post v on v.thread_id = k.thread_id and v.post_id = k.post_id
join threadbare.thread t on t.thread_id = k.thread_id
left join threadbare.forum f on f.forum_id = t.forum_id`;

const POST = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    site: z.string().nullable(),
    forum: z.array(z.string()).nullable(),
    thread_title: z.string().nullable(),
    position: z.number().nullable(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    author_id: z.string().nullable(),
    posted_at: z.string().nullable(),
    posted_local: z.string().nullable(),
    own_text: z.string(),
    analysis_text: z.string(),
    parts: z.array(z.number()).nullable(),
    language: z.string().nullable(),
    incivility: z.number().nullable(),
  })
  .transform(
    (row): PostContent => ({
      threadId: row.thread_id,
      postId: row.post_id,
      site: row.site,
      forum: row.forum ?? [],
      threadTitle: row.thread_title,
      position: row.position,
      url: row.url,
      author: row.author,
      authorId: row.author_id,
      postedAt: row.posted_at,
      postedLocal: row.posted_local,
      ownText: row.own_text,
      analysisText: row.analysis_text,
      parts: row.parts,
      language: row.language,
      incivility: row.incivility,
    }),
  );

const keysOf = (posts: readonly PostKey[]) => ({
  params: [posts.map(({ threadId }) => threadId), posts.map(({ postId }) => postId)],
});

/** The posts themselves, by post; those that are not stored any more are missing. */
export async function readContents(store: Store, posts: readonly PostKey[]): Promise<ReadonlyMap<string, PostContent>> {
  if (posts.length === 0) return new Map();
  const { rows } = await store.query(POSTS, keysOf(posts));
  return new Map(
    z
      .array(POST)
      .parse(rows)
      .map((post) => [post.postId, post]),
  );
}

/** A quote at the top level of a post, folded to a line. */
export interface QuoteLine {
  readonly index: number;
  readonly attributedAuthor: string | null;
  readonly verdict: string;
  readonly meaningChanged: boolean;
  readonly text: string;
  /** The words go on. */
  readonly cut: boolean;
}

/** Code points of a quote a card shows. */
const QUOTED = 600;

const QUOTES = `
select q.post_id, q.quote_index, q.attributed_author, q.verdict, q.meaning_changed, left(q.text, ${QUOTED}) as text,
  char_length(q.text) > ${QUOTED} as cut
from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
join v_quote q on q.thread_id = k.thread_id and q.post_id = k.post_id
where q.parent_index is null order by q.post_id, q.quote_index`;

const QUOTE = z.object({
  post_id: z.string(),
  quote_index: z.number(),
  attributed_author: z.string().nullable(),
  verdict: z.string(),
  meaning_changed: z.boolean().nullable(),
  text: z.string().nullable(),
  cut: z.boolean().nullable(),
});

/** Quotes at the top level of some posts, by post. */
export async function readQuoteLines(
  store: Store,
  posts: readonly PostKey[],
): Promise<ReadonlyMap<string, readonly QuoteLine[]>> {
  if (posts.length === 0) return new Map();
  const { rows } = await store.query(QUOTES, keysOf(posts));
  const byPost = grouped(z.array(QUOTE).parse(rows), (row) => row.post_id);
  return new Map(
    [...byPost].map(([postId, quotes]) => [
      postId,
      quotes.map((row) => ({
        index: row.quote_index,
        attributedAuthor: row.attributed_author,
        verdict: row.verdict,
        meaningChanged: row.meaning_changed === true,
        text: row.text ?? '',
        cut: row.cut === true,
      })),
    ]),
  );
}

/** Where a post stands towards somebody or something. */
export interface StanceLine {
  readonly target: string;
  readonly stance: string;
  readonly confidence: number | null;
}

const STANCES = `
select s.post_id, s.target, s.stance, s.confidence
from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
join v_stance s on s.thread_id = k.thread_id and s.post_id = k.post_id
where s.abstained is not true and s.stance in ('favor', 'against')
order by s.post_id, s.confidence desc nulls last, s.target`;

const STANCE = z.object({
  post_id: z.string(),
  target: z.string(),
  stance: z.string(),
  confidence: z.number().nullable(),
});

/** Chips a card has room for. */
const MOST_STANCES = 3;

/** The stances of some posts that were decided on, the surest first, at most three each. */
export async function readStanceLines(
  store: Store,
  posts: readonly PostKey[],
): Promise<ReadonlyMap<string, readonly StanceLine[]>> {
  if (posts.length === 0) return new Map();
  const { rows } = await store.query(STANCES, keysOf(posts));
  const byPost = grouped(z.array(STANCE).parse(rows), (row) => row.post_id);
  return new Map(
    [...byPost].map(([postId, found]) => [
      postId,
      found.slice(0, MOST_STANCES).map(({ target, stance, confidence }) => ({ target, stance, confidence })),
    ]),
  );
}
