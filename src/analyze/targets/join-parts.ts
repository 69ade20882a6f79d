import { COMPANY_WORDS, NAME_LINKS, ORGANISATION_WORDS } from './data.js';
import type { Group, Union } from './group.js';
import { isSameFirstName } from './nicknames.js';

/** Longest list that is compared pair by pair: persons of one surname, names of one first letter. */
const COMPARED = 60;

/** "ODM" and "Organisation of Delta Municipalities": the capitals are the initials of one long name of the thread. */
export function joinAcronyms(groups: readonly Group[], union: Union): void {
  const byInitials = new Map<string, number[]>();
  groups.forEach((group, i) => {
    if (group.words.length < 2) return;
    const content = group.words.filter((word) => !NAME_LINKS.has(word));
    if (content.some((word) => word.length < 3)) return;
    for (const initials of new Set([initialsOf(content), initialsOf(group.words)]))
      byInitials.set(initials, [...(byInitials.get(initials) ?? []), i]);
  });
  groups.forEach((group, i) => {
    if (group.words.length !== 1 || ![...group.names.keys()].some((name) => /^(?:\p{Lu}\.?){2,7}$/u.test(name))) return;
    const long = byInitials.get((group.words[0] ?? '').replace(/\./gu, '')) ?? [];
    const only = long[0];
    if (long.length !== 1 || only === undefined || (groups[only]?.person ?? 0) >= 3) return;
    const other = groups[only];
    if (other !== undefined) other.organisation = Math.max(other.organisation, other.place === null ? 2 : 0);
    union(only, i);
  });
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

/**
 * Persons: a surname (or the end of a full name) goes to the most frequent full name that ends with it, a first name to
 * the only full name that begins with it, and two full names of one surname are one person where the first names agree.
 */
export function joinPersons(
  groups: readonly Group[],
  union: Union,
  isSpeltAlike: (a: string, b: string) => boolean,
): void {
  const byEnd = new Map<string, number[]>();
  const byFirst = new Map<string, number[]>();
  groups.forEach((group, i) => {
    if (!mayBePerson(group)) return;
    for (let n = 1; n < group.folded.length; n += 1)
      if (group.folded[n - 1] !== 'of') push(byEnd, group.folded.slice(n).join(' '), i);
    push(byFirst, group.folded[0] ?? '', i);
  });
  for (const [end, list] of byEnd) if (!end.includes(' ')) joinFullNames(groups, list.slice(0, COMPARED), union);
  const ends = [...byEnd.keys()].filter((end) => !end.includes(' '));
  groups.forEach((group, i) => {
    if (group.place !== null || group.folded.length > 3) return;
    const own = group.folded.join(' ');
    const full = byEnd.get(own)?.find((other) => other !== i) ?? alike(groups, group, byEnd, ends, isSpeltAlike);
    if (full !== undefined) {
      if (full !== i && group.organisation < 3) union(full, i);
      return;
    }
    const firsts = byFirst.get(own) ?? [];
    const only = firsts[0];
    if (group.folded.length === 1 && firsts.length === 1 && only !== undefined && group.organisation < 2)
      union(only, i);
  });
}

function push(map: Map<string, number[]>, key: string, i: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [i]);
  else list.push(i);
}

function mayBePerson(group: Group): boolean {
  return (
    group.folded.length > 1 &&
    group.folded.length < 6 &&
    group.organisation <= group.person &&
    group.thing <= Math.max(1, group.person) &&
    group.place === null &&
    !/^\p{N}+$/u.test(group.folded.at(-1) ?? '')
  );
}

function alike(
  groups: readonly Group[],
  group: Group,
  byEnd: ReadonlyMap<string, readonly number[]>,
  ends: readonly string[],
  isSpeltAlike: (a: string, b: string) => boolean,
): number | undefined {
  const word = group.words[0] ?? '';
  if (group.words.length !== 1 || word.length < 4 || ends.length > 5 * COMPARED) return undefined;
  for (const end of ends) {
    const i = byEnd.get(end)?.[0];
    const last = i === undefined ? undefined : groups[i]?.words.at(-1);
    if (last !== undefined && isSpeltAlike(last, word)) return i;
  }
  return undefined;
}

function joinFullNames(groups: readonly Group[], list: readonly number[], union: Union): void {
  list.forEach((i, n) => {
    for (const j of list.slice(n + 1)) {
      const [a, b] = [groups[i], groups[j]];
      if (a === undefined || b === undefined) continue;
      const [short, long] = a.folded.length <= b.folded.length ? [a.folded, b.folded] : [b.folded, a.folded];
      // Every first name or initial of the shorter one is among those of the longer one.
      const firsts = short.slice(0, -1);
      if (firsts.every((word) => long.slice(0, -1).some((other) => isSameFirstName(word, other)))) union(i, j);
    }
  });
}

/** Bodies and things by a part of their name: "Northline" for "Northline Ferries", "the Rovers", "Halden Museum" turned round. */
export function joinBodies(groups: readonly Group[], union: Union): void {
  const byPart = new Map<string, number[]>();
  const bySet = new Map<string, number>();
  const surnames = new Set<string>();
  groups.forEach((group, i) => {
    if (group.folded.length < 2) return;
    if (mayBePerson(group) && group.person >= 1) surnames.add(group.folded.at(-1) ?? '');
    const set = group.folded
      .filter((word) => !NAME_LINKS.has(word) && word !== 'the')
      .sort()
      .join(' ');
    const same = bySet.get(set);
    if (same === undefined) bySet.set(set, i);
    else union(same, i);
    if (group.place !== null || (group.person >= 1 && group.person > group.organisation)) return;
    for (let n = 1; n < group.folded.length; n += 1) {
      const tail = group.folded.slice(n).join(' ');
      const head = group.folded.slice(0, n).join(' ');
      const number = /^\p{N}+$/u.test(group.folded.slice(n).join(''));
      if (
        group.organisation >= 2 &&
        !number &&
        !NAME_LINKS.has(group.folded[n] ?? '') &&
        !NAME_LINKS.has(group.folded[n - 1] ?? '')
      )
        push(byPart, tail, i);
      // Before "Council" or "Railway" stands a place as a rule, before "Ltd" or "Ferries" the name of the company.
      if (number || COMPANY_WORDS.has(group.words[n] ?? '')) push(byPart, head, i);
    }
    if (group.folded.length > 2 && group.organisation >= 2)
      push(byPart, `${group.folded[0]} ${group.folded.at(-1)}`, i);
  });
  // Before a word for a public body stands its place: "Ellery Council".
  const seats = new Set(
    groups.flatMap((group) =>
      group.words.length > 1 &&
      ORGANISATION_WORDS.has(group.words.at(-1) ?? '') &&
      !COMPANY_WORDS.has(group.words[1] ?? '')
        ? [group.folded[0] ?? '']
        : [],
    ),
  );
  groups.forEach((group, i) => {
    if (group.folded.length === 1 && seats.has(group.folded[0] ?? '') && group.person < 1) group.placeCue += 1;
    if (group.place !== null || group.person >= 3 || group.placeCue >= 1) return;
    const own = group.folded.join(' ');
    const wholes = (byPart.get(own) ?? []).filter((other) => other !== i);
    const only = wholes[0];
    if (wholes.length === 1 && only !== undefined && !surnames.has(own)) union(only, i);
  });
}
