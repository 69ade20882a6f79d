import type { IngestSummary } from '../summary.js';

/** What an ingest of dumps did: beside what every ingest says, what became of the rows. */
export interface DumpSummary extends IngestSummary {
  readonly rows: {
    /** Rows the files hold, as far as they can be told apart. */
    readonly read: number;
    /** Rows the map leaves out. */
    readonly leftOut: number;
    /** Rows that say again what another one says. */
    readonly repeated: number;
    /** Rows that could not be read; v_problem says which and why. */
    readonly failed: number;
  };
}
