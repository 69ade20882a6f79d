import type { TakenDelivery, ToldEvent } from '../../store/desk/webhooks.js';

/** What a webhook is sent, before it is signed. Times are ISO 8601 in UTC. */
export interface Message {
  /** `decision.<kind>`, or `desk.test`. */
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The message of a delivery. It holds ids, state, kind, note and who decided; the post's words only where asked for. */
export function messageOf(taken: TakenDelivery): Message | null {
  const { event } = taken;
  if (event === 'gone') return null;
  if (event === 'test') return { type: 'desk.test', timestamp: taken.queuedAt, data: { webhook_id: taken.webhookId } };
  return { type: `decision.${event.kind}`, timestamp: event.at, data: dataOf(event, taken.withText) };
}

const dataOf = (event: ToldEvent, withText: boolean): Record<string, unknown> => ({
  seq: Number(event.seq),
  event_id: event.eventId,
  kind: event.kind,
  thread_id: event.threadId,
  post_id: event.postId,
  site: event.site,
  url: event.url,
  external_thread_id: event.externalThreadId,
  external_post_id: event.externalPostId,
  state: event.state,
  reason: event.reason,
  label: event.label,
  note: event.note,
  incident: event.incident,
  batch_id: event.batchId,
  undoes: event.undoes,
  moderator: event.moderator,
  at: event.at,
  ...(withText ? { text: event.text } : {}),
});
