import type { SchemaElement } from 'hyparquet';
import type { ByteWriter as Bytes, ParquetWriter as Writer } from 'hyparquet-writer';
import { VERSION } from '../../version.js';
import type { Column, Row } from '../row.js';
import type { Sink } from '../sink.js';
import type { TableFormat, TableWriter } from './table.js';

/** Rows of a row group at most, and characters: what is held in memory. Engines read a group at a time. */
const GROUP_ROWS = 20_000;
const GROUP_CHARS = 24_000_000;

/** A parquet file that gets its rows in groups; the owner decides when a group is full. */
export interface ParquetFile extends TableWriter {
  /** Characters held back. */
  readonly held: () => number;
  /** Writes what is held back as a row group. */
  readonly flush: () => Promise<void>;
}

/** Parquet with typed columns: times in UTC microseconds, lists as lists, JSON as JSON. */
export const PARQUET: TableFormat = {
  ending: '.parquet',
  open: (sink, columns) => openParquet(sink, columns),
};

export async function openParquet(sink: Sink, columns: readonly Column[]): Promise<ParquetFile> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes: Bytes = new ByteWriter(4096);
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
  const file: Writer = new ParquetWriter({ writer: bytes, schema, createdBy: `threadbare ${VERSION}` });
  const values: unknown[][] = columns.map(() => []);
  let rowsHeld = 0;
  let charsHeld = 0;
  const drain = async (): Promise<void> => {
    // The writer goes on in its own buffer, so what it has is copied before it is handed over.
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    if (chunk.length > 0) await sink.write(chunk);
  };
  const flush = async (): Promise<void> => {
    if (rowsHeld === 0) return;
    await file.write({
      columnData: columns.map(({ name }, i) => ({ name, data: values[i] ?? [] })),
      rowGroupSize: rowsHeld,
    });
    for (const list of values) list.length = 0;
    rowsHeld = 0;
    charsHeld = 0;
    await drain();
  };
  return {
    held: () => charsHeld,
    flush,
    write: async (rows: readonly Row[]) => {
      for (const row of rows) {
        for (const [i, { name, type }] of columns.entries()) {
          const value = cell(row[name] ?? null, type);
          values[i]?.push(value);
          charsHeld += sizeOf(value);
        }
        rowsHeld += 1;
        if (rowsHeld >= GROUP_ROWS || charsHeld >= GROUP_CHARS) await flush();
      }
    },
    end: async () => {
      await flush();
      await file.finish();
      await drain();
    },
  };
}

/** What a value takes in memory, roughly; of JSON its text. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 8;
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + sizeOf(one), 16);
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length * 2 : 8;
}

const LIST = /^(.+)\[\]$/;

function elementsOf({ name, type }: Column): readonly SchemaElement[] {
  const inner = LIST.exec(type)?.[1];
  if (inner === undefined) return [{ name, ...leafOf(type), repetition_type: 'OPTIONAL' }];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...leafOf(inner), repetition_type: 'OPTIONAL' },
  ];
}

type Leaf = Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>;

const LEAVES: Readonly<Record<string, Leaf>> = {
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  'double precision': { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  'timestamp with time zone': {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
  date: { type: 'INT32', converted_type: 'DATE' },
  jsonb: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
};

/** Ids are text: engines read UUID columns in different ways. */
const leafOf = (type: string): Leaf => LEAVES[type] ?? { type: 'BYTE_ARRAY', converted_type: 'UTF8' };

/** A value as the writer takes it; one that is not of its column's type is null. */
function cell(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return undefined;
  const inner = LIST.exec(type)?.[1];
  if (inner !== undefined) return Array.isArray(value) ? value.map((one: unknown) => cell(one, inner)) : undefined;
  switch (type) {
    case 'bigint':
      return typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,19}$/.test(value))
        ? BigInt(value)
        : undefined;
    case 'integer':
      return typeof value === 'number' ? value : undefined;
    case 'double precision':
      return typeof value === 'number' ? value : Number(value);
    case 'boolean':
      return value === true;
    case 'timestamp with time zone':
      return typeof value === 'string' ? microsOf(value) : undefined;
    case 'date':
      return typeof value === 'string' ? Math.floor(Date.parse(value) / 86_400_000) : undefined;
    case 'jsonb':
      return value;
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

/** ISO 8601 to microseconds since 1970; `Date` keeps milliseconds alone. */
export function microsOf(text: string): bigint | undefined {
  const millis = Date.parse(text.replace(/\.\d+/, ''));
  if (Number.isNaN(millis)) return undefined;
  const digits = /\.(\d{1,6})/.exec(text)?.[1] ?? '';
  return BigInt(millis) * 1000n + BigInt(digits.padEnd(6, '0'));
}
