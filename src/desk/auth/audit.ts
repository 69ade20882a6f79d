import type { MemberVisit, Visit } from '../visit.js';

/**
 * Notes in the audit log that whoever asks did something to the desk itself: settings, exports, accounts, tokens.
 * Decisions about posts are events and have a log of their own.
 *
 * @param action `noun.verb`, as `queue.save`
 * @param subject what it was done to: an id or a name
 * @param detail more of it, as JSON: never a secret, never words of posts
 */
export async function audit(
  visit: Visit | MemberVisit,
  action: string,
  subject: string | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const visitor = 'visitor' in visit ? visit.visitor : null;
  await visit.store.desk.accounts.note({
    userId: visitor?.userId ?? null,
    tokenId: visitor?.token?.tokenId ?? null,
    action,
    subject,
    detail,
  });
}
