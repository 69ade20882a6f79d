import { z } from 'zod';
import type { DiffStep, Saying, SayingInference } from '../model/thread.js';
import type { Store } from '../store/index.js';
import { byTime, type Place, readPlaces } from './places.js';
import { ask } from './rows.js';

/** One rendering of a saying and where it stands. */
export interface TravelStep {
  readonly place: Place | null;
  readonly speaker: string | null;
  readonly text: string;
  readonly form: Saying['form'];
  readonly relation: Saying['relation'];
  readonly similarity: number;
  /** From the reference to this rendering; null where no word differs. */
  readonly diff: readonly DiffStep[] | null;
  readonly inference: readonly SayingInference[];
}

/** How one saying travels: the reference with its basis, then the other renderings in the order of time. */
export interface SayingTravel {
  readonly sayingId: string;
  readonly basis: NonNullable<Saying['referenceBasis']>;
  readonly reference: TravelStep;
  readonly renderings: readonly TravelStep[];
  /** Posts and articles that hold it. */
  readonly sources: number;
}

const STEP = z.object({
  op: z.enum(['equal', 'delete', 'insert']),
  text: z.string(),
  sourceStart: z.number(),
  sourceEnd: z.number(),
  quoteStart: z.number(),
  quoteEnd: z.number(),
});

/** A stored word diff with its offsets; anything else is null. */
export const DIFF = z.array(STEP).nullable().catch(null);

const ROW = z.object({
  saying_id: z.string(),
  post_id: z.string().nullable(),
  thread_id: z.string().nullable(),
  document_id: z.string().nullable(),
  speaker: z.string().nullable(),
  text: z.string(),
  start_offset: z.number(),
  end_offset: z.number(),
  in_title: z.boolean(),
  form: z.enum(['direct', 'marks_lost', 'indirect']),
  reference: z.boolean(),
  reference_basis: z.enum(['earliest', 'declared', 'chosen']).nullable(),
  relation: z.enum(['same', 'differs', 'truncated', 'reported']),
  similarity: z.number(),
  diff: DIFF,
  published_at: z.string().nullable(),
  inference: z
    .array(
      z.object({
        kind: z.enum(['back_translated', 'moved_to_another_speaker']),
        confidence: z.number(),
        evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
      }),
    )
    .nullable(),
});

/** Sayings that touch a thread: said in one of its posts, or in an article one of its posts is related to. */
const STORED = `
with family as (
  select distinct s.saying_id from v_saying s
   where s.thread_id = $1::uuid
      or s.document_id in (select document_id from v_source where thread_id = $1::uuid)
)
select s.* from v_saying s where s.saying_id in (select saying_id from family)
 order by s.saying_id, s.reference desc`;

/** The stored renderings of the sayings that touch a thread. */
export async function storedSayings(store: Store, threadId: string): Promise<Saying[]> {
  const rows = await ask(store, STORED, [threadId]);
  return rows.map((row): Saying => {
    const one = ROW.parse(row);
    return {
      sayingId: one.saying_id,
      postId: one.post_id,
      threadId: one.thread_id,
      documentId: one.document_id,
      speaker: one.speaker,
      text: one.text,
      start: one.start_offset,
      end: one.end_offset,
      ...(one.in_title ? { inTitle: true } : {}),
      form: one.form,
      reference: one.reference,
      referenceBasis: one.reference_basis,
      relation: one.relation,
      similarity: one.similarity,
      diff: one.diff,
      publishedAt: one.published_at,
      ...(one.inference === null ? {} : { inference: one.inference }),
    };
  });
}

/**
 * Sayings with their places: those in several sources first (the most first), then by where the reference was said.
 * Two renderings in one source count as one source.
 */
export async function readTravels(store: Store, sayings: readonly Saying[]): Promise<SayingTravel[]> {
  const posts = sayings.flatMap(({ threadId, postId }) =>
    threadId === null || postId === null ? [] : [{ threadId, postId }],
  );
  const documents = sayings.flatMap(({ documentId }) => documentId ?? []);
  const places = await readPlaces(store, posts, documents);
  const families = new Map<string, Saying[]>();
  for (const one of sayings) {
    const family = families.get(one.sayingId) ?? [];
    families.set(one.sayingId, family);
    family.push(one);
  }
  return [...families]
    .flatMap(([sayingId, family]) => travelOf(sayingId, family, places))
    .sort(
      (a, b) =>
        b.sources - a.sources || byTime(a.reference.place, b.reference.place) || (a.sayingId < b.sayingId ? -1 : 1),
    );
}

function travelOf(sayingId: string, family: readonly Saying[], places: ReadonlyMap<string, Place>): SayingTravel[] {
  const own = family.find((one) => one.reference);
  if (own === undefined) return [];
  const step = (one: Saying): TravelStep => ({
    place: places.get(one.postId ?? one.documentId ?? '') ?? null,
    speaker: one.speaker,
    text: one.text,
    form: one.form,
    relation: one.relation,
    similarity: one.similarity,
    diff: one.diff,
    inference: one.inference ?? [],
  });
  const others = family.filter((one) => one !== own).map((one) => ({ one, step: step(one) }));
  return [
    {
      sayingId,
      basis: own.referenceBasis ?? 'earliest',
      reference: step(own),
      renderings: others
        .sort((a, b) => byTime(a.step.place, b.step.place) || a.one.start - b.one.start)
        .map((other) => other.step),
      sources: new Set(family.map((one) => one.postId ?? one.documentId)).size,
    },
  ];
}

/** Of regrouped sayings those that touch a thread or an article its posts are related to. */
export function touching(sayings: readonly Saying[], threadId: string, documentIds: ReadonlySet<string>): Saying[] {
  const families = new Set(
    sayings
      .filter((one) => one.threadId === threadId || (one.documentId !== null && documentIds.has(one.documentId)))
      .map((one) => one.sayingId),
  );
  return sayings.filter((one) => families.has(one.sayingId));
}
