import type { ReasonRules } from '../../store/desk/reasons/types.js';
import { attacksIn } from './attack.js';
import { campaignsIn } from './campaign.js';
import { escalationsIn } from './escalation.js';
import { pastedIn } from './pasted.js';
import { pilesIn } from './pile-on.js';
import { alteredQuotesIn, misattributionsIn } from './quotes.js';

/** Why posts are worth a look; docs/desk-reasons.md. Another version makes the reasons of all threads anew. */
export const REASON_RULES: ReasonRules = {
  version: '1',
  reasonsOf: (signs) => [
    ...attacksIn(signs),
    ...escalationsIn(signs),
    ...alteredQuotesIn(signs),
    ...misattributionsIn(signs),
    ...pastedIn(signs),
    ...campaignsIn(signs),
    ...pilesIn(signs),
  ],
};
