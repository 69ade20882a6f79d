import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { ORDINARY } from './data.js';
import { plainName } from './fold.js';
import { FUNCTION_WORDS, type Reading } from './languages.js';

/** Words of a text that are looked at to tell its language. */
const LOOKED_AT = 150;

const known = new WeakMap<readonly Token[], Reading | null>();

/**
 * The language whose small words a text uses most, or null where fewer than two stand in it. Names need no more than
 * this: which words begin sentences, and whether nouns have capitals. Not the language of the post: see language.ts.
 */
export function readingOf(tokens: readonly Token[]): Reading | null {
  const before = known.get(tokens);
  if (before !== undefined) return before;
  const found = guess(tokens);
  known.set(tokens, found);
  return found;
}

/** Every function word with the languages it belongs to. */
const LANGUAGES_OF: ReadonlyMap<string, readonly number[]> = byWord();
const LANGUAGES: readonly Reading[] = [...FUNCTION_WORDS.keys()];

/** Letters only one of the languages has. */
const LETTERS: readonly (readonly [number, RegExp])[] = (
  [
    ['de', /[\u00e4\u00f6\u00df]/u],
    ['es', /\u00f1/u],
    ['pl', /[\u0105\u0119\u0142\u0144\u015b\u017a\u017c\u0107]/u],
    ['pt', /[\u00e3\u00f5]/u],
    ['ru', /\p{Script=Cyrillic}/u],
  ] as const
).map(([language, letters]) => [LANGUAGES.indexOf(language), letters] as const);

function byWord(): Map<string, number[]> {
  const out = new Map<string, number[]>();
  [...FUNCTION_WORDS.values()].forEach((words, i) => {
    for (const word of words) out.set(word, [...(out.get(word) ?? []), i]);
  });
  return out;
}

function guess(tokens: readonly Token[], least = 2): Reading | null {
  const hits = LANGUAGES.map(() => 0);
  let looked = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || isParticle(tokens, at)) continue;
    looked += 1;
    if (looked > LOOKED_AT) break;
    for (const i of hintsOf(token)) hits[i] = (hits[i] ?? 0) + 1;
  }
  let best: Reading | null = null;
  let most = least - 1;
  hits.forEach((count, i) => {
    if (count <= most) return;
    best = LANGUAGES[i] ?? null;
    most = count;
  });
  return best;
}

const NONE: readonly number[] = [];

/** Languages a word speaks for, by what it is and by its letters. */
const hintsOf = wordMemo((form): readonly number[] => {
  const hints = [...(LANGUAGES_OF.get(plainName(form)) ?? NONE)];
  for (const [i, letters] of LETTERS) if (letters.test(form)) hints.push(i);
  return hints.length === 0 ? NONE : hints;
});

/** "Piet van der Harrow": small words between two capitals belong to the name, not to the language of the text. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.capital === true || !PARTICLES.has(tokens[at]?.form ?? '')) return false;
  let before = at - 1;
  while (before > at - 3 && tokens[before]?.capital === false) before -= 1;
  let after = at + 1;
  while (after < at + 3 && tokens[after]?.capital === false) after += 1;
  return tokens[before]?.capital === true && tokens[after]?.capital === true;
}

const PARTICLES = new Set('van von de der den di da du del al bin ibn la ter ten'.split(' '));

/** The reading most texts of a thread have, weighed by their words; English where none shows. */
export function mainReading(texts: readonly (readonly Token[])[]): Reading {
  const words = new Map<Reading, number>();
  for (const tokens of texts) {
    const reading = readingOf(tokens);
    if (reading !== null) words.set(reading, (words.get(reading) ?? 0) + Math.min(LOOKED_AT, tokens.length));
  }
  return [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'en';
}

/** A function word or other word of the language that begins sentences and is no name. */
export function isOrdinary(plain: string, reading: Reading): boolean {
  return reading === 'en' ? ORDINARY.has(plain) : (FUNCTION_WORDS.get(reading)?.has(plain) ?? false);
}

/** The language of a title with its opening post, by one word where there are no more; English where none shows. */
export function openingReading(title: readonly Token[], opener: readonly Token[]): Reading {
  return readingOf(title) ?? guess([...title, ...opener.slice(0, LOOKED_AT)], 1) ?? 'en';
}
