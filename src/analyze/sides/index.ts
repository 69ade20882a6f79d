import type { Side, SideMember, SideStance, SidesBasis, SidesValue } from '../../model/annotation.js';
import type { ThreadAnalyzer } from '../analyzer.js';
import { type Division, divide, respected } from './divide.js';
import { type SidesInput, sidesInput } from './evidence.js';
import { type SignedGraph, signedGraph } from './signed-graph.js';
import { summaryOf } from './summary.js';
import { type Leaning, leaningsOf, type Pair, pairsOf, tiesOf } from './ties.js';

/** Below this a member is undecided: his side is right with a chance of less than two thirds. */
const DECIDED = 0.3;
/** Weight a division must respect beyond what one camp would: less than one decided disagreement is no division. */
const LEAST_GAIN = 0.8;
/** Share of the weight it must respect: answers without order leave about a third unrespected. */
const LEAST_RESPECTED = 0.62;
const MOST_STANCES = 8;

/** The default: counts and sentences, no row that says where a named member stands. */
export const sides: ThreadAnalyzer<SidesInput, SidesValue> = sidesWith({ profiles: false });

/**
 * The two sides of a thread, from members' stances and their answers to each other together. More than two camps cannot
 * be told: who belongs to neither is undecided.
 *
 * @param profiles also say where each member stands (pseudonymised research only)
 */
export function sidesWith({ profiles }: { readonly profiles: boolean }): ThreadAnalyzer<SidesInput, SidesValue> {
  return {
    name: 'sides',
    version: '1',
    meaning: 'The two sides of a thread: their shares, what they hold, and sentences of their own.',
    languages: 'any',
    after: ['targets', 'stance', 'reply-stance'],
    scope: 'thread',
    unknown: (reason) => none(0, { stated: 0, agree: 0, disagree: 0, open: 0, respected: null }, reason),
    input: (thread, earlier) => sidesInput(thread, earlier, profiles),
    analyze: sidesOf,
  };
}

function none(members: number, basis: SidesBasis, reason: string): SidesValue {
  return {
    sides: [],
    members,
    undecided: members,
    undecidedShare: members === 0 ? null : 1,
    confidence: null,
    basis,
    reason,
  };
}

function sidesOf(input: SidesInput): SidesValue {
  const members = input.members.length;
  const pairs = pairsOf(input);
  const leanings = leaningsOf(input);
  const graph = signedGraph(members + input.targets.length, tiesOf(members, pairs, leanings));
  const division = divide(graph);
  const total = graph.degrees.reduce((sum, one) => sum + one, 0) / 2;
  const kept = respected(graph, division.spins);
  const basis: SidesBasis = {
    stated: new Set(leanings.map((one) => one.member)).size,
    agree: pairs.filter((one) => one.kind === 'agree').length,
    disagree: pairs.filter((one) => one.kind === 'disagree').length,
    open: pairs.filter((one) => one.kind === 'open').length,
    respected: total === 0 ? null : round((kept / partWeight(graph, division) + 1) / 2),
  };
  const refused = whyNot(input, graph, division, pairs, leanings, basis);
  if (refused !== null) {
    const value = none(members, basis, refused);
    return input.profiles
      ? { ...value, memberSides: memberSides(input, new Float64Array(members), () => null) }
      : value;
  }
  return divided(input, division.means.slice(0, members), leanings, basis, division);
}

/** Weight of the part that was divided. */
function partWeight(graph: SignedGraph, { spins }: Division): number {
  return graph.degrees.reduce((sum, one, node) => (spins[node] === 0 ? sum : sum + one), 0) / 2;
}

/** Why a thread has no two sides, or null where it has. */
function whyNot(
  input: SidesInput,
  graph: SignedGraph,
  { spins, means }: Division,
  pairs: readonly Pair[],
  leanings: readonly Leaning[],
  basis: SidesBasis,
): string | null {
  const members = input.members.length;
  if (members < 2) return members === 0 ? 'nobody is named' : 'only one member wrote';
  if (leanings.length === 0 && pairs.every((one) => one.weight === 0))
    return 'no post takes a stance, and no answer agrees or disagrees';
  if ((basis.respected ?? 0) < LEAST_RESPECTED) return 'agreement and disagreement form no two camps';
  let first = 0;
  let second = 0;
  for (let i = 0; i < members; i += 1) {
    if ((means[i] ?? 0) >= DECIDED) first += 1;
    if ((means[i] ?? 0) <= -DECIDED) second += 1;
  }
  if (first + second === 0) return 'the evidence decides for no member';
  if (first === 0 || second === 0) return 'all who can be placed are of one side';
  // Two people who contradict each other about a detail are no camps; a stated stance says what they differ over.
  if (first + second === 2 && basis.stated < 2) return 'two members contradict each other without a stated stance';
  if (respected(graph, spins) - respected(graph, undividedOf(input, spins, leanings)) < LEAST_GAIN)
    return 'the evidence for a second side is too weak';
  return null;
}

/** The same members all of one side, each target where most of its weight lies. */
function undividedOf(input: SidesInput, spins: Float64Array, leanings: readonly Leaning[]): Float64Array {
  const members = input.members.length;
  const out = new Float64Array(spins.length);
  const sums = new Float64Array(input.targets.length);
  for (let i = 0; i < members; i += 1) out[i] = spins[i] === 0 ? 0 : 1;
  for (const { member, target, weight } of leanings) if (out[member] === 1) sums[target] = (sums[target] ?? 0) + weight;
  sums.forEach((sum, i) => {
    out[members + i] = spins[members + i] === 0 ? 0 : sum < 0 ? -1 : 1;
  });
  return out;
}

/** Sides with the larger one first; of equal ones that of the member who wrote first. */
function divided(
  input: SidesInput,
  means: Float64Array,
  leanings: readonly Leaning[],
  basis: SidesBasis,
  division: Division,
): SidesValue {
  const count = (sign: number): number => means.filter((mean) => mean * sign >= DECIDED).length;
  const firstWriter = input.writers.find((writer) => writer !== null && Math.abs(means[writer] ?? 0) >= DECIDED) ?? 0;
  const larger = count(1) - count(-1) || (means[firstWriter] ?? 0);
  const sign = larger < 0 ? -1 : 1;
  const scores = means.map((mean) => mean * sign);
  const sideOf = (member: number): 'a' | 'b' | null => {
    const score = scores[member] ?? 0;
    return score >= DECIDED ? 'a' : score <= -DECIDED ? 'b' : null;
  };
  const targetSigns = input.targets.map((_, i) => (division.spins[input.members.length + i] ?? 0) * sign);
  const members = input.members.length;
  const decided = [...scores].filter((score) => Math.abs(score) >= DECIDED);
  const both = (['a', 'b'] as const).map((key): Side => {
    const own = input.members.map((_, i) => i).filter((member) => sideOf(member) === key);
    return {
      key,
      members: own.length,
      posts: input.writers.filter((writer) => writer !== null && sideOf(writer) === key).length,
      share: own.length / members,
      stances: stancesOf(input, new Set(own), leanings),
      summary: summaryOf(input, key, sideOf, targetSigns),
    };
  });
  const undecided = members - decided.length;
  const value: SidesValue = {
    sides: both,
    members,
    undecided,
    undecidedShare: undecided / members,
    confidence: round(decided.reduce((sum, score) => sum + (1 + Math.abs(score)) / 2, 0) / decided.length),
    basis,
    reason: null,
  };
  return input.profiles ? { ...value, memberSides: memberSides(input, scores, sideOf) } : value;
}

function stancesOf(input: SidesInput, own: ReadonlySet<number>, leanings: readonly Leaning[]): SideStance[] {
  return input.targets
    .flatMap(({ key, name, kind }, target): SideStance[] => {
      const here = leanings.filter((one) => one.target === target && one.weight !== 0 && own.has(one.member));
      const favor = here.filter((one) => one.weight > 0).length;
      if (here.length === 0 || favor * 2 === here.length) return [];
      const most = Math.max(favor, here.length - favor);
      const stance = favor * 2 > here.length ? 'favor' : 'against';
      return [{ key, target: name, targetKind: kind, stance, share: round(most / here.length), members: here.length }];
    })
    .sort(
      (a, b) =>
        Number(b.targetKind === 'proposition') - Number(a.targetKind === 'proposition') ||
        b.members - a.members ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, MOST_STANCES);
}

function memberSides(
  input: SidesInput,
  scores: Float64Array,
  sideOf: (member: number) => 'a' | 'b' | null,
): SideMember[] {
  const posts = new Array<number>(input.members.length).fill(0);
  for (const writer of input.writers) if (writer !== null) posts[writer] = (posts[writer] ?? 0) + 1;
  return input.members.map((author, member) => {
    const score = scores[member] ?? 0;
    return {
      author,
      side: sideOf(member),
      score: round(score),
      confidence: score === 0 ? 0 : round((1 + Math.abs(score)) / 2),
      posts: posts[member] ?? 0,
    };
  });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
