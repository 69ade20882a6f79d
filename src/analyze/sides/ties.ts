import type { Answer } from '../discussion/answers.js';
import type { SidesInput, SideTarget } from './evidence.js';
import type { Tie } from './signed-graph.js';

/** What prevails between two members. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly kind: 'agree' | 'disagree' | 'open';
  readonly weight: number;
}

/** A member's stance on a target over all his posts. */
export interface Leaning {
  readonly member: number;
  readonly target: number;
  /** Half the log odds that he is for it. */
  readonly weight: number;
}

/**
 * Chance that two members hold opposite views where one answers the other, above or below a half. On a labelled debate
 * board, pairs whose quote edge was judged disagreeing were opposed in 165 of 179 cases, neutral 58 of 72, agreeing 11
 * of 20 (iac_qr's quote edges against the stances of iac_author_stance, train and dev). Agreement counts for more than
 * that here, as other boards are less of a battlefield; undecided answers for half, and only in a thread whose decided
 * ones disagree.
 */
const DISAGREE = 0.42;
const AGREE = 0.3;
const OPEN: Readonly<Record<Answer['via'], number>> = { quote: 0.15, parent: 0.08, mention: 0.05 };
/** A stance on one target is no more certain than the analyzer, and a person or place matters half as much as the proposition. */
const STATED = 0.45;
const BESIDE = 0.5;
/** No pile of answers makes certain: a bound on half the log odds (95 in 100). */
const MOST = 1.5;
/** Pairs and leanings read; the first in thread order. */
const MOST_PAIRS = 50_000;

/** What members' answers to each other say, pair by pair. */
export function pairsOf({ answers, writers }: Pick<SidesInput, 'answers' | 'writers'>): readonly Pair[] {
  let agree = 0;
  let disagree = 0;
  const byPair = new Map<string, { readonly a: number; readonly b: number; readonly answers: Answer[] }>();
  for (const answer of answers) {
    const from = writers[answer.from] ?? null;
    const to = writers[answer.to] ?? null;
    if (from === null || to === null || from === to) continue;
    if (answer.stance === 'agree') agree += 1;
    if (answer.stance === 'disagree') disagree += 1;
    const [a, b] = from < to ? [from, to] : [to, from];
    const key = `${a} ${b}`;
    const known = byPair.get(key);
    if (known !== undefined) known.answers.push(answer);
    else if (byPair.size < MOST_PAIRS) byPair.set(key, { a, b, answers: [answer] });
  }
  // Four answers' worth of doubt, so that a handful of decided ones do not speak for all.
  const divisive = Math.max(0, disagree - agree) / (disagree + agree + 4);
  return [...byPair.values()].sort((x, y) => x.a - y.a || x.b - y.b).map((pair) => pairOf(pair, divisive));
}

function pairOf(
  { a, b, answers }: { readonly a: number; readonly b: number; readonly answers: readonly Answer[] },
  divisive: number,
): Pair {
  const decided = answers.filter((one) => one.stance !== 'neutral');
  if (decided.length === 0)
    return { a, b, kind: 'open', weight: joined(answers.map((one) => -halfOdds(OPEN[one.via] * divisive))) };
  const weight = joined(
    decided.map((one) =>
      one.stance === 'agree' ? halfOdds(AGREE * one.confidence) : -halfOdds(DISAGREE * one.confidence),
    ),
  );
  return { a, b, kind: weight > 0 ? 'agree' : weight < 0 ? 'disagree' : 'open', weight };
}

/** Members' stances on targets: all posts of a member on one target together. */
export function leaningsOf({ held, targets, writers }: SidesInput): readonly Leaning[] {
  const found = new Map<string, { readonly member: number; readonly target: number; readonly each: number[] }>();
  for (const { post, target, sign, confidence } of held) {
    const member = writers[post] ?? null;
    if (member === null) continue;
    const weight = sign * halfOdds(STATED * confidence) * weightOf(targets[target]);
    const key = `${member} ${target}`;
    const known = found.get(key);
    if (known !== undefined) known.each.push(weight);
    else if (found.size < MOST_PAIRS) found.set(key, { member, target, each: [weight] });
  }
  return [...found.values()]
    .sort((x, y) => x.member - y.member || x.target - y.target)
    .map(({ member, target, each }) => ({ member, target, weight: joined(each) }));
}

function weightOf(target: SideTarget | undefined): number {
  return target?.kind === 'proposition' ? 1 : BESIDE;
}

/** Members come first, then targets: a target stands on the side of those who are for it. */
export function tiesOf(members: number, pairs: readonly Pair[], leanings: readonly Leaning[]): readonly Tie[] {
  return [
    ...pairs.map(({ a, b, weight }) => ({ a, b, weight })),
    ...leanings.map(({ member, target, weight }) => ({ a: member, b: members + target, weight })),
  ];
}

/** Half the log odds of a chance that lies this far above a half. */
function halfOdds(above: number): number {
  const chance = 0.5 + Math.max(0, Math.min(0.49, above));
  return Math.log(chance / (1 - chance)) / 2;
}

/** Pieces of evidence of one kind are not independent: n alike count as the root of n. */
function joined(weights: readonly number[]): number {
  const sum = weights.reduce((total, one) => total + one, 0) / Math.sqrt(Math.max(1, weights.length));
  return Math.max(-MOST, Math.min(MOST, sum));
}
