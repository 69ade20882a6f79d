/** Another post and who wrote it. */
export interface OtherPost {
  readonly threadId: string;
  readonly postId: string;
  readonly authorId: string | null;
  readonly author: string | null;
}

/** A post whose own words are uncivil enough to be looked at. */
export interface HostilePost {
  readonly postId: string;
  readonly authorId: string | null;
  readonly position: number | null;
  /** 0..1. */
  readonly incivility: number;
  readonly kinds: readonly string[];
  readonly aim: string | null;
  readonly confidence: number;
  /** Member of the thread who bears the name that is attacked. */
  readonly victimId: string | null;
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly kind: string;
    readonly aim: string;
  }[];
  /** It has a smiley or laughs; or an answer to it does. */
  readonly playful: boolean;
  readonly laughedAt: boolean;
  /** Posts it answers, by the plainest way first. */
  readonly answers: readonly OtherPost[];
}

/** Two members who answer each other ever more hostilely. */
export interface Quarrel {
  readonly memberIds: readonly (string | null)[];
  readonly postIds: readonly string[];
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly before: number;
  readonly after: number;
  readonly confidence: number;
}

/** A quote whose words or whose name are not those of its source. */
export interface WrongQuote {
  readonly postId: string;
  readonly authorId: string | null;
  readonly quoteIndex: number;
  readonly verdict: 'altered' | 'misattributed';
  readonly method: string | null;
  readonly similarity: number | null;
  readonly length: number;
  readonly nested: boolean;
  readonly diff: unknown;
  readonly namedAuthor: string | null;
  readonly source: OtherPost | null;
}

/** A post that stands in an article to a great part. */
export interface Paste {
  readonly postId: string;
  readonly authorId: string | null;
  readonly documentId: string;
  readonly pastedShare: number;
  readonly longestRun: number;
  readonly declared: boolean;
  readonly text: string;
  readonly documentUrl: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly links: readonly string[];
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** A copy of a text that several accounts post, or its first post. */
export interface Copy {
  readonly postId: string;
  readonly authorId: string | null;
  readonly sourceThreadId: string;
  readonly sourcePostId: string;
  readonly accounts: number;
  readonly posts: number;
  readonly threads: number;
  readonly hours: number | null;
  readonly length: number;
  readonly first: boolean;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** An answer that disagrees or is hostile to whom it answers. */
export interface HardAnswer {
  readonly postId: string;
  readonly authorId: string;
  readonly position: number | null;
  /** Hours since 1970; null: unknown. */
  readonly hour: number | null;
  readonly toPostId: string;
  readonly toAuthorId: string;
  readonly incivility: number;
  readonly disagrees: boolean;
}

/** All that reasons of one thread are made from. */
export interface ThreadSigns {
  readonly threadId: string;
  readonly hostile: readonly HostilePost[];
  readonly quarrels: readonly Quarrel[];
  readonly quotes: readonly WrongQuote[];
  readonly pastes: readonly Paste[];
  readonly copies: readonly Copy[];
  readonly answers: readonly HardAnswer[];
}
