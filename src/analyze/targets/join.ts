import { doubleMetaphone } from 'double-metaphone';
import type { TargetKind } from '../../model/annotation.js';
import type { Chunk } from './chunks.js';
import { LOOK_ALIKES } from './data.js';
import { foldName, jaroWinkler } from './fold.js';
import { placeOf } from './places.js';

/** All chunks that are one name, before mentions are counted. */
export interface Named {
  readonly key: string;
  readonly kind: Exclude<TargetKind, 'proposition'>;
  /** Printed variants with how often each was found, most frequent first. */
  readonly variants: readonly { readonly name: string; readonly words: number; readonly count: number }[];
  readonly roles: readonly { readonly role: string; readonly count: number }[];
}

interface Group {
  readonly folded: readonly string[];
  readonly plain: string;
  readonly place: string | null;
  count: number;
  person: number;
  placeCue: number;
  organisation: number;
  readonly names: Map<string, number>;
  readonly roles: Map<string, number>;
}

/** Fuzzy comparison is pairwise inside names of one first letter; more than this many of one letter are not compared. */
const BUCKET = 300;

/** Joins chunks that name the same: equal folds, one country, surname and full name, near-equal spellings. */
export function joinChunks(chunks: readonly Chunk[]): Named[] {
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
  joinNear(groups, union);
  joinPartial(groups, union);
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
    const group = byFold.get(id) ?? {
      folded,
      plain,
      place: placeOf(plain),
      count: 0,
      person: 0,
      placeCue: 0,
      organisation: 0,
      names: new Map(),
      roles: new Map(),
    };
    byFold.set(id, group);
    group.count += 1;
    group.person += chunk.person;
    group.placeCue += chunk.place;
    group.organisation += chunk.organisation;
    group.names.set(chunk.name, (group.names.get(chunk.name) ?? 0) + 1);
    const role = chunk.roles.join(' ');
    if (role !== '') group.roles.set(role, (group.roles.get(role) ?? 0) + 1);
  }
  return [...byFold.values()].sort((a, b) => b.count - a.count || (a.plain < b.plain ? -1 : 1));
}

function joinPlaces(groups: readonly Group[], union: (a: number, b: number) => void): void {
  const seen = new Map<string, number>();
  groups.forEach((group, i) => {
    if (group.place === null) return;
    const first = seen.get(group.place);
    if (first === undefined) seen.set(group.place, i);
    else union(first, i);
  });
}

/** "Aldric Venn" and "Venn": the single word goes to the most frequent full name that ends (else begins) with it. */
function joinPartial(groups: readonly Group[], union: (a: number, b: number) => void): void {
  const byLast = new Map<string, number>();
  const byFirst = new Map<string, number[]>();
  groups.forEach((group, i) => {
    if (group.folded.length < 2 || group.folded.length > 4 || group.organisation > group.person || group.place !== null)
      return;
    const last = group.folded.at(-1) ?? '';
    const first = group.folded[0] ?? '';
    const known = byLast.get(last);
    if (known === undefined) byLast.set(last, i);
    // The same surname with the same first letter or with a middle name more: one person.
    else if (groups[known]?.folded[0]?.charAt(0) === first.charAt(0) && isShorter(groups[known], group))
      union(known, i);
    byFirst.set(first, [...(byFirst.get(first) ?? []), i]);
  });
  groups.forEach((group, i) => {
    if (group.folded.length !== 1 || group.place !== null) return;
    const word = group.folded[0] ?? '';
    const full = byLast.get(word) ?? nearLast(byLast, word);
    if (full !== undefined) {
      union(full, i);
      return;
    }
    const firsts = byFirst.get(word) ?? [];
    const only = firsts[0];
    if (firsts.length === 1 && only !== undefined && (groups[only]?.person ?? 0) > 0 && group.organisation < 2)
      union(only, i);
  });
}

function nearLast(byLast: ReadonlyMap<string, number>, word: string): number | undefined {
  if (word.length < 5 || byLast.size > BUCKET) return undefined;
  for (const [last, i] of byLast) if (isNear(last, word)) return i;
  return undefined;
}

function isShorter(a: Group | undefined, b: Group): boolean {
  if (a === undefined) return false;
  const [short, long] = a.folded.length <= b.folded.length ? [a, b] : [b, a];
  return short.folded.every((word) =>
    long.folded.some((other) => other === word || (word.length === 1 && other.startsWith(word))),
  );
}

function joinNear(groups: readonly Group[], union: (a: number, b: number) => void): void {
  const buckets = new Map<string, number[]>();
  groups.forEach((group, i) => {
    if (group.place !== null) return;
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
        if (a === undefined || b === undefined || a.folded.length !== b.folded.length) continue;
        if (a.folded.every((word, k) => word === b.folded[k] || isNear(word, b.folded[k] ?? ''))) union(i, j);
        // Singular and plural of a thing.
        else if (
          a.folded.length === 1 &&
          a.person + b.person < 1 &&
          (`${a.folded[0]}s` === b.folded[0] || `${b.folded[0]}s` === a.folded[0])
        )
          union(i, j);
      }
    }
  }
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
    !/^(?:s|es|n|er)$/u.test(b.startsWith(a) ? b.slice(a.length) : a.startsWith(b) ? a.slice(b.length) : 'x')
  );
}

function nameSet(groups: readonly Group[]): Named {
  const names = new Map<string, { name: string; words: number; count: number }>();
  const roles = new Map<string, number>();
  let person = 0;
  let place = 0;
  let organisation = 0;
  for (const group of groups) {
    for (const [name, count] of group.names) {
      const known = names.get(name);
      names.set(name, { name, words: group.folded.length, count: count + (known?.count ?? 0) });
    }
    for (const [role, count] of group.roles) roles.set(role, (roles.get(role) ?? 0) + count);
    person += group.person;
    place += group.placeCue;
    organisation += group.organisation;
  }
  const variants = [...names.values()].sort(
    (a, b) => b.count - a.count || b.words - a.words || (a.name < b.name ? -1 : 1),
  );
  const top = Math.max(person, place, organisation);
  const kind = top < 1 ? 'other' : top === place ? 'place' : top === organisation ? 'organisation' : 'person';
  const isPlace = groups.some((group) => group.place !== null);
  const shortest = groups.filter((group) => kind !== 'person' || group.folded.length > 1);
  const key =
    (shortest.length > 0 ? shortest : groups)
      .map((group) => group.folded.join('-'))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';
  return {
    key: kind === 'person' ? (key.split('-').at(-1) ?? key) : key,
    kind: isPlace && kind !== 'person' ? 'place' : kind,
    variants,
    roles: [...roles]
      .map(([role, count]) => ({ role, count }))
      .sort((a, b) => b.count - a.count || (a.role < b.role ? -1 : 1)),
  };
}
