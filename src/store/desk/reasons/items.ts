import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { LIVE_EVENTS } from '../decisions/live.js';

/** A post of the desk. */
export interface DeskPost {
  readonly threadId: string;
  readonly postId: string;
}

/** Posts of some threads whose items are made; without posts: all of them. */
export interface ItemScope {
  readonly threadIds: readonly string[];
  readonly postIds: readonly string[] | null;
}

/** Whether a kind of reason is muted on the site of thread `t` or everywhere. */
export const MUTED = (reason: string, site: string): string => `exists (
  select 1 from threadbare_desk.mute m where m.reason = ${reason}.reason
    and (m.site = '' or m.site = (select s.host from threadbare.site s where s.site_id = ${site}.site_id)))`;

/*
 * Scores of different reasons are chances that the post is worth a look, so together they are one less the chance that
 * none is right; of several reasons of one kind, which are seldom independent, the strongest counts alone. Reports stand
 * above all reasons: one is more than 1, and each further member adds less than the one before.
 */
const WANTED = `
  with recursive ${LIVE_EVENTS},
  wrong as (
    select distinct thread_id, post_id, reason from live_event
    where kind = 'wrong_reason' and thread_id = any($1::uuid[])),
  counted as (
    select r.thread_id, r.post_id, r.reason, max(r.score) as score,
      (array_agg(r.incident order by r.score desc, r.reason_index))[1] as incident
    from threadbare_desk.reason r join threadbare.thread t on t.thread_id = r.thread_id
    where r.thread_id = any($1::uuid[]) and ($2::uuid[] is null or r.post_id = any($2::uuid[]))
      and not ${MUTED('r', 't')}
      and not exists (select 1 from wrong w
        where w.thread_id = r.thread_id and w.post_id = r.post_id and w.reason = r.reason)
    group by 1, 2, 3),
  machine as (
    select thread_id, post_id, max(score) as score,
      1 - exp(sum(ln(1 - least(score, 0.9999)))) as joined,
      array_agg(reason order by score desc, reason) as reasons,
      (array_agg(incident order by score desc, reason))[1] as incident
    from counted group by 1, 2),
  reported as (
    select thread_id, post_id, count(distinct coalesce(reporter, report_id::text))::integer as members
    from threadbare_desk.report
    where thread_id = any($1::uuid[]) and ($2::uuid[] is null or post_id = any($2::uuid[])) group by 1, 2),
  wanted as (
    select p.thread_id, p.post_id, t.site_id, t.forum_id, p.author_id, l.value ->> 'language' as language, p.posted_at,
      coalesce(m.incident,
        case when p.author_id is null then 'post:' || p.thread_id || ':' || p.post_id
        else 'author:' || p.author_id || ':' || p.thread_id end) as incident,
      case when r.members is null then m.joined else 1 + ln(1 + r.members) + coalesce(m.joined, 0) end as rank,
      coalesce(m.score, 0) as score,
      case when r.members is null then m.reasons else array_prepend('report', coalesce(m.reasons, '{}')) end as reasons,
      coalesce(r.members, 0) as reports, md5(p.own_text) as text_hash
    from machine m full join reported r on r.thread_id = m.thread_id and r.post_id = m.post_id
    join threadbare.post p on p.thread_id = coalesce(m.thread_id, r.thread_id)
      and p.post_id = coalesce(m.post_id, r.post_id)
    join threadbare.thread t on t.thread_id = p.thread_id
    left join threadbare.annotation l on l.thread_id = p.thread_id and l.subject_id = p.post_id
      and l.analyzer = (select s.analyzer from threadbare.selected_run s where s.task = 'language')
      and l.version = (select s.version from threadbare.selected_run s where s.task = 'language'))`;

const COLUMNS = [
  'site_id',
  'forum_id',
  'author_id',
  'language',
  'posted_at',
  'incident',
  'rank',
  'score',
  'reasons',
  'reports',
  'text_hash',
];

const PUT = `${WANTED}
  insert into threadbare_desk.item as i (thread_id, post_id, ${COLUMNS.join(', ')}, state)
  select w.thread_id, w.post_id, ${COLUMNS.map((name) => `w.${name}`).join(', ')}, coalesce(s.state, 'open')
  from wanted w left join threadbare_desk.state s on s.thread_id = w.thread_id and s.post_id = w.post_id
  order by w.thread_id, w.post_id
  on conflict (thread_id, post_id) do update set ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
  where (${COLUMNS.map((name) => `i.${name}`).join(', ')})
    is distinct from (${COLUMNS.map((name) => `excluded.${name}`).join(', ')})
  returning 1`;

const DROP = `${WANTED}
  delete from threadbare_desk.item i
  where i.thread_id = any($1::uuid[]) and ($2::uuid[] is null or i.post_id = any($2::uuid[]))
    and not exists (select 1 from wanted w where w.thread_id = i.thread_id and w.post_id = i.post_id)
  returning 1`;

/**
 * Makes the items of some threads (or of some posts of them) what their reasons, reports and mutes say; states of items
 * that are there stay, new ones have the state their events led to. The caller holds the threads' locks. Gives how many
 * rows changed.
 */
export async function makeItems(session: Session, { threadIds, postIds }: ItemScope): Promise<number> {
  if (threadIds.length === 0 || postIds?.length === 0) return 0;
  const params = [arrayLiteral(threadIds), postIds === null ? null : arrayLiteral(postIds)];
  const dropped = rowsOf(await session.query(DROP, params)).length;
  return dropped + rowsOf(await session.query(PUT, params)).length;
}

/** The same for single posts: after a reason was called wrong, or that was taken back. */
export function remakeItems(session: Session, posts: readonly DeskPost[]): Promise<number> {
  return makeItems(session, {
    threadIds: [...new Set(posts.map((post) => post.threadId))],
    postIds: posts.map((post) => post.postId),
  });
}
