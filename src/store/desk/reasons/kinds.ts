/** Why the machine asks for a look at a post; docs/desk-reasons.md says what each means and why it counts. */
export type ReasonKind =
  | 'personal_attack'
  | 'escalation'
  | 'altered_quote'
  | 'misattribution'
  | 'pasted_article'
  | 'campaign'
  | 'pile_on';

export const REASON_KINDS: readonly ReasonKind[] = [
  'personal_attack',
  'escalation',
  'altered_quote',
  'misattribution',
  'pasted_article',
  'campaign',
  'pile_on',
];

export const isReasonKind = (text: string): text is ReasonKind => REASON_KINDS.some((kind) => kind === text);

/** A stretch of a text, in code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch of own words that is uncivil, and how. */
export interface HostileStretch extends Stretch {
  readonly kind: string;
}

/** What a reason was seen by: places and figures; the words themselves are read from the posts. */
export type Evidence =
  | AttackEvidence
  | EscalationEvidence
  | AlteredEvidence
  | MisattributionEvidence
  | PastedEvidence
  | CampaignEvidence
  | PileEvidence;

export interface AttackEvidence {
  readonly reason: 'personal_attack';
  /** In the analysis text. */
  readonly spans: readonly HostileStretch[];
  readonly incivility: number;
  /** How sure it is that a member is hit. */
  readonly confidence: number;
  /** `answered`: the person spoken to; `member`: another one of the thread. */
  readonly aim: 'answered' | 'member';
  /** Kinds of incivility, the weightiest first. */
  readonly kinds: readonly string[];
  /** Who is hit, where a member of the thread bears the name. */
  readonly victimId: string | null;
}

export interface EscalationEvidence {
  readonly reason: 'escalation';
  /** The two, in the order of their first answer; null: the account is not known. */
  readonly memberIds: readonly (string | null)[];
  /** Answers of the two to each other. */
  readonly answers: number;
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly before: number;
  readonly after: number;
  readonly confidence: number;
  readonly spans: readonly HostileStretch[];
  readonly incivility: number;
}

export interface AlteredEvidence {
  readonly reason: 'altered_quote';
  readonly quoteIndex: number;
  readonly similarity: number | null;
  /** What turned the meaning: a word that denies, a number, another word, added or dropped. */
  readonly changes: readonly ('negation' | 'number' | 'word')[];
  /** Whose words they are. */
  readonly sourceAuthorId: string | null;
  /** Code points of the quote's text. */
  readonly length: number;
}

export interface MisattributionEvidence {
  readonly reason: 'misattribution';
  readonly quoteIndex: number;
  readonly similarity: number | null;
  readonly sourceAuthorId: string | null;
  readonly length: number;
}

export interface PastedEvidence {
  readonly reason: 'pasted_article';
  readonly documentId: string;
  readonly pastedShare: number;
  /** Words of the longest run. */
  readonly longestRun: number;
  /** In the own text. */
  readonly spans: readonly Stretch[];
}

export interface CampaignEvidence {
  readonly reason: 'campaign';
  readonly sourceThreadId: string;
  readonly sourcePostId: string;
  readonly accounts: number;
  readonly posts: number;
  readonly threads: number;
  /** Hours between the first and the last copy; null where times are not known. */
  readonly hours: number | null;
  /** This post is the earliest copy. */
  readonly first: boolean;
  /** In the own text; empty for the earliest copy. */
  readonly spans: readonly Stretch[];
}

export interface PileEvidence {
  readonly reason: 'pile_on';
  /** Who is answered. */
  readonly victimId: string | null;
  /** Different members who disagree or are hostile. */
  readonly members: number;
  /** Of them, those with a hostile answer. */
  readonly hostile: number;
  readonly answers: number;
  /** Hours between the first and the last answer; null where times are not known. */
  readonly hours: number | null;
  readonly spans: readonly HostileStretch[];
  readonly incivility: number;
}

/** A reason as the rules give it. */
export interface FoundReason {
  readonly postId: string;
  readonly score: number;
  readonly incident: string;
  readonly otherPostId: string | null;
  readonly evidence: Evidence;
}
