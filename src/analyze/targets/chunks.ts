import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { NAME_LINKS, NOT_NAMES, ORDINARY, ORGANISATION_WORDS, ROLES, SPEECH } from './data.js';
import { plainName } from './fold.js';
import { isPeople, placeOf } from './places.js';

/** How words stand in a whole thread: the same word in small letters elsewhere is evidence against a name. */
export interface CaseCounts {
  readonly small: ReadonlyMap<string, number>;
  readonly inner: ReadonlyMap<string, number>;
}

/** A run of capitals taken for a name, with cues of its kind. */
export interface Chunk {
  /** As printed, possessive taken off, white space folded. */
  readonly name: string;
  /** Its words, lower case and plain. */
  readonly words: readonly string[];
  /** Offices before it, lower case ("president"). */
  readonly roles: readonly string[];
  readonly person: number;
  readonly place: number;
  readonly organisation: number;
}

/** Counts, over all texts of a thread, words in small letters and words with a capital inside a sentence. */
export function countCases(texts: readonly (readonly Token[])[]): CaseCounts {
  const small = new Map<string, number>();
  const inner = new Map<string, number>();
  for (const tokens of texts) {
    const shouted = shoutedSentences(tokens);
    tokens.forEach((token, i) => {
      if (token.kind !== 'word' || shouted.has(token.sentence)) return;
      const plain = plainName(token.form);
      if (!token.capital) small.set(plain, (small.get(plain) ?? 0) + 1);
      else if (!opensSentence(tokens, i)) inner.set(plain, (inner.get(plain) ?? 0) + 1);
    });
  }
  return { small, inner };
}

/** The names of one text. Sentences in capitals throughout, or in title case, tell nothing and are passed over. */
export function chunksOf(text: string, tokens: readonly Token[], cases: CaseCounts): Chunk[] {
  const shouted = shoutedSentences(tokens);
  const out: Chunk[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run = shouted.has(tokens[i]?.sentence ?? -1) ? 0 : runLength(text, tokens, i, cases);
    if (run > 0) out.push(...splitRun(text, tokens, i, i + run, cases));
    i += Math.max(1, run);
  }
  return out;
}

function runLength(text: string, tokens: readonly Token[], at: number, cases: CaseCounts): number {
  const first = tokens[at];
  if (first === undefined || !isNamey(first)) return 0;
  let start = at;
  if (opensSentence(tokens, at) && !startsName(tokens, at, cases)) {
    // An ordinary word that opens a sentence may be followed by a name; the caller goes on there.
    if (!ROLES.has(plainName(first.form))) return 0;
    start = at;
  }
  let end = start + 1;
  for (let i = start + 1; i < tokens.length && end - start < 8; i += 1) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token === undefined || before === undefined || token.sentence !== first.sentence) break;
    if (/['\u2019]s?$/u.test(before.form)) break;
    if (token.kind === 'mark') {
      const char = token.form;
      const next = tokens[i + 1];
      if (
        (char === '-' && token.start === before.end && next?.start === token.end && isNamey(next)) ||
        (char === '.' && token.start === before.end)
      )
        continue;
      break;
    }
    if (text.slice(before.end, token.start).trim() !== '') break;
    // "House", "Times": ordinary words that end names.
    if (isNamey(token) || (token.kind === 'word' && token.capital && ORGANISATION_WORDS.has(plainName(token.form)))) {
      end = i + 1;
      continue;
    }
    const next = tokens[i + 1];
    if (token.form === 'of' && isWholeName(tokens.slice(start, end))) break;
    if (NAME_LINKS.has(token.form) && next !== undefined && isNamey(next) && next.sentence === first.sentence) continue;
    break;
  }
  return end - at;
}

/** "Anna Berg of Lund" names a person and her town, "Bank of England", "Supreme Court of Norway" one thing. */
function isWholeName(words: readonly Token[]): boolean {
  const plain = words.map((word) => plainName(word.form));
  return words.length > 1 && !ORGANISATION_WORDS.has(plain.at(-1) ?? '') && placeOf(plain.join(' ')) === null;
}

function isNamey(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.capital &&
    !NOT_NAMES.has(token.form) &&
    (!ORDINARY.has(token.form) || (token.caps && token.form === 'us'))
  );
}

function startsName(tokens: readonly Token[], at: number, cases: CaseCounts): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const plain = plainName(token.form);
  const next = tokens[at + 1];
  const small = cases.small.get(plain) ?? 0;
  const inner = cases.inner.get(plain) ?? 0;
  if (inner > small) return true;
  if (small > 0 || (valenceOf(plain) !== undefined && placeOf(plain) === null)) return false;
  if (token.caps || placeOf(plain) !== null || /['\u2019]s$/u.test(token.form)) return true;
  if (next === undefined || next.kind !== 'word') return false;
  return next.capital || VERBISH.has(next.form) || SPEECH.has(next.form);
}

/** After a subject: a name that is met only at the head of a sentence is recognised by these. */
const VERBISH = new Set(
  "is was has had will would should could can must may might does did and came went needs wants gets got isn't wasn't won't wouldn't doesn't didn't hasn't never always just also really deserves keeps made makes took takes".split(
    ' ',
  ),
);

function splitRun(text: string, tokens: readonly Token[], from: number, to: number, cases: CaseCounts): Chunk[] {
  const out: Chunk[] = [];
  let words: Token[] = [];
  let roles: string[] = rolesBefore(tokens, from);
  const flush = (last: number, pending: readonly string[]): void => {
    while (words.length > 0 && NAME_LINKS.has(words.at(-1)?.form ?? '')) words.pop();
    const head = words[0];
    if (head !== undefined) {
      const all = words.every((word) => isPeople(plainName(word.form)));
      if (!all) out.push(describe(text, tokens, words, pending, last));
    }
    words = [];
  };
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    const plain = plainName(token.form);
    const upcoming = tokens
      .slice(i + 1, to)
      .some((later) => later.kind === 'word' && ORGANISATION_WORDS.has(plainName(later.form)));
    if (ROLES.has(plain) && !upcoming) {
      if (words.length > 0) {
        flush(i, roles);
        roles = [];
      }
      roles.push(plain);
      continue;
    }
    if (words.length === 0 && isPeople(plain) && i + 1 < to && !upcoming) continue;
    // "UK Premier", "WHO Director": a place or acronym directly before an office or another name stands alone.
    words.push(token);
    const next = tokens[i + 1];
    if (
      words.length === 1 &&
      next !== undefined &&
      i + 1 < to &&
      placeOf(plain) !== null &&
      isNamey(next) &&
      !ORGANISATION_WORDS.has(plainName(next.form)) &&
      placeOf(`${plain} ${plainName(next.form)}`) === null &&
      !/^(?:new|united|saudi|south|north)$/u.test(plain)
    ) {
      flush(i + 1, []);
    }
  }
  flush(to, roles);
  return out.filter((chunk) => chunk.words.length > 1 || isLoneName(chunk, cases));
}

function isLoneName(chunk: Chunk, cases: CaseCounts): boolean {
  const plain = chunk.words[0] ?? '';
  // Capitals for emphasis ("it is FAR better"): the word stands in small letters elsewhere or is an ordinary one.
  const emphasis = chunk.name.length > 2 && /^\p{Lu}+$/u.test(chunk.name);
  if (emphasis && placeOf(plain) === null && ((cases.small.get(plain) ?? 0) > 0 || valenceOf(plain) !== undefined))
    return false;
  if (plain.length < 2 || /^\p{N}+$/u.test(plain)) return false;
  return (cases.inner.get(plain) ?? 0) + 1 > (cases.small.get(plain) ?? 0) || placeOf(plain) !== null;
}

function rolesBefore(tokens: readonly Token[], from: number): string[] {
  const roles: string[] = [];
  for (let i = from - 1; i >= 0 && i >= from - 3; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.capital || !ROLES.has(token.form)) break;
    roles.unshift(token.form);
  }
  return roles;
}

function describe(
  text: string,
  tokens: readonly Token[],
  words: readonly Token[],
  roles: readonly string[],
  after: number,
): Chunk {
  const head = words[0];
  const at = head === undefined ? 0 : tokens.indexOf(head, Math.max(0, after - 12));
  const before = tokens[at - 1];
  const next = tokens[after];
  const further = tokens[after + 1];
  const plainWords = words.map((word) => plainName(word.form));
  const plain = plainWords.join(' ');
  const name = text
    .slice(head?.start ?? 0, words.at(-1)?.end ?? 0)
    .replace(/['\u2019]s?$/u, '')
    .replace(/\s+/gu, ' ');
  let person = roles.length > 0 ? 3 : 0;
  let place = placeOf(plain) === null ? 0 : 6;
  let organisation = 0;
  if (next?.kind === 'word' && SPEECH.has(next.form)) person += 2;
  else if (further?.kind === 'word' && SPEECH.has(further.form) && next?.kind === 'word') person += 1;
  if (before?.kind === 'word' && (before.form === 'said' || before.form === 'says')) person += 1;
  if (next?.kind === 'word' && /^(?:who|himself|herself|whose)$/u.test(next.form)) person += 1;
  if (words.length === 2 || words.length === 3) person += 0.6;
  if (words.some((word) => ORGANISATION_WORDS.has(plainName(word.form)))) organisation += 4;
  if (words.length === 1 && head?.caps === true && head.end - head.start <= 6) organisation += 2;
  if (before?.kind === 'word' && before.form === 'the') organisation += 0.7;
  if (before?.kind === 'word' && /^(?:in|at|near|inside|throughout|across)$/u.test(before.form)) place += 0.5;
  else if (before?.kind === 'word' && /^(?:from|to|into)$/u.test(before.form)) place += 0.2;
  return { name, words: plainWords, roles, person, place, organisation };
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return (
    before === undefined ||
    token === undefined ||
    before.sentence !== token.sentence ||
    before.kind === 'quote' ||
    before.kind === 'break' ||
    before.kind === 'open' ||
    (before.kind === 'mark' && before.form !== '-' && before.form !== '.') ||
    (before.kind === 'comma' && (before.form === ':' || before.form === '\u2014'))
  );
}

/** Sentences in capitals or title case throughout: there capitals tell nothing. */
function shoutedSentences(tokens: readonly Token[]): ReadonlySet<number> {
  const known = shouted.get(tokens);
  if (known !== undefined) return known;
  const found = findShouted(tokens);
  shouted.set(tokens, found);
  return found;
}

const shouted = new WeakMap<readonly Token[], ReadonlySet<number>>();

function findShouted(tokens: readonly Token[]): ReadonlySet<number> {
  const out = new Set<number>();
  let from = 0;
  while (from < tokens.length) {
    const sentence = tokens[from]?.sentence ?? 0;
    let words = 0;
    let capitals = 0;
    let to = from;
    for (; to < tokens.length && tokens[to]?.sentence === sentence; to += 1) {
      const token = tokens[to];
      if (token?.kind !== 'word' || token.end - token.start < 4) continue;
      words += 1;
      if (token.capital) capitals += 1;
    }
    if (words >= 5 && capitals / words > 0.75) out.add(sentence);
    from = to;
  }
  return out;
}
