import type { DumpFormat, DumpSource, DumpStyle } from './dump-row.js';
import { openBytes, unpackedName } from './open-bytes.js';
import { readCsv } from './read-csv.js';
import { readJsonLines } from './read-json-lines.js';
import { readParquet } from './read-parquet.js';
import { pieceDecoder } from './text-decoder.js';

/** The form of a dump by its name; null where the ending says nothing. */
export function formatOf(file: string): DumpFormat | null {
  const ending = /\.([a-z]{2,8})$/i.exec(unpackedName(file))?.[1]?.toLowerCase();
  switch (ending) {
    case 'csv':
    case 'tsv':
    case 'jsonl':
    case 'parquet':
      return ending;
    case 'tab':
      return 'tsv';
    case 'ndjson':
    case 'jsonlines':
      return 'jsonl';
    case 'pq':
      return 'parquet';
    default:
      return null;
  }
}

/**
 * Opens a dump: its rows come as a stream, at the memory of a batch (of a row group, in Parquet).
 *
 * @throws InputError where it cannot be opened at all
 */
export async function openDump(file: string, style: DumpStyle, stdin: AsyncIterable<unknown>): Promise<DumpSource> {
  if (style.format === 'parquet') return readParquet(file);
  const decoder = pieceDecoder(style.encoding);
  const chunks = openBytes(file, stdin);
  if (style.format === 'jsonl') return readJsonLines(chunks, decoder, file);
  return readCsv(chunks, decoder, style.csv, style.format === 'tsv' ? '\t' : ',', file);
}
