import type { SentimentClass } from '../../model/annotation.js';
import { phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { signValence, stretchedValence, valenceOf } from './lexicon.js';
import { CONTRASTS, DEGREES, IDIOMS, LIKE_AS, NEGATORS, NO_NEGATION_AFTER } from './rules.js';

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

/** How far back a negator reaches, in words of the same clause. */
const NEGATION_REACH = 4;

/** Tone of tokenised English: lexicon values with negation, degree, emphasis, contrast, questions and idioms. */
export function toneOf(tokens: readonly Token[]): Tone {
  const known = tones.get(tokens);
  if (known !== undefined) return known;
  const tone = computeTone(tokens);
  tones.set(tokens, tone);
  return tone;
}

/** Tones already computed: sentiment, stance and reply stance read the same tokens. */
const tones = new WeakMap<readonly Token[], Tone>();

/** As `toneOf`, without remembering: for texts read once. */
export function computeTone(tokens: readonly Token[]): Tone {
  const charged = chargedTokens(tokens);
  let positive = 0;
  let negative = 0;
  for (const { value } of charged) {
    if (value > 0) positive += value;
    else negative -= value;
  }
  let words = 0;
  for (const token of tokens) if (token.kind === 'word') words += 1;
  const total = positive - negative;
  // Saturates with the sum; long texts need a higher density of charged words for the same score.
  const score = total === 0 ? 0 : total / Math.sqrt(total * total + 17 + 0.03 * words * words);
  return { score, positive, negative, charged, words };
}

function chargedTokens(tokens: readonly Token[]): Charged[] {
  const out: Charged[] = [];
  const shouted = isShouted(tokens);
  let from = 0;
  while (from < tokens.length) {
    const sentence = tokens[from]?.sentence;
    let to = from;
    while (to < tokens.length && tokens[to]?.sentence === sentence) to += 1;
    chargeSentence(tokens, from, to, shouted, out);
    from = to;
  }
  return out;
}

function chargeSentence(tokens: readonly Token[], from: number, to: number, shouted: boolean, out: Charged[]): void {
  const first = out.length;
  let contrast = -1;
  let marks = 0;
  let question = false;
  let inQuote = false;
  let lastNegator = -99;
  let wordsSinceNegator = 99;
  let degree = 1;
  let degreeAge = 99;
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'stop') {
      for (const mark of token.form) {
        if (mark === '!' || mark === '\uff01') marks += 1;
        else if (mark === '?' || mark === '\uff1f') question = true;
      }
    }
    if (token.kind === 'quote') inQuote = !inQuote;
    if (token.kind === 'comma' || token.kind === 'stop') {
      wordsSinceNegator = 99;
      degreeAge = 99;
    }
    if (token.kind === 'emoji') {
      const value = signValence(token.form);
      if (value !== undefined) out.push({ first: i, last: i, value, negated: false, base: value });
      continue;
    }
    if (token.kind !== 'word') continue;
    wordsSinceNegator += 1;
    degreeAge += 1;
    const form = token.form;
    if (CONTRASTS.has(form)) {
      if (form !== 'though' && form !== 'although') contrast = out.length;
      wordsSinceNegator = 99;
    }
    const idiom = phraseAt(IDIOMS, tokens, i);
    const base = idiom?.value ?? wordValue(tokens, i);
    if (idiom === null && NEGATORS.has(form)) {
      const next = tokens[i + 1];
      if (!(next !== undefined && NO_NEGATION_AFTER.has(next.form))) {
        lastNegator = i;
        wordsSinceNegator = 0;
      }
      continue;
    }
    const isDegree = DEGREES.get(form);
    const nextWord = tokens[i + 1];
    const strengthens =
      isDegree !== undefined && idiom === null && nextWord?.kind === 'word' && nextWord.sentence === token.sentence;
    if (strengthens && (base === undefined || base === 0 || wordValue(tokens, i + 1) !== undefined)) {
      degree = isDegree;
      degreeAge = 0;
      continue;
    }
    const last = idiom === null ? i : i + idiom.words.length - 1;
    if (base !== undefined && base !== 0) {
      let value = base;
      if (degreeAge <= 2) value *= degree;
      if (token.caps && !shouted) value *= 1.3;
      const negated = wordsSinceNegator <= NEGATION_REACH && lastNegator >= from;
      if (negated) value *= value > 0 ? -0.65 : -0.35;
      if (inQuote) value *= 0.6;
      out.push({ first: i, last, value, negated, base });
    }
    i = last;
  }
  const emphasis = 1 + 0.12 * Math.min(marks, 3);
  for (let k = first; k < out.length; k += 1) {
    const item = out[k];
    if (item === undefined) continue;
    let factor = emphasis;
    if (question) factor *= 0.7;
    if (contrast > first && contrast < out.length) factor *= k < contrast ? 0.5 : 1.3;
    if (factor !== 1) out[k] = { ...item, value: item.value * factor };
  }
}

function wordValue(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  if (token.form === 'like' || token.form === 'likes') {
    const before = tokens[at - 1];
    return before === undefined || before.kind !== 'word' || LIKE_AS.has(before.form) || before.form.endsWith("'s")
      ? 0
      : 1.5;
  }
  return valenceOf(token.form) ?? (token.form.length > 4 ? stretchedValence(token.form) : undefined);
}

/** A text mostly in capitals: capitals are then its habit and strengthen nothing. */
function isShouted(tokens: readonly Token[]): boolean {
  let caps = 0;
  let long = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' || token.end - token.start < 3) continue;
    long += 1;
    if (token.caps) caps += 1;
  }
  return long > 0 && caps / long > 0.6;
}
