import { randomUUID } from 'node:crypto';
import type { Session } from '../../session.js';
import { appendEvents, plainEvent } from './append.js';
import { lockDecisions } from './lock.js';
import { findSubjects } from './subjects.js';
import type { PostKey } from './types.js';

/** The desk itself, which sees all sites. */
const NOBODY = { userId: null, tokenId: null, sites: null } as const;

/**
 * Opens posts again that were decided on, because members reported them anew; those that are open are left as they are.
 * Part of the caller's transaction. Returns how many were opened.
 *
 * @param note why, for the log
 */
export async function reopenReported(session: Session, posts: readonly PostKey[], note: string): Promise<number> {
  if (posts.length === 0) return 0;
  await lockDecisions(session);
  const subjects = await findSubjects(session, NOBODY, posts);
  const decided = new Map(subjects.filter(({ state }) => state !== 'open').map((subject) => [subject.postId, subject]));
  await appendEvents(
    session,
    NOBODY,
    [...decided.values()].map((subject) => ({ ...plainEvent(randomUUID(), 'reopen', subject), note })),
  );
  return decided.size;
}
