import type { SideSentence } from '../../model/annotation.js';
import type { SidesInput } from './evidence.js';
import { type Sentence, sentencesOf } from './sentences.js';

/** Sentences of a side that are compared with each other, and those chosen. */
const COMPARED = 150;
const CHOSEN = 3;
/** Two sentences more alike than this say the same. */
const SAME = 0.5;
const PER_POST = 1;
/** LexRank's share of steps that follow likeness, and its rounds. */
const DAMPING = 0.85;
const ROUNDS = 40;
/** Weight of sentences whose words decided a stance, and of questions. */
const DECISIVE = 1.5;
const QUESTION = 0.5;

interface Candidate {
  readonly sentence: Sentence;
  readonly sure: number;
}

/**
 * Up to three sentences in the words of a side, in reading order: central ones among the side's (LexRank, Erkan & Radev
 * 2004), weighted by how surely their own post takes that side. A post of a member whose words take no side, or the
 * other one, gives none.
 */
export function summaryOf(
  input: SidesInput,
  key: 'a' | 'b',
  sideOf: (member: number) => 'a' | 'b' | null,
  targetSigns: readonly number[],
): readonly SideSentence[] {
  const sure = surenessOf(input, sideOf, targetSigns);
  const candidates = input.texts
    .flatMap((text): Candidate[] => {
      const writer = input.writers[text.post] ?? null;
      const value = sure[text.post] ?? 0;
      const own = key === 'a' ? value : -value;
      return writer === null || sideOf(writer) !== key || own <= 0
        ? []
        : sentencesOf(text).map((sentence) => ({ sentence, sure: own }));
    })
    .sort(
      (x, y) => weightOf(y) - weightOf(x) || x.sentence.post - y.sentence.post || x.sentence.start - y.sentence.start,
    )
    .slice(0, COMPARED);
  const alike = likeness(candidates.map((one) => one.sentence.forms));
  const central = centrality(alike);
  const weights = candidates.map((one, i) => weightOf(one) * (central[i] ?? 0));
  const greatest = weights.reduce((most, one) => Math.max(most, one), 0);
  const order = candidates
    .map((candidate, i) => ({ candidate, i, weight: weights[i] ?? 0 }))
    .sort((x, y) => y.weight - x.weight || x.i - y.i);
  const chosen: typeof order = [];
  for (const one of order) {
    if (chosen.length === CHOSEN) break;
    const post = one.candidate.sentence.post;
    if (chosen.filter((other) => other.candidate.sentence.post === post).length >= PER_POST) continue;
    if (chosen.some((other) => (alike[one.i]?.[other.i] ?? 0) > SAME)) continue;
    chosen.push(one);
  }
  return chosen
    .sort(
      (x, y) =>
        x.candidate.sentence.post - y.candidate.sentence.post ||
        x.candidate.sentence.start - y.candidate.sentence.start,
    )
    .map(({ candidate: { sentence, sure: own }, weight }) => ({
      postId: sentence.postId,
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
      weight: greatest === 0 ? 0 : Math.round((own * weight * 1000) / greatest) / 1000,
    }));
}

/** How surely each post takes a side by its own words: above 0 side a, below 0 side b. */
function surenessOf(
  { held, answers, writers }: SidesInput,
  sideOf: (member: number) => 'a' | 'b' | null,
  targetSigns: readonly number[],
): number[] {
  const out = new Array<number>(writers.length).fill(0);
  const add = (post: number, value: number): void => {
    const before = out[post] ?? 0;
    // Evidence for both sides takes away from each other; of evidence for one side the surest counts.
    out[post] = before * value >= 0 ? (Math.abs(value) > Math.abs(before) ? value : before) : before + value;
  };
  for (const { post, target, sign, confidence } of held) add(post, sign * confidence * (targetSigns[target] ?? 0));
  for (const { from, to, stance, confidence } of answers) {
    const answered = writers[to] ?? null;
    const side = answered === null ? null : sideOf(answered);
    if (side === null || stance === 'neutral') continue;
    add(from, (side === 'a' ? 1 : -1) * (stance === 'agree' ? 1 : -1) * confidence);
  }
  return out;
}

function weightOf({ sentence, sure }: Candidate): number {
  return sure * (sentence.decisive ? DECISIVE : 1) * (sentence.question ? QUESTION : 1);
}

/** Cosines of sentences as sets of words weighted by rarity; words in half of them or more count nothing. */
function likeness(forms: readonly ReadonlySet<string>[]): readonly Float64Array[] {
  const counts = new Map<string, number>();
  for (const set of forms) for (const form of set) counts.set(form, (counts.get(form) ?? 0) + 1);
  // Squares of their rarity, and the sentences before that hold them.
  const rarity = new Map<string, number>();
  for (const [form, count] of counts) rarity.set(form, Math.max(0, Math.log((forms.length + 1) / (2 * count))) ** 2);
  const holders = new Map<string, number[]>();
  const lengths: number[] = [];
  const out = forms.map(() => new Float64Array(forms.length));
  forms.forEach((set, i) => {
    const row = out[i] ?? new Float64Array(0);
    let square = 0;
    for (const form of set) {
      const weight = rarity.get(form) ?? 0;
      if (weight === 0) continue;
      square += weight;
      const before = holders.get(form) ?? [];
      for (const k of before) row[k] = (row[k] ?? 0) + weight;
      before.push(i);
      holders.set(form, before);
    }
    const own = Math.sqrt(square);
    lengths.push(own);
    for (let k = 0; k < i; k += 1) {
      const dot = row[k] ?? 0;
      if (dot === 0) continue;
      const length = own * (lengths[k] ?? 0);
      const cosine = length === 0 ? 0 : dot / length;
      row[k] = cosine;
      const other = out[k];
      if (other !== undefined) other[i] = cosine;
    }
  });
  return out;
}

/** LexRank with the cosines as weights; a mean of 1. */
function centrality(alike: readonly Float64Array[]): readonly number[] {
  const n = alike.length;
  const sums = alike.map((row) => row.reduce((sum, one) => sum + one, 0));
  let ranks = new Array<number>(n).fill(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Array<number>(n).fill(1 - DAMPING);
    for (let i = 0; i < n; i += 1) {
      const total = sums[i] ?? 0;
      const row = alike[i];
      if (total === 0 || row === undefined) continue;
      const flow = DAMPING * (ranks[i] ?? 0);
      for (let k = 0; k < n; k += 1) {
        const weight = row[k] ?? 0;
        if (weight !== 0) next[k] = (next[k] ?? 0) + (flow * weight) / total;
      }
    }
    ranks = next;
  }
  return ranks;
}
