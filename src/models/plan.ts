import type { EarlierValues } from '../analyze/analyzer.js';
import { replyStance } from '../analyze/reply-stance/index.js';
import { relevantTargets } from '../analyze/stance/relevant.js';
import { isIncivility, isLanguage, isReplies, isSentiment, isStances, isTargets } from '../analyze/values.js';
import type { Annotation, AnnotationValue, ReplyStance, Stance } from '../model/annotation.js';
import type { LinkedPost, LinkedThread } from '../model/thread.js';
import type { Item, ModelTask, Question } from './model.js';

/** Ask about everything, or only where the light analyzer is less sure than `below`. */
export type When = { readonly kind: 'all' } | { readonly kind: 'unsure'; readonly below: number };

/** What a model is to do about one post. */
export interface Plan {
  readonly question: Question;
  /** Where each item of the question belongs in the value. */
  readonly subjects: ReadonlyMap<string, Subject>;
  /** The light analyzer's value: what is not asked about is taken from it. */
  readonly light: AnnotationValue | null;
  /** Why nothing can be asked although the post belongs to the task; null: ask. */
  readonly refused: string | null;
}

export type Subject =
  | { readonly task: 'stance'; readonly key: string; readonly name: string; readonly kind: Stance['targetKind'] }
  | {
      readonly task: 'reply-stance';
      readonly quoteIndex: number | null;
      readonly toPostId: string;
      readonly segment: { readonly start: number; readonly end: number } | null;
    }
  | { readonly task: 'sentiment' | 'incivility' };

/** Targets of a post asked about at most, the most mentioned of the thread first. */
const TARGETS = 12;
const REPLIES = 20;
/** Characters of a post a model is given. */
export const READ = 20_000;
/** Characters of a quoted passage: its beginning says what is answered. */
const QUOTED = 2_000;

/** The default analyzers' values of a thread, as they read each other's. */
export function earlierValues(defaults: readonly Annotation[]): EarlierValues {
  const values = new Map(defaults.map((one) => [`${one.analyzer} ${one.postId ?? ''}`, one.value]));
  return {
    post: (analyzer, postId) => values.get(`${analyzer} ${postId}`) ?? null,
    thread: (analyzer) => values.get(`${analyzer} `) ?? null,
  };
}

/** What to ask about a post; null where the task has nothing to say about it (no row). */
export function planPost(
  task: ModelTask,
  post: LinkedPost,
  thread: LinkedThread,
  earlier: EarlierValues,
  when: When,
  languages: readonly string[] | null,
): Plan | null {
  const light = earlier.post(task, post.id);
  const subjects = subjectsOf(task, post, thread, earlier);
  if (subjects === null) return null;
  const refused = refusal(post, earlier, languages);
  const asked = subjects.filter(({ subject }) => refused === null && isUnsure(subject, light, when));
  return {
    question: { task, text: post.analysisText.slice(0, READ), items: asked.map(({ item }) => item) },
    subjects: new Map(asked.map(({ item, subject }) => [item.id, subject])),
    light,
    refused,
  };
}

function refusal(post: LinkedPost, earlier: EarlierValues, languages: readonly string[] | null): string | null {
  if (!/\p{L}/u.test(post.analysisText)) return 'no words';
  const value = earlier.post('language', post.id);
  const language = isLanguage(value) ? value.language : null;
  return languages !== null && language !== null && !languages.includes(language)
    ? `language not served: ${language}`
    : null;
}

interface Asked {
  readonly item: Item;
  readonly subject: Subject;
}

function subjectsOf(
  task: ModelTask,
  post: LinkedPost,
  thread: LinkedThread,
  earlier: EarlierValues,
): readonly Asked[] | null {
  if (task === 'stance') return targetsOf(post, earlier);
  if (task === 'reply-stance') {
    const input = replyStance.input(post, thread, earlier);
    if (input === null) return null;
    return input.answered.slice(0, REPLIES).map(({ quoteIndex, toPostId, parentText, segment }, i) => ({
      item: { id: `r${i + 1}`, target: null, quoted: parentText.slice(0, QUOTED), segment },
      subject: { task, quoteIndex, toPostId, segment },
    }));
  }
  return [{ item: wholeText(), subject: { task } }];
}

/** The text as a whole is the only thing asked about. */
export function wholeText(): Item {
  return { id: 'text', target: null, quoted: null, segment: null };
}

/** What the post speaks of, and the thread's proposition, as the default analyzer has it. */
function targetsOf(post: LinkedPost, earlier: EarlierValues): readonly Asked[] {
  const value = earlier.thread('targets');
  const all = isTargets(value) ? value.targets : [];
  const named = relevantTargets(post.analysisText, all).slice(0, TARGETS);
  const proposition = all.find((target) => target.kind === 'proposition');
  return [...named, ...(proposition === undefined ? [] : [proposition])].map(({ key, name, kind, aliases }, i) => ({
    item: { id: `t${i + 1}`, target: { name, kind, aliases: aliases.slice(0, 6) }, quoted: null, segment: null },
    subject: { task: 'stance', key, name, kind },
  }));
}

function isUnsure(subject: Subject, light: AnnotationValue | null, when: When): boolean {
  if (when.kind === 'all') return true;
  const sure = certainty(subject, light);
  return sure === null || sure < when.below;
}

/** How sure the light analyzer is, 0..1; null: it has no answer, or abstained. */
function certainty(subject: Subject, light: AnnotationValue | null): number | null {
  if (subject.task === 'stance') return decided(isStances(light) ? ownStance(light.stances, subject.key) : undefined);
  if (subject.task === 'reply-stance') return decided(isReplies(light) ? sameReply(light.replies, subject) : undefined);
  if (isSentiment(light)) return light.score === null ? null : light.confidence;
  // The default scorer of incivility gives a place on a scale cut in the middle, and no confidence of its own.
  if (isIncivility(light)) return light.score === null ? null : 0.5 + Math.abs(light.score - 0.5);
  return null;
}

function decided(one: { readonly confidence: number; readonly abstained: boolean } | undefined): number | null {
  return one === undefined || one.abstained ? null : one.confidence;
}

/** The poster's own stance on a target. */
export function ownStance(stances: readonly Stance[], key: string): Stance | undefined {
  return stances.find((one) => one.key === key && one.holder === null);
}

/** The light analyzer's answer to the same quote (or parent). */
export function sameReply(
  replies: readonly ReplyStance[],
  subject: { readonly quoteIndex: number | null; readonly toPostId: string },
): ReplyStance | undefined {
  return replies.find((one) => one.quoteIndex === subject.quoteIndex && one.toPostId === subject.toPostId);
}
