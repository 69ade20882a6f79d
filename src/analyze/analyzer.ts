import type { Annotation, AnnotationValue } from '../model/annotation.js';
import type { LinkedPost, LinkedThread } from '../model/thread.js';

/** Values already computed for this thread, by analyzer name; thread-scoped values stand under `thread`. */
export interface EarlierValues {
  readonly post: (analyzer: string, postId: string) => AnnotationValue | null;
  readonly thread: (analyzer: string) => AnnotationValue | null;
}

interface AnalyzerBase<Value extends AnnotationValue> {
  /** Stable name, kebab-case; annotations are stored under it. */
  readonly name: string;
  /** Changes whenever the same input may give another value. */
  readonly version: string;
  /** One sentence: what the value means. */
  readonly meaning: string;
  /** ISO 639-1 codes served, or `any`. Elsewhere the value is null with a reason, never a wrong number. */
  readonly languages: readonly string[] | 'any';
  /** Analyzers whose values it reads; they run first. */
  readonly after: readonly string[];
  /** The empty value with a reason: stored where the analyzer itself failed, so that nothing else is lost. */
  readonly unknown: (reason: string) => Value;
}

/**
 * Scores one post (stubs included: their words are known). `input` returns everything the value depends on, as plain
 * JSON; its hash decides whether a stored value still holds. `analyze` is pure and total: any text gives a value.
 */
export interface PostAnalyzer<Input, Value extends AnnotationValue> extends AnalyzerBase<Value> {
  readonly scope: 'post';
  /** Null: this analyzer has nothing to say about the post (no row). */
  readonly input: (post: LinkedPost, thread: LinkedThread, earlier: EarlierValues) => Input | null;
  readonly analyze: (input: Input) => Value;
}

/** Scores a whole thread. */
export interface ThreadAnalyzer<Input, Value extends AnnotationValue> extends AnalyzerBase<Value> {
  readonly scope: 'thread';
  readonly input: (thread: LinkedThread, earlier: EarlierValues) => Input;
  readonly analyze: (input: Input) => Value;
}

/** What a run over a thread gives: values to store, and how many stored ones still held. */
export interface AnalysisResult {
  readonly annotations: readonly Annotation[];
  readonly unchanged: number;
}
