import type { Target } from '../../model/annotation.js';
import type { Token } from '../words/tokens.js';
import { foldName, plainName } from './fold.js';
import type { GivenNamed } from './given.js';
import { findMentions, indexAliases } from './mentions.js';

/** The title counts as this many posts, the opening post as one more than others. */
const TITLE_WEIGHT = 2;
const OPENER_WEIGHT = 1;
/** Spellings in small letters and shouted ones that are kept as aliases. */
const SPELLINGS = 6;
const RESERVED = 'proposition';

/** A target with what it is ranked by. */
export interface Ranked {
  readonly target: Target;
  /** Texts it is named in: 0 is the title, 1 the opening post. */
  readonly texts: ReadonlySet<number>;
  readonly rank: number;
}

/** Counts where each name stands in the title (text 0) and the posts; names that stand nowhere are left out. */
export function countTargets(
  named: readonly GivenNamed[],
  tokens: readonly (readonly Token[])[],
  members: ReadonlySet<string>,
): Ranked[] {
  const unique = withUniqueKeys(named);
  const index = indexAliases(unique.map((one) => targetOf(one, [], 0, 0)));
  const mentions = new Map<string, number>();
  const posts = new Map<string, Set<number>>();
  const spellings = new Map<string, Map<string, number>>();
  tokens.forEach((list, i) => {
    for (const { key, first, last } of findMentions(list, index)) {
      mentions.set(key, (mentions.get(key) ?? 0) + 1);
      const seen = posts.get(key) ?? new Set();
      seen.add(i);
      posts.set(key, seen);
      const spelt = spellingOf(list, first, last);
      if (spelt === null) continue;
      const known = spellings.get(key) ?? new Map<string, number>();
      known.set(spelt, (known.get(spelt) ?? 0) + 1);
      spellings.set(key, known);
    }
  });
  return unique.flatMap((one): Ranked[] => {
    const count = mentions.get(one.key) ?? 0;
    const where = posts.get(one.key);
    if (count === 0 || where === undefined) return [];
    const inTitle = where.has(0);
    const spelt = [...(spellings.get(one.key) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const made = targetOf(
      one,
      spelt.slice(0, SPELLINGS).map(([form]) => form),
      count,
      where.size - (inTitle ? 1 : 0),
    );
    const rank = made.posts + (inTitle ? TITLE_WEIGHT : 0) + (where.has(1) ? OPENER_WEIGHT : 0);
    const member = one.variants.some(({ name }) => members.has(plainFold(name)));
    return [{ target: member ? { ...made, member: true } : made, texts: where, rank }];
  });
}

function plainFold(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map(foldName)
    .join(' ');
}

/** A mention in small letters, as it is spelt; null for those with capitals, whose spellings are known. */
function spellingOf(tokens: readonly Token[], first: number, last: number): string | null {
  const words = tokens.slice(first, last + 1).filter((token) => token.kind === 'word');
  if (words.some((word) => word.capital)) return null;
  return words.map((word) => word.form.replace(/['\u2019]s?$/u, '')).join(' ');
}

/** Name: the most frequent variant of the fullest form (persons), else the most frequent. Offices stand among the aliases. */
function targetOf(named: GivenNamed, spelt: readonly string[], mentions: number, posts: number): Target {
  const full = named.variants.filter((variant) => variant.words > 1 && variant.words < 5);
  const name =
    named.given?.name ?? (named.kind === 'person' && full.length > 0 ? full : named.variants)[0]?.name ?? named.key;
  const titled = named.kind === 'person' ? named.roles.slice(0, 4).map(({ role }) => `${role} ${name}`) : [];
  const aliases = new Set([
    ...(named.given === undefined ? [] : [name, ...named.given.aliases]),
    ...named.variants.map((variant) => variant.name),
    ...spelt,
    ...titled,
  ]);
  return {
    key: named.key,
    name,
    kind: named.kind,
    aliases: [...aliases],
    mentions,
    posts,
    ...(named.given === undefined ? {} : { given: true }),
    ...(named.kind === 'other' ? { reason: 'nothing in the thread says what kind of thing it is' } : {}),
  };
}

function withUniqueKeys(named: readonly GivenNamed[]): GivenNamed[] {
  const seen = new Set<string>([RESERVED]);
  return named.map((one) => {
    let key = one.key;
    if (seen.has(key)) key = plainName(one.variants[0]?.name ?? key).replace(/\s+/gu, '-');
    for (let n = 2; seen.has(key); n += 1) key = `${one.key}-${n}`;
    seen.add(key);
    return { ...one, key };
  });
}
