import type { Reading } from '../linear/features.js';
import { lately } from '../words/lately.js';
import { tokensOf } from '../words/reading.js';
import { type Signs, signsIn } from '../words/signs.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { mannerNumbers, mannerOf } from './manner.js';
import { type Tone, toneOf } from './score.js';

/** Characters that are read: as many as the models read of any field. */
const READ = 20_000;

/** What the sentiment model reads of a text: its words, and what the rules found in them. */
export function sentimentReading(text: string, known: Tone | null = null): Reading {
  const read = text.length > READ ? text.slice(0, READ) : text;
  const tokens = tokensOf(read);
  return { fields: { text: read }, numbers: toneNumbers(tokens, known ?? toneOf(tokens)) };
}

/** As `sentimentReading`, with how the text speaks to its reader: what readers of a debate hear as its tone. */
export function mannerReading(text: string): Reading {
  const { fields, numbers } = sentimentReading(text);
  return { fields, numbers: { ...numbers, ...mannerNumbers(mannerOf(tokensOf(fields.text ?? ''))) } };
}

/** Numbers taken last. */
const known: { tone: Tone | null; numbers: Readonly<Record<string, number>> } = { tone: null, numbers: {} };

/** The rules' findings as numbers: the tone, its greatest parts, its last word, and how the text is written. */
export function toneNumbers(tokens: readonly Token[], tone: Tone = toneOf(tokens)): Readonly<Record<string, number>> {
  if (known.tone === tone) return known.numbers;
  known.tone = tone;
  known.numbers = takeToneNumbers(tokens, tone);
  return known.numbers;
}

function takeToneNumbers(tokens: readonly Token[], tone: Tone): Record<string, number> {
  let best = 0;
  let worst = 0;
  let negated = 0;
  for (const { value, negated: turned } of tone.charged) {
    best = Math.max(best, value);
    worst = Math.min(worst, value);
    if (turned) negated += 1;
  }
  const style = styleOf(tokens);
  return {
    words: style.words,
    caps: style.caps,
    questions: style.questions,
    exclamations: style.exclamations,
    dots: style.dots,
    links: style.links,
    names: style.names,
    quotes: style.quotes,
    you: style.you,
    i: style.i,
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

/** Words for the reader (1) and the writer (2). */
const WHO: ReadonlyMap<string, 1 | 2> = new Map([
  ...['you', 'your', "you're", 'yours', 'yourself', 'ur', 'u'].map((word) => [word, 1] as const),
  ...['i', "i'm", 'my', 'me', "i've", "i'd", "i'll"].map((word) => [word, 2] as const),
]);

const whoIs = wordMemo((form) => WHO.get(form) ?? null);

interface Style extends Omit<Signs, 'tags'> {
  readonly you: number;
  readonly i: number;
}

/** How a text is written: length, questions, exclamations, capitals, second person. */
export function styleNumbers(tokens: readonly Token[]): Readonly<Record<string, number>> {
  const { words, caps, questions, exclamations, dots, links, names, quotes, you, i } = styleOf(tokens);
  return { words, caps, questions, exclamations, dots, links, names, quotes, you, i };
}

const styleOf = lately((tokens: readonly Token[]): Style => {
  const { words, caps, questions, exclamations, dots, links, names, quotes } = signsIn(tokens);
  let you = 0;
  let i = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') continue;
    const who = whoIs(token);
    if (who === 1) you += 1;
    else if (who === 2) i += 1;
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
});

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
