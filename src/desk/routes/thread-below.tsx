import type { Child } from 'hono/jsx';
import { Details } from '../design/details.js';
import { Decide } from '../pages/thread/decide.js';
import { Neighbours } from '../pages/thread/flagged.js';
import { postInThread } from '../pages/thread/links.js';
import { ReasonsHere } from '../pages/thread/reasons-here.js';
import type { FlaggedPost } from '../read/thread-desk.js';
import type { FullPost } from '../read/thread-window.js';
import { readReasons } from '../reasons/read.js';
import type { MemberVisit } from '../visit.js';

/**
 * What stands below the words of a post that is worth a look or was decided on: why, where the next one is, and the
 * decision. Other posts are decided on from their own page: a hundred forms would be most of this one.
 */
export async function belowPosts(
  { store, visitor, now }: MemberVisit,
  posts: readonly FullPost[],
  flagged: readonly FlaggedPost[],
): Promise<(full: FullPost) => Child> {
  const listed = posts.filter(({ desk }) => desk.reasons.length > 0 || desk.reports > 0 || desk.state !== null);
  const [reasoned, templates] = await Promise.all([
    readReasons(
      store,
      visitor.sites,
      listed.map(({ post }) => post),
    ),
    listed.length === 0 || visitor.role === 'reader' ? [] : store.desk.decisions.templates(),
  ]);
  const shown = new Set(listed.map(({ post }) => post.postId));
  return (full) => {
    const { threadId, postId } = full.post;
    if (!shown.has(postId)) return null;
    const why = reasoned.get(postId) ?? { reasons: [], reports: [] };
    return (
      <ReasonsHere reasoned={why} now={now}>
        {visitor.role !== 'reader' && (
          <Details kind="fold" summary="Decide">
            <Decide
              visitor={visitor}
              full={full}
              reasoned={why}
              templates={templates}
              back={postInThread(threadId, postId)}
              live={`[id="${postId}"]`}
            />
          </Details>
        )}
        <Neighbours threadId={threadId} flagged={flagged} postId={postId} />
      </ReasonsHere>
    );
  };
}
