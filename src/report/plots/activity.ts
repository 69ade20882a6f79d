import type { Activity, ForumTrends } from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { ask, numberOf, type Row, textOf } from '../rows.js';

const OF_THREAD = `
select day::text as day, count(*) as count from v_post
 where thread_id = $1::uuid and kind = 'post' group by v_post.day order by v_post.day`;

const OF_ALL =
  'select day::text as day, sum(posts) as count from daily_thread group by daily_thread.day order by daily_thread.day';

const OF_ALL_NOW = `select day::text as day, count(*) as count from v_post where kind = 'post' group by v_post.day order by v_post.day`;

/**
 * Posts a day: of a thread, or of everything (null). Of everything the daily tables are asked, where `threadbare db
 * refresh` has ever filled them; else every post is counted.
 */
export async function readActivity(store: Store, threadId: string | null): Promise<Activity['days']> {
  const rows = threadId === null ? await ofAll(store) : await ask(store, OF_THREAD, [threadId]);
  return rows.map((row) => ({ day: textOf(row, 'day'), count: numberOf(row, 'count') ?? 0 }));
}

async function ofAll(store: Store): Promise<readonly Row[]> {
  return ask(store, (await hasDaily(store)) ? OF_ALL : OF_ALL_NOW, []);
}

/** Whether the daily tables were ever filled. */
export async function hasDaily(store: Store): Promise<boolean> {
  return (await ask(store, 'select seq from v_daily limit 1', [])).length > 0;
}

/** The name of a forum: host and sections from the top down. */
const FORUM = `concat_ws(' › ', t.site, nullif(array_to_string(t.forum_path, ' › '), ''))`;

const TRENDS = `
select coalesce(nullif(${FORUM}, ''), 'no site') as forum, d.day::text as day, sum(d.posts) as posts,
       sum(d.sentiment_sum) / nullif(sum(d.sentiment_posts), 0) as sentiment,
       sum(d.incivility_sum) / nullif(sum(d.incivility_posts), 0) as incivility
  from daily_thread d join v_thread t on t.thread_id = d.thread_id
 where d.day is not null group by 1, d.day order by 1, d.day`;

const TRENDS_NOW = `
select coalesce(nullif(${FORUM}, ''), 'no site') as forum, p.day::text as day, count(*) as posts,
       avg(p.sentiment) as sentiment, avg(p.incivility) as incivility
  from v_post p join v_thread t on t.thread_id = p.thread_id
 where p.kind = 'post' and p.day is not null group by 1, p.day order by 1, p.day`;

/** How each forum goes, day by day, over everything stored. */
export async function readTrends(store: Store): Promise<ForumTrends['forums']> {
  const rows = await ask(store, (await hasDaily(store)) ? TRENDS : TRENDS_NOW, []);
  return trendsOf(rows);
}

/** Rows of forum, day, posts, sentiment and incivility (and open, where it is asked for) as trends. */
export function trendsOf(rows: readonly Row[]): ForumTrends['forums'] {
  const forums = new Map<string, ForumTrends['forums'][number]['days'][number][]>();
  for (const row of rows) {
    const forum = textOf(row, 'forum') ?? '';
    const days = forums.get(forum) ?? [];
    forums.set(forum, days);
    days.push({
      day: textOf(row, 'day') ?? '',
      posts: numberOf(row, 'posts') ?? 0,
      sentiment: numberOf(row, 'sentiment'),
      hostility: numberOf(row, 'incivility'),
      open: numberOf(row, 'open'),
    });
  }
  return [...forums].map(([forum, days]) => ({ forum, days }));
}
