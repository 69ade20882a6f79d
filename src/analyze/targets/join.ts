import { doubleMetaphone } from 'double-metaphone';
import type { TargetKind } from '../../model/annotation.js';
import type { Chunk } from './chunks.js';
import { LOOK_ALIKES } from './data.js';
import { foldName, jaroWinkler } from './fold.js';
import type { Group, Union } from './group.js';
import { isSameInflected } from './inflection.js';
import { joinAcronyms, joinBodies, joinPersons } from './join-parts.js';
import { kindOf } from './kind.js';
import type { Reading } from './languages.js';
import { placeOf } from './places.js';

/** All chunks that are one name, before mentions are counted. */
export interface Named {
  readonly key: string;
  readonly kind: Exclude<TargetKind, 'proposition'>;
  /** Printed variants with how often each was found, most frequent first. */
  readonly variants: readonly { readonly name: string; readonly words: number; readonly count: number }[];
  readonly roles: readonly { readonly role: string; readonly count: number }[];
}

/** Fuzzy comparison is pairwise inside names of one first letter; more than this many of one letter are not compared. */
const BUCKET = 300;

/** Joins chunks that name the same: equal folds, one country, cases, acronyms, surname and full name, near-equal spellings. */
export function joinChunks(chunks: readonly Chunk[], main: Reading): Named[] {
  const groups = groupEqual(chunks);
  const parent = groups.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  const union = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  };
  joinPlaces(groups, union);
  joinNear(groups, union, main);
  joinAcronyms(groups, union);
  joinPersons(groups, union, (a, b) => isNear(foldName(a), foldName(b)) || isSameInflected(a, b, main));
  joinBodies(groups, union);
  const sets = new Map<number, Group[]>();
  groups.forEach((group, i) => {
    const root = find(i);
    const bucket = sets.get(root) ?? [];
    bucket.push(group);
    sets.set(root, bucket);
  });
  return [...sets.values()].map(nameSet);
}

function groupEqual(chunks: readonly Chunk[]): Group[] {
  const byFold = new Map<string, Group>();
  for (const chunk of chunks) {
    const folded = chunk.words.map(foldName);
    const id = folded.join(' ');
    const plain = chunk.words.join(' ');
    const group: Group = byFold.get(id) ?? {
      folded,
      words: chunk.words,
      plain,
      place: placeOf(plain),
      count: 0,
      person: 0,
      placeCue: 0,
      organisation: 0,
      thing: 0,
      names: new Map(),
      roles: new Map(),
    };
    byFold.set(id, group);
    group.count += 1;
    group.person += chunk.person;
    group.placeCue += chunk.place;
    group.organisation += chunk.organisation;
    group.thing += chunk.thing;
    group.names.set(chunk.name, (group.names.get(chunk.name) ?? 0) + 1);
    const role = chunk.roles.join(' ');
    if (role !== '') group.roles.set(role, (group.roles.get(role) ?? 0) + 1);
  }
  return [...byFold.values()].sort((a, b) => b.count - a.count || (a.plain < b.plain ? -1 : 1));
}

function joinPlaces(groups: readonly Group[], union: Union): void {
  const seen = new Map<string, number>();
  groups.forEach((group, i) => {
    if (group.place === null) return;
    const first = seen.get(group.place);
    if (first === undefined) seen.set(group.place, i);
    else union(first, i);
  });
}

function joinNear(groups: readonly Group[], union: Union, main: Reading): void {
  const buckets = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const letter = group.folded.at(-1)?.charAt(0) ?? '';
    const bucket = buckets.get(letter) ?? [];
    if (bucket.length < BUCKET) bucket.push(i);
    buckets.set(letter, bucket);
  });
  for (const bucket of buckets.values()) {
    for (let x = 0; x < bucket.length; x += 1) {
      for (let y = x + 1; y < bucket.length; y += 1) {
        const [i, j] = [bucket[x] ?? 0, bucket[y] ?? 0];
        const [a, b] = [groups[i], groups[j]];
        if (a !== undefined && b !== undefined && areNear(a, b, main)) union(i, j);
      }
    }
  }
}

function areNear(a: Group, b: Group, main: Reading): boolean {
  if (a.folded.length !== b.folded.length) return false;
  if (a.words.every((word, k) => isSameInflected(word, b.words[k] ?? '', main))) return true;
  if (a.place !== null || b.place !== null) return false;
  if (a.folded.every((word, k) => word === b.folded[k] || isNear(word, b.folded[k] ?? ''))) return true;
  // Singular and plural of a thing.
  return (
    a.folded.length === 1 &&
    a.person + b.person < 1 &&
    (`${a.folded[0]}s` === b.folded[0] || `${b.folded[0]}s` === a.folded[0])
  );
}

/** Near-equal spelling: five letters or more, Jaro-Winkler .93, equal sound, and not a known pair of look-alikes. */
function isNear(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 2 || a.charAt(0) !== b.charAt(0)) return false;
  if (LOOK_ALIKES.some((set) => set.has(a) && set.has(b)) || placeOf(a) !== null || placeOf(b) !== null) return false;
  if (jaroWinkler(a, b) < 0.93) return false;
  const [soundA] = doubleMetaphone(a);
  const [soundB] = doubleMetaphone(b);
  return (
    soundA === soundB &&
    !/^(?:s|es|n|er|a|o|i)$/u.test(b.startsWith(a) ? b.slice(a.length) : a.startsWith(b) ? a.slice(b.length) : 'x')
  );
}

function nameSet(groups: readonly Group[]): Named {
  const names = new Map<string, { name: string; words: number; count: number }>();
  const roles = new Map<string, number>();
  for (const group of groups) {
    for (const [name, count] of group.names) {
      const known = names.get(name);
      names.set(name, { name, words: group.folded.length, count: count + (known?.count ?? 0) });
    }
    for (const [role, count] of group.roles) roles.set(role, (roles.get(role) ?? 0) + count);
  }
  const variants = [...names.values()].sort(
    (a, b) => b.count - a.count || b.words - a.words || (a.name < b.name ? -1 : 1),
  );
  const kind = kindOf(groups);
  const shortest = groups.filter((group) => kind !== 'person' || group.folded.length > 1);
  const key =
    (shortest.length > 0 ? shortest : groups)
      .map((group) => group.folded.join('-'))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';
  return {
    key: kind === 'person' ? (key.split('-').at(-1) ?? key) : key,
    kind,
    variants,
    roles: [...roles]
      .map(([role, count]) => ({ role, count }))
      .sort((a, b) => b.count - a.count || (a.role < b.role ? -1 : 1)),
  };
}
