import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';
import { isId } from './thread-head.js';

/** Somebody who writes: a name on a site. What is said here is about the writing, not about the person. */
export interface AuthorHead {
  readonly authorId: string;
  readonly site: string | null;
  readonly name: string;
  readonly posts: number;
  readonly threads: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Share of the author's own, not repeated words, 0..1. */
  readonly originalShare: number | null;
  /** Mean of the posts, −1..1 and 0..1. */
  readonly sentiment: number | null;
  readonly incivility: number | null;
  /** When these were counted; null: now. */
  readonly countedAt: string | null;
}

const SCOPE = `
with who as (
  select a.author_id, a.name, s.host from threadbare.author a left join threadbare.site s on s.site_id = a.site_id
   where a.author_id = $1::uuid and (${siteScope('a.site_id', 2)})
)`;

/** From the sums where there are some for this author, else counted now. */
const SUMS = `${SCOPE}
select w.author_id, w.name, w.host, u.posts::integer as posts, u.threads, u.first_day::text as first_day, u.last_day::text as last_day,
       u.original_share, u.sentiment, u.incivility, (select d.at from analytics.v_daily d limit 1) as counted_at
  from who w left join analytics.total_author u on u.author_id = w.author_id`;

const NOW = `
select v.posts::integer as posts, v.threads::integer as threads, (v.first_posted_at at time zone 'UTC')::date::text as first_day,
       (v.last_posted_at at time zone 'UTC')::date::text as last_day, v.original_share, v.sentiment, v.incivility
  from analytics.v_author v where v.author_id = $1::uuid`;

const COUNTS = z.object({
  posts: z.number().nullable(),
  threads: z.number().nullable(),
  first_day: z.string().nullable(),
  last_day: z.string().nullable(),
  original_share: z.number().nullable(),
  sentiment: z.number().nullable(),
  incivility: z.number().nullable(),
});

const HEAD = COUNTS.extend({
  author_id: z.string(),
  name: z.string(),
  host: z.string().nullable(),
  counted_at: z.string().nullable(),
});

/** The author, where it is one of the visitor's sites; else null, as if nobody were there. */
export async function readAuthor(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  authorId: string,
): Promise<AuthorHead | null> {
  if (!isId(authorId)) return null;
  const [row] = (await store.query(SUMS, { params: [authorId, sitesOf(visitor)] })).rows;
  if (row === undefined) return null;
  const head = HEAD.parse(row);
  const counted = head.posts === null ? (await store.query(NOW, { params: [authorId] })).rows[0] : undefined;
  const counts = counted === undefined ? head : COUNTS.parse(counted);
  return {
    authorId: head.author_id,
    site: head.host,
    name: head.name,
    posts: counts.posts ?? 0,
    threads: counts.threads ?? 0,
    firstDay: counts.first_day,
    lastDay: counts.last_day,
    originalShare: counts.original_share,
    sentiment: counts.sentiment,
    incivility: counts.incivility,
    countedAt: head.posts === null ? null : head.counted_at,
  };
}

/** How somebody answers somebody else. */
export interface Answered {
  readonly authorId: string | null;
  readonly author: string | null;
  readonly replies: number;
  readonly agree: number;
  readonly disagree: number;
  readonly neutral: number;
}

/** Members answered the most; more are not listed. */
const ANSWERED = 12;

const PAIRS = `
select p.to_author_id as author_id, p.to_author as author, sum(p.replies)::integer as replies, sum(p.agree)::integer as agree,
       sum(p.disagree)::integer as disagree, sum(p.neutral)::integer as neutral
  from analytics.thread_pair p where p.from_author_id = $1::uuid group by 1, 2 order by 3 desc, 2 limit ${ANSWERED}`;

const EXCHANGES = `
select e.to_author_id as author_id, e.to_author as author, count(*)::integer as replies,
       (count(*) filter (where e.stance = 'agree' and not e.abstained))::integer as agree,
       (count(*) filter (where e.stance = 'disagree' and not e.abstained))::integer as disagree,
       (count(*) filter (where e.stance is null or e.stance = 'neutral' or e.abstained))::integer as neutral
  from analytics.v_exchange e where e.from_author_id = $1::uuid group by 1, 2 order by 3 desc, 2 limit ${ANSWERED}`;

const PAIR = z.object({
  author_id: z.string().nullable(),
  author: z.string().nullable(),
  replies: z.number(),
  agree: z.number(),
  disagree: z.number(),
  neutral: z.number(),
});

/** Whom the author answers the most, and how. */
export async function readAnswered(store: Store, head: AuthorHead): Promise<readonly Answered[]> {
  const { rows } = await store.query(head.countedAt === null ? EXCHANGES : PAIRS, { params: [head.authorId] });
  return z
    .array(PAIR)
    .parse(rows)
    .map(({ author_id, ...pair }) => ({ authorId: author_id, ...pair }));
}

/** The tone of one stretch of time. */
export interface AuthorDay {
  readonly day: string;
  readonly posts: number;
  readonly sentiment: number | null;
  readonly hostility: number | null;
}

/** Points a line has at most: above, days are put together to weeks and months. */
const POINTS = 120;

const DAYS = `
with days as (
  select d.day, sum(d.posts) as posts, sum(d.sentiment_sum) as tone, sum(d.sentiment_posts) as toned,
         sum(d.incivility_sum) as harsh, sum(d.incivility_posts) as scored
    from analytics.daily_author d where d.author_id = $1::uuid and d.day is not null group by 1
), step as (select case when count(*) <= ${POINTS} then 'day' when max(day) - min(day) <= ${POINTS * 7} then 'week' else 'month' end as unit from days)
select date_trunc(s.unit, d.day)::date::text as day, sum(d.posts)::integer as posts,
       sum(d.tone) / nullif(sum(d.toned), 0) as sentiment, sum(d.harsh) / nullif(sum(d.scored), 0) as hostility
  from days d cross join step s group by 1 order by 1`;

const RECENT = `
with few as (
  select p.thread_id, p.post_id, (p.posted_at at time zone 'UTC')::date as day from threadbare.post p
   where p.author_id = $1::uuid and p.kind = 'post' and p.posted_at is not null order by p.posted_at desc limit 500
)
select f.day::text as day, count(*)::integer as posts, avg(n.score) as sentiment, avg(c.score) as hostility from few f
  left join analytics.v_sentiment n on n.thread_id = f.thread_id and n.post_id = f.post_id
  left join analytics.v_incivility c on c.thread_id = f.thread_id and c.post_id = f.post_id
 group by 1 order by 1`;

const DAY = z.object({
  day: z.string(),
  posts: z.number(),
  sentiment: z.number().nullable(),
  hostility: z.number().nullable(),
});

/** The author's tone day by day, or in longer steps; without sums, of the last 500 posts. */
export async function readAuthorDays(store: Store, head: AuthorHead): Promise<readonly AuthorDay[]> {
  const { rows } = await store.query(head.countedAt === null ? RECENT : DAYS, { params: [head.authorId] });
  return z.array(DAY).parse(rows);
}
