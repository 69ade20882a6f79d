import { eld } from 'eld';
import type { LanguageValue } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';
import type { EarlierValues, PostAnalyzer } from './analyzer.js';
import { isLanguage } from './values.js';
import { tokensOf } from './words/reading.js';
import type { Token } from './words/tokens.js';
import { wordMemo } from './words/word-memo.js';

/**
 * On short posts in nine languages small and medium give the same answers (docs/evaluation.md), and small is there sooner
 * and takes less memory; large is a little better on the shortest and takes twice the memory we allow.
 */
const SIZE: DetectorSize = 'small';
/** Fewer letters than this decide nothing; of a script without spaces, two characters say as much as a word. */
const LEAST_LETTERS = 12;
const LEAST_UNSPACED = 4;
/** Fewer runs of letters than this decide nothing, as the detector's authors have it. */
const LEAST_RUNS = 3;
/** Longer texts are judged by their beginning: as sure on posts as 500 characters, at half the cost. */
const READ = 280;
/** Texts whose words are remembered anyway; of longer ones only the beginning is cut into words. */
const SHARED = 20_000;
/** How far the best language must lie above the next one. */
const SURE = 0.01;
/** Below this nothing fits any language: letters in a row, sounds. Three quarters of what the worst language gets on average. */
const LEAST_FIT = 0.56;

interface LanguageInput {
  readonly text: string;
  /** The detector that answers; null before `prepareLanguage`, so that such a value is computed again later. */
  readonly detector: string | null;
}

/** Sizes of the detector's data. */
export const DETECTOR_SIZES = ['extrasmall', 'small', 'medium', 'large'] as const;
export type DetectorSize = (typeof DETECTOR_SIZES)[number];

let loaded: DetectorSize | null = null;

/** Loads the language detector (once, about a third of a second). Before it, every language is unknown with that reason. */
export function prepareLanguage(): Promise<void> {
  return loadDetector(SIZE);
}

/** Loads the detector in a size of one's choice, for measuring: a process keeps the size it loaded first. */
export async function loadDetector(size: DetectorSize): Promise<void> {
  if (loaded !== null || !('load' in eld)) return;
  await eld.load(size);
  loaded = size;
}

export const language: PostAnalyzer<LanguageInput, LanguageValue> = {
  name: 'language',
  version: '2',
  meaning: 'Language of the own words (ISO 639-1), null where they are too few or the detector is not sure.',
  languages: 'any',
  after: [],
  scope: 'post',
  unknown: unknownLanguage,
  input: (post) => ({ text: post.analysisText.slice(0, SHARED), detector: loaded === null ? null : `eld ${loaded}` }),
  analyze: ({ text }) => detectLanguage(text),
};

/** What single words add: the detector's scores of each, remembered, since it takes 90 µs for what this does in 10. */
interface WordScores {
  /** Runs of letters the detector knows languages by. */
  readonly runs: number;
  /** Languages it speaks for, by their places in the detector's order, and how much. */
  readonly languages: readonly number[];
  readonly scores: readonly number[];
}

const scoresOf = wordMemo((word): WordScores => {
  const form = readOf(word);
  const languages: number[] = [];
  const scores: number[] = [];
  const runs = countRuns(form);
  const found = eld.detect(form).getScores();
  languageCodes().forEach((code, i) => {
    const scaled = found[code] ?? 0;
    // The detector gives x / (x + 25) of the mean x over the runs; sums of x can be added up over words.
    if (scaled <= 0 || scaled >= 1) return;
    languages.push(i);
    scores.push((SCALE * scaled * runs) / (1 - scaled));
  });
  return { runs, languages, scores };
});

const SCALE = 25;

let codes: readonly string[] | null = null;

function languageCodes(): readonly string[] {
  codes ??= Object.values(eld.info().Languages);
  return codes;
}

const encoder = new TextEncoder();
/** Bytes of a word the detector reads. */
const READ_BYTES = 70;

/** Different runs of four bytes, every third one, as the detector takes them from a word. */
function countRuns(form: string): number {
  const runs = new Set<string>();
  for (const part of form.split(/[^\p{L}'\u2019`]+/u)) {
    if (part === '') continue;
    const bytes = String.fromCharCode(...encoder.encode(part).subarray(0, READ_BYTES));
    let at = 0;
    for (; at + 4 < bytes.length; at += 3) runs.add(`${at === 0 ? ' ' : ''}${bytes.slice(at, at + 4)}`);
    runs.add(`${at === 0 ? ' ' : ''}${bytes.slice(-4)} `);
  }
  return runs.size;
}

/** Letters of a word, and whether its script has no spaces; a word with figures in it is a code. */
const lettersOf = wordMemo((word) => {
  const form = readOf(word);
  return {
    count: /\p{N}/u.test(form) ? 0 : form.replace(/[^\p{L}]+/gu, '').length,
    unspaced: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u.test(form),
  };
});

/** As much of a word as the detector reads. */
function readOf(word: string): string {
  return word.length > READ_BYTES ? word.slice(0, READ_BYTES) : word;
}

/**
 * Language of a text. Unreliable is unknown: a wrong language costs more than none. A word counts once, links, @names and
 * codes not at all.
 */
export function detectLanguage(text: string): LanguageValue {
  const seen = new Set<string>();
  const words: Token[] = [];
  let letters = 0;
  let unspaced = false;
  for (const token of tokensOf(text.length > SHARED ? text.slice(0, READ) : text)) {
    if (token.start >= READ) break;
    if (token.kind !== 'word') continue;
    const read = lettersOf(token);
    if (read.count === 0) continue;
    letters += read.count;
    unspaced ||= read.unspaced;
    const form = readOf(token.form);
    if (seen.has(form)) continue;
    seen.add(form);
    words.push(token);
  }
  if (letters === 0) return unknownLanguage('no words');
  if (letters < (unspaced ? LEAST_UNSPACED : LEAST_LETTERS)) return unknownLanguage('too short to tell the language');
  if (loaded === null) return unknownLanguage('the language detector is not loaded');
  return bestOf(words);
}

function bestOf(words: readonly Token[]): LanguageValue {
  const sums = new Float64Array(languageCodes().length);
  let runs = 0;
  for (const word of words) {
    const read = scoresOf(word);
    runs += read.runs;
    for (let k = 0; k < read.scores.length; k += 1) {
      const i = read.languages[k] ?? 0;
      sums[i] = (sums[i] ?? 0) + (read.scores[k] ?? 0);
    }
  }
  let best = 0;
  let second = -1;
  for (let i = 1; i < sums.length; i += 1) {
    if ((sums[i] ?? 0) > (sums[best] ?? 0)) {
      second = best;
      best = i;
    } else if (second < 0 || (sums[i] ?? 0) > (sums[second] ?? 0)) second = i;
  }
  const top = fitOf(sums[best] ?? 0, runs);
  if (top === 0) return unknownLanguage('no language recognised');
  const margin = (top - fitOf(sums[second] ?? 0, runs)) / top;
  // By how much it lies above the next one: the detector's own scores are no probabilities.
  const confidence = Math.round(Math.min(1, 0.5 + margin) * 1000) / 1000;
  const found = languageCodes()[best] ?? '';
  if (margin < SURE || top < LEAST_FIT || runs < LEAST_RUNS)
    return { language: null, confidence, reason: `not certain (perhaps ${found})` };
  return { language: found, confidence, reason: null };
}

/** The detector's scale, 0..1, of a sum over so many runs. */
function fitOf(sum: number, runs: number): number {
  const mean = sum / Math.max(1, runs);
  return mean / (mean + SCALE);
}

function unknownLanguage(reason: string): LanguageValue {
  return { language: null, confidence: null, reason };
}

/**
 * The language to read a post in: its own where known, else the one most posts of the thread are known to be in, else
 * null. Short replies ("Nonsense!") are read in their thread's language.
 */
export function readingLanguage(postId: string, thread: LinkedThread, earlier: EarlierValues): string | null {
  const own = earlier.post('language', postId);
  if (isLanguage(own) && own.language !== null) return own.language;
  return threadLanguage(thread, earlier);
}

const threadLanguages = new WeakMap<EarlierValues, string | null>();

/** The most frequent known language of the thread's posts; on a tie the one seen first. */
function threadLanguage(thread: LinkedThread, earlier: EarlierValues): string | null {
  const known = threadLanguages.get(earlier);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const post of thread.posts) {
    const value = earlier.post('language', post.id);
    if (isLanguage(value) && value.language !== null) counts.set(value.language, (counts.get(value.language) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name;
  threadLanguages.set(earlier, best);
  return best;
}

/** Reason why a text in this language is not scored by rules for English, or null when it is served. */
export function notServed(languageName: string | null, text: string): string | null {
  if (languageName === null) {
    // Unknown and not in Latin letters: certainly not English.
    const letters = text.slice(0, READ).match(/\p{L}/gu)?.length ?? 0;
    const latin = text.slice(0, READ).match(/\p{Script=Latin}/gu)?.length ?? 0;
    return letters > 0 && latin * 2 < letters ? 'language unknown and not served' : null;
  }
  return languageName === 'en' ? null : `language not served: ${languageName}`;
}
