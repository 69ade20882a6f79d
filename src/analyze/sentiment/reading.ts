import type { Reading } from '../linear/features.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { type Tone, toneOf } from './score.js';

/** Characters that are read: as many as the models read of any field. */
const READ = 20_000;

/** What the sentiment model reads of a text: its words, and what the rules found in them. */
export function sentimentReading(text: string, known: Tone | null = null): Reading {
  const read = text.length > READ ? text.slice(0, READ) : text;
  const tokens = tokensOf(read);
  return { fields: { text: read }, numbers: toneNumbers(tokens, known ?? toneOf(tokens)) };
}

/** The rules' findings as numbers: the tone, its greatest parts, its last word, and how the text is written. */
export function toneNumbers(tokens: readonly Token[], tone: Tone = toneOf(tokens)): Record<string, number> {
  let best = 0;
  let worst = 0;
  let negated = 0;
  for (const { value, negated: turned } of tone.charged) {
    best = Math.max(best, value);
    worst = Math.min(worst, value);
    if (turned) negated += 1;
  }
  const style = styleNumbers(tokens);
  return {
    ...style,
    tone: tone.score,
    positive: Math.min(8, tone.positive),
    negative: Math.min(8, tone.negative),
    best,
    worst,
    firstCharged: tone.charged[0]?.value ?? 0,
    lastCharged: tone.charged.at(-1)?.value ?? 0,
    charged: tone.charged.length / Math.max(5, tone.words),
    negated: Math.min(3, negated),
    praised: tone.score > 0.22 ? 1 : 0,
    blamed: tone.score < -0.22 ? 1 : 0,
  };
}

const YOU: ReadonlySet<string> = new Set(['you', 'your', "you're", 'yours', 'yourself', 'ur', 'u']);
const I: ReadonlySet<string> = new Set(['i', "i'm", 'my', 'me', "i've", "i'd", "i'll"]);

/** How a text is written: length, questions, exclamations, capitals, second person. */
export function styleNumbers(tokens: readonly Token[]): Record<string, number> {
  let words = 0;
  let caps = 0;
  let questions = 0;
  let exclamations = 0;
  let dots = 0;
  let links = 0;
  let names = 0;
  let quotes = 0;
  let you = 0;
  let i = 0;
  for (const token of tokens) {
    if (token.kind === 'word') {
      words += 1;
      if (token.caps && token.end - token.start > 3) caps += 1;
      if (YOU.has(token.form)) you += 1;
      else if (I.has(token.form)) i += 1;
    } else if (token.kind === 'stop') {
      if (token.form.includes('?')) questions += 1;
      if (token.form.includes('!')) exclamations += 1;
      if (token.form.length > 1 && token.form.startsWith('..')) dots += 1;
    } else if (token.kind === 'link') {
      if (token.form.startsWith('@')) names += 1;
      else links += 1;
    } else if (token.kind === 'quote') quotes += 1;
  }
  return {
    words: lengthOf(words),
    caps: caps / Math.max(4, words),
    questions: Math.min(3, questions),
    exclamations: Math.min(3, exclamations),
    dots: Math.min(2, dots),
    links: Math.min(2, links),
    names: Math.min(2, names),
    quotes: Math.min(4, quotes),
    you: you / Math.max(8, words),
    i: i / Math.max(8, words),
  };
}

/** A count whose doublings weigh alike: 0, 1, 2, 3 ... for 0, 1, 3, 7 words. */
export function lengthOf(count: number): number {
  let steps = 0;
  let left = count + 1;
  while (left >= 2) {
    left /= 2;
    steps += 1;
  }
  return steps + left - 1;
}
