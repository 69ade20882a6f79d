import { MONTH_OF, WEEKDAY_OF } from '../model/calendar.js';
import type { Alignment } from './align.js';
import { changes } from './diff.js';
import { areOpposites, isNegation, NEGATES_BEHIND_NE, NEGATION_IN_SCRIPT, turnsNext } from './lexicon.js';
import type { Stretch } from './number-changes.js';
import { differ, numbersDiffer } from './number-changes.js';
import { readUnits, romanValue } from './numbers.js';
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
 * into its opposite. Words left out at the ends do not count, but for a negation that belongs to the words directly at
 * the cut; words left out with a mark count only where the gap is three words or fewer and takes a negation with it. A
 * number in words is the same as in digits, and so is its unit. A month or weekday counts as a name.
 */
export function changesMeaning(
  source: Tokens,
  quote: Tokens,
  alignment: Alignment,
  vocabulary: Vocabulary,
  spelling: () => Spelling,
): boolean {
  if (cutsNegation(source, alignment, vocabulary)) return true;
  const units: { lost: string[]; gained: string[] } = { lost: [], gained: [] };
  const turned = changes(alignment.runs).some(({ dropped, added }) => {
    const from = dropped ?? added;
    const until = added ?? dropped;
    if (from === null || until === null) return false;
    const inSource: Stretch = { tokens: source, from: from.s0, to: from.s1 };
    const inQuote: Stretch = { tokens: quote, from: until.q0, to: until.q1 };
    const lost = wordsOf(inSource, vocabulary);
    const gained = wordsOf(inQuote, vocabulary);
    if (dropped?.marked === true) return lost.length <= 3 && countNegations(inSource, lost, vocabulary) > 0;
    for (const unit of readUnits(lost.map(formOf))) units.lost.push(unit);
    for (const unit of readUnits(gained.map(formOf))) units.gained.push(unit);
    return (
      countNegations(inSource, lost, vocabulary) !== countNegations(inQuote, gained, vocabulary) ||
      numbersDiffer(inSource, inQuote, vocabulary) ||
      namesDiffer(namesOf(source, lost, spelling()), namesOf(quote, gained, spelling())) ||
      hasOpposites(lost, gained)
    );
  });
  // "$5" and "5 dollars" are two changes that only together change nothing.
  return turned || differ(units.lost.sort(), units.gained.sort());
}

/**
 * Whether a quote begins right behind a negation of its first word ("[I do not] believe it"), or ends right before one
 * that closes the clause ("das sehe ich [nicht].").
 */
function cutsNegation(source: Tokens, { from, to, runs }: Alignment, vocabulary: Vocabulary): boolean {
  const isCut = (at: number): boolean => turnsNext(vocabulary.form(source.ids[at] ?? -1));
  const isJoined = (at: number): boolean =>
    /^[^\S\n]*$/u.test(source.text.slice(source.ends[at] ?? 0, source.starts[at + 1] ?? 0));
  const atStart = from > 0 && runs[0]?.op === 'equal' && isCut(from - 1) && isJoined(from - 1);
  const atEnd = to < source.ids.length && runs.at(-1)?.op === 'equal' && isCut(to) && isJoined(to - 1);
  return atStart || (atEnd && (to + 1 === source.ids.length || !isJoined(to)));
}

interface Word {
  readonly at: number;
  readonly id: number;
  readonly form: string;
}

function wordsOf({ tokens, from, to }: Stretch, vocabulary: Vocabulary): Word[] {
  const out: Word[] = [];
  for (let at = from; at < to; at += 1) {
    const id = tokens.ids[at] ?? -1;
    out.push({ at, id, form: vocabulary.form(id) });
  }
  return out;
}

const formOf = (word: Word): string => word.form;

/** Characters around a change that may be part of one negation with it ("ませ[ん]"). */
const SCRIPT_REACH = 4;

function countNegations({ tokens, from, to }: Stretch, words: readonly Word[], vocabulary: Vocabulary): number {
  const plain = words.filter(
    ({ form, at }) => isNegation(form) || (NEGATES_BEHIND_NE.has(form) && standsBehindNe(tokens, at, vocabulary)),
  ).length;
  const start = Math.max(0, (tokens.starts[from] ?? tokens.text.length) - SCRIPT_REACH);
  const end = (to > 0 ? (tokens.ends[to - 1] ?? 0) : 0) + SCRIPT_REACH;
  return plain + (tokens.text.slice(start, Math.max(start, end)).match(NEGATION_IN_SCRIPT)?.length ?? 0);
}

/** Words between a French "ne" and its second half. */
const NE_REACH = 4;

function standsBehindNe(tokens: Tokens, at: number, vocabulary: Vocabulary): boolean {
  for (let i = Math.max(0, at - NE_REACH); i < at; i += 1) {
    if (/^ne$|^n'/u.test(vocabulary.form(tokens.ids[i] ?? -1))) return true;
  }
  return false;
}

function hasOpposites(lost: readonly Word[], gained: readonly Word[]): boolean {
  // A rewritten passage has many words on both sides; opposites are looked for where single words were exchanged.
  if (lost.length > 12 || gained.length > 12) return false;
  return lost.some((a) => gained.some((b) => areOpposites(a.form, b.form)));
}

function namesOf(tokens: Tokens, words: readonly Word[], spelling: Spelling): string[] {
  return words.flatMap((word) => {
    const day = calendarName(tokens, word);
    if (day !== null) return [day];
    return isName(tokens, word, spelling) ? [word.form.replace(/'s?$/u, '')] : [];
  });
}

/** Letters from which a month or weekday is surely one; shorter ones ("may", "mar") need a number beside them. */
const SURE_DAY = 6;

/** A month or weekday, in many languages written small: the same in all of them. Null for any other word. */
function calendarName(tokens: Tokens, { at, form }: Word): string | null {
  const month = MONTH_OF.get(form);
  const day = WEEKDAY_OF.get(form);
  if (month === undefined && day === undefined) return null;
  const [start, end] = [tokens.starts[at] ?? 0, tokens.ends[at] ?? 0];
  const isDated =
    /\d\D{0,4}$/u.test(tokens.text.slice(Math.max(0, start - 6), start)) ||
    /^\D{0,4}\d/u.test(tokens.text.slice(end, end + 6));
  if (month !== undefined && (form.length >= SURE_DAY || isDated)) return `month ${month}`;
  return day !== undefined && form.length >= SURE_DAY ? `day ${day}` : null;
}

function isName(tokens: Tokens, word: Word, spelling: Spelling): boolean {
  const printed = tokens.text.slice(tokens.starts[word.at] ?? 0, tokens.ends[word.at] ?? 0);
  if (!/^\p{Lu}/u.test(printed) || /^i(?:'\w+)?$/u.test(word.form) || romanValue(printed) !== null) return false;
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
