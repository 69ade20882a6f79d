import type { ScoreInput, ScoreRow } from '../analyze/score-row.js';
import type { Annotation, Span } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';

/** Tasks of default analyzers that a stronger model may do as well. */
export const MODEL_TASKS = ['sentiment', 'stance', 'reply-stance', 'incivility'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/** The classes of each task, the middle one (neither side) last; the same words the default analyzers use. */
export const LABELS: Readonly<Record<ModelTask, readonly string[]>> = {
  sentiment: ['positive', 'negative', 'neutral'],
  stance: ['favor', 'against', 'none'],
  'reply-stance': ['agree', 'disagree', 'neutral'],
  incivility: ['uncivil', 'civil'],
};

/** One thing asked about a text: its tone, a target, a quoted passage. `id` names it inside the question. */
export interface Item {
  readonly id: string;
  /** Stance: what the stance is toward. */
  readonly target: { readonly name: string; readonly kind: string; readonly aliases: readonly string[] } | null;
  /** Reply stance: the words answered. */
  readonly quoted: string | null;
  /** Reply stance: the own words that answer them (code points); null: the whole text. */
  readonly segment: { readonly start: number; readonly end: number } | null;
}

/** All a model reads for one post: its own words and what is asked about them. Plain JSON, hashed as it is. */
export interface Question {
  readonly task: ModelTask;
  readonly text: string;
  readonly items: readonly Item[];
}

/** What a model says about one item; spans are verbatim stretches of the question's text (code points). */
export interface Verdict {
  readonly id: string;
  readonly label: string;
  /** -1..1 (incivility 0..1). */
  readonly score: number;
  /** 0..1 as the model gives it; not calibrated on your data. */
  readonly confidence: number;
  readonly abstained: boolean;
  readonly evidence: readonly Span[];
  /** Stance: null for the poster, else the person whose view the post reports. */
  readonly holder: string | null;
}

/** Something about one answer worth telling; `code` as in docs/problems.md. */
export interface Remark {
  readonly code: string;
  readonly message: string;
}

/** What a run has cost so far. `cached`: questions answered from the cache folder. */
export interface Spent {
  readonly requests: number;
  readonly tokens: number;
  readonly cached: number;
}

/** `answered`; `failed`: this question alone; `stopped`: no further question makes sense (a budget, a refusal). */
export type Answer =
  | { readonly kind: 'answered'; readonly verdicts: readonly Verdict[]; readonly remarks: readonly Remark[] }
  | { readonly kind: 'failed'; readonly remark: Remark }
  | { readonly kind: 'stopped'; readonly reason: string };

/** A model that answers questions: a local file or an endpoint. */
export interface Backend {
  readonly kind: 'onnx' | 'openai';
  /** Model id and revision or hash, and the version of the prompts: whatever changes answers. */
  readonly version: string;
  /** What a user must know before it starts: what leaves the machine. */
  readonly notice: string;
  /** Questions it likes to have at the same time. */
  readonly concurrency: number;
  readonly answer: (question: Question, signal: AbortSignal) => Promise<Answer>;
  readonly spent: () => Omit<Spent, 'cached'>;
  readonly close: () => Promise<void>;
}

/** `problems` carry the post's position; `left`: posts that were not asked about because the run stopped. */
export interface ModelResult {
  readonly annotations: readonly Annotation[];
  readonly unchanged: number;
  readonly problems: readonly (Remark & { readonly post: number | null })[];
  readonly left: number;
  /** Why it stopped early; null: it did not. */
  readonly stopped: string | null;
  readonly spent: Spent;
}

/** One model doing one task, under its own analyzer name and version: it never overwrites the default analyzers. */
export interface ModelRun {
  /** `<task>:<onnx|openai>` */
  readonly analyzer: string;
  readonly task: ModelTask;
  readonly version: string;
  readonly notice: string;
  readonly concurrency: number;
  /**
   * Values for all posts of a thread. A stored value with the same input hash is taken over without asking; `keep` is
   * called with every batch as it is done, so that a process that is killed loses one batch at most.
   */
  readonly annotate: (
    thread: LinkedThread,
    defaults: readonly Annotation[],
    stored: readonly Annotation[],
    signal: AbortSignal,
    keep?: (batch: readonly Annotation[]) => Promise<void>,
  ) => Promise<ModelResult>;
  /** One row of `threadbare score`; `light` is the default analyzer's answer. A remark where it could not be answered. */
  readonly score: (row: ScoreInput, light: ScoreRow, signal: AbortSignal) => Promise<ScoreRow | Remark>;
  readonly spent: () => Spent;
  readonly close: () => Promise<void>;
}
