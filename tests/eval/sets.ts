import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One labelled row; sets add fields of their own. */
export type Row = Readonly<Record<string, unknown>>;

const root = process.env.THREADBARE_SHARED ?? join(dirname(fileURLToPath(import.meta.url)), '../../../shared');

/** Rows of one half of a set, or null where the data folder is absent. */
export function readSet(name: string, split: string): readonly Row[] | null {
  const file = join(root, 'eval', name, `${split}.jsonl.gz`);
  if (!existsSync(file)) return null;
  const rows: Row[] = [];
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const row: unknown = JSON.parse(line);
    if (isRow(row)) rows.push(row);
  }
  return rows;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field as text; empty where it is absent or null. */
export function textOf(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}

/** A field as a number, NaN where it is none. */
export function numberOf(row: Row, field: string): number {
  const value = row[field];
  return typeof value === 'number' ? value : Number.NaN;
}
