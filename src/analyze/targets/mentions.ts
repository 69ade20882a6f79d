import type { Target } from '../../model/annotation.js';
import { valenceOf } from '../sentiment/lexicon.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { ALSO_WORDS, ORDINARY } from './data.js';
import { foldName, plainName } from './fold.js';

/** A target named in a text: tokens `first` to `last`. */
export interface Mention {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

interface Entry {
  readonly key: string;
  readonly plain: readonly string[];
  readonly folded: readonly string[];
  /** Written by the user: small letters count, except for short acronyms. */
  readonly given: boolean;
  /** Its only word has capitals throughout. */
  readonly caps: boolean;
}

/** What is read of a target to find where it is named. */
type Indexed = Pick<Target, 'key' | 'kind' | 'aliases'> & Partial<Pick<Target, 'given'>>;

/** Names of targets by the fold of their first word, longest first. */
export interface MentionIndex {
  readonly byFold: ReadonlyMap<string, readonly Entry[]>;
  /** First words as they stand: all that a word in small letters is compared with. */
  readonly heads: ReadonlySet<string>;
}

const indexes = new WeakMap<object, MentionIndex>();

/** Builds the index of all aliases of the targets (propositions have none that are looked for). */
export function indexAliases(targets: readonly Indexed[]): MentionIndex {
  const known = indexes.get(targets);
  if (known !== undefined) return known;
  const index = new Map<string, Entry[]>();
  const heads = new Set<string>();
  for (const target of targets) {
    if (target.kind === 'proposition') continue;
    for (const alias of target.aliases) {
      const plain = alias
        .split(/[\s-]+/u)
        // "J. R.": the full stop of an initial is a mark beside it; "U.S." is one word.
        .map((word) => plainName(word.replace(/^([^.]{1,4})\.$/u, '$1')))
        .filter((word) => /[\p{L}\p{N}]/u.test(word));
      const folded = plain.map(foldName);
      const head = folded[0];
      if (head === undefined) continue;
      heads.add(plain[0] ?? '');
      const bucket = index.get(head) ?? [];
      if (!bucket.some((entry) => entry.folded.join(' ') === folded.join(' ')))
        bucket.push({
          key: target.key,
          plain,
          folded,
          given: target.given === true,
          caps: alias.length < 4 && alias === alias.toUpperCase(),
        });
      index.set(head, bucket);
    }
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.folded.length - a.folded.length);
  const made = { byFold: index, heads };
  indexes.set(targets, made);
  return made;
}

const namesOf = wordMemo((form) => ({ plain: plainName(form), folded: foldName(form) }));

/**
 * Where targets are named. Capitalised words match by their fold (any romanisation); words in small letters only as
 * they stand, and only when they are no ordinary words.
 */
export function findMentions(tokens: readonly Token[], index: MentionIndex): Mention[] {
  const out: Mention[] = [];
  if (index.byFold.size === 0) return out;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    // Small letters: as the name stands, or, from seven letters on, any romanisation of it.
    if (!token.capital && token.form.length < 7 && !index.heads.has(namesOf(token).plain)) continue;
    const bucket = index.byFold.get(namesOf(token).folded);
    if (bucket === undefined) continue;
    for (const entry of bucket) {
      const last = matchEntry(tokens, i, entry);
      if (last < 0) continue;
      out.push({ key: entry.key, first: i, last });
      i = last;
      break;
    }
  }
  return out;
}

function matchEntry(tokens: readonly Token[], at: number, entry: Entry): number {
  let i = at;
  for (let k = 0; k < entry.folded.length; k += 1) {
    let token = tokens[i];
    // "Jean-Luc", "St. Mary": marks inside a name are passed over.
    if (k > 0 && token?.kind === 'mark' && (token.form === '-' || token.form === '.' || token.form === '&')) {
      i += 1;
      token = tokens[i];
    }
    if (token === undefined || token.kind !== 'word') return -1;
    const exact = plainName(token.form) === entry.plain[k];
    if (!exact && ((!token.capital && token.form.length < 7) || foldName(token.form) !== entry.folded[k])) return -1;
    // "US" is no "us" and no "Us".
    if (entry.folded.length === 1 && entry.caps && !token.caps) return -1;
    if (entry.folded.length === 1 && !entry.given && !token.capital && !isNameInSmall(token.form, entry.plain[0] ?? ''))
      return -1;
    if (
      entry.folded.length === 1 &&
      token.capital &&
      !token.caps &&
      ALSO_WORDS.has(plainName(token.form)) &&
      opens(tokens, i)
    )
      return -1;
    i += 1;
  }
  return i - 1;
}

/** A surname in small letters is the person; "may" and "will" are words. */
function isNameInSmall(form: string, plain: string): boolean {
  return (
    plain.length >= 4 && !ALSO_WORDS.has(plain) && !ORDINARY.has(plainName(form)) && valenceOf(plain) === undefined
  );
}

function opens(tokens: readonly Token[], at: number): boolean {
  return at === 0 || tokens[at - 1]?.sentence !== tokens[at]?.sentence;
}

/** Where a text names targets, in UTF-16 units; a possessive ending is part of the span. */
export function mentionsIn(
  text: string,
  targets: readonly Indexed[],
): { readonly key: string; readonly start: number; readonly end: number }[] {
  const tokens = tokensOf(text);
  return findMentions(tokens, indexAliases(targets)).map(({ key, first, last }) => ({
    key,
    start: tokens[first]?.start ?? 0,
    end: tokens[last]?.end ?? 0,
  }));
}
