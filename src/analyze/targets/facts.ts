import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { ALSO_WORDS, IN_NAMES, OPENERS, ORDINARY, SPEECH } from './data.js';
import { plainName } from './fold.js';
import { germanFacts } from './german.js';
import { stemOf } from './inflection.js';
import type { Reading } from './languages.js';
import { placeOf } from './places.js';
import { URGES } from './proposition-words.js';
import { mainReading, readingOf } from './reading.js';

/** How words stand in a whole thread: the same word in small letters elsewhere is evidence against a name. */
export interface ThreadFacts {
  readonly small: ReadonlyMap<string, number>;
  /** In small letters after an article or the like ("the router"): a common noun. */
  readonly nouns: ReadonlyMap<string, number>;
  /** With a capital inside a sentence. In German texts only where the word is no ordinary noun there. */
  readonly inner: ReadonlyMap<string, number>;
  /** Words that open a sentence before another capital, and in small letters nowhere: first names, as a rule. */
  readonly heads: ReadonlySet<string>;
  /** Stems of the words of `inner`, where names have cases (Polish, Russian). */
  readonly stems: ReadonlySet<string>;
  /** German nouns that are names (see german.ts), as plain words. */
  readonly german: ReadonlySet<string>;
  /** Particles with the name after them ("van der harrow") that were seen between two capitals. */
  readonly particles: ReadonlySet<string>;
  /** Words with an elided article and a capital behind it ("d'arvieu"), in small letters. */
  readonly elided: ReadonlySet<string>;
  /** Language most of the thread is written in: stands in for texts too short to show theirs. */
  readonly main: Reading;
}

/** Counts, over all texts of a thread, words in small letters and words with a capital inside a sentence. */
export function factsOfThread(texts: readonly string[], tokens: readonly (readonly Token[])[]): ThreadFacts {
  const main = mainReading(tokens);
  const small = new Map<string, number>();
  const inner = new Map<string, number>();
  const nouns = new Map<string, number>();
  const heads = new Set<string>();
  const particles = new Set<string>();
  const elided = new Set<string>();
  const german = germanFacts(tokens.filter((list) => (readingOf(list) ?? main) === 'de'));
  tokens.forEach((list, n) => {
    const nounsCapital = (readingOf(list) ?? main) === 'de';
    const shouted = shoutedSentences(list, n === 0);
    const careless = isCareless(list);
    list.forEach((token, i) => {
      if (token.kind !== 'word' || shouted.has(token.sentence)) return;
      const plain = plainName(token.form);
      const isElided =
        !token.capital &&
        token.form.includes("'") &&
        ELIDED.test(token.form) &&
        /['\u2019]\p{Lu}/u.test((texts[n] ?? '').slice(token.start, token.end));
      if (isElided) {
        elided.add(token.form);
        inner.set(plain, (inner.get(plain) ?? 0) + 1);
        return;
      }
      if (token.capital && leadsOn(list, i)) heads.add(plain);
      if (token.capital && (!nounsCapital || german.has(plain))) noteParticles(list, i, particles);
      if (!token.capital) {
        if (careless) return;
        small.set(plain, (small.get(plain) ?? 0) + 1);
        if (DETERMINERS.has(list[i - 1]?.form ?? '')) nouns.set(plain, (nouns.get(plain) ?? 0) + 1);
      } else if (nounsCapital ? german.has(plain) : !opensSentence(list, i))
        inner.set(plain, (inner.get(plain) ?? 0) + 1);
    });
  });
  const stems = new Set(main === 'pl' || main === 'ru' ? [...inner.keys()].map(stemOf) : []);
  for (const word of heads) if (small.has(word) || OPENERS.has(word)) heads.delete(word);
  return { small, nouns, inner, heads, stems, german, particles, elided, main };
}

/** Written without capitals: there a small letter is no evidence against a name. */
function isCareless(tokens: readonly Token[]): boolean {
  let words = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (token.capital && token.form !== 'i' && !token.form.startsWith("i'")) return false;
  }
  return words > 2;
}

const DETERMINERS = new Set(
  'a an the this that these those my your his her our their no any some each every another of'.split(' '),
);

const ELIDED = /^[a-z]{1,4}['\u2019]\p{L}{3}/u;

/** A capital follows, after a hyphen or directly. */
export function leadsOn(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const name = next?.form === '-' ? tokens[at + 2] : next;
  return name?.kind === 'word' && name.capital && name.sentence === tokens[at]?.sentence;
}

/** Remembers the particles between a capital and the next one: "Piet van der Harrow". */
function noteParticles(tokens: readonly Token[], at: number, particles: Set<string>): void {
  let i = at + 1;
  while (i < at + 4 && PARTICLES.has(tokens[i]?.form ?? '')) i += 1;
  const name = tokens[i];
  if (i === at + 1 || name?.kind !== 'word' || !name.capital || name.sentence !== tokens[at]?.sentence) return;
  const links = tokens.slice(at + 1, i).map((token) => token.form);
  particles.add(`${links.join(' ')} ${plainName(name.form)}`);
}

const PARTICLES = new Set(
  'van von de di da du del della der den la las los al el bin ibn ben abu ter ten zu do dos das'.split(' '),
);

/** The token begins a sentence, a quotation, a bracket or what follows a colon: a capital there tells nothing. */
export function opensSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return (
    before === undefined ||
    token === undefined ||
    before.sentence !== token.sentence ||
    before.kind === 'quote' ||
    before.kind === 'break' ||
    before.kind === 'open' ||
    (before.kind === 'mark' && !'-.&/'.includes(before.form)) ||
    (before.kind === 'comma' && (before.form === ':' || before.form === '\u2014' || before.form === '\u2013'))
  );
}

const NONE: ReadonlySet<number> = new Set();
const shouted = {
  title: new WeakMap<readonly Token[], ReadonlySet<number>>(),
  post: new WeakMap<readonly Token[], ReadonlySet<number>>(),
};

/** Sentences in capitals throughout, or in title case: there capitals tell nothing. Titles are known to be titles. */
export function shoutedSentences(tokens: readonly Token[], isTitle: boolean): ReadonlySet<number> {
  const kept = isTitle ? shouted.title : shouted.post;
  const known = kept.get(tokens);
  if (known !== undefined) return known;
  const found = tokens.length === 0 ? NONE : findShouted(tokens, isTitle);
  kept.set(tokens, found);
  return found;
}

function findShouted(tokens: readonly Token[], isTitle: boolean): ReadonlySet<number> {
  const out = new Set<number>();
  const reading = readingOf(tokens);
  const english = reading === 'en' || reading === null;
  let from = 0;
  let capitals = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.capital) capitals += 1;
    if (tokens[i + 1]?.sentence === token.sentence) continue;
    // Two capitals are the least either needs.
    if (capitals >= 2) {
      const words = tokens.slice(from, i + 1).filter((one) => one.kind === 'word' && one.end - one.start > 1);
      const isLine = isTitle || token.kind !== 'stop';
      const titled = english && (isTitleCase(words, isLine) || (isTitle && isAllCapital(words)));
      if (titled || isAllCaps(words)) out.add(token.sentence);
    }
    from = i + 1;
    capitals = 0;
  }
  return out;
}

/** Three words or more, nearly all in capitals throughout. */
function isAllCaps(words: readonly Token[]): boolean {
  return words.length >= 3 && words.filter((word) => word.caps).length >= words.length * 0.75;
}

/**
 * English titles: long words have capitals, small ones are ordinary, and among the capitals inside stand words that are
 * no names ("Tells", "Masks"). A list of names ("Anna Berg and Tom Lind in Lund") has none. A line of its own without a
 * full stop may be shorter.
 */
function isTitleCase(words: readonly Token[], isLine: boolean): boolean {
  const long = words.filter((word) => word.end - word.start > 3);
  const capitals = long.filter((word) => word.capital);
  if (long.length < (isLine ? 2 : 5) || capitals.length < long.length * (long.length < 4 ? 1 : 0.7)) return false;
  const strange = long.filter((word) => !word.capital && !ORDINARY.has(word.form)).length;
  const common = words.filter(
    (word, i) => i > 0 && word.capital && !word.caps && isCommon(word.form) && placeOf(word.form) === null,
  ).length;
  return strange <= (isLine ? 1 : 0) && common > strange;
}

/** Every long word has a capital. */
function isAllCapital(words: readonly Token[]): boolean {
  const long = words.filter((word) => word.end - word.start > 3);
  return long.length >= 2 && long.every((word) => word.capital);
}

function isCommon(form: string): boolean {
  return (
    (ORDINARY.has(form) && !IN_NAMES.has(form)) ||
    SPEECH.has(form) ||
    OPENERS.has(form) ||
    URGES.has(form) ||
    (/(?:ing|tion|tions|ment|ments|ness|ity)$/u.test(form) && form.length > 6 && placeOf(form) === null) ||
    (valenceOf(form) !== undefined && !ALSO_WORDS.has(form))
  );
}
