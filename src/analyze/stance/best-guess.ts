import type { Span } from '../../model/annotation.js';
import { joinTone, learnedWords } from '../sentiment/learned.js';
import { computeTone, toneOf } from '../sentiment/score.js';
import { plainName } from '../targets/fold.js';
import { placeOf } from '../targets/places.js';
import { spanMaker } from '../words/span.js';
import type { Token } from '../words/tokens.js';
import { disputeOf, sideScore, sideWords } from './disputes.js';
import { type TagSign, tagSigns } from './tags.js';

/** What kind of thing a given target is, as far as the guess needs it. */
export type GivenKind = 'somebody' | 'place' | 'matter';

/** The best guess where no rule is sure: -1..1, and what it rests on. */
export interface Guess {
  readonly score: number;
  /** Whether the text speaks of the target at all: by name, tag, or the words of a dispute about it. */
  readonly about: boolean;
  /** What the guess was made of, by name: what a trained model reads of it. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly evidence: readonly Span[];
}

/** A place, the matter of a public dispute or a thing by its name's ending; all else is taken for somebody. */
export function givenKind(name: string): GivenKind {
  const words = name.split(/\s+/u).map(plainName);
  if (placeOf(words.join(' ')) !== null) return 'place';
  if (
    disputeOf(name) >= 0 ||
    /(?:isms?|tions?|ments?|ness|ity|ing|ology|rights|orders?|closures?)$/u.test(words.at(-1) ?? '')
  )
    return 'matter';
  return 'somebody';
}

/** The target's names as tags are compared with them: joined and each long word, the longest first. */
export function plainNames(name: string): string[] {
  const words = name.split(/\s+/u).map(plainName);
  return [...new Set([words.join(''), ...words.filter((word) => word.length > 3)])].sort((a, b) => b.length - a.length);
}

const WE = /^(?:we|our|us|we're|we'll|we've|ours)$/u;
const HE = /^(?:he|his|him|he's|she|she's)$/u;
/** Words that speak for or against; UTF-16 units. */
type Sign = TagSign;

const MOST_SPANS = 4;

/**
 * A guess by what a text is for or against as a whole. Of somebody, the tone of the whole text is the strongest general
 * sign (tweets collected by a politician's name: F-avg .62 by it alone), that of the sentences that name him first; of
 * a matter, the words of its sides; of a place, only what is said of it.
 *
 * @param tokens of the text with its tag marks taken out, offsets kept
 * @param ruled what the rules say, -1..1
 */
export function bestGuess(text: string, tokens: readonly Token[], name: string, ruled: number): Guess {
  const kind = givenKind(name);
  const names = plainNames(name);
  const sides = sideWords(tokens, name);
  const tags = tagSigns(text, names);
  const named = tokens.filter(
    (token) => token.kind === 'word' && names.some((one) => plainName(token.form).includes(one)),
  );
  const sentences = new Set(named.map((token) => token.sentence));
  const toneIn = computeTone(tokens.filter((token) => sentences.has(token.sentence))).score;
  const toneOut = computeTone(tokens.filter((token) => !sentences.has(token.sentence))).score;
  const signs = [...tags, ...sides.map(({ value, first, last }) => signAt(tokens, value, first, last))];
  const tagged = bounded(
    tags.reduce((sum, one) => sum + one.value, 0),
    1.5,
  );
  const sided = sideScore(sides);
  // Where rules have read a sentence, its bare tone ("without X we would be lost") has nothing to add.
  const said = 0.8 * ruled + tagged;
  const tone = toneOf(tokens);
  const joined = joinTone(text, tone).score;
  const score =
    kind === 'somebody'
      ? said +
        (ruled === 0 ? 0.5 * toneIn + 0.45 * joined : 0.3 * Math.sign(ruled) + 0.2 * joined) +
        0.3 * toneOut +
        manner(tokens)
      : said + (kind === 'place' ? 0.2 : 0.5) * toneIn + 0.7 * sided;
  return {
    score: bounded(score, 2) / 2,
    about: sentences.size > 0 || tags.length > 0 || sides.length > 0,
    numbers: {
      guess: bounded(score, 2) / 2,
      guessTags: tagged,
      guessSides: sided,
      guessToneIn: toneIn,
      guessToneOut: toneOut,
      guessManner: manner(tokens),
      guessNamed: Math.min(3, named.length),
    },
    evidence: spansOf(text, tokens, score, signs, named),
  };
}

/** How somebody is spoken of: those who say "we" and cheer are with him, those who speak of "him" and ask are not. */
function manner(tokens: readonly Token[]): number {
  let we = 0;
  let he = 0;
  let cheer = 0;
  let question = 0;
  for (const token of tokens) {
    if (token.kind === 'word') {
      if (WE.test(token.form)) we += 1;
      else if (HE.test(token.form)) he += 1;
    } else if (token.kind === 'stop') {
      if (token.form.includes('!')) cheer = 1;
      if (token.form.includes('?')) question = 1;
    }
  }
  return 0.06 * Math.min(3, we) - 0.08 * Math.min(3, he) + 0.06 * cheer - 0.1 * question;
}

/** Signs that speak for the answer, the strongest ones; else the words that made the tone, else where it is named. */
function spansOf(
  text: string,
  tokens: readonly Token[],
  score: number,
  signs: readonly Sign[],
  named: readonly Token[],
): Span[] {
  const made = spanMaker(text);
  const tone = toneOf(tokens);
  const charged = tone.charged.map(({ value, first, last }) => signAt(tokens, value / 5, first, last));
  const speaking = [...signs, ...charged]
    .filter((one) => one.value * score > 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.start - b.start);
  const others = speaking.length > 0 ? [] : learnedWords(text, tone, score > 0 ? 'positive' : 'negative');
  const placed: readonly { readonly start: number; readonly end: number }[] =
    speaking.length > 0 ? speaking : others.length > 0 ? others : named.slice(0, 1);
  return placed
    .slice(0, MOST_SPANS)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => made(start, end));
}

function signAt(tokens: readonly Token[], value: number, first: number, last: number): Sign {
  return { value, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
}

function bounded(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
