import type { EventKind } from '../../store/desk/decisions.js';

/** What a post can be said to be. The first two stand against each other; the others may be said beside either. */
export const LABELS: readonly { readonly label: string; readonly name: string; readonly meaning: string }[] = [
  { label: 'uncivil', name: 'uncivil', meaning: 'Its tone is hostile, whoever it goes at.' },
  { label: 'civil', name: 'civil', meaning: 'Its tone is fine, however heated.' },
  { label: 'personal_attack', name: 'personal attack', meaning: 'It goes at a member of the board.' },
  { label: 'escalation', name: 'escalation', meaning: 'It raises the tone between two members.' },
  { label: 'altered_quote', name: 'altered quote', meaning: 'A quote turns what was said.' },
  { label: 'misattribution', name: 'wrong name', meaning: 'Words stand under the name of somebody else.' },
  { label: 'pasted_article', name: 'pasted article', meaning: 'An article is copied without being named.' },
  { label: 'campaign', name: 'campaign', meaning: 'One text is spread by several accounts.' },
  { label: 'pile_on', name: 'pile-on', meaning: 'Many go at one member.' },
  { label: 'spam', name: 'spam', meaning: 'Advertising.' },
  { label: 'off_topic', name: 'off topic', meaning: 'It does not belong into this thread.' },
  { label: 'fine', name: 'fine', meaning: 'Nothing is wrong with it.' },
];

/** What was done, after the fact. */
const DONE: Readonly<Record<EventKind, string>> = {
  approve: 'Approved',
  remove: 'Removed',
  warn: 'Warned',
  escalate: 'Escalated',
  reopen: 'Opened again',
  label: 'Labelled',
  note: 'Noted',
  wrong_reason: 'Wrong reason',
  undo: 'Undone',
};

/** A kind of event as a log says it. */
export const doneWord = (kind: EventKind): string => DONE[kind];
