import type { Alignment } from './align.js';
import { changes } from './diff.js';
import { areOpposites, isNegation, NEGATES_BEHIND_NE, NEGATION_IN_SCRIPT } from './lexicon.js';
import { holdsOne, readNumbers, readUnits } from './numbers.js';
import { SENTENCE_OPENERS } from './sentence-openers.js';
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
 * three words or fewer and takes a negation with it. A number in words is the same as in digits, and so is its unit.
 */
export function changesMeaning(
  source: Tokens,
  quote: Tokens,
  alignment: Alignment,
  vocabulary: Vocabulary,
  spelling: () => Spelling,
): boolean {
  const units: { lost: string[]; gained: string[] } = { lost: [], gained: [] };
  const turned = changes(alignment.runs).some(({ dropped, added }) => {
    const lost = wordsOf(source, dropped === null ? null : [dropped.s0, dropped.s1], vocabulary);
    const gained = wordsOf(quote, added === null ? null : [added.q0, added.q1], vocabulary);
    if (dropped?.marked === true) return lost.length <= 3 && countNegations(source, lost, vocabulary) > 0;
    for (const unit of readUnits(lost.map(formOf))) units.lost.push(unit);
    for (const unit of readUnits(gained.map(formOf))) units.gained.push(unit);
    return (
      countNegations(source, lost, vocabulary) !== countNegations(quote, gained, vocabulary) ||
      numbersDiffer(lost.map(formOf), gained.map(formOf)) ||
      namesDiffer(namesOf(source, lost, spelling()), namesOf(quote, gained, spelling())) ||
      hasOpposites(lost, gained)
    );
  });
  // "$5" and "5 dollars" are two changes that only together change nothing.
  return turned || differ(units.lost.sort(), units.gained.sort());
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

const formOf = (word: Word): string => word.form;

function countNegations(tokens: Tokens, words: readonly Word[], vocabulary: Vocabulary): number {
  const plain = words.filter(
    ({ form, at }) => isNegation(form) || (NEGATES_BEHIND_NE.has(form) && standsBehindNe(tokens, at, vocabulary)),
  ).length;
  return plain + (words.map(formOf).join('').match(NEGATION_IN_SCRIPT)?.length ?? 0);
}

/** Words between a French "ne" and its second half. */
const NE_REACH = 4;

function standsBehindNe(tokens: Tokens, at: number, vocabulary: Vocabulary): boolean {
  for (let i = Math.max(0, at - NE_REACH); i < at; i += 1) {
    if (/^ne$|^n'/u.test(vocabulary.form(tokens.ids[i] ?? -1))) return true;
  }
  return false;
}

function numbersDiffer(lost: readonly string[], gained: readonly string[]): boolean {
  const [before, after] = [readNumbers(lost), readNumbers(gained)];
  return differ(withoutOnes(before, after, gained), withoutOnes(after, before, lost));
}

/** Numbers in order, without a 1 the other side writes as a word that may be an article. */
function withoutOnes(numbers: readonly string[], others: readonly string[], otherForms: readonly string[]): string[] {
  const kept = !others.includes('1') && holdsOne(otherForms) ? numbers.filter((value) => value !== '1') : [...numbers];
  return kept.sort();
}

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
  // A capital at the start of a sentence says little: a name is what is seen with one elsewhere, or never without.
  if (spelling.small.has(word.id)) return false;
  return spelling.capital.has(word.id) || !SENTENCE_OPENERS.has(word.form);
}

/** Two spellings of one name ("Brodsky", "Brodskyy", "Müller", "Mueller") are one name. */
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

/** Shortest skeleton that tells one name from another. */
const MIN_SKELETON = 4;

function isVariant(a: string, b: string): boolean {
  const skeleton = skeletonOf(a);
  return skeleton.length >= MIN_SKELETON && skeleton === skeletonOf(b);
}

/** A name without what transliterations differ in: accents, doubled letters, y for i, ae for ä. */
function skeletonOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[yj]/gu, 'i')
    .replace(/([aou])e/gu, '$1')
    .replace(/ph/gu, 'f')
    .replace(/kh/gu, 'h')
    .replace(/(.)\1+/gu, '$1');
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
