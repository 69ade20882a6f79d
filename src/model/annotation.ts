/** A stretch of a text in code points, with its words, so that a reader can check it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type SentimentClass = 'negative' | 'neutral' | 'positive';

/** Value of the `language` analyzer. */
export interface LanguageValue {
  /** ISO 639-1, or null (`reason` says why). */
  readonly language: string | null;
  readonly confidence: number | null;
  readonly reason: string | null;
}

/** Value of the `sentiment` analyzer; spans lie in the post's analysis text. */
export interface SentimentValue {
  /** -1..1; null with a reason when the text cannot be scored. */
  readonly score: number | null;
  readonly class: SentimentClass | null;
  readonly positive: number | null;
  readonly negative: number | null;
  readonly words: readonly (Span & { readonly valence: number })[];
  /** The same score over the whole body, quotes included: what a tool that does not strip would say. */
  readonly fullScore: number | null;
  readonly fullClass: SentimentClass | null;
  readonly reason: string | null;
}

/** Value of the `incivility` analyzer: 0 civil .. 1 uncivil. */
export interface IncivilityValue {
  readonly score: number | null;
  readonly label: 'civil' | 'uncivil' | null;
  readonly evidence: readonly (Span & { readonly kind: string; readonly target: string | null })[];
  readonly reason: string | null;
}

export type TargetKind = 'person' | 'organisation' | 'place' | 'proposition' | 'other';

/** A thing a thread is about. `key` is stable inside a thread; `name` the most frequent full variant. */
export interface Target {
  readonly key: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly posts: number;
  /** A member of the thread whom others speak of. */
  readonly member?: true;
  /** Named by the user, not found. */
  readonly given?: true;
  /** Propositions: who urges or says it, as printed; null: nobody is named. */
  readonly holder?: string | null;
  /** Propositions: how sure it is that the title proposes this, 0..1. */
  readonly confidence?: number;
  /** Why the kind is `other`, or why a proposition is no title's. */
  readonly reason?: string;
}

/** Value of the thread-scoped `targets` analyzer; exactly one target of kind `proposition` when the title gives one. */
export interface TargetsValue {
  readonly targets: readonly Target[];
  /** Why the list is empty although the analyzer should have had something to say. */
  readonly reason?: string;
}

export type StanceClass = 'favor' | 'against' | 'none';

export interface Stance {
  /** `Target.key` */
  readonly key: string;
  readonly target: string;
  readonly targetKind: TargetKind;
  readonly stance: StanceClass;
  /** -1 against .. 1 favor */
  readonly score: number;
  readonly confidence: number;
  readonly abstained: boolean;
  /** null: the poster; else the person whose view is reported. */
  readonly holder: string | null;
  readonly evidence: readonly Span[];
}

/** Value of the `stance` analyzer of one post. */
export interface StanceValue {
  readonly stances: readonly Stance[];
  /** Why the list is empty although the analyzer should have had something to say. */
  readonly reason?: string;
}

export type ReplyStanceClass = 'agree' | 'disagree' | 'neutral';

export interface ReplyStance {
  /** The top-level quote answered, or null for a structural parent. */
  readonly quoteIndex: number | null;
  readonly toPostId: string;
  readonly stance: ReplyStanceClass;
  /** -1 disagree .. 1 agree */
  readonly score: number;
  readonly confidence: number;
  readonly abstained: boolean;
  /** The own segment (code points in analysis text) that answers this quote. */
  readonly segment: Span | null;
  readonly evidence: readonly Span[];
}

/** Value of the `reply-stance` analyzer of one post. */
export interface ReplyStanceValue {
  readonly replies: readonly ReplyStance[];
  /** Why the list is empty although the analyzer should have had something to say. */
  readonly reason?: string;
}

/** One run of one analyzer over one subject: any number can be traced to its version and input. */
export interface Annotation {
  readonly analyzer: string;
  readonly version: string;
  /** SHA-256 over everything the analyzer read (canonical JSON). */
  readonly inputHash: string;
  readonly threadId: string;
  /** null for a thread-scoped analyzer. */
  readonly postId: string | null;
  readonly value: AnnotationValue;
}

export type AnnotationValue =
  | LanguageValue
  | SentimentValue
  | IncivilityValue
  | TargetsValue
  | StanceValue
  | ReplyStanceValue;
