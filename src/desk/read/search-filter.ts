import { isUuid } from '../../store/desk/decisions/uuid.js';
import { type QueueFilter, queueFilterOf } from './queue-filter.js';

/** The queue's filter for posts that need not be in the queue: any state unless the address names one. */
export function searchFilterOf(params: URLSearchParams): QueueFilter {
  const filter = queueFilterOf(params);
  return (params.get('state') ?? '') === '' ? { ...filter, state: 'all' } : filter;
}

/** A condition on posts `p` of threads `t`, and the values of its parameters. */
export interface PostCondition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * The filter as SQL over `threadbare.post p` and `threadbare.thread t`, with the item of the queue where it asks for one.
 * The language is no part of it: see `ofLanguage`.
 *
 * @param first number of the first parameter
 */
export function postCondition(filter: QueueFilter, first: number): PostCondition {
  const params: unknown[] = [];
  const posts: string[] = [];
  const items: string[] = [];
  const add = (to: string[], value: unknown, sql: (n: string) => string): void => {
    params.push(value);
    to.push(sql(`$${first + params.length - 1}`));
  };
  const { site, forum, thread, author, reasons, min, max, from, to, state } = filter;
  if (site !== null)
    add(posts, site, (n) => `t.site_id = (select s.site_id from threadbare.site s where s.host = ${n})`);
  if (forum !== null) add(posts, forum, (n) => `t.forum_id = ${n}::uuid`);
  if (thread !== null) add(posts, thread, (n) => `p.thread_id = ${n}::uuid`);
  if (author !== null && isUuid(author)) add(posts, author, (n) => `p.author_id = ${n}::uuid`);
  else if (author !== null)
    add(
      posts,
      author,
      (n) => `p.author_id in (select a.author_id from threadbare.author a where lower(a.name) = lower(${n}))`,
    );
  if (from !== null) add(posts, from, (n) => `p.posted_at >= ${n}::date at time zone 'UTC'`);
  if (to !== null) add(posts, to, (n) => `p.posted_at < (${n}::date + 1) at time zone 'UTC'`);
  if (state === 'open') items.push("i.state = 'open'");
  else if (state === 'decided') items.push("i.state <> 'open'");
  else if (state !== 'all') add(items, state, (n) => `i.state = ${n}`);
  if (reasons.length > 0) add(items, reasons, (n) => `i.reasons && ${n}::text[]`);
  if (min !== null) add(items, min, (n) => `i.score >= ${n}::double precision`);
  if (max !== null) add(items, max, (n) => `i.score <= ${n}::double precision`);
  if (items.length > 0)
    posts.push(
      `exists (select 1 from threadbare_desk.item i where i.thread_id = p.thread_id and i.post_id = p.post_id and ${items.join(' and ')})`,
    );
  return { sql: posts.length === 0 ? 'true' : posts.join(' and '), params };
}

/** Whether a post `m` (thread_id, post_id) is written in a language: by the key of the value, so for few posts alone. */
export const ofLanguage = (parameter: string): string => `(${parameter}::text is null or coalesce((
    select l.value ->> 'language' from threadbare.annotation l
     where l.thread_id = m.thread_id and l.subject_id = m.post_id and l.analyzer = 'language' limit 1), 'none') = ${parameter})`;
