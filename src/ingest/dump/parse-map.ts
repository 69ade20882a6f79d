import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../../model/errors.js';
import { MAP, type MapSpec } from './map-schema.js';
import { nearName } from './near-name.js';

/** A map, and what it is called. */
export interface DumpMap {
  /** Names the engine of what is read with it (`dump:<name>`). */
  readonly name: string;
  readonly spec: MapSpec;
}

/** Larger files hold something else than a map. */
const LARGEST = 200_000;
/** Faults told at once. */
const MOST_FAULTS = 20;

interface Fault {
  readonly at: number | null;
  readonly message: string;
}

/**
 * Reads a map written in YAML.
 *
 * @param file its name in messages
 * @param name what it is called unless it says so itself
 * @throws UsageError `invalid-map` with all that is wrong, each with its line and column
 */
export function parseMap(text: string, file: string, name: string): DumpMap {
  if (text.length > LARGEST) throw new UsageError('invalid-map', `${file} is larger than a map ever is.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults: Fault[] = document.errors.map(({ pos, message }) => ({ at: pos[0], message }));
  if (faults.length === 0) {
    const given: unknown = document.toJS({ maxAliasCount: 100 });
    const result = MAP.safeParse(given ?? {});
    if (result.success) return { name: result.data.name ?? name, spec: result.data };
    faults.push(...result.error.issues.flatMap((issue) => faultsOf(issue, document)));
  }
  const told = faults.slice(0, MOST_FAULTS).map(({ at, message }) => {
    const place = at === null ? null : lines.linePos(at);
    return `  ${file}${place === null ? '' : `:${place.line}:${place.col}`}: ${message}`;
  });
  if (faults.length > MOST_FAULTS) told.push(`  and ${faults.length - MOST_FAULTS} more`);
  const message = ['The map cannot be used as it is written:', ...told, 'docs/dumps.md says what a map holds.'];
  throw new UsageError('invalid-map', message.join('\n'));
}

function faultsOf(issue: z.core.$ZodIssue, document: Document): readonly Fault[] {
  const path = issue.path.map(String);
  const shown = path.filter((step) => step !== 'any').join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    return issue.keys.map((key) => {
      const near = nearName(key, known);
      const meant = near !== null ? `; did you mean ${near}?` : `; it knows ${known.join(', ')}`;
      const where = shown === '' ? 'a map' : shown;
      return {
        at: placeOf(document, path, key),
        message: `${where} has no "${key}"${known.length === 0 ? '' : meant}`,
      };
    });
  }
  const at = placeOf(document, path, null);
  // Of several ways to write a value none fits: the message of the union says which there are.
  return [{ at, message: `${shown === '' ? '' : `${shown}: `}${wordsOf(issue)}` }];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing: a map needs it';
  return issue.message.replace(/^Invalid (?:input|option): /, '');
}

/** Byte offset of the deepest node of a path that is there; of a key itself where one is named. */
function placeOf(document: Document, path: readonly string[], key: string | null): number | null {
  let node: Node | null = document.contents;
  for (const step of path) {
    const inner = childOf(node, step);
    if (inner === null) break;
    node = inner;
  }
  if (key !== null && isMap(node)) {
    const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key);
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? null;
  }
  return node?.range?.[0] ?? null;
}

function childOf(node: Node | null, step: string): Node | null {
  if (isMap(node)) {
    const found: unknown = node.get(step, true);
    return isNode(found) ? found : null;
  }
  if (isSeq(node)) {
    const found: unknown = node.get(Number(step), true);
    return isNode(found) ? found : null;
  }
  return null;
}

const isNode = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value);

/** What may stand at a place of a map. */
function knownKeys(path: readonly string[]): readonly string[] {
  const plain = path.filter((step) => !/^\d+$/.test(step) && step !== 'any').join('.');
  return KEYS.find(([place]) => place === plain)?.[1] ?? FIELD_KEYS;
}

const FIELD_KEYS: readonly string[] = ['column', 'value', 'any', 'match', 'default', 'split'];
const CONDITION_KEYS: readonly string[] = [...FIELD_KEYS, 'equals', 'unless'];
const TIME_KEYS: readonly string[] = [...FIELD_KEYS, 'format', 'zone', 'local', 'words', 'precision'];

/** Keys of the objects of a map; every other object is a field. A test holds this list to the schema. */
export const KEYS: readonly (readonly [place: string, keys: readonly string[]])[] = [
  [
    '',
    'name format encoding csv site engine forum tags language dayOrder thread post body quotes reactions leaveOut'.split(
      ' ',
    ),
  ],
  ['csv', 'delimiter quote escape header comment skipLines'.split(' ')],
  ['thread', 'id url title key'.split(' ')],
  [
    'post',
    'id parent position url title author posted edited signature images links attachments deleted hidden'.split(' '),
  ],
  ['post.author', 'name id kind inferred evidence guest deleted'.split(' ')],
  ['post.posted', TIME_KEYS],
  ['post.edited', TIME_KEYS],
  ['post.deleted', CONDITION_KEYS],
  ['post.hidden', CONDITION_KEYS],
  ['post.author.guest', CONDITION_KEYS],
  ['post.author.deleted', CONDITION_KEYS],
  ['post.author.inferred', CONDITION_KEYS],
  ['leaveOut', CONDITION_KEYS],
  ['body', [...FIELD_KEYS, 'form', 'join']],
  ['body.form', 'column values default'.split(' ')],
  ['quotes', 'post author text'.split(' ')],
  ['reactions', [...FIELD_KEYS, 'name', 'json', 'zeros']],
];
