import type { Columns } from '../../archive/dump/dump-row.js';
import { type Reaction, reactionOf } from '../../model/page.js';
import { readField, readRaw } from './field.js';
import type { ReactionSpec } from './map-schema.js';
import { jsonIn, textOf } from './value-at.js';

/** The name whose count is kept also where it is 0: a net vote of nought says something. */
const NET = 'Score';

/** How the reactions of a row are read: counts in columns of their own, and columns that hold names and counts as JSON. */
export function readReactions(specs: readonly ReactionSpec[] | undefined): (columns: Columns) => readonly Reaction[] {
  const readers = (specs ?? []).map(({ json, name, zeros, ...field }) => {
    if (json !== undefined) {
      const raw = readRaw(json);
      return (columns: Columns): readonly Reaction[] => reactionsIn(raw(columns));
    }
    const read = readField(field);
    return (columns: Columns): readonly Reaction[] => {
      const count = countOf(read(columns));
      if (name === undefined || count === null || (count === 0 && zeros !== true && name !== NET)) return [];
      return [reactionOf(name, count)];
    };
  });
  return (columns) => readers.flatMap((read) => read(columns));
}

/** `{"Like": 3}`, `[{"name": "Like", "count": 3, "actors": ["Ada"]}]` or `["Like", "Like"]`. */
function reactionsIn(value: unknown): readonly Reaction[] {
  const inside = typeof value === 'string' ? jsonIn(value) : value;
  if (Array.isArray(inside)) {
    const names = inside.flatMap((item: unknown) =>
      typeof item === 'string' && item.trim() !== '' ? [item.trim()] : [],
    );
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...inside.flatMap(oneOf), ...[...counts].map(([name, count]) => reactionOf(name, count))];
  }
  if (typeof inside !== 'object' || inside === null) return [];
  return Object.entries(inside).flatMap(([name, count]: [string, unknown]) => {
    const number = countOf(textOf(count));
    return number === null || name.trim() === '' ? [] : [reactionOf(name, number)];
  });
}

function oneOf(item: unknown): readonly Reaction[] {
  if (typeof item !== 'object' || item === null) return [];
  const member = (names: readonly string[]): unknown =>
    names.map((one) => Reflect.get(item, one)).find((one) => one !== undefined);
  const name = textOf(member(['name', 'reaction', 'type', 'kind']))?.trim();
  if (name === undefined) return [];
  const actors: unknown = member(['actors', 'users']);
  const named = Array.isArray(actors) ? actors.flatMap((one: unknown) => textOf(one)?.trim() ?? []) : [];
  return [reactionOf(name, countOf(textOf(member(['count', 'n', 'number']))), named)];
}

/** A whole number; spreadsheets write "3.0" for one. */
function countOf(text: string | null): number | null {
  const digits = /^\s*([+-]?\d{1,15})(?:\.0{1,6})?\s*$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
