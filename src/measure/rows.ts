import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { InputError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';
import { foldText } from '../model/text.js';
import type { LabelledSet } from './sets.js';

/** One labelled row of a set, as its task reads it. */
export interface LabelledRow {
  readonly id: string;
  readonly text: string;
  readonly parentText: string;
  readonly target: string;
  readonly label: string;
  /** The number to predict where the set has one, else NaN. */
  readonly number: number;
  readonly group: string;
  /** Everything else that stands in the row. */
  readonly more: Readonly<Record<string, unknown>>;
}

const ROW = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  parent_text: z.string().nullish(),
  target: z.string().nullish(),
  label: z.union([z.string(), z.number()]).transform(String).nullish(),
});

/**
 * Rows of one split of a set (`DIR/<set>/<split>.jsonl[.gz]`), or null where there is no such file.
 *
 * @throws InputError for a file that cannot be read or a line that is no labelled row
 */
export function readRows(dir: string, set: LabelledSet, split: string): readonly LabelledRow[] | null {
  const plain = path.join(dir, set.name, `${split}.jsonl`);
  const file = existsSync(`${plain}.gz`) ? `${plain}.gz` : plain;
  if (!existsSync(file)) return null;
  const rows: z.infer<typeof ROW>[] = [];
  textOf(file)
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() !== '') rows.push(rowOf(line, file, i + 1));
    });
  const groups = set.group.length > 0 ? null : joinedByText(rows);
  return rows.map((row, i) => ({
    id: row.id,
    text: row.text,
    parentText: row.parent_text ?? '',
    target: row.target ?? '',
    label: set.labels[row.label ?? ''] ?? row.label ?? '',
    number: numberOf(row, set),
    group: groups?.[i] ?? set.group.map((field) => String(row[field] ?? '')).join(' '),
    more: row,
  }));
}

function textOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new InputError('unreadable-set', `The set cannot be read: ${fileReason(cause)}.`, file, { cause });
  }
}

function rowOf(line: string, file: string, number: number): z.infer<typeof ROW> {
  try {
    return ROW.parse(JSON.parse(line));
  } catch (cause) {
    throw new InputError('bad-row', `Line ${number} is no labelled row {"id", "text", "label"}.`, file, { cause });
  }
}

function numberOf(row: Readonly<Record<string, unknown>>, set: LabelledSet): number {
  return set.number === null ? Number.NaN : numberAt(row, set.number.path) / set.number.over;
}

/** The number at a path of a row (`attrs.antagonize`), NaN where there is none. */
export function numberAt(row: Readonly<Record<string, unknown>>, path: string): number {
  let value: unknown = row;
  for (const key of path.split('.')) {
    const inside: Readonly<Record<string, unknown>> = isRecord(value) ? value : {};
    value = inside[key];
  }
  return typeof value === 'number' ? value : Number.NaN;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rows that answer one another, or repeat a text, are of one group, so that a conversation stays together. */
function joinedByText(rows: readonly z.infer<typeof ROW>[]): string[] {
  const parent = new Map<string, string>();
  const rootOf = (text: string): string => {
    let root = text;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(text, root);
    return root;
  };
  for (const row of rows) {
    const own = rootOf(row.text);
    if (row.parent_text) parent.set(own, rootOf(row.parent_text));
  }
  return rows.map((row) => rootOf(row.text));
}

/** Rows whose text stands in none of the others: some published halves share rows, and those would flatter a figure. */
export function withoutTexts(rows: readonly LabelledRow[], others: readonly LabelledRow[]): readonly LabelledRow[] {
  const seen = new Set(others.map((row) => foldText(row.text)));
  return rows.filter((row) => !seen.has(foldText(row.text)));
}
