import type { Token } from '../words/tokens.js';
import { ROLES } from './data.js';
import { plainName } from './fold.js';
import { COMMON_NOUNS, NOUN_ENDING, PLACE_ENDING } from './german-nouns.js';
import { FOREIGN_ROLES, FUNCTION_WORDS, GERMAN_DETERMINERS, SPEECH_STEMS } from './languages.js';

/** German writes every noun with a capital; so here a name needs signs of its own. How often each word showed them. */
interface Signs {
  /** After an article or an adjective: an ordinary noun. */
  noun: number;
  /** Bare where a noun would have an article: subject of a clause, after a preposition of place. */
  bare: number;
  /** Beside another name, after an office, before a verb of speech. */
  strong: number;
}

const PLACE_BEFORE = /^(?:in|nach)$/u;
/** Endings plurals and nouns made of verbs have; a name with one needs more signs. */
const PLURAL = /(?:en|ern|e|n)$/u;
/** Endings of an adjective that opens a sentence. */
const ADJECTIVE = /(?:e|er|en|es|em|ig|lich|isch|los)$/u;
const FUNCTION = FUNCTION_WORDS.get('de') ?? new Set<string>();
const SPEECH = SPEECH_STEMS.get('de') ?? /^$/u;

/** Nouns of German texts that are names, as plain words. */
export function germanFacts(texts: readonly (readonly Token[])[]): ReadonlySet<string> {
  const signs = new Map<string, Signs>();
  for (const tokens of texts) for (const [i, token] of tokens.entries()) read(tokens, token, i, signs);
  const names = new Set<string>();
  for (const [plain, sign] of signs) if (isName(plain, sign)) names.add(plain);
  // A name in the genitive before what it owns: "Seehofens Vertrag".
  for (const plain of signs.keys()) {
    const stem = plain.replace(/s$/u, '');
    if (stem.length > 3 && stem !== plain && names.has(stem)) names.add(plain);
  }
  return names;
}

function isName(plain: string, { noun, bare, strong }: Signs): boolean {
  if (strong >= 0.8) return strong * 2 >= noun;
  if (COMMON_NOUNS.has(plain)) return false;
  if (PLACE_ENDING.test(plain)) return true;
  return noun === 0 && bare + 2 * strong >= (PLURAL.test(plain) ? 3 : 2);
}

function read(tokens: readonly Token[], token: Token, i: number, signs: Map<string, Signs>): void {
  if (token.kind !== 'word' || !token.capital) return;
  const plain = plainName(token.form);
  if (isPlainNoun(plain)) return;
  const sign = signs.get(plain) ?? { noun: 0, bare: 0, strong: 0 };
  signs.set(plain, sign);
  const before = wordAt(tokens, i - 1, token);
  const prior = before === null ? '' : plainName(before.form);
  const next = wordAt(tokens, i + 1, token);
  if (before !== null && isRole(prior)) sign.strong += 1;
  else if (before !== null && (GERMAN_DETERMINERS.has(prior) || isAdjective(before))) sign.noun += 1;
  else
    sign.bare +=
      before !== null && PLACE_BEFORE.test(prior)
        ? 2
        : prior !== '' && /^(?:aus|bei|uber|von|mit|fur|ohne|zu|und|oder|als|wie)$/u.test(prior)
          ? 0.5
          : next !== null && !next.capital
            ? 1
            : 0.5;
  // "Anna Berg": two nouns side by side are a name, but for a noun before its genitive or a role.
  const beside = [before, next].some((other) => other?.capital === true && partOfName(plainName(other.form)));
  if (beside && !COMMON_NOUNS.has(plain)) {
    const opens = before === null && ADJECTIVE.test(plain);
    const follows =
      before?.capital === true &&
      wordAt(tokens, i - 2, token) === null &&
      ADJECTIVE.test(prior) &&
      !FUNCTION.has(prior);
    sign.strong += opens || follows || PLURAL.test(plain) ? 0.5 : 1;
  }
  if (next !== null && !next.capital && SPEECH.test(plainName(next.form)) && !GERMAN_DETERMINERS.has(prior))
    sign.strong += 1;
  if (token.caps && token.end - token.start <= 5) sign.strong += 1;
  const mark = tokens[i + 1];
  if (mark?.form === '-' && tokens[i + 2]?.capital === true && !COMMON_NOUNS.has(plainName(tokens[i + 2]?.form ?? '')))
    sign.strong += 0.5;
}

function isPlainNoun(plain: string): boolean {
  return FUNCTION.has(plain) || isRole(plain) || NOUN_ENDING.test(plain);
}

function partOfName(plain: string): boolean {
  return !FUNCTION.has(plain) && !isRole(plain) && !NOUN_ENDING.test(plain) && !COMMON_NOUNS.has(plain);
}

/** An office, also as the last part of a compound: "Kulturminister", "Vereinschefin". */
export function isRole(plain: string): boolean {
  return (
    ROLES.has(plain) ||
    FOREIGN_ROLES.has(plain) ||
    /(?:minister|meister|prasident|chef|direktor|sprecher|sekretar|trainer|anwalt|richter|rat|ratin|kanzler)(?:in)?$/u.test(
      plain,
    )
  );
}

function wordAt(tokens: readonly Token[], at: number, beside: Token): Token | null {
  const token = tokens[at];
  return token?.kind === 'word' && token.sentence === beside.sentence ? token : null;
}

/** A small word with the ending of an adjective before a noun. */
function isAdjective(token: Token): boolean {
  const plain = plainName(token.form);
  return (
    !token.capital &&
    plain.length > 4 &&
    /(?:e|er|en|es|em)$/u.test(plain) &&
    !FUNCTION.has(plain) &&
    !/(?:iert|te|ten)$/u.test(plain)
  );
}
