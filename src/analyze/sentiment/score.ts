import type { SentimentClass } from '../../model/annotation.js';
import { lately } from '../words/lately.js';
import { phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { ENGLISH } from './english.js';
import { signValence } from './lexicon.js';
import { LIKE_AS } from './rules.js';
import type { Role, ToneRules } from './tone-rules.js';

/** A word or sign that carries tone: its place among the tokens and its value after all rules. */
export interface Charged {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly negated: boolean;
  readonly base: number;
}

/** A text's tone: -1..1, its parts and the tokens that made it. */
export interface Tone {
  readonly score: number;
  readonly positive: number;
  readonly negative: number;
  readonly charged: readonly Charged[];
  readonly words: number;
}

/** Scores within this of zero are neutral. */
const BAND = 0.22;

/** Class of a score with a wide neutral band. */
export function toneClass(score: number): SentimentClass {
  return score >= BAND ? 'positive' : score <= -BAND ? 'negative' : 'neutral';
}

/** Tone of tokenised English: lexicon values with negation, degree, emphasis, contrast, questions and idioms. */
export const toneOf: (tokens: readonly Token[]) => Tone = lately((tokens) => computeTone(tokens));

/** As `toneOf`, without remembering, and by the rules of any language. */
export function computeTone(tokens: readonly Token[], rules: ToneRules = ENGLISH): Tone {
  const charged: Charged[] = [];
  let words = 0;
  let long = 0;
  let caps = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    words += 1;
    if (token.end - token.start < 3) continue;
    long += 1;
    if (token.caps) caps += 1;
  }
  // A text mostly in capitals: they are then its habit and strengthen nothing.
  const shouted = long > 0 && caps / long > 0.6;
  for (let from = 0; from < tokens.length; ) from = chargeSentence(tokens, from, shouted, rules, charged);
  let positive = 0;
  let negative = 0;
  for (const { value } of charged) {
    if (value > 0) positive += value;
    else negative -= value;
  }
  return { score: saturated(positive - negative, words), positive, negative, charged, words };
}

/** Saturates with the sum; long texts need a higher density of charged words for the same score. */
export function saturated(total: number, words: number): number {
  return total === 0 ? 0 : total / Math.sqrt(total * total + 17 + 0.03 * words * words);
}

const FAR = 99;

/** Reads the sentence that begins at `from`; gives where the next one begins. */
function chargeSentence(
  tokens: readonly Token[],
  from: number,
  shouted: boolean,
  rules: ToneRules,
  out: Charged[],
): number {
  const sentence = tokens[from]?.sentence;
  const first = out.length;
  let contrast = -1;
  let marks = 0;
  let question = false;
  let inQuote = false;
  let negatorSeen = false;
  let wordsSinceNegator = FAR;
  let degree = 1;
  let degreeAge = FAR;
  // The negator that has not turned anything yet, and the charged words of its clause before it.
  let idle = false;
  let clause = first;
  let i = from;
  for (; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== sentence) break;
    if (token.kind !== 'word') {
      if (token.kind === 'stop') {
        for (const mark of token.form) {
          if (mark === '!' || mark === '\uff01') marks += 1;
          else if (mark === '?' || mark === '\uff1f') question = true;
        }
      } else if (token.kind === 'quote') inQuote = !inQuote;
      else if (token.kind === 'emoji') {
        const value = signValence(token.form);
        if (value !== undefined) out.push({ first: i, last: i, value, negated: false, base: value });
      }
      if (token.kind === 'comma' || token.kind === 'stop') {
        if (idle) turnBack(out, clause, i, rules.reach);
        idle = false;
        clause = out.length;
        wordsSinceNegator = FAR;
        degreeAge = FAR;
      }
      continue;
    }
    wordsSinceNegator += 1;
    degreeAge += 1;
    const role = rules.roleOf(token);
    if (role === null) continue;
    if (role.contrast !== 'none') {
      if (role.contrast === 'weighs') contrast = out.length;
      if (idle) turnBack(out, clause, i, rules.reach);
      idle = false;
      clause = out.length;
      wordsSinceNegator = FAR;
    }
    const idiom = role.phrased ? phraseAt(rules.idioms, tokens, i) : null;
    const base = idiom?.value ?? valueAt(tokens, i, role);
    if (idiom === null && role.negates) {
      const next = tokens[i + 1];
      if (!(next !== undefined && rules.roleOf(next)?.spares === true)) {
        negatorSeen = true;
        idle = rules.turnsBack;
        wordsSinceNegator = 0;
      }
      if (base === undefined || base === 0 || !rules.turnsBack) continue;
      // "n'aime": the negator and what it turns are one word.
      wordsSinceNegator = 1;
    }
    const nextWord = tokens[i + 1];
    const strengthens =
      role.degree !== 0 && idiom === null && nextWord?.kind === 'word' && nextWord.sentence === token.sentence;
    if (
      strengthens &&
      (base === undefined || base === 0 || valueAt(tokens, i + 1, rules.roleOf(nextWord)) !== undefined)
    ) {
      degree = role.degree;
      degreeAge = 0;
      continue;
    }
    const last = idiom === null ? i : i + idiom.words.length - 1;
    if (base !== undefined && base !== 0) {
      let value = base;
      if (degreeAge <= 2) value *= degree;
      if (token.caps && !shouted) value *= 1.3;
      const negated = wordsSinceNegator <= rules.reach && negatorSeen;
      if (negated) {
        value *= turning(value);
        idle = false;
      }
      if (inQuote) value *= 0.6;
      out.push({ first: i, last, value, negated, base });
    }
    i = last;
  }
  if (idle) turnBack(out, clause, i, rules.reach);
  finishSentence(out, first, contrast, (1 + 0.12 * Math.min(marks, 3)) * (question ? 0.7 : 1));
  return Math.max(i, from + 1);
}

/** What is left of a value a negation turns: "not bad" praises less than "not good" blames. */
function turning(value: number): number {
  return value > 0 ? -0.65 : -0.35;
}

/** Turns the last charged word of the clause, where the negator came after it and turned nothing else. */
function turnBack(out: Charged[], clause: number, at: number, reach: number): void {
  const last = out.length - 1;
  const item = out[last];
  if (item === undefined || last < clause || item.negated || item.base === undefined || at - item.last > 2 * reach)
    return;
  out[last] = { ...item, value: item.value * turning(item.value), negated: true };
}

/** Exclamation and question marks, and the turn at a word of contrast, change the whole sentence. */
function finishSentence(out: Charged[], first: number, contrast: number, emphasis: number): void {
  const turns = contrast > first && contrast < out.length;
  if (emphasis === 1 && !turns) return;
  for (let k = first; k < out.length; k += 1) {
    const item = out[k];
    if (item === undefined) continue;
    const factor = turns ? emphasis * (k < contrast ? 0.5 : 1.3) : emphasis;
    out[k] = { ...item, value: item.value * factor };
  }
}

function valueAt(tokens: readonly Token[], at: number, role: Role | null): number | undefined {
  if (role === null) return undefined;
  if (!role.likens) return role.value;
  const before = tokens[at - 1];
  return before === undefined || before.kind !== 'word' || LIKE_AS.has(before.form) || before.form.endsWith("'s")
    ? 0
    : 1.5;
}
