import { eld } from 'eld';
import type { LanguageValue } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';
import type { EarlierValues, PostAnalyzer } from './analyzer.js';
import { isLanguage } from './values.js';

/** Small: .33 s and 152 MB to load against .43 s and 196 MB (medium) and 1.0 s and 390 MB (large). */
const SIZE = 'small';
/** Fewer letters than this decide nothing. */
const LEAST_LETTERS = 12;
/** Longer texts are judged by their beginning: as sure on posts as 500 characters, at half the cost. */
const READ = 280;

interface LanguageInput {
  readonly text: string;
  /** The detector that answers; null before `prepareLanguage`, so that such a value is computed again later. */
  readonly detector: string | null;
}

let ready = false;

/** Loads the language detector (once, about a third of a second). Before it, every language is unknown with that reason. */
export async function prepareLanguage(): Promise<void> {
  if (ready || !('load' in eld)) return;
  await eld.load(SIZE);
  ready = true;
}

export const language: PostAnalyzer<LanguageInput, LanguageValue> = {
  name: 'language',
  version: '1',
  meaning: 'Language of the own words (ISO 639-1), null where they are too few or the detector is not sure.',
  languages: 'any',
  after: [],
  scope: 'post',
  unknown: unknownLanguage,
  input: (post) => ({ text: post.analysisText.slice(0, READ), detector: ready ? `eld ${SIZE}` : null }),
  analyze: ({ text }) => detectLanguage(text),
};

/** Language of a text. Unreliable is unknown: a wrong language costs more than none. */
export function detectLanguage(text: string): LanguageValue {
  const plain = text
    .slice(0, READ)
    .replace(/https?:\/\/\S{1,500}|www\.\S{1,500}|[@#]\w{1,60}/gu, ' ')
    .replace(/[^\p{L}\p{M}'\u2019\s]+/gu, ' ');
  const letters = plain.replace(/[^\p{L}]+/gu, '').length;
  if (letters === 0) return unknownLanguage('no words');
  // Two characters of a script without spaces say as much as a word.
  const least = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u.test(plain)
    ? 4
    : LEAST_LETTERS;
  if (letters < least) return unknownLanguage('too short to tell the language');
  if (!ready) return unknownLanguage('the language detector is not loaded');
  const result = eld.detect(plain);
  if (result.language === '') return unknownLanguage('no language recognised');
  const scores = Object.values(result.getScores()).sort((a, b) => b - a);
  const top = scores[0] ?? 0;
  // A margin over the next language, 0..1: eld's own scores are not probabilities.
  const confidence = top === 0 ? 0 : Math.round(Math.min(1, 0.5 + (top - (scores[1] ?? 0)) / top) * 1000) / 1000;
  if (!result.isReliable()) return { language: null, confidence, reason: `not certain (perhaps ${result.language})` };
  return { language: result.language, confidence, reason: null };
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
