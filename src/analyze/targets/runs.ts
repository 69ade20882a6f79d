import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { ALSO_WORDS, NAME_LINKS, OPENERS, OPENING_LINKS } from './data.js';
import { leadsOn, opensSentence, type ThreadFacts } from './facts.js';
import { plainName } from './fold.js';
import { COMMON_NOUNS, NOUN_ENDING } from './german-nouns.js';
import { stemOf } from './inflection.js';
import type { Reading } from './languages.js';
import { isPeople, placeOf } from './places.js';
import { isBody, isClosed, isOffice, isSpeech, standsInNames } from './words.js';

/** One text as runs of names are sought in it. */
export interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly reading: Reading;
  readonly facts: ThreadFacts;
}

/** Longest run of capitals taken for one name, offices included. */
const LONGEST = 9;
/** Endings of English words that are no names where nothing but the head of a sentence gave them a capital. */
const COMMON_ENDING = /(?:ing|ance|ence|tion|tions|ness|ment|ments|ity|ities|ism|ists|ly|ed|ous|ful|less|able|ible)$/u;
const VERBISH = new Set(
  "is was has had will would should could can must may might does did and came went needs wants gets got isn't wasn't won't wouldn't doesn't didn't hasn't never always just also really deserves keeps made makes took takes".split(
    ' ',
  ),
);

/** The number of tokens of the run of names that begins at `at`; 0 where none begins. */
export function runLength(view: Text, at: number): number {
  const { tokens } = view;
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return 0;
  const link = OPENING_LINKS.has(first.form) ? linkedName(view, at) : 0;
  if (!first.capital && link === 0 && view.facts.elided.size === 0) return 0;
  if (link > 0) return extend(view, at, at + link + 1);
  if (!isNamey(view, at)) return 0;
  if (opensSentence(tokens, at) && !startsName(view, at) && !isOffice(plainName(first.form), view.reading)) return 0;
  return extend(view, at, at + 1);
}

/** "van der Harrow", "al-Haddad" where a name begins with its link; the number of tokens before the capital. */
function linkedName({ tokens, reading, facts }: Text, at: number): number {
  const first = tokens[at];
  if (first === undefined || !OPENING_LINKS.has(plainName(first.form))) return 0;
  // The same small words are everyday prepositions; only seen after a first name, or hyphened, they begin a name.
  let i = at + 1;
  while (
    i < at + 4 &&
    (tokens[i]?.form === '-' ||
      OPENING_LINKS.has(tokens[i]?.form ?? '') ||
      /^(?:der|den|la|las|los)$/u.test(tokens[i]?.form ?? ''))
  )
    i += 1;
  const name = tokens[i];
  if (name?.kind !== 'word' || !name.capital || name.sentence !== first.sentence) return 0;
  const hyphened = tokens[at + 1]?.form === '-' && tokens[at + 1]?.start === first.end;
  const particle = `${linkText(tokens, at, i)} ${plainName(name.form)}`;
  if (!hyphened && !facts.particles.has(particle)) return 0;
  return isClosed(name.form, plainName(name.form), reading) ? 0 : i - at;
}

/** The small words between two parts of a name, as one string. */
function linkText(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.form)
    .join(' ')
    .toLowerCase();
}

function extend(view: Text, at: number, from: number): number {
  const { text, tokens, reading } = view;
  const first = tokens[at];
  let end = from;
  for (let i = from; i < tokens.length && i - at < LONGEST; i += 1) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token === undefined || before === undefined || token.sentence !== first?.sentence) break;
    if (/['\u2019]s?$/u.test(before.form) || (reading === 'de' && isGenitive(before, view.facts))) break;
    if (token.kind === 'mark') {
      if (joinsMark(view, i)) continue;
      break;
    }
    if (token.kind !== 'word' || text.slice(before.end, token.start).trim() !== '') break;
    const plain = plainName(token.form);
    // "House", "Times": ordinary words that end names.
    if (isNamey(view, i) || (token.capital && (isBody(plain, reading) || standsInNames(plain, reading)))) {
      end = i + 1;
      continue;
    }
    if (/^\p{N}{1,2}$/u.test(token.form) && i === end && isModelNumber(tokens, i)) return i + 1 - at;
    if (token.form === 'of' && isWholeName(tokens.slice(at, end), reading)) break;
    // "Lucia Di Nardo": a particle with a capital.
    if (token.capital && OPENING_LINKS.has(plain) && leadsToName(view, i + 1)) continue;
    if (isLink(token, reading) && leadsToName(view, i + 1)) continue;
    break;
  }
  return end - at;
}

/** "Seehofens Vertrag": a name with the ending of the genitive. */
function isGenitive(token: Token, facts: ThreadFacts): boolean {
  const plain = plainName(token.form);
  return plain.length > 4 && plain.endsWith('s') && facts.german.has(plain.slice(0, -1));
}

/** A hyphen inside a name, the full stop of an initial, "&" between two names. */
function joinsMark(view: Text, i: number): boolean {
  const [before, token, next] = [view.tokens[i - 1], view.tokens[i], view.tokens[i + 1]];
  if (token === undefined || before === undefined) return false;
  if (token.form === '.') return token.start === before.end;
  if (next === undefined || !next.capital) return false;
  if (token.form === '&') return isNamey(view, i + 1);
  return token.form === '-' && token.start === before.end && next.start === token.end && isNamey(view, i + 1);
}

/** "Zephon 12": a number that counts nothing. */
function isModelNumber(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next?.kind !== 'word' ||
    !/(?:s|million|billion|percent|prozent|hundred|of|am|pm|euro)$/u.test(next.form) ||
    next.form === 'is' ||
    next.form === 'was' ||
    next.form === 'has'
  );
}

function isLink(token: Token, reading: Reading): boolean {
  if (!NAME_LINKS.has(token.form) || token.capital) return false;
  if (token.form === 'of') return reading === 'en';
  // Where these are prepositions of the language, they join only "de"-like parts, not "in" or "to".
  return (
    !(reading === 'pt' && token.form === 'a') &&
    !(reading === 'pl' && token.form === 'do') &&
    !(token.form === 'e' || token.form === 'y' || (token.form === 'des' && reading === 'de'))
  );
}

function leadsToName(view: Text, at: number): boolean {
  for (let i = at; i < at + 3; i += 1) {
    const token = view.tokens[i];
    if (token?.kind !== 'word' && token?.form !== '-') return false;
    if (token.capital) return isNamey(view, i);
    if (!isLink(token, view.reading) && token.form !== '-') return false;
  }
  return false;
}

/** "Anna Berg of Lund" names a person and her town, "Bank of England", "Supreme Court of Norway" one thing. */
function isWholeName(words: readonly Token[], reading: Reading): boolean {
  const plain = words.filter((word) => word.kind === 'word').map((word) => plainName(word.form));
  const last = plain.at(-1) ?? '';
  if (isOffice(last, reading)) return true;
  return plain.length > 1 && !isBody(last, reading) && placeOf(plain.join(' ')) === null;
}

/** A word that may be part of a name by its capital and its class. */
export function isNamey({ tokens, reading, facts }: Text, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (/['\u2019](?:ve|re|ll|d|m|t)$/u.test(token.form)) return false;
  const plain = plainName(token.form);
  // Elided articles: "d'Arvieu", "l'Alba" keep their small letter.
  if (!token.capital) return isElided(token, facts);
  if (token.caps && token.form === 'us') return true;
  if (isClosed(token.form, plain, reading))
    return !opensSentence(tokens, at) && standsInNames(plain, reading) && besideCapital(tokens, at);
  if (reading !== 'de') return true;
  if (facts.german.has(plain) || isOffice(plain, reading) || placeOf(plain) !== null) return true;
  if (isBody(plain, reading)) return germanBeside(tokens, at, facts);
  return !COMMON_NOUNS.has(plain) && !NOUN_ENDING.test(plain) && germanBeside(tokens, at, facts);
}

function germanBeside(tokens: readonly Token[], at: number, facts: ThreadFacts): boolean {
  return [tokens[at - 1], tokens[at + 1]].some(
    (token) => token?.kind === 'word' && token.capital && facts.german.has(plainName(token.form)),
  );
}

function isElided(token: Token, facts: ThreadFacts): boolean {
  return facts.elided.size > 0 && facts.elided.has(token.form);
}

function besideCapital(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at + 1]].some(
    (token) =>
      token?.kind === 'word' && token.capital && token.sentence === tokens[at]?.sentence && token.end - token.start > 2,
  );
}

/** Whether a capital at the head of a sentence begins a name: by the rest of the thread, else by what follows. */
function startsName(view: Text, at: number): boolean {
  const { tokens, reading, facts } = view;
  const token = tokens[at];
  if (token === undefined) return false;
  const plain = plainName(token.form);
  const small = facts.small.get(plain) ?? 0;
  if (reading === 'de') return facts.german.has(plain) || placeOf(plain) !== null || isBody(plain, reading);
  if ((facts.inner.get(plain) ?? 0) > small) return true;
  if (small === 0 && (reading === 'pl' || reading === 'ru') && facts.stems.has(stemOf(plain))) return true;
  const place = placeOf(plain) !== null;
  if (small > 0 && !place) return false;
  if (
    facts.heads.has(plain) &&
    tokens[at + 1]?.kind === 'word' &&
    tokens[at + 1]?.capital === false &&
    !isClosed(token.form, plain, reading)
  )
    return valenceOf(plain) === undefined;
  // A Latin word in a Russian text.
  if (reading === 'ru' && /^\p{Script=Latin}+$/u.test(plain)) return true;
  if (ALSO_WORDS.has(plain) && leadsOn(tokens, at)) return true;
  if (!place && (OPENERS.has(plain) || (reading === 'en' && (valenceOf(plain) !== undefined || isPeople(plain)))))
    return nameAfterPeople(tokens, at, plain);
  if (token.caps || place || /['\u2019]s$/u.test(token.form)) return true;
  const next = tokens[at + 1];
  // "(Reuters)"
  if (tokens[at - 1]?.kind === 'open' && next?.kind === 'close')
    return !(reading === 'en' && COMMON_ENDING.test(plain));
  if (next === undefined || next.kind !== 'word') return next?.form === '-' && tokens[at + 2]?.capital === true;
  const common = reading === 'en' && COMMON_ENDING.test(plain);
  if (next.capital && next.sentence === token.sentence)
    return (
      !(common && /(?:ing|ly)$/u.test(plain)) && !(reading === 'pl' && /\p{L}{3}(?:lem|lam|emy|amy)$/u.test(plain))
    );
  if (isSpeech(next.form, reading)) return true;
  if (common) return false;
  if (facts.elided.has(next.form)) return true;
  if (isLink(next, reading) && leadsToName(view, at + 2)) return next.form !== 'of' || !plain.endsWith('s');
  return isSpeech(next.form, reading) || (reading === 'en' && VERBISH.has(next.form) && !/(?:[^s]s)$/u.test(plain));
}

/** "Russian President …", "American Motors": the people opens a run that goes on. */
function nameAfterPeople(tokens: readonly Token[], at: number, plain: string): boolean {
  return isPeople(plain) && tokens[at + 1]?.capital === true;
}
