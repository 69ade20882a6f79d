import type { InputError } from '../../model/errors.js';

/** Forms of tables that are read row by row. */
export const DUMP_FORMATS = ['csv', 'tsv', 'jsonl', 'parquet'] as const;
export type DumpFormat = (typeof DUMP_FORMATS)[number];

/** A row by its columns; JSON and Parquet give nested values, CSV texts. */
export type Columns = Readonly<Record<string, unknown>>;

/** A row of a dump, or why it cannot be read. Rows are counted from 1, the head of a CSV is none. */
export type DumpRow =
  | { readonly number: number; readonly columns: Columns }
  | { readonly number: number; readonly error: InputError };

/** How a CSV is written; what is left out is as RFC 4180 has it. */
export interface CsvStyle {
  readonly delimiter?: string | undefined;
  readonly quote?: string | null | undefined;
  readonly escape?: string | undefined;
  /** The names of the columns: in the first row (true), "1", "2", … (false), or these. */
  readonly header?: boolean | readonly string[] | undefined;
  /** Lines that begin so are left out. */
  readonly comment?: string | undefined;
  /** Lines left out at the beginning, before the head. */
  readonly skipLines?: number | undefined;
}

export interface DumpStyle {
  readonly format: DumpFormat;
  readonly csv: CsvStyle;
  /** WHATWG name of the charset of CSV and JSON lines. */
  readonly encoding: string;
}

/** A dump that is open. */
export interface DumpSource {
  /** Names of the columns where the file says them before its rows; null: each row says its own. */
  readonly names: readonly string[] | null;
  /** Rows at hand at a time, in the file's order. Damage ends them with a row that holds the error. */
  readonly rows: AsyncIterable<readonly DumpRow[]>;
  /** Characters so far that the bytes did not hold (they stand as U+FFFD). */
  readonly lost: () => number;
}
