/** Who acts: an account, a token of it, and the sites it may touch (null: all). The command line has no account. */
export interface Actor {
  readonly userId: string | null;
  readonly tokenId: string | null;
  readonly sites: readonly string[] | null;
}

/** What somebody may do with a post. The first five lead to a state, the others are said beside it. */
export const DECISION_KINDS = [
  'approve',
  'remove',
  'warn',
  'escalate',
  'reopen',
  'label',
  'note',
  'wrong_reason',
] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** An undo takes another event back. */
export type EventKind = DecisionKind | 'undo';

/** What the events of a post lead to. */
export const STATES = ['open', 'approved', 'removed', 'warned', 'escalated'] as const;

export type State = (typeof STATES)[number];

export interface PostKey {
  readonly threadId: string;
  readonly postId: string;
}

/** A post as it was seen by whoever decides. */
export interface DecisionPost extends PostKey {
  /** `seenOf` the state that was shown; left out or null: whatever it is now. */
  readonly seen?: string | null | undefined;
  /** Hash of the words that were read; left out or null: whatever they are now. */
  readonly textHash?: string | null | undefined;
}

export interface Decision {
  /** A UUID made by whoever sends it: sent twice, it has the effect of once. */
  readonly decisionId: string;
  readonly kind: DecisionKind;
  /** 1 to 1,000 posts: one decision over all of them. */
  readonly posts: readonly DecisionPost[];
  readonly note?: string | null | undefined;
  /** Of a `label`. */
  readonly label?: string | null | undefined;
  /** Of a `wrong_reason`: the kind of reason that was wrong. */
  readonly reason?: string | null | undefined;
  /** Template the note comes from; without a note its words are taken. */
  readonly templateId?: string | null | undefined;
  /** Of a `wrong_reason`: there is nothing else, so the posts are approved with it. */
  readonly alsoApprove?: boolean | undefined;
  /** Decide though somebody else has claimed the incident. */
  readonly takeOver?: boolean | undefined;
}

export interface Undo {
  /** A UUID made by whoever sends it. */
  readonly undoId: string;
  /** The decision to take back, or one event. */
  readonly target: string;
  /** Only these posts of it. */
  readonly posts?: readonly PostKey[] | undefined;
  readonly note?: string | null | undefined;
}

/** Somebody else decided on a post since it was shown. */
export interface Meanwhile extends PostKey {
  readonly state: State;
  /** Name; null: the desk itself, or an account that is gone. */
  readonly by: string | null;
  readonly at: string;
  readonly eventId: string;
}

/** What became of a decision. Only `done` has written anything. */
export type Decided =
  | {
      readonly outcome: 'done';
      readonly decisionId: string;
      readonly kind: EventKind;
      /** Posts it was made on. */
      readonly posts: number;
      readonly events: readonly string[];
      /** It was there already: the same was sent twice. */
      readonly repeated: boolean;
    }
  | { readonly outcome: 'meanwhile'; readonly posts: readonly Meanwhile[] }
  | { readonly outcome: 'changed'; readonly posts: readonly PostKey[] }
  | { readonly outcome: 'claimed'; readonly incident: string; readonly by: string; readonly until: string }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'other'; readonly decisionId: string };

/** Who works on an incident. */
export interface Claim {
  readonly incident: string;
  readonly userId: string;
  readonly by: string;
  readonly until: string;
  readonly mine: boolean;
}

export interface Template {
  readonly templateId: string;
  readonly name: string;
  readonly kind: DecisionKind;
  readonly note: string;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly retiredAt: string | null;
}

export interface TemplateDraft {
  readonly templateId: string;
  readonly name: string;
  readonly kind: DecisionKind;
  readonly note: string;
  /** The template this one takes the place of. */
  readonly replaces?: string | null | undefined;
}

export interface SavedQueue {
  readonly queueId: string;
  readonly name: string;
  /** Query string of the queue's address. */
  readonly filters: string;
  readonly shared: boolean;
  readonly by: string;
  readonly mine: boolean;
}

export interface QueueDraft {
  readonly queueId: string;
  readonly name: string;
  readonly filters: string;
  readonly shared: boolean;
}

/** Events, states, claims, templates, saved queues, the worklist. Every method is one transaction, safe to repeat. */
export interface DecisionStore {
  /** One decision over some posts: all events and states, or none. */
  decide(by: Actor, decision: Decision): Promise<Decided>;
  /** Takes a decision back, or one event; an undo can be undone. */
  undo(by: Actor, undo: Undo): Promise<Decided>;
  /** Says who works on an incident, for five minutes; null: there is none they may see. */
  claim(by: Actor, incident: string, options?: { readonly takeOver?: boolean | undefined }): Promise<Claim | null>;
  release(by: Actor, incident: string): Promise<void>;
  /** Frees all that an account has claimed. */
  releaseAll(userId: string): Promise<void>;
  /** Notes that decisions were carried out on the forum, or were not; returns how many posts it was noted for. */
  markDone(by: Actor, posts: readonly PostKey[], done: boolean): Promise<number>;
  templates(kind?: DecisionKind | null, retired?: boolean): Promise<readonly Template[]>;
  putTemplate(by: Actor, draft: TemplateDraft): Promise<'made' | 'known' | 'name-taken'>;
  retireTemplate(by: Actor, templateId: string): Promise<boolean>;
  /** Own ones and those others share, as far as they speak of sites the actor may see. */
  savedQueues(by: Actor): Promise<readonly SavedQueue[]>;
  /** Keeps filters under a name; the same name again replaces them. */
  saveQueue(by: Actor, draft: QueueDraft): Promise<'made' | 'changed'>;
  /** Forgets a queue of one's own, or with `anyones` that of somebody else. */
  dropQueue(by: Actor, queueId: string, options?: { readonly anyones?: boolean | undefined }): Promise<boolean>;
  /** A key of the desk for signed form fields, made when it is first asked for. */
  formKey(): Promise<string>;
}
