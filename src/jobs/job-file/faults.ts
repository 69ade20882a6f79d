import { distance } from 'fastest-levenshtein';
import { type Document, isMap, isNode, isPair, isScalar, type LineCounter } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a job file. Lines and columns count from 1; null where there is no place to point at. */
export interface Fault {
  readonly line: number | null;
  readonly column: number | null;
  /** `outputs[0].format`; empty for the whole file. */
  readonly place: string;
  readonly message: string;
}

type Path = readonly PropertyKey[];

/** Where things stand in a YAML file. */
export interface Places {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** `outputs[0].format` */
export const placeOf = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`),
    '',
  );

/** A fault at a value; where the value is not there, at what would hold it. */
export function faultAt(places: Places, path: Path, message: string): Fault {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = places.document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) return { ...at(places, node.range[0]), place: placeOf(path), message };
  }
  return { line: null, column: null, place: placeOf(path), message };
}

/** A fault at a key of the map at `path`. */
function faultAtKey(places: Places, path: Path, key: string, message: string): Fault {
  const map: unknown = places.document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
  const node = isPair(pair) ? pair.key : undefined;
  const place = placeOf([...path, key]);
  if (isNode(node) && node.range != null) return { ...at(places, node.range[0]), place, message };
  return { ...faultAt(places, path, message), place };
}

function at(places: Places, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = places.lines.linePos(offset);
  return { line, column: col };
}

/** What zod found, in words, each at its place; `base` is where the checked value stands in the file. */
export function faultsOf(places: Places, error: z.ZodError, base: Path, schema: JsonSchema): readonly Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(places, issue, base, [], schema));
}

function faultsOfIssue(
  places: Places,
  issue: z.core.$ZodIssue,
  base: Path,
  above: Path,
  schema: JsonSchema,
): readonly Fault[] {
  const inside = [...above, ...issue.path];
  const path = [...base, ...inside];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, inside);
    return issue.keys.map((key) => faultAtKey(places, path, key, unknownKey(key, known)));
  }
  if (issue.code === 'invalid_union') {
    // Of several forms the one is meant that fits at its top and errs within.
    const meant = issue.errors.find((form) => form.length > 0 && form.every((one) => depthOf(one) > 0));
    if (meant !== undefined) return meant.flatMap((one) => faultsOfIssue(places, one, base, inside, schema));
  }
  return [faultAt(places, path, wordsOf(issue, places.document.getIn(path)))];
}

const depthOf = (issue: z.core.$ZodIssue): number =>
  issue.code === 'unrecognized_keys' ? issue.path.length + 1 : issue.path.length;

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const what = near === null ? '' : ` Did you mean "${near}"?`;
  return `there is no setting "${key}" here.${what} Known are ${known.join(', ')}`;
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    const near = typeof value === 'string' ? nearest(value, choices) : null;
    return `${shown(value)} is none of ${choices.join(', ')}${near === null ? '' : `. Did you mean "${near}"?`}`;
  }
  if (issue.code === 'invalid_type') {
    if (value === undefined) return 'this is missing';
    return `${shown(value)} was given where ${expected(issue.expected)} is expected`;
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().filter((one) => one.code !== 'invalid_type');
    const [first] = inner;
    return first === undefined ? `${shown(value)} is not what is expected here` : wordsOf(first, value);
  }
  return issue.message;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a group of settings',
  string: 'text',
};

const expected = (type: string): string => TYPES[type] ?? type;

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  return typeof value === 'object' ? 'a group or list' : String(value);
}

/** The known word a typing error was made in; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best !== undefined && best.far <= Math.max(2, Math.floor(word.length / 3)) ? best.one : null;
}

/** The parts of a JSON Schema that say which keys there are. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keys of the object at a path of a schema. */
function keysAt(schema: JsonSchema, path: Path): readonly string[] {
  let found: readonly JsonSchema[] = [schema];
  for (const part of path) found = found.flatMap((one) => variants(one)).flatMap((one) => inside(one, part));
  const keys = found.flatMap((one) => variants(one)).flatMap((one) => Object.keys(objectOf(one.properties)));
  return [...new Set(keys)];
}

const objectOf = (value: unknown): JsonSchema =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

const variants = (schema: JsonSchema): readonly JsonSchema[] => [
  schema,
  ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) => (Array.isArray(some) ? some.map(objectOf) : [])),
];

function inside(schema: JsonSchema, part: PropertyKey): readonly JsonSchema[] {
  if (typeof part === 'number') return [objectOf(schema.items)];
  const property = objectOf(schema.properties)[String(part)];
  return property === undefined ? [] : [objectOf(property)];
}
