import type { Block, Body } from './body.js';
import type { Moment } from './moment.js';
import type { Link, PageAttachment, PageAuthor, PageImage, Poll, Reaction } from './page.js';
import type { Problem } from './problem.js';

/** `stub`: known only through a quote of it. */
export type PostKind = 'post' | 'stub' | 'deleted' | 'hidden';

/** An earlier wording of a post, kept readable after the post changed. Numbered from 1 = oldest. */
export interface PostRevision {
  readonly number: number;
  readonly editedAt: Moment | null;
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly ownText: string;
}

/** A post of an assembled thread. */
export interface ThreadPost {
  /** Deterministic (see docs/architecture.md). */
  readonly id: string;
  readonly kind: PostKind;
  /** Across the thread, from 1; null for a stub. */
  readonly position: number | null;
  readonly externalId: string | null;
  readonly url: string | null;
  readonly parentExternalId: string | null;
  readonly author: PageAuthor;
  readonly postedAt: Moment;
  readonly editedAt: Moment | null;
  readonly blocks: readonly Block[];
  readonly rawBody: string | null;
  readonly reactions: readonly Reaction[];
  readonly attachments: readonly PageAttachment[];
  readonly images: readonly PageImage[];
  readonly links: readonly Link[];
  readonly signature: string | null;
  /** Earlier wordings, oldest first; empty for a post that never changed between saves. */
  readonly revisions: readonly PostRevision[];
}

/** Pages of one thread put together. */
export interface Thread {
  readonly id: string;
  /** Host of the installation as printed or given; null when neither says. */
  readonly site: string | null;
  readonly engine: string;
  readonly engineVersion: string | null;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly forumPath: readonly string[];
  readonly tags: readonly string[];
  readonly pageCount: number | null;
  /** Pages present, ascending; gaps are problems too. */
  readonly pages: readonly number[];
  readonly polls: readonly Poll[];
  readonly posts: readonly ThreadPost[];
  readonly problems: readonly Problem[];
}

/** In the order of precedence: the first that applies. Meanings in docs/glossary.md. */
export type Verdict = (typeof VERDICTS)[number];

/** From the best to the worst. */
export const VERDICTS = [
  'exact',
  'elided',
  'trimmed',
  'altered',
  'misattributed',
  'source_absent',
  'unattributed',
] as const;

/** A step of a word diff from source to quote; offsets are code points in the text of that side. */
export interface DiffStep {
  readonly op: 'equal' | 'delete' | 'insert';
  readonly text: string;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly quoteStart: number;
  readonly quoteEnd: number;
}

/** A quote tied to the post it came from, and checked against it. Offsets are code points. */
export interface QuoteLink {
  readonly index: number;
  readonly parentIndex: number | null;
  readonly header: string | null;
  readonly attributedAuthor: string | null;
  readonly citedAt: Moment | null;
  /** This level's words only. */
  readonly text: string;
  /** The source post, or the stub made for an absent one; null only when `unattributed`. */
  readonly sourcePostId: string | null;
  /** The source post's thread where it is another one of the site; absent or null: this thread. */
  readonly sourceThreadId?: string | null;
  readonly sourceDocumentId: string | null;
  readonly verdict: Verdict;
  readonly method: 'id' | 'author+text' | 'text' | null;
  /** 0..1 against the quoted stretch of the source; null where there is nothing to compare with. */
  readonly similarity: number | null;
  /** Where the quoted words stand in the source's own text. */
  readonly sourceStart: number | null;
  readonly sourceEnd: number | null;
  /** Word diff where words differ, else null. */
  readonly diff: readonly DiffStep[] | null;
  /** A negation, number or name was dropped, added or changed. */
  readonly meaningChanged: boolean;
  readonly extentMethod: string;
  readonly extentConfidence: number;
  /** The source changed after it was quoted and an earlier wording matches. */
  readonly sourceEditedLater: boolean;
  /** The words with which the quoting person owns up to a change ("FTFY", "(emphasis mine)"), if there are any. */
  readonly declaredEdit?: string | null;
  /** `text` equals the source's own text between `sourceStart` and `sourceEnd` to the letter: stored as a reference. */
  readonly verbatim: boolean;
}

/** An unmarked repeat: a span of `ownText` that somebody (or the author himself) wrote before. */
export interface Repeat {
  readonly start: number;
  readonly end: number;
  readonly sourcePostId: string | null;
  /** The source post's thread where it is another one of the site; absent or null: this thread. */
  readonly sourceThreadId?: string | null;
  readonly sourceDocumentId: string | null;
  /**
   * `unmarked` other author's words; `self` the author's own; `article` from a document; `double_post` the whole post
   * again; `campaign` a text that several accounts post in several places.
   */
  readonly kind: 'unmarked' | 'self' | 'article' | 'double_post' | 'campaign';
}

/** A line that names where a post was taken from ("Based on a report by …"), kept apart from the analysed words. */
export interface Attribution {
  readonly text: string;
  readonly agency: string | null;
  /** ISO date as printed, or null. */
  readonly date: string | null;
  /** Code points in `ownText`. */
  readonly start: number;
  readonly end: number;
}

/** How a post relates to an article (docs/data-model.md, v_source). */
export interface SourceLink {
  readonly documentId: string;
  readonly relation: 'derived_from' | 'carries_same_quotations' | 'same_event';
  /** 0..1. */
  readonly score: number;
  /** Share of the post's words that stand in runs of five or more words of the document, 0..1. */
  readonly pastedShare: number;
  /** The agency or publisher the post names, when it is the document's; else null. */
  readonly declared: string | null;
  readonly quotationsMatched: number;
  readonly quotationsTotal: number;
  /** Share of the post's word 8-grams that stand in the document, 0..1. */
  readonly containment: number;
  /** Longest common run, in words. */
  readonly longestRun: number;
  readonly orderKept: boolean | null;
}

/** A stretch of own text between quotes (code points of `ownText`) and the top-level quotes it answers, by index. */
export interface OwnSegment {
  readonly start: number;
  readonly end: number;
  readonly answers: readonly number[];
}

/** Sizes of a body in code points: `raw` as printed, `folded` with white space folded line by line (model/text.ts). */
export interface BodySizes {
  readonly raw: number;
  readonly folded: number;
  /** What disappears when quotes whose source is at hand are taken out. */
  readonly repeatedRaw: number;
  readonly repeatedFolded: number;
  readonly ownFolded: number;
}

/** A post with its quotes linked and everything that is not its author's taken out. */
export interface LinkedPost extends ThreadPost {
  readonly body: Body;
  readonly quotes: readonly QuoteLink[];
  /** own text without placeholders, attribution line and stray fragments: what analyzers read. */
  readonly analysisText: string;
  /** analysis text without unmarked repeats and matched quotations of others. */
  readonly originalText: string;
  /** Share of the body's characters that is `originalText`, 0..1; null for an empty body. */
  readonly originalShare: number | null;
  /** Quotations of articles in the own text (code points), which the original text leaves out; absent where none are. */
  readonly quotedSpans?: readonly (readonly [number, number])[];
  readonly attribution: Attribution | null;
  readonly repeats: readonly Repeat[];
  readonly sources: readonly SourceLink[];
  readonly sizes: BodySizes;
  /** Point by point: which own words answer which quotes; absent in posts built without the linker. */
  readonly segments?: readonly OwnSegment[];
  /** Certain bounds on the posting time, ISO 8601 with offset, from relative citations and neighbours. */
  readonly postedAfter: string | null;
  readonly postedBefore: string | null;
}

export interface ReplyEdge {
  readonly fromPostId: string;
  readonly toPostId: string;
  readonly via: 'quote' | 'parent' | 'mention';
  /** Number of top-level quotes of that source (1 for parent and mention). */
  readonly multiplicity: number;
}

export interface LinkedThread extends Omit<Thread, 'posts'> {
  /** In thread order; stubs directly before the first post that quotes them. */
  readonly posts: readonly LinkedPost[];
  readonly edges: readonly ReplyEdge[];
}

/** An ingested article with its deterministic id. */
export interface StoredDocument {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly published: Moment;
  readonly text: string;
}

/**
 * What words alone suggest about a rendering. `back_translated`: the reference's words after a way through another
 * language; `moved_to_another_speaker`: named as somebody else's than the reference's speaker.
 */
export interface SayingInference {
  readonly kind: 'back_translated' | 'moved_to_another_speaker';
  /** 0..1, how strongly the evidence speaks for it; not a calibrated probability. */
  readonly confidence: number;
  /** Named figures and words behind it (docs/glossary.md). */
  readonly evidence: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** One rendering of a saying: somebody's words as one source gives them. */
export interface Saying {
  /** The family: the same saying in different sources has the same id. */
  readonly sayingId: string;
  readonly postId: string | null;
  readonly threadId: string | null;
  readonly documentId: string | null;
  readonly speaker: string | null;
  readonly text: string;
  /** Code points in the post's own text or the document's text (its title where `inTitle`). */
  readonly start: number;
  readonly end: number;
  readonly inTitle?: boolean;
  /** `direct` in marks, `marks_lost` direct speech without marks, `indirect`. */
  readonly form: 'direct' | 'marks_lost' | 'indirect';
  readonly reference: boolean;
  readonly referenceBasis: 'earliest' | 'declared' | 'chosen' | null;
  readonly relation: 'same' | 'differs' | 'truncated' | 'reported';
  /** Word similarity to the reference, 0..1. */
  readonly similarity: number;
  readonly diff: readonly DiffStep[] | null;
  readonly publishedAt: string | null;
  /** Inferences about this rendering, the most certain first; absent where there are none. */
  readonly inference?: readonly SayingInference[];
}
