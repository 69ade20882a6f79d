import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { cuesOf, type KindCues } from './cues.js';
import { ACRONYMS, NAME_LINKS, OPENERS } from './data.js';
import { shoutedSentences, type ThreadFacts } from './facts.js';
import { plainName } from './fold.js';
import type { Reading } from './languages.js';
import { isPeople, placeOf } from './places.js';
import { readingOf } from './reading.js';
import { isNamey, runLength, type Text } from './runs.js';
import { isBody, isOffice } from './words.js';

/** A run of capitals taken for a name, with cues of its kind. */
export interface Chunk extends Readonly<KindCues> {
  /** As printed, possessive taken off, white space folded. */
  readonly name: string;
  /** Its words, lower case and plain. */
  readonly words: readonly string[];
  /** Offices before it, lower case ("president"). */
  readonly roles: readonly string[];
}

/** The names of one text. Sentences in capitals throughout, or in title case, tell nothing and are passed over. */
export function chunksOf(text: string, tokens: readonly Token[], facts: ThreadFacts, isTitle = false): Chunk[] {
  const shouted = shoutedSentences(tokens, isTitle);
  const view: Text = { text, tokens, reading: readingOf(tokens) ?? facts.main, facts };
  const out: Chunk[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run = shouted.has(tokens[i]?.sentence ?? -1) ? 0 : runLength(view, i);
    if (run > 0) out.push(...splitRun(view, i, i + run));
    i += Math.max(1, run);
  }
  return out;
}

/** Offices stand outside names, and a place or acronym before an office or another name stands alone. */
function splitRun(view: Text, from: number, to: number): Chunk[] {
  const { tokens, reading } = view;
  const out: Chunk[] = [];
  const bodies = bodiesFrom(view, from, to);
  let start = -1;
  let roles = rolesBefore(view, from);
  const flush = (end: number, offices: readonly string[]): void => {
    if (start >= 0) {
      const made = chunk(view, start, end, offices);
      if (made !== null) out.push(made);
    }
    start = -1;
  };
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    const plain = plainName(token.form);
    const upcoming = (bodies.at(-1) ?? -1) > i;
    if (isOffice(plain, reading) && !upcoming && (token.capital || start < 0)) {
      // "Culture Minister", "Fire Chief": what the office is for.
      if (start === i - 1 && isPortfolio(view, start)) start = -1;
      if (start >= 0) {
        flush(i, roles);
        roles = [];
      }
      roles.push(plain);
      continue;
    }
    if (start < 0 && isPeople(plain) && i + 1 < to && !upcoming && !opensName(view, i, to)) continue;
    if (start < 0) start = i;
    if (start === i && standsAlone(view, i, to, bodies)) flush(i + 1, []);
  }
  flush(to, roles);
  return out;
}

/** One word before an office that the thread knows nothing else of. */
function isPortfolio({ tokens, facts }: Text, at: number): boolean {
  const token = tokens[at];
  const plain = plainName(token?.form ?? '');
  return token?.caps === false && placeOf(plain) === null && (facts.inner.get(plain) ?? 0) <= 1 && !isPeople(plain);
}

/** "European Pravda", "Eastern Europe": one word follows that is no name by itself; but "French Lind", "American Dana Lind". */
function opensName({ tokens, reading, facts }: Text, i: number, to: number): boolean {
  const rest = tokens.slice(i + 1, to).filter((token) => token.kind === 'word');
  const next = plainName(rest[0]?.form ?? '');
  if (placeOf(`${plainName(tokens[i]?.form ?? '')} ${next}`) !== null) return true;
  return rest.length === 1 && !isOffice(next, reading) && placeOf(next) === null && (facts.inner.get(next) ?? 0) < 2;
}

/** "UK Premier", "EU Trade …": a place or acronym directly before an office or another name. */
function standsAlone(view: Text, i: number, to: number, bodies: readonly number[]): boolean {
  const { tokens, reading } = view;
  const plain = plainName(tokens[i]?.form ?? '');
  const next = tokens[i + 1];
  if (next === undefined || i + 1 >= to || next.kind !== 'word' || !isNamey(view, i + 1))
    return i + 1 < to && next?.form === '-' && placeOf(plain) !== null;
  if (placeOf(plain) === null || bodies.some((body) => body > i)) return false;
  const second = plainName(next.form);
  return (
    !isBody(second, reading) &&
    placeOf(`${plain} ${second}`) === null &&
    !/^(?:new|united|saudi|south|north|san|saint|port)$/u.test(plain)
  );
}

/** Where in the run words of organisations stand. */
function bodiesFrom({ tokens, reading }: Text, from: number, to: number): number[] {
  const out: number[] = [];
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'word' && token.capital && isBody(plainName(token.form), reading)) out.push(i);
  }
  return out;
}

function rolesBefore({ tokens, reading }: Text, from: number): string[] {
  const roles: string[] = [];
  for (let i = from - 1; i >= 0 && i >= from - 3; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.capital) break;
    const plain = plainName(token.form);
    if (!isOffice(plain, reading)) break;
    roles.unshift(plain);
  }
  return roles;
}

function chunk(view: Text, from: number, end: number, roles: readonly string[]): Chunk | null {
  const { text, tokens, reading, facts } = view;
  let to = end;
  while (
    to > from &&
    (tokens[to - 1]?.kind !== 'word' ||
      (NAME_LINKS.has(tokens[to - 1]?.form ?? '') && tokens[to - 1]?.capital === false))
  )
    to -= 1;
  const words = tokens.slice(from, to).filter((token) => token.kind === 'word');
  const plain = words.map((word) => plainName(word.form));
  if (plain.length === 0 || plain.every(isPeople)) return null;
  const name = text
    .slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)
    .replace(/['\u2019]s?$/u, '')
    .replace(/\s+/gu, ' ');
  if (plain.every((word) => ACRONYMS.has(word))) return null;
  const cues = cuesOf(view, from, to, roles);
  if (plain.length === 1 && !isLoneName(name, plain[0] ?? '', facts, reading, cues.person > 0)) return null;
  if (plain.length > 1 && cues.person < 2 && plain.every((word) => isCommonHere(word, facts, reading))) return null;
  return { name, words: plain, roles, ...cues };
}

/** "Fractured Alliance" of a heading, "Good Luck", "Tiny House": every word is an ordinary one in this thread. */
function isCommonHere(word: string, facts: ThreadFacts, reading: Reading): boolean {
  if (placeOf(word) !== null) return false;
  const small = facts.small.get(word) ?? 0;
  const inner = facts.inner.get(word) ?? 0;
  return (
    (small > 0 && small >= inner) ||
    ((facts.nouns.get(word) ?? 0) > 0 && small * 4 >= inner) ||
    (reading === 'en' && small === 0 && inner < 3 && (valenceOf(word) !== undefined || OPENERS.has(word)))
  );
}

/** A name of one word: no technical acronym, no ordinary word with a capital for emphasis or by the way. */
function isLoneName(name: string, plain: string, facts: ThreadFacts, reading: Reading, isActor: boolean): boolean {
  const small = facts.small.get(plain) ?? 0;
  const inner = facts.inner.get(plain) ?? 0;
  if (placeOf(plain) !== null) return name.length > 2 || name === name.toUpperCase();
  const caps = name.length > 1 && !/\p{Ll}/u.test(name);
  // Capitals for emphasis ("it is FAR better"): the word stands in small letters elsewhere or is an ordinary one.
  if (caps && (ACRONYMS.has(plain) || (name.length > 2 && (small > 0 || valenceOf(plain) !== undefined)))) return false;
  if (plain.length < 2 || /^\p{N}+$/u.test(plain)) return false;
  const nouns = facts.nouns.get(plain) ?? 0;
  if (nouns > 0 && !isActor && small * 4 >= inner) return false;
  if (reading === 'en' && !isActor && inner < 2 && !caps && isOrdinaryEnglish(plain)) return false;
  return inner + 1 > small;
}

function isOrdinaryEnglish(plain: string): boolean {
  return (
    valenceOf(plain) !== undefined || OPENERS.has(plain) || /(?:tions?|ments?|nesses|ities|ically|ously)$/u.test(plain)
  );
}
