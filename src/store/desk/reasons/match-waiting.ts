import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { makeItems } from './items.js';
import { lockDeskThreads } from './lock.js';
import { matchPosts } from './match-posts.js';

/** Reports looked at in one refresh, the latest ones. */
const MOST = 1_000;

/** Looks again for the posts of reports that had none when they came. Gives how many have one now. */
export async function matchWaiting(session: Session): Promise<number> {
  const waiting = rowsOf(
    await session.query(
      `select r.report_id, r.target, r.site_id, s.host from threadbare_desk.report r
       left join threadbare.site s on s.site_id = r.site_id
       where r.post_id is null order by r.imported_at desc, r.report_id limit ${MOST}`,
    ),
  );
  if (waiting.length === 0) return 0;
  const matches = await matchPosts(
    session,
    waiting.map((row) => ({ target: row.text('target'), site: row.textOrNull('host') })),
  );
  const found = waiting.flatMap((row, i) => {
    const match = matches[i] ?? null;
    const siteId = row.textOrNull('site_id');
    // Who brought it in may have been allowed that site alone.
    return match === null || (siteId !== null && siteId !== match.siteId) ? [] : [{ id: row.text('report_id'), match }];
  });
  if (found.length === 0) return 0;
  const threadIds = [...new Set(found.map(({ match }) => match.threadId))];
  await lockDeskThreads(session, threadIds);
  await session.query(
    `update threadbare_desk.report r set thread_id = k.thread_id, post_id = k.post_id, site_id = k.site_id
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as k(report_id, thread_id, post_id, site_id)
     where r.report_id = k.report_id and r.post_id is null`,
    [
      arrayLiteral(found.map(({ id }) => id)),
      arrayLiteral(found.map(({ match }) => match.threadId)),
      arrayLiteral(found.map(({ match }) => match.postId)),
      arrayLiteral(found.map(({ match }) => match.siteId)),
    ],
  );
  await makeItems(session, { threadIds, postIds: found.map(({ match }) => match.postId) });
  return found.length;
}
