import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** A stretch of a post's analysed words, in code points. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ShownStance {
  readonly key: string;
  readonly target: string;
  readonly targetKind: string;
  readonly stance: string;
  readonly confidence: number;
  readonly abstained: boolean;
  /** Whose view it is when it is reported; null: the poster's own. */
  readonly holder: string | null;
  readonly evidence: readonly WordSpan[];
}

export interface ShownSentiment {
  readonly score: number | null;
  readonly class: string | null;
  readonly fullScore: number | null;
  readonly confidence: number | null;
  readonly reason: string | null;
  readonly words: readonly (WordSpan & { readonly valence: number })[];
}

export interface ShownIncivility {
  readonly score: number | null;
  readonly label: string | null;
  readonly kinds: readonly string[];
  readonly attack: { readonly aim: string; readonly target: string | null; readonly confidence: number } | null;
  readonly reason: string | null;
  readonly evidence: readonly (WordSpan & { readonly kind: string; readonly aim: string })[];
}

/** What the shown runs of the analyzers say of one post; null or empty where they say nothing. */
export interface PostValues {
  readonly sentiment: ShownSentiment | null;
  readonly incivility: ShownIncivility | null;
  readonly stances: readonly ShownStance[];
  /** Analyzer and version of each, for the page that says where a figure is from. */
  readonly runs: readonly { readonly task: string; readonly analyzer: string; readonly version: string }[];
}

const SPAN = z.object({ start: z.number(), end: z.number(), text: z.string() });
const SENTIMENT: z.ZodType<ShownSentiment> = z.object({
  score: z.number().nullable(),
  class: z.string().nullable(),
  fullScore: z.number().nullable(),
  confidence: z.number().nullable(),
  reason: z.string().nullable(),
  words: z
    .array(SPAN.extend({ valence: z.number() }))
    .nullable()
    .transform((words) => words ?? []),
});
const INCIVILITY: z.ZodType<ShownIncivility> = z.object({
  score: z.number().nullable(),
  label: z.string().nullable(),
  kinds: z.array(z.string()),
  attack: z.object({ aim: z.string(), target: z.string().nullable(), confidence: z.number() }).nullable(),
  reason: z.string().nullable(),
  evidence: z
    .array(SPAN.extend({ kind: z.string(), aim: z.string().default('nobody') }))
    .nullable()
    .transform((words) => words ?? []),
});
const STANCE: z.ZodType<ShownStance> = z.object({
  key: z.string(),
  target: z.string(),
  targetKind: z.string(),
  stance: z.string(),
  confidence: z.number(),
  abstained: z.boolean(),
  holder: z.string().nullable(),
  evidence: z
    .array(SPAN)
    .nullable()
    .transform((words) => words ?? []),
});

/** Other shapes of values (another analyzer's) are as if there were none: nothing is shown rather than a wrong thing. */
const orNull = <T>(schema: z.ZodType<T>, value: unknown): T | null => {
  const read = schema.safeParse(value);
  return read.success ? read.data : null;
};

const NOTHING: PostValues = { sentiment: null, incivility: null, stances: [], runs: [] };

const OF = 'thread_id = $1::uuid and post_id = any($2::uuid[])';

const SQL = `
select post_id, 'sentiment' as task, analyzer, version, jsonb_build_object('score', score, 'class', class, 'fullScore', full_score,
       'confidence', confidence, 'reason', reason, 'words', words) as value
  from v_sentiment where ${OF}
union all
select post_id, 'incivility', analyzer, version, jsonb_build_object('score', score, 'label', label, 'kinds', kinds, 'evidence', evidence,
       'reason', reason, 'attack', case when attack is not null then jsonb_build_object('aim', attack, 'target', attack_name, 'confidence', attack_confidence) end)
  from v_incivility where ${OF}
union all
select post_id, 'stance', analyzer, version, jsonb_build_object('key', target_key, 'target', target, 'targetKind', target_kind,
       'stance', stance, 'confidence', confidence, 'abstained', abstained, 'holder', holder, 'evidence', evidence)
  from v_stance where ${OF}`;

const ROW = z.object({
  post_id: z.string(),
  task: z.string(),
  analyzer: z.string(),
  version: z.string(),
  value: z.unknown(),
});

/** What is known of some posts of a thread, by post. The thread must be one of the visitor's. */
export async function readValues(
  store: Store,
  threadId: string,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, PostValues>> {
  const { rows } = await store.query(SQL, { params: [threadId, postIds] });
  const found = new Map<string, PostValues>();
  for (const { post_id: postId, value, ...run } of z.array(ROW).parse(rows)) {
    const before = found.get(postId) ?? NOTHING;
    const runs = before.runs.some(({ task }) => task === run.task) ? before.runs : [...before.runs, run];
    found.set(postId, { ...before, runs, ...readAs(before, run.task, value) });
  }
  return found;
}

function readAs(before: PostValues, task: string, value: unknown): Partial<PostValues> {
  if (task === 'sentiment') return { sentiment: orNull(SENTIMENT, value) };
  if (task === 'incivility') return { incivility: orNull(INCIVILITY, value) };
  const stance = orNull(STANCE, value);
  return stance === null ? {} : { stances: [...before.stances, stance] };
}

/** The values of a post that has none. */
export const valuesOf = (all: ReadonlyMap<string, PostValues>, postId: string): PostValues =>
  all.get(postId) ?? NOTHING;
