import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import type { Actor, PostKey } from './types.js';

/** See `DecisionStore.markDone`. */
export async function markDone(session: Session, by: Actor, posts: readonly PostKey[], done: boolean): Promise<number> {
  const noted = await session.query(
    `update threadbare_desk.state s
     set done_at = case when $4::boolean then greatest(now(), s.at) end, done_by = case when $4::boolean then $5 end
     from unnest($1::uuid[], $2::uuid[]) as a(thread_id, post_id)
     where s.thread_id = a.thread_id and s.post_id = a.post_id and ($3::uuid[] is null or s.site_id = any($3::uuid[]))
     returning s.post_id`,
    [
      arrayLiteral(posts.map(({ threadId }) => threadId)),
      arrayLiteral(posts.map(({ postId }) => postId)),
      by.sites === null ? null : arrayLiteral(by.sites),
      String(done),
      by.userId,
    ],
  );
  return noted.rows.length;
}
