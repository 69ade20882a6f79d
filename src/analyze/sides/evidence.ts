import type { Stance, TargetKind } from '../../model/annotation.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import type { EarlierValues } from '../analyzer.js';
import { type Answer, answersIn } from '../discussion/answers.js';
import { inReadingOrder, membersOf } from '../discussion/members.js';
import { isStances } from '../values.js';

/** A target that members take a stance on. */
export interface SideTarget {
  readonly key: string;
  readonly name: string;
  readonly kind: TargetKind;
}

/** A decided stance of a post's own writer. */
export interface Held {
  readonly post: number;
  /** Index into the targets. */
  readonly target: number;
  readonly sign: 1 | -1;
  readonly confidence: number;
}

/** The words of a post that may speak for its side. */
export interface SideText {
  readonly post: number;
  readonly postId: string;
  /** The analysis text, or its beginning. */
  readonly text: string;
  /** The same without repeats and quotations of others; null where nothing was left out. */
  readonly original: string | null;
  /** Code points that decided one of the post's stances. */
  readonly evidence: readonly (readonly [number, number])[];
}

/** Everything sides are read from. Posts are named by their places in reading order. */
export interface SidesInput {
  readonly profiles: boolean;
  readonly members: readonly string[];
  readonly writers: readonly (number | null)[];
  readonly answers: readonly Answer[];
  readonly targets: readonly SideTarget[];
  readonly held: readonly Held[];
  readonly texts: readonly SideText[];
}

/** Posts whose words are read for the summaries, the surest first, and the characters read of each. */
const MOST_TEXTS = 200;
const READ = 5000;

/** Gathers what the earlier analyzers say of a thread. */
export function sidesInput(thread: LinkedThread, earlier: EarlierValues, profiles: boolean): SidesInput {
  const posts = inReadingOrder(thread);
  const places = new Map(posts.map((post, i) => [post.id, i]));
  const { names, writers } = membersOf(posts);
  const answers = answersIn(thread, places, earlier);
  const stances = posts.map((post) => ownStances(post, earlier));
  const targets = targetsOf(stances.flat());
  const targetPlaces = new Map(targets.map(({ key }, i) => [key, i]));
  const held = stances.flatMap((list, post) =>
    list.flatMap((one): Held[] => {
      const target = targetPlaces.get(one.key);
      return target === undefined
        ? []
        : [{ post, target, sign: one.stance === 'favor' ? 1 : -1, confidence: one.confidence }];
    }),
  );
  const sure = new Array<number>(posts.length).fill(0);
  for (const { post, confidence } of held) sure[post] = Math.max(sure[post] ?? 0, confidence);
  for (const { from, confidence } of answers) sure[from] = Math.max(sure[from] ?? 0, confidence);
  const texts = posts
    .map((post, place) => ({ post, place, sure: sure[place] ?? 0 }))
    .filter(({ post, place, sure: value }) => value > 0 && writers[place] !== null && post.analysisText !== '')
    .sort((a, b) => b.sure - a.sure || a.place - b.place)
    .slice(0, MOST_TEXTS)
    .sort((a, b) => a.place - b.place)
    .map(({ post, place }) => textOf(post, place, stances[place] ?? []));
  return { profiles, members: names, writers, answers, targets, held, texts };
}

/** Reported views are their holders', not the poster's. */
function ownStances(post: LinkedPost, earlier: EarlierValues): readonly Stance[] {
  const value = earlier.post('stance', post.id);
  return isStances(value)
    ? value.stances.filter((one) => one.holder === null && !one.abstained && one.stance !== 'none')
    : [];
}

function targetsOf(stances: readonly Stance[]): SideTarget[] {
  const found = new Map<string, SideTarget>();
  for (const { key, target, targetKind } of stances)
    if (!found.has(key)) found.set(key, { key, name: target, kind: targetKind });
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function textOf(post: LinkedPost, place: number, stances: readonly Stance[]): SideText {
  return {
    post: place,
    postId: post.id,
    text: post.analysisText.slice(0, READ),
    original: post.originalText === post.analysisText ? null : post.originalText.slice(0, READ),
    evidence: stances.flatMap((one) => one.evidence.map(({ start, end }) => [start, end] as const)),
  };
}
