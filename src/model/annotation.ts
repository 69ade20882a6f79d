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
  /** Probability that the class is right, 0..1; null where nothing was scored. */
  readonly confidence: number | null;
  /** Language the words were read in, and where it came from: the post, its thread, or assumed for want of both. */
  readonly readAs: { readonly language: string; readonly by: 'post' | 'thread' | 'assumed' } | null;
  /** Tone toward each target the post names; empty when it names none. */
  readonly aspects: readonly SentimentAspect[];
  readonly reason: string | null;
}

/** Tone of the words that bear on one target, apart from the post's as a whole. */
export interface SentimentAspect {
  /** `Target.key` */
  readonly key: string;
  readonly target: string;
  readonly targetKind: TargetKind;
  /** -1..1; 0 when no word of tone bears on it. */
  readonly score: number;
  readonly class: SentimentClass;
  /** The words that decided it. */
  readonly words: readonly (Span & { readonly valence: number })[];
}

/**
 * Kinds of incivility (after Coe, Kenski and Rains 2014, and Davidson et al. 2017). Closed list:
 * `threat` will to harm, a wish of harm, or harm said to be due; `slur` a name for a group that demeans it;
 * `dehumanising` people as vermin, filth or disease; `insult` a name called; `personal-attack` the reader's wits,
 * knowledge or character; `accusation` lying, hypocrisy, bad faith; `demeaning` harsh adjectives about a person or his
 * words; `dismissal` orders to be silent or go, words thrown out unread; `mockery` sneers and questions that want no
 * answer; `profanity` swear words; `shouting` capitals and runs of exclamation marks; `learned` words that decided for
 * the trained model where no rule found any.
 */
export type IncivilityKind =
  | 'threat'
  | 'slur'
  | 'dehumanising'
  | 'insult'
  | 'personal-attack'
  | 'accusation'
  | 'demeaning'
  | 'dismissal'
  | 'mockery'
  | 'profanity'
  | 'shouting'
  | 'learned';

/**
 * Whom incivility hits: `answered` the person spoken to ("you", the quoted author, an @name that is answered), `member`
 * another member of the thread, `figure` a person, organisation or place the thread speaks of, `group` people of a kind,
 * `nobody` no one that can be told.
 */
export type IncivilityAim = 'answered' | 'member' | 'figure' | 'group' | 'nobody';

/** Words that made a post uncivil. `target` is the name of who is hit, `member` where he is only addressed, null: unknown. */
export interface IncivilityEvidence extends Span {
  readonly kind: IncivilityKind;
  readonly target: string | null;
  readonly aim: IncivilityAim;
}

/** Who is attacked most in a post. */
export interface IncivilityAttack {
  readonly aim: Exclude<IncivilityAim, 'nobody'>;
  /** His name; null where he is only addressed or is a group. */
  readonly target: string | null;
  /** 0..1: that he is hit, and uncivilly. */
  readonly confidence: number;
}

/** Value of the `incivility` analyzer: 0 civil .. 1 uncivil, one half as likely the one as the other. */
export interface IncivilityValue {
  readonly score: number | null;
  readonly label: 'civil' | 'uncivil' | null;
  /** Kinds found, the weightiest first; empty where nothing was. */
  readonly kinds: readonly IncivilityKind[];
  /** Null where nobody is hit that can be told. */
  readonly attack: IncivilityAttack | null;
  readonly evidence: readonly IncivilityEvidence[];
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

/** What beside the words moved a reply's score. */
export interface ReplyMove {
  /** `stances` of the two posts on the same targets; `history` of earlier replies between the two writers; `reaction`s by name. */
  readonly by: 'stances' | 'history' | 'reaction';
  /** Share of the score, -2..2: the words' own score is the score less all amounts. */
  readonly amount: number;
}

export interface ReplyStance {
  /** The top-level quote answered, or null for a structural parent and for a post whose writer is spoken to by name. */
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
  /** Absent where the words alone decided. */
  readonly moved?: readonly ReplyMove[];
}

/** Value of the `reply-stance` analyzer of one post. */
export interface ReplyStanceValue {
  readonly replies: readonly ReplyStance[];
  /** Why the list is empty although the analyzer should have had something to say. */
  readonly reason?: string;
}

/** A sentence of a post (code points of its analysis text), chosen because it stands for many others of its side. */
export interface SideSentence extends Span {
  readonly postId: string;
  /** 0..1: how central it is among its side's sentences, times how sure its post's stance is. */
  readonly weight: number;
}

/** How a side stands to one of the thread's targets. */
export interface SideStance {
  /** `Target.key` */
  readonly key: string;
  readonly target: string;
  readonly targetKind: TargetKind;
  /** What more of its members' posts hold. */
  readonly stance: 'favor' | 'against';
  /** Share of that stance among the side's decided stances on the target (each member counts once), above .5 to 1. */
  readonly share: number;
  /** Members of the side with a decided stance on it. */
  readonly members: number;
}

/** One of the two sides of a thread: counts and sentences, no names. `a` is the larger one. */
export interface Side {
  readonly key: 'a' | 'b';
  readonly members: number;
  /** Posts of its members. */
  readonly posts: number;
  /** Of all members of the thread that wrote; the shares of both sides and `undecidedShare` add up to 1. */
  readonly share: number;
  /** The proposition first, then by members. */
  readonly stances: readonly SideStance[];
  /** Up to three sentences in reading order. A sentence is here because its own post takes that side. */
  readonly summary: readonly SideSentence[];
}

/** Where one member stands: only where profiles are asked for. */
export interface SideMember {
  /** As printed. */
  readonly author: string;
  /** null: undecided. */
  readonly side: 'a' | 'b' | null;
  /** -1 wholly on side b .. 1 wholly on side a */
  readonly score: number;
  /** Chance that the side is the right one, .5..1; 0 where there is no evidence. */
  readonly confidence: number;
  readonly posts: number;
}

/** What the sides of a thread were read from. */
export interface SidesBasis {
  /** Members with a decided stance of their own on a target. */
  readonly stated: number;
  /** Pairs of members with decided replies, by what prevails. */
  readonly agree: number;
  readonly disagree: number;
  /** Pairs whose replies leave it open; they count as weak disagreement where the thread's decided ones do. */
  readonly open: number;
  /** Share of the pairs' weight that the division respects, 0..1; null where there are no pairs. */
  readonly respected: number | null;
}

/** Value of the thread-scoped `sides` analyzer: no sides, or exactly two. */
export interface SidesValue {
  readonly sides: readonly Side[];
  /** Members of the thread that wrote (stubs too: their words are known). */
  readonly members: number;
  readonly undecided: number;
  /** Of all members; null in a thread without members. */
  readonly undecidedShare: number | null;
  /** Mean confidence of the members that were decided, .5..1; null without sides. */
  readonly confidence: number | null;
  readonly basis: SidesBasis;
  /** Present only where profiles are asked for (`AnalyzerSettings.profiles`). */
  readonly memberSides?: readonly SideMember[];
  /** Why there are no sides. */
  readonly reason: string | null;
}

/** A stretch of a thread in order of position. Means are over the posts that have a value; null: none has. */
export interface TimelineBin {
  /** Positions, both included. */
  readonly from: number;
  readonly to: number;
  /** First and last certain posting time (ISO 8601 with offset), or null. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly posts: number;
  readonly authors: number;
  /** -1..1 */
  readonly sentiment: number | null;
  /** 0..1 */
  readonly incivility: number | null;
  /** Decided replies in it. */
  readonly agree: number;
  readonly disagree: number;
}

/** Two members whose answers to each other grow more hostile. */
export interface Escalation {
  /** As printed, in the order of their first answer. */
  readonly members: readonly [string, string];
  /** Their answers to each other, in thread order. */
  readonly postIds: readonly string[];
  /** Positions of the first and last of them. */
  readonly from: number;
  readonly to: number;
  /** Hostility (0..1: incivility, disagreement, negative words) at both ends of a robust line through the answers. */
  readonly before: number;
  readonly after: number;
  readonly rise: number;
  /** 0..1: one less the chance of so steady a rise among answers without order (Mann-Kendall). */
  readonly confidence: number;
}

/** A post and the answers it got. */
export interface AnsweredPost {
  readonly postId: string;
  readonly replies: number;
  /** Different members among those who answered. */
  readonly authors: number;
  /** Decided replies. */
  readonly agree: number;
  readonly disagree: number;
}

/** Answers of one member to another; names as printed. */
export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  readonly replies: number;
  readonly agree: number;
  readonly disagree: number;
  readonly neutral: number;
  /** Confidence-weighted mean of agree (1) and disagree (-1); null where no answer is decided. */
  readonly balance: number | null;
}

/** Value of the thread-scoped `discussion` analyzer. */
export interface DiscussionValue {
  /** At most 50 stretches of equal numbers of posts. */
  readonly timeline: readonly TimelineBin[];
  /** The steepest first, at most 20. */
  readonly escalations: readonly Escalation[];
  /** The most answered first, at most 20. */
  readonly answered: readonly AnsweredPost[];
  /** The pairs with most answers first, at most 2,000. */
  readonly network: readonly NetworkEdge[];
  /** Pairs left out of `network`. */
  readonly networkLeftOut: number;
  /** Why it is empty. */
  readonly reason: string | null;
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
  | ReplyStanceValue
  | SidesValue
  | DiscussionValue;
