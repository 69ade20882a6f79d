import type { DeliveryRecord, Webhook } from '../../../store/desk/webhooks.js';

/** Kinds of events, as the form of a webhook lists them. */
export const KINDS: readonly { readonly kind: string; readonly name: string }[] = [
  { kind: 'approve', name: 'Approved' },
  { kind: 'remove', name: 'Removed' },
  { kind: 'warn', name: 'Warned' },
  { kind: 'escalate', name: 'Escalated' },
  { kind: 'reopen', name: 'Opened again' },
  { kind: 'undo', name: 'Undone' },
  { kind: 'label', name: 'Labelled' },
  { kind: 'note', name: 'Noted' },
  { kind: 'wrong_reason', name: 'Wrong reason' },
];

/** What a webhook hears of. */
export function heardWords({ kinds, withText }: Webhook): string {
  const known = KINDS.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name.toLowerCase());
  return `${kinds.length === 0 ? 'all decisions' : known.join(', ')}${withText ? ', with the words of the post' : ''}`;
}

/** How a webhook is. */
export function hookState(hook: Webhook): { readonly word: string; readonly tone: 'good' | 'warn' | 'bad' } {
  if (hook.disabledAt !== null) return { word: 'off', tone: 'bad' };
  if (hook.failingSince !== null) return { word: 'failing', tone: 'warn' };
  return { word: 'on', tone: 'good' };
}

/** How a delivery stands. */
export function deliveryState(one: DeliveryRecord): {
  readonly word: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
} {
  if (one.deliveredAt !== null) return { word: 'taken', tone: 'good' };
  if (one.nextAt === null) return { word: 'given up', tone: 'bad' };
  return one.attempts === 0 ? { word: 'waits', tone: 'plain' } : { word: 'tried again', tone: 'warn' };
}
