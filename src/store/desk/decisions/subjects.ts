import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { seenOf } from './fold.js';
import { stateOf } from './rows.js';
import type { Actor, Meanwhile, PostKey, State } from './types.js';

/** A post somebody wants to decide on, as it stands now. */
export interface Subject extends PostKey {
  readonly siteId: string | null;
  readonly incident: string | null;
  /** Null: the post is not stored any more. */
  readonly textHash: string | null;
  readonly state: State;
  /** What a page would show as seen. */
  readonly seen: string;
  /** Who led to the state it is in; null: nobody yet. */
  readonly last: Meanwhile | null;
}

/** A post is known while it is stored or stands in the queue. The hash is the one of `item.text_hash`. */
const READ = `select a.thread_id, a.post_id, coalesce(t.site_id, i.site_id) as site_id, i.incident,
    md5(p.own_text) as text_hash, s.state, s.event_id, s.at, u.name as by
  from unnest($1::uuid[], $2::uuid[]) with ordinality as a(thread_id, post_id, n)
  left join threadbare.post p on p.thread_id = a.thread_id and p.post_id = a.post_id
  left join threadbare.thread t on t.thread_id = a.thread_id
  left join threadbare_desk.item i on i.thread_id = a.thread_id and i.post_id = a.post_id
  left join threadbare_desk.state s on s.thread_id = a.thread_id and s.post_id = a.post_id
  left join threadbare_desk."user" u on u.id = s.user_id
  where (p.post_id is not null or i.post_id is not null)
    and ($3::uuid[] is null or coalesce(t.site_id, i.site_id) = any($3::uuid[]))
  order by a.n`;

/** The posts that are there and that the actor may touch, in the order asked for. */
export async function findSubjects(session: Session, by: Actor, posts: readonly PostKey[]): Promise<Subject[]> {
  const rows = await session.query(READ, [
    arrayLiteral(posts.map(({ threadId }) => threadId)),
    arrayLiteral(posts.map(({ postId }) => postId)),
    by.sites === null ? null : arrayLiteral(by.sites),
  ]);
  return rowsOf(rows).map(subjectOf);
}

function subjectOf(row: Row): Subject {
  const key = { threadId: row.text('thread_id'), postId: row.text('post_id') };
  const eventId = row.textOrNull('event_id');
  const last =
    eventId === null ? null : { ...key, state: stateOf(row), by: row.textOrNull('by'), at: row.text('at'), eventId };
  return {
    ...key,
    siteId: row.textOrNull('site_id'),
    incident: row.textOrNull('incident'),
    textHash: row.textOrNull('text_hash'),
    state: last?.state ?? 'open',
    seen: seenOf(last),
    last,
  };
}
