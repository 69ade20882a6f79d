import { InputError } from '../../model/errors.js';
import { damageOf } from './damage.js';
import type { Columns, DumpRow, DumpSource } from './dump-row.js';
import type { PieceDecoder } from './text-decoder.js';

/** Characters of one line at most: no post is as long. */
const LONGEST_LINE = 64 * 1024 * 1024;
/** Rows handed on at a time. */
const BATCH = 500;

/**
 * Reads JSON lines (one object on each; `.ndjson` is the same) as they come; blank lines are left out and not counted. A
 * line that is no JSON object is a row with an error and the next one is read.
 */
export function readJsonLines(chunks: AsyncIterable<Buffer>, decoder: PieceDecoder, file: string): DumpSource {
  async function* rows(): AsyncGenerator<readonly DumpRow[]> {
    let number = 0;
    let batch: DumpRow[] = [];
    try {
      for await (const line of linesOf(chunks, decoder)) {
        if (line !== null && line.trim() === '') continue;
        number += 1;
        batch.push(rowOf(line, number, file));
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    } catch (error) {
      batch.push({ number: number + 1, error: damageOf(error, number, file) });
    }
    if (batch.length > 0) yield batch;
  }
  return { names: null, rows: rows(), lost: decoder.lost };
}

/** Lines without their ends; null for one that is too long to be held. */
async function* linesOf(chunks: AsyncIterable<Buffer>, decoder: PieceDecoder): AsyncGenerator<string | null> {
  let held: string[] = [];
  let length = 0;
  const take = (): string | null => {
    const line = length > LONGEST_LINE ? null : held.join('');
    held = [];
    length = 0;
    return line;
  };
  const add = (piece: string): void => {
    length += piece.length;
    if (length > LONGEST_LINE) held = [];
    else if (piece !== '') held.push(piece);
  };
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      yield take();
      from = end + 1;
    }
    add(text.slice(from));
  }
  add(decoder.end());
  if (length > 0) yield take();
}

function rowOf(line: string | null, number: number, file: string): DumpRow {
  const refused = (message: string): DumpRow => ({ number, error: new InputError('row-not-read', message, file) });
  if (line === null) return refused(`it is longer than ${LONGEST_LINE / 1024 / 1024} MB`);
  const value = parsed(line.startsWith('\ufeff') ? line.slice(1) : line);
  if (isColumns(value)) return { number, columns: value };
  if (value === undefined && number === 1 && line.trimStart().startsWith('['))
    return refused('the file is one JSON list: write one object on each line (jq -c ".[]" FILE)');
  return refused(
    value === undefined ? 'it is no JSON; write the line again' : 'it is no JSON object with named columns',
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isColumns(value: unknown): value is Columns {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
