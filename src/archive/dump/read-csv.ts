import { Readable } from 'node:stream';
import { type CsvError, type Options, Parser } from 'csv-parse';
import { InputError } from '../../model/errors.js';
import { damageOf } from './damage.js';
import type { CsvStyle, DumpRow, DumpSource } from './dump-row.js';
import type { PieceDecoder } from './text-decoder.js';

/** Characters of one row at most: a quotation mark that is never closed would swallow the rest of the file. */
const LONGEST_ROW = 16 * 1024 * 1024;

/** Rows handed on at a time. */
const BATCH = 500;

/**
 * Reads a CSV (RFC 4180; quoted line ends, a byte order mark, other separators) as it comes. A row with more or fewer
 * columns than the head, or with a broken quotation, is a row with an error and the next one is read.
 *
 * @param separator where the style names none
 */
export async function readCsv(
  chunks: AsyncIterable<Buffer>,
  decoder: PieceDecoder,
  style: CsvStyle,
  separator: string,
  file: string,
): Promise<DumpSource> {
  const records = openRecords(chunks, decoder, parserOf(style, separator));
  const given = typeof style.header === 'object' ? [...style.header] : null;
  const first = given === null ? await records.next() : null;
  const head = first?.done === false && 'fields' in first.value ? first.value.fields : [];
  const names = given ?? (style.header === false ? head.map((_, at) => String(at + 1)) : distinct(head));
  const failed = first?.done === false && 'error' in first.value ? first.value : null;
  const ahead = style.header === false && head.length > 0 ? head : null;
  return { names, rows: rowsOf(records, names, { ahead, failed, file }), lost: decoder.lost };
}

interface Begun {
  /** The first record, where it is a row and no head. */
  readonly ahead: readonly string[] | null;
  /** What ended the reading before there was a head. */
  readonly failed: CsvRecord | null;
  readonly file: string;
}

async function* rowsOf(
  records: AsyncGenerator<CsvRecord>,
  names: readonly string[],
  { ahead, failed, file }: Begun,
): AsyncGenerator<readonly DumpRow[]> {
  let number = 0;
  let batch: DumpRow[] = [];
  const add = (record: CsvRecord): void => {
    if ('fields' in record) batch.push(rowOf(record.fields, names, ++number, file));
    else if ('broken' in record) batch.push(brokenRow(record.broken, ++number, file));
    else batch.push({ number: number + 1, error: damageOf(record.error, number, file) });
  };
  if (ahead !== null) add({ fields: ahead });
  if (failed !== null) add(failed);
  else
    for await (const record of records) {
      add(record);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

function parserOf(style: CsvStyle, separator: string): Parser {
  const options: Options = {
    bom: true,
    delimiter: style.delimiter ?? separator,
    quote: style.quote === undefined ? '"' : style.quote,
    escape: style.escape ?? style.quote ?? '"',
    comment: style.comment ?? null,
    // A comment sign inside a row belongs to it.
    comment_no_infix: true,
    from_line: (style.skipLines ?? 0) + 1,
    // Files put together of others end their lines in both ways.
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
  };
  return new Parser(options);
}

type CsvRecord =
  | { readonly fields: readonly string[] }
  | { readonly broken: CsvError }
  /** Nothing can be read behind it. */
  | { readonly error: unknown };

/** Records in the file's order, broken ones too. */
async function* openRecords(
  chunks: AsyncIterable<Buffer>,
  decoder: PieceDecoder,
  parser: Parser,
): AsyncGenerator<CsvRecord> {
  let damage: unknown = null;
  // The parser numbers the records it has given when it meets a broken one.
  const broken: { readonly behind: number; readonly error: CsvError }[] = [];
  let line = 0;
  parser.on('skip', (error: CsvError) => {
    // One row may be broken in several places.
    if (Number(error.lines) === line) return;
    line = Number(error.lines);
    broken.push({ behind: Number(error.records), error });
  });
  async function* decoded(): AsyncGenerator<string> {
    try {
      for await (const chunk of chunks) yield decoder.write(chunk);
    } catch (error) {
      // What was unpacked before the damage is read first.
      damage = error;
    }
    yield decoder.end();
  }
  let given = 0;
  // One is held back: the last one before a damage is cut off itself.
  let held: CsvRecord | null = null;
  try {
    for await (const record of Readable.from(decoded()).pipe(parser)) {
      if (held !== null) yield held;
      held = null;
      for (let next = broken[0]; next !== undefined && next.behind <= given; next = broken[0]) {
        broken.shift();
        yield { broken: next.error };
      }
      given += 1;
      if (Array.isArray(record)) held = { fields: record.map(String) };
    }
  } catch (error) {
    damage ??= error;
  }
  if (damage === null) {
    if (held !== null) yield held;
    for (const { error } of broken) yield { broken: error };
  } else yield { error: damage };
}

function rowOf(record: readonly string[], names: readonly string[], number: number, file: string): DumpRow {
  if (record.length !== names.length) {
    const message = `it has ${record.length} columns where the head has ${names.length}; look for a separator or a quotation mark inside a column that is not quoted`;
    return { number, error: new InputError('row-not-read', message, file) };
  }
  const columns: Record<string, string> = {};
  for (let at = 0; at < names.length; at += 1) columns[names[at] ?? ''] = record[at] ?? '';
  return { number, columns };
}

function brokenRow(error: CsvError, number: number, file: string): DumpRow {
  const message = `its quotation marks do not close as CSV has it (line ${error.lines}, ${error.code}); write the file again, or name its \`quote\` and \`escape\` in the map`;
  return { number, error: new InputError('row-not-read', message, file, { cause: error }) };
}

/** Names of columns, those that stand twice numbered ("text", "text 2"). */
function distinct(head: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return head.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name} ${nth}`;
  });
}
