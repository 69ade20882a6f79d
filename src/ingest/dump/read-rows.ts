import type { Columns, DumpRow } from '../../archive/dump/dump-row.js';
import { InputError, UsageError } from '../../model/errors.js';
import { sha256 } from '../../model/ids.js';
import type { FileProblem } from '../summary.js';
import type { DumpPost } from './dump-post.js';
import { neededColumns, openTable } from './open-table.js';
import type { DumpMap } from './parse-map.js';
import { type RowReader, rowReader } from './row-reader.js';
import { lookup } from './value-at.js';

/** What became of the rows of one file. */
export interface RowCounts {
  read: number;
  leftOut: number;
  failed: number;
}

/** Rows that must not all fail: the map would be another file's. */
const TRIED = 100;
/** Rows of JSON lines in which a column must have been seen. */
const LOOKED_AT = 1_000;
/** Problems kept of one file; the others are counted. */
const MOST_PROBLEMS = 200;

/** What reading a file needs to know and whom it tells. */
export interface RowReading {
  readonly map: DumpMap;
  readonly stdin: AsyncIterable<unknown>;
  readonly signal: AbortSignal;
  readonly note: (problem: FileProblem) => void;
  /** Called for each piece of a file, with its counts so far. */
  readonly onRows: (counts: Readonly<RowCounts>) => void;
}

/**
 * The posts of a dump's file, in pieces. Rows that cannot be read are problems with their number, and lose no other; a
 * file that is damaged gives what stands before the damage.
 *
 * @throws UsageError `map-fits-nothing` where not one of the first 100 rows can be read; nothing was stored then
 * @throws the signal's reason between two pieces
 */
export async function* readRows(file: string, index: number, reading: RowReading): AsyncGenerator<readonly DumpPost[]> {
  const { map, signal, onRows } = reading;
  const source = await openTable(file, map, reading.stdin);
  const reader = rowReader(map.spec);
  const counts: RowCounts = { read: 0, leftOut: 0, failed: 0 };
  const { note, end } = notesOf(file, reading.note);
  const unseen =
    source.names === null ? new Map(neededColumns(map.spec).map((name) => [name, lookup(name)])) : new Map();
  const times = { failed: 0, first: '' };
  let first: string | null = null;
  let ended = false;
  for await (const rows of source.rows) {
    signal.throwIfAborted();
    const posts: DumpPost[] = [];
    for (const row of rows) {
      const made = readOne(row, index, reader);
      if ('problem' in made) {
        const damaged = made.problem.code !== 'row-not-read';
        ended ||= damaged;
        counts.failed += damaged ? 0 : 1;
        first ??= made.problem.message;
        const message = damaged ? made.problem.message : `row ${row.number}: ${made.problem.message}`;
        note(made.problem.code, message, damaged && counts.read === 0);
        continue;
      }
      if (counts.read < LOOKED_AT && 'columns' in row)
        for (const [name, look] of unseen) if (look(row.columns) !== undefined) unseen.delete(name);
      counts.read += 1;
      if (made.post === null) counts.leftOut += 1;
      else {
        posts.push(made.post);
        noteTime(made.post, times);
      }
    }
    if (counts.read === 0 && counts.failed >= TRIED) throw fitsNothing(file, map, counts.failed, first);
    if (posts.length > 0) yield posts;
    onRows(counts);
  }
  if (counts.read === 0 && counts.failed > 0 && !ended) throw fitsNothing(file, map, counts.failed, first);
  for (const name of counts.read > 0 ? unseen.keys() : [])
    note(
      'column-not-seen',
      `no row of the first ${LOOKED_AT} has "${name}"; correct its name in the map ${map.name}, if it should be there`,
    );
  if (times.failed > 0)
    note(
      'times-not-read',
      `${times.failed} of ${counts.read} times cannot be read (the first: "${times.first}"); they are kept as words. Say how they are written: post.posted.format`,
    );
  if (source.lost() > 0)
    note(
      'undecodable-characters',
      `${source.lost()} characters could not be read and stand as U+FFFD; name the charset in the map (encoding)`,
    );
  end();
}

function readOne(
  row: DumpRow,
  file: number,
  reader: RowReader,
): { readonly post: DumpPost | null } | { readonly problem: InputError } {
  if ('error' in row) return { problem: row.error };
  try {
    const read = reader(row.columns);
    return { post: read === null ? null : { file, row: row.number, hash: hashOf(row.columns), ...read } };
  } catch (error) {
    if (error instanceof InputError) return { problem: error };
    // Values inside each other without end: the stack, not the heap, is at its limit.
    if (error instanceof RangeError)
      return { problem: new InputError('row-not-read', 'its values are nested too deep') };
    throw error;
  }
}

/** Hash of a row as the file has it, 128 bits. */
const hashOf = (columns: Columns): string => sha256(JSON.stringify(columns, plain)).slice(0, 32);

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

function noteTime({ posted }: DumpPost, times: { failed: number; first: string }): void {
  if (posted === null || posted.at !== null || posted.local !== null) return;
  if (times.failed === 0) times.first = (posted.raw ?? '').slice(0, 60);
  times.failed += 1;
}

const fitsNothing = (file: string, map: DumpMap, rows: number, first: string | null): UsageError =>
  new UsageError(
    'map-fits-nothing',
    `None of the first ${rows} rows of ${file} can be read with the map ${map.name}, and nothing was stored. The first: ${first ?? ''}. Look at it with --dry-run.`,
  );

/** Problems of one file: the first ones as they are, the others counted. */
function notesOf(
  file: string,
  tell: (problem: FileProblem) => void,
): { note: (code: string, message: string, failed?: boolean) => void; end: () => void } {
  let more = 0;
  let told = 0;
  return {
    note: (code, message, failed = false) => {
      told += 1;
      if (told <= MOST_PROBLEMS) tell({ file, code, message, post: null, threadId: null, failed });
      else more += 1;
    },
    end: () => {
      if (more === 0) return;
      const message = `${more} more rows could not be read; those before tell why`;
      tell({ file, code: 'rows-not-read', message, post: null, threadId: null, failed: false });
    },
  };
}
