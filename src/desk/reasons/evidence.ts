import { z } from 'zod';
import type { Evidence } from '../../store/desk/reasons/kinds.js';

const count = z.number().int();
const id = z.string().nullable();
const stretch = z.object({ start: count, end: count });
const hostile = z.object({ start: count, end: count, kind: z.string() });

/** Evidence as it stands in the database; written by the rules alone. */
const EVIDENCE = z.discriminatedUnion('reason', [
  z.object({
    reason: z.literal('personal_attack'),
    spans: z.array(hostile),
    incivility: z.number(),
    confidence: z.number(),
    aim: z.enum(['answered', 'member']),
    kinds: z.array(z.string()),
    victimId: id,
  }),
  z.object({
    reason: z.literal('escalation'),
    memberIds: z.array(id),
    answers: count,
    fromPosition: count,
    toPosition: count,
    before: z.number(),
    after: z.number(),
    confidence: z.number(),
    spans: z.array(hostile),
    incivility: z.number(),
  }),
  z.object({
    reason: z.literal('altered_quote'),
    quoteIndex: count,
    similarity: z.number().nullable(),
    changes: z.array(z.enum(['negation', 'number', 'word'])),
    sourceAuthorId: id,
    length: count,
  }),
  z.object({
    reason: z.literal('misattribution'),
    quoteIndex: count,
    similarity: z.number().nullable(),
    sourceAuthorId: id,
    length: count,
  }),
  z.object({
    reason: z.literal('pasted_article'),
    documentId: z.string(),
    pastedShare: z.number(),
    longestRun: count,
    spans: z.array(stretch),
  }),
  z.object({
    reason: z.literal('campaign'),
    sourceThreadId: z.string(),
    sourcePostId: z.string(),
    accounts: count,
    posts: count,
    threads: count,
    hours: z.number().nullable(),
    first: z.boolean(),
    spans: z.array(stretch),
  }),
  z.object({
    reason: z.literal('pile_on'),
    victimId: id,
    members: count,
    hostile: count,
    answers: count,
    hours: z.number().nullable(),
    spans: z.array(hostile),
    incivility: z.number(),
  }),
]);

/** Evidence read from the database; null where it is of another version of the rules and not made anew yet. */
export function readEvidence(value: unknown): Evidence | null {
  const read = EVIDENCE.safeParse(value);
  return read.success ? read.data : null;
}

/** Who the words speak of besides the author: the account, where the evidence names one. */
export function otherOf(evidence: Evidence, authorId: string | null): string | null {
  switch (evidence.reason) {
    case 'personal_attack':
    case 'pile_on':
      return evidence.victimId;
    case 'escalation':
      return evidence.memberIds.find((one) => one !== null && one !== authorId) ?? null;
    case 'altered_quote':
    case 'misattribution':
      return evidence.sourceAuthorId;
    case 'pasted_article':
    case 'campaign':
      return null;
  }
}
