import { distance } from 'fastest-levenshtein';
import type { Alignment } from './align.js';
import { changes } from './diff.js';
import { areOpposites, isNegation, numberValue } from './lexicon.js';
import type { Tokens, Vocabulary } from './tokens.js';

/** How the words of a thread are written: what tells a name from a word at the start of a sentence. */
export interface Spelling {
  /** Words seen with a small first letter. */
  readonly small: ReadonlySet<number>;
  /** Words seen with a capital inside a sentence. */
  readonly capital: ReadonlySet<number>;
}

/** Reads the spelling of all texts of a thread. Linear. */
export function readSpelling(texts: Iterable<Tokens>): Spelling {
  const small = new Set<number>();
  const capital = new Set<number>();
  for (const tokens of texts) {
    tokens.ids.forEach((id, at) => {
      const first = tokens.text.charAt(tokens.starts[at] ?? 0);
      if (first !== first.toUpperCase()) small.add(id);
      else if (first !== first.toLowerCase() && !startsSentence(tokens, at)) capital.add(id);
    });
  }
  return { small, capital };
}

/**
 * Whether a quote's changes turn its meaning: a negation, number or name dropped, added or changed, or a word turned
 * into its opposite. Words left out at the ends do not count; words left out with a mark count only where the gap is
 * three words or fewer and takes a negation with it.
 */
export function changesMeaning(
  source: Tokens,
  quote: Tokens,
  alignment: Alignment,
  vocabulary: Vocabulary,
  spelling: () => Spelling,
): boolean {
  return changes(alignment.runs).some(({ dropped, added }) => {
    const lost = wordsOf(source, dropped === null ? null : [dropped.s0, dropped.s1], vocabulary);
    const gained = wordsOf(quote, added === null ? null : [added.q0, added.q1], vocabulary);
    if (dropped?.marked === true) return lost.length <= 3 && lost.some((word) => isNegation(word.form));
    return (
      countNegations(lost) !== countNegations(gained) ||
      differ(numbersOf(lost), numbersOf(gained)) ||
      namesDiffer(namesOf(source, lost, spelling()), namesOf(quote, gained, spelling())) ||
      hasOpposites(lost, gained)
    );
  });
}

interface Word {
  readonly at: number;
  readonly id: number;
  readonly form: string;
}

function wordsOf(tokens: Tokens, range: readonly [number, number] | null, vocabulary: Vocabulary): Word[] {
  const out: Word[] = [];
  if (range === null) return out;
  for (let at = range[0]; at < range[1]; at += 1) {
    const id = tokens.ids[at] ?? -1;
    out.push({ at, id, form: vocabulary.form(id) });
  }
  return out;
}

const countNegations = (words: readonly Word[]): number => words.filter((word) => isNegation(word.form)).length;

const numbersOf = (words: readonly Word[]): string[] =>
  words.flatMap((word) => numberValue(word.form) ?? []).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

const differ = (a: readonly string[], b: readonly string[]): boolean =>
  a.length !== b.length || a.some((value, at) => value !== b[at]);

function hasOpposites(lost: readonly Word[], gained: readonly Word[]): boolean {
  // A rewritten passage has many words on both sides; opposites are looked for where single words were exchanged.
  if (lost.length > 12 || gained.length > 12) return false;
  return lost.some((a) => gained.some((b) => areOpposites(a.form, b.form)));
}

function namesOf(tokens: Tokens, words: readonly Word[], spelling: Spelling): string[] {
  return words.filter((word) => isName(tokens, word, spelling)).map((word) => word.form.replace(/'s?$/u, ''));
}

function isName(tokens: Tokens, word: Word, spelling: Spelling): boolean {
  const printed = tokens.text.slice(tokens.starts[word.at] ?? 0, tokens.ends[word.at] ?? 0);
  if (!/^\p{Lu}/u.test(printed) || /^i(?:'\w+)?$/u.test(word.form)) return false;
  // "NOT", "VERY": shouted, when the same word is written small elsewhere.
  if (printed.length > 1 && printed === printed.toUpperCase() && spelling.small.has(word.id)) return false;
  if (!startsSentence(tokens, word.at)) return true;
  return spelling.capital.has(word.id) && !spelling.small.has(word.id);
}

/** Two spellings of one name (at most one letter apart in six or more) are one name. */
function namesDiffer(lost: readonly string[], gained: readonly string[]): boolean {
  // Passages rewritten at this length differ in their names as a rule; pairing them all would be quadratic.
  if (lost.length + gained.length > 400) return true;
  const open = [...gained];
  for (const name of lost) {
    const at = open.findIndex((other) => other === name || isVariant(name, other));
    if (at === -1) return true;
    open.splice(at, 1);
  }
  return open.length > 0;
}

function isVariant(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 6 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1;
}

/** Whether a word begins a sentence or line: only marks and spaces stand between it and an end, or nothing. */
function startsSentence(tokens: Tokens, at: number): boolean {
  const start = tokens.starts[at] ?? 0;
  for (let i = start - 1; i >= 0 && i > start - 16; i -= 1) {
    const character = tokens.text.charAt(i);
    if (/[.!?:\n\u2026\u3002]/u.test(character)) return true;
    if (!/[\s"'\u2018-\u201f\u00ab\u00bb([{*_>-]/u.test(character)) return false;
  }
  return true;
}
