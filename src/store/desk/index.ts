import type { Connection } from '../connect/connection.js';
import { type AccountStore, accountsOver } from './accounts.js';
import { type DecisionStore, decisionsOver } from './decisions.js';
import { type ReasonStore, reasonsOver } from './reasons.js';
import { type WebhookStore, webhooksOver } from './webhooks.js';

/** What the moderators' desk keeps, by aggregate. Every method is one transaction, safe to repeat. */
export interface DeskStore {
  /** People, what they may do, tokens, the audit log. */
  readonly accounts: AccountStore;
  /** Why posts are worth a look: reports, reasons, the queue's items. */
  readonly reasons: ReasonStore;
  /** Events, states, claims, templates, saved queues, the worklist. */
  readonly decisions: DecisionStore;
  readonly webhooks: WebhookStore;
}

/** The desk over any connection. */
export function deskOver(connection: Connection): DeskStore {
  return {
    accounts: accountsOver(connection),
    reasons: reasonsOver(connection),
    decisions: decisionsOver(connection),
    webhooks: webhooksOver(connection),
  };
}
