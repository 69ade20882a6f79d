import type { FoundReason } from '../../store/desk/reasons/kinds.js';
import type { ThreadSigns } from '../../store/desk/reasons/sign-types.js';
import { campaignIncident } from './incident.js';
import { CAMPAIGN, scoreOn } from './settings.js';

/** Copies of a text that several accounts post, the earliest one included: all of them are one decision. */
export function campaignsIn({ copies }: ThreadSigns): FoundReason[] {
  const seen = new Set<string>();
  return copies.flatMap((copy): FoundReason[] => {
    const { postId, sourceThreadId, sourcePostId, accounts, posts, threads, hours, first, spans, length } = copy;
    if (seen.has(postId) || accounts < CAMPAIGN.leastAccounts || length < CAMPAIGN.leastLength) return [];
    const score = scoreOn(CAMPAIGN.curve, accounts);
    if (score === null) return [];
    seen.add(postId);
    return [
      {
        postId,
        score,
        incident: campaignIncident(sourceThreadId, sourcePostId),
        otherPostId: first ? null : sourcePostId,
        evidence: { reason: 'campaign', sourceThreadId, sourcePostId, accounts, posts, threads, hours, first, spans },
      },
    ];
  });
}
