import { distance } from 'fastest-levenshtein';
import { foldWord } from './source-words.js';
import { ROLES, wordSet } from './speech-data.js';

const ROLE = wordSet(ROLES);
/** Letters of a last name from which on one letter, and from which on two, may differ: spellings and case endings. */
const ONE_APART = 5;
const TWO_APART = 8;

/** The folded words of a name without offices and forms of address. */
function nameWords(name: string): string[] {
  const words = name
    .split(/[\s\u00a0-]+/u)
    .map((word) => foldWord(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')))
    .filter((word) => word !== '');
  const own = words.filter((word) => !ROLE.has(word));
  return own.length === 0 ? words : own;
}

/** Whether a name is that of a body, not of a person: printed in capitals throughout. */
function isAcronym(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(name);
}

/**
 * Whether two printed names are certainly two persons'. The same last name, one word of the other's full name, a
 * spelling of it (one letter in five, two in eight apart) or the name of a body, which may speak through a person, are
 * not. Names in different scripts cannot be compared and are not either.
 */
export function areDifferentPersons(a: string, b: string): boolean {
  if (isAcronym(a) || isAcronym(b)) return false;
  const [left, right] = [nameWords(a), nameWords(b)];
  const [lastLeft, lastRight] = [left.at(-1), right.at(-1)];
  if (lastLeft === undefined || lastRight === undefined || scriptOf(lastLeft) !== scriptOf(lastRight)) return false;
  if (alike(lastLeft, lastRight)) return false;
  if (left.length === 1 && right.some((word) => alike(word, lastLeft))) return false;
  return !(right.length === 1 && left.some((word) => alike(word, lastRight)));
}

/** The folded last word of a name, by which a text that names the person is recognised. */
export function lastName(name: string): string | null {
  return nameWords(name).at(-1) ?? null;
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < ONE_APART || shorter > 60 || Math.abs(a.length - b.length) > 2) return false;
  return distance(a, b) <= (shorter >= TWO_APART ? 2 : 1);
}

function scriptOf(word: string): string {
  if (/\p{Script=Latin}/u.test(word)) return 'latin';
  if (/\p{Script=Cyrillic}/u.test(word)) return 'cyrillic';
  if (/\p{Script=Greek}/u.test(word)) return 'greek';
  return 'other';
}
