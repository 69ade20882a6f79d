import type { Target } from '../../model/annotation.js';
import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
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
}

/** Names of targets by the fold of their first word, longest first. */
export interface MentionIndex {
  readonly byFold: ReadonlyMap<string, readonly Entry[]>;
  /** First words as they stand: all that a word in small letters is compared with. */
  readonly heads: ReadonlySet<string>;
}

const indexes = new WeakMap<object, MentionIndex>();

/** Builds the index of all aliases of the targets (propositions have none that are looked for). */
export function indexAliases(targets: readonly Pick<Target, 'key' | 'kind' | 'aliases'>[]): MentionIndex {
  const known = indexes.get(targets);
  if (known !== undefined) return known;
  const index = new Map<string, Entry[]>();
  const heads = new Set<string>();
  for (const target of targets) {
    if (target.kind === 'proposition') continue;
    for (const alias of target.aliases) {
      const plain = alias
        .split(/[\s-]+/u)
        .map(plainName)
        .filter((word) => word !== '' && word !== '.');
      const folded = plain.map(foldName);
      const head = folded[0];
      if (head === undefined) continue;
      heads.add(plain[0] ?? '');
      const bucket = index.get(head) ?? [];
      if (!bucket.some((entry) => entry.folded.join(' ') === folded.join(' ')))
        bucket.push({ key: target.key, plain, folded });
      index.set(head, bucket);
    }
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.folded.length - a.folded.length);
  const made = { byFold: index, heads };
  indexes.set(targets, made);
  return made;
}

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
    if (!token.capital && token.form.length < 7 && !index.heads.has(plainName(token.form))) continue;
    const bucket = index.byFold.get(foldName(token.form));
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
    if (k > 0 && token?.kind === 'mark' && (token.form === '-' || token.form === '.')) {
      i += 1;
      token = tokens[i];
    }
    if (token === undefined || token.kind !== 'word') return -1;
    const exact = plainName(token.form) === entry.plain[k];
    if (!exact && ((!token.capital && token.form.length < 7) || foldName(token.form) !== entry.folded[k])) return -1;
    if (entry.folded.length === 1 && !token.capital && !isNameInSmall(token.form, entry.plain[0] ?? '')) return -1;
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
