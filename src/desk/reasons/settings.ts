/*
 * Every number of the rules. A strength is what a rule computes; its curve says how often posts of that strength were
 * worth a look among the tuning half of the labelled queue (docs/desk-reasons.md), read by straight lines between its
 * points. So scores of different reasons can be compared and joined.
 */

/** Points of strength and score, both ascending; below the first there is no reason. */
export type Curve = readonly (readonly [strength: number, score: number])[];

export const ATTACK = {
  /** Below this a post is not uncivil enough, whoever is meant. */
  leastIncivility: 0.5,
  /** Below this it is not sure that a member is hit. */
  leastConfidence: 0.25,
  /** What is left of an attack said with a smile, or answered with one. */
  play: 0.4,
  curve: [
    [0.15, 0.25],
    [0.3, 0.45],
    [0.5, 0.7],
    [0.8, 0.9],
    [1, 0.95],
  ],
} as const;

export const ESCALATION = {
  /** Share of the answers, from the end, in which posts that carry the rise are looked for. */
  lastShare: 0.5,
  /** A post carries the rise when it is at least so uncivil. */
  leastIncivility: 0.45,
  curve: [
    [0.15, 0.4],
    [0.4, 0.7],
    [0.8, 0.9],
  ],
} as const;

export const ALTERED = {
  /** Fewer code points may be turned by a typing error. */
  leastLength: 15,
  /** Less alike: it may be another text altogether. */
  leastSimilarity: 0.5,
  curve: [
    [0.5, 0.35],
    [0.9, 0.7],
    [1, 0.8],
  ],
} as const;

export const MISATTRIBUTION = {
  leastLength: 20,
  leastSimilarity: 0.8,
  curve: [
    [0.8, 0.3],
    [1, 0.55],
  ],
} as const;

export const PASTED = {
  /** Share of the post's words. */
  leastShare: 0.6,
  /** Words of the longest run. */
  leastRun: 30,
  curve: [
    [0.6, 0.45],
    [0.8, 0.65],
    [1, 0.8],
  ],
} as const;

export const CAMPAIGN = {
  /** Accounts that post the text; two make a quarrel over a joke. */
  leastAccounts: 2,
  /** Code points of the text. */
  leastLength: 60,
  curve: [
    [2, 0.5],
    [3, 0.65],
    [6, 0.9],
  ],
} as const;

export const PILE_ON = {
  /** Hours in which the answers stand. */
  hours: 24,
  /** Answers in a row that count as one time where posts have none. */
  window: 30,
  /** Different members. */
  leastMembers: 4,
  /** Of them, those with a hostile answer. */
  leastHostile: 3,
  /** An answer is hostile from this incivility on. */
  hostile: 0.4,
  curve: [
    [4, 0.45],
    [6, 0.7],
    [10, 0.9],
  ],
} as const;

/** The score a strength stands for; null below the curve's first point. */
export function scoreOn(curve: Curve, strength: number): number | null {
  const [first] = curve;
  if (first === undefined || strength < first[0]) return null;
  let [x0, y0] = first;
  for (const [x1, y1] of curve.slice(1)) {
    if (strength <= x1) return round(y0 + ((y1 - y0) * (strength - x0)) / (x1 - x0));
    [x0, y0] = [x1, y1];
  }
  return round(y0);
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
