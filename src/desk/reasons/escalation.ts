import type { FoundReason } from '../../store/desk/reasons/kinds.js';
import type { ThreadSigns } from '../../store/desk/reasons/sign-types.js';
import { memberSpans } from './attack.js';
import { pairIncident } from './incident.js';
import { ESCALATION, scoreOn } from './settings.js';

/**
 * Posts that carry the rise of a quarrel between two members: among the later answers those that are uncivil themselves.
 * The others of the exchange are shown around them, and are no reason by themselves.
 */
export function escalationsIn({ threadId, hostile, quarrels }: ThreadSigns): FoundReason[] {
  const byPost = new Map(hostile.map((post) => [post.postId, post]));
  return quarrels.flatMap((quarrel) => {
    const rise = Math.max(0, quarrel.after - quarrel.before);
    const { postIds, memberIds, confidence } = quarrel;
    const late = postIds.slice(Math.floor(postIds.length * (1 - ESCALATION.lastShare)));
    const [a = null, b = null] = memberIds;
    return late.flatMap((postId, i): FoundReason[] => {
      const post = byPost.get(postId);
      if (post === undefined || post.incivility < ESCALATION.leastIncivility) return [];
      const score = scoreOn(ESCALATION.curve, rise * confidence * (0.5 + post.incivility / 2));
      if (score === null) return [];
      return [
        {
          postId,
          score,
          incident: pairIncident(a, b, threadId, postId),
          otherPostId: late[i - 1] ?? postIds[postIds.indexOf(postId) - 1] ?? null,
          evidence: {
            reason: 'escalation',
            memberIds,
            answers: postIds.length,
            fromPosition: quarrel.fromPosition,
            toPosition: quarrel.toPosition,
            before: quarrel.before,
            after: quarrel.after,
            confidence,
            spans: memberSpans(post),
            incivility: post.incivility,
          },
        },
      ];
    });
  });
}
