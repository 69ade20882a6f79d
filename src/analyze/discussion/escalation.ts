import type { Escalation } from '../../model/annotation.js';
import type { Answer } from './answers.js';
import type { DiscussionInput } from './input.js';
import { risingTrend } from './trend.js';

/** Answers of two members to each other that make an exchange: among three, one order in six rises by chance. */
const FEWEST = 4;
/** The last answers of a pair that are read. */
const MOST = 200;
const MOST_PAIRS = 20;
/** A rise smaller than this is no quarrel, and one less sure than this may be chance. */
const LEAST_RISE = 0.15;
const LEAST_CONFIDENCE = 0.9;
/** What makes an answer hostile; they add up to 1. */
const INCIVILITY = 0.6;
const DISAGREEMENT = 0.25;
const NEGATIVE = 0.15;

interface Step {
  readonly postId: string;
  readonly position: number;
  readonly writer: number;
  readonly hostility: number;
}

/** Pairs of members who answer each other ever more hostilely. */
export function escalationsIn(input: DiscussionInput): Escalation[] {
  const byPair = new Map<string, Step[]>();
  for (const answer of input.answers) {
    const found = stepOf(input, answer);
    if (found === null) continue;
    const known = byPair.get(found.key);
    if (known === undefined) byPair.set(found.key, [found.step]);
    else known.push(found.step);
  }
  return [...byPair.values()]
    .flatMap((steps) => escalationOf(input.members, onceEach(steps)))
    .sort((a, b) => b.rise * b.confidence - a.rise * a.confidence || a.from - b.from || a.to - b.to)
    .slice(0, MOST_PAIRS);
}

function stepOf({ posts }: DiscussionInput, answer: Answer): { readonly key: string; readonly step: Step } | null {
  const from = posts[answer.from];
  const to = posts[answer.to]?.writer ?? null;
  if (from === undefined || from.writer === null || to === null || from.writer === to) return null;
  if (from.position === null || from.incivility === null) return null;
  const hostility =
    INCIVILITY * from.incivility +
    (answer.stance === 'disagree' ? DISAGREEMENT * answer.confidence : 0) +
    NEGATIVE * Math.max(0, -(from.sentiment ?? 0));
  const key = from.writer < to ? `${from.writer} ${to}` : `${to} ${from.writer}`;
  return { key, step: { postId: from.id, position: from.position, writer: from.writer, hostility } };
}

/** A post that answers several of the other's posts counts once, by its most hostile answer. */
function onceEach(steps: readonly Step[]): readonly Step[] {
  const byPost = new Map<string, Step>();
  for (const step of steps) {
    const known = byPost.get(step.postId);
    if (known === undefined || known.hostility < step.hostility) byPost.set(step.postId, step);
  }
  return [...byPost.values()].sort((a, b) => a.position - b.position).slice(-MOST);
}

function escalationOf(members: readonly string[], steps: readonly Step[]): Escalation[] {
  const first = steps[0];
  const last = steps.at(-1);
  const other = steps.find((step) => step.writer !== first?.writer);
  if (first === undefined || last === undefined || other === undefined || steps.length < FEWEST) return [];
  const trend = risingTrend(steps.map((step) => step.hostility));
  const before = bounded(trend.start);
  const after = bounded(trend.end);
  if (after - before < LEAST_RISE || trend.confidence < LEAST_CONFIDENCE) return [];
  return [
    {
      members: [members[first.writer] ?? '', members[other.writer] ?? ''],
      postIds: steps.map((step) => step.postId),
      from: first.position,
      to: last.position,
      before: round(before),
      after: round(after),
      rise: round(after - before),
      confidence: round(trend.confidence),
    },
  ];
}

function bounded(value: number): number {
  return Math.max(0, Math.min(1, value));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
