import type { Column, Row } from '../row.js';
import type { Sink } from '../sink.js';

/** Writes rows of one shape into one file. */
export interface TableWriter {
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** Writes what is still held back; the sink is finished by its owner. */
  readonly end: () => Promise<void>;
}

/** A format of rows and columns. */
export interface TableFormat {
  readonly ending: string;
  readonly open: (
    sink: Sink,
    columns: readonly Column[],
    options: { readonly defuse: boolean },
  ) => Promise<TableWriter>;
}
