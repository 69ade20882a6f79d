import { FUNCTION_WORDS, NUMBER_WORDS, PHRASES } from '../../src/quotes/source-folds.js';
import { foldWord } from '../../src/quotes/source-words.js';
import {
  ACT_VERBS,
  NOT_NAMES,
  ROLES,
  SPEECH_NOUNS,
  SPEECH_OPENERS,
  SPEECH_VERBS,
  SUBORDINATORS,
  wordSet,
} from '../../src/quotes/speech-data.js';
import type { Seeds } from './seeds.js';

const KEPT = new Set([
  ...wordSet(ROLES, SPEECH_NOUNS, SPEECH_OPENERS, NOT_NAMES, ACT_VERBS, SUBORDINATORS, ...Object.values(SPEECH_VERBS)),
  ...FUNCTION_WORDS,
  ...NUMBER_WORDS.keys(),
  ...PHRASES.flatMap(([forms]) => forms),
  'made',
  'clear',
  'based',
  'report',
]);

/** A repeatable source of numbers 0..1. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Quotation marks of another style: straight, German, guillemets. Straight marks and apostrophes stay. */
const STYLES: readonly (readonly [string, string])[] = [
  ['\u201c', '\u201d'],
  ['"', '"'],
  ['\u201e', '\u201c'],
  ['\u00ab', '\u00bb'],
];

/**
 * The seeds with every name, and `share` of all other content words, replaced by invented ones: the same invention for
 * the same word everywhere, spelling variants of a name kept apart by their endings, letter case kept. Curly marks are
 * of another style in each copy, and every other copy speaks of a woman.
 */
export function mutated(seeds: Seeds, seed: number, share: number): Seeds {
  const next = random(seed);
  const texts = [...seeds.posts, ...seeds.documents.flatMap((item) => [item.text, item.title ?? ''])];
  const capital = new Set(
    texts.flatMap((text) => [...text.matchAll(/(?<=\p{Ll}[,]? )\p{Lu}\p{Ll}+/gu)].map((m) => m[0].toLowerCase())),
  );
  const invented = new Map<string, string>();
  const used = new Set<string>();
  const invent = (key: string): string => {
    const known = invented.get(key);
    if (known !== undefined) return known;
    let word = '';
    do {
      const syllables = 2 + Math.floor(next() * 2);
      word = Array.from(
        { length: syllables },
        () => `${'bdfgklmnprtv'[Math.floor(next() * 12)]}${'aeiou'[Math.floor(next() * 5)]}`,
      ).join('');
      word += 'rnkt'[Math.floor(next() * 4)];
    } while (used.has(word));
    used.add(word);
    invented.set(key, word);
    return word;
  };
  const decided = new Map<string, boolean>();
  const replaces = (form: string): boolean => {
    const known = decided.get(form);
    if (known !== undefined) return known;
    const answer = !KEPT.has(form) && form.length > 3 && (capital.has(form) || next() < share);
    decided.set(form, answer);
    return answer;
  };
  const [open, close] = STYLES[seed % STYLES.length] ?? ['"', '"'];
  const woman = seed % 2 === 1;
  const change = (text: string): string => {
    const styled = words(text).replaceAll('\u201d', '\u0000').replaceAll('\u201c', open).replaceAll('\u0000', close);
    if (!woman) return styled;
    return styled
      .replace(/\b([Hh])e\b/gu, (_, h: string) => (h === 'H' ? 'She' : 'she'))
      .replace(/\b([Hh])(?:is|im)\b/gu, (_, h: string) => (h === 'H' ? 'Her' : 'her'));
  };
  const words = (text: string): string =>
    text.replace(/\p{L}+/gu, (word) => {
      const lower = word.toLowerCase();
      const form = foldWord(lower);
      if (!replaces(lower) || /^\p{Lu}{2,}$/u.test(word)) return word;
      // Inflected forms stay inflected forms of one invention: "-ing", "-ed", "-s" and name endings are kept.
      const ending = /(?:ing|ed|s|skiy|skyy|sky)$/u.exec(lower)?.[0] ?? '';
      const stem = ending === '' ? form : lower.slice(0, -ending.length).replace(/e$/u, '');
      const made = invent(ending === '' ? form.replace(/e$/u, '') : stem) + ending;
      return /^\p{Lu}/u.test(word) ? made.charAt(0).toUpperCase() + made.slice(1) : made;
    });
  const changed = (text: string | null): string | null => (text === null ? null : change(text));
  return {
    ...seeds,
    documents: seeds.documents.map((item) => ({
      ...item,
      text: change(item.text),
      title: changed(item.title),
      agency: changed(item.agency),
      publisher: changed(item.publisher),
    })),
    posts: seeds.posts.map(change),
    credit: { ...seeds.credit, line: change(seeds.credit.line), agency: change(seeds.credit.agency) },
    rows: seeds.rows.map((row) => ({ ...row, ref: change(row.ref), text: change(row.text) })),
  };
}
