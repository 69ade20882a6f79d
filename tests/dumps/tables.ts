import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** A row of the test's dump. */
export interface TestRow {
  readonly topic: number;
  readonly title: string;
  readonly id: number;
  readonly author: string;
  readonly at: string;
  readonly text: string;
  readonly likes: number;
}

/** Posts of so many threads whose rows lie mixed, as a board would dump its table of posts: every third quotes. */
export function testRows(threads: number, posts: number): TestRow[] {
  const rows: TestRow[] = [];
  for (let n = 0; n < threads * posts; n += 1) {
    const topic = 1 + (n % threads);
    const before = rows[n - threads];
    const own = `Post number ${n} says that the harbour bridge in part ${topic} needs ${n * 7} new planks, or so "they" say.`;
    const quote =
      before !== undefined && n % 3 === 0
        ? `[quote="${before.author}" post_id=${before.id}]${ownOf(before.text)}[/quote]\n`
        : '';
    rows.push({
      topic,
      title: `Bridge, part ${topic}`,
      id: 1_000 + n,
      author: `Member${n % 5}`,
      at: new Date(Date.UTC(2024, 2, 5, 10, n)).toISOString().slice(0, 19).replace('T', ' '),
      text: `${quote}${own}`,
      likes: n % 4,
    });
  }
  return rows;
}

const ownOf = (text: string): string => text.slice(text.lastIndexOf(']') + 1).trim();

export const TEST_MAP = `name: test
site: { value: board.example }
thread: { id: topic, title: title }
post: { id: id, author: author, posted: { column: at, zone: UTC } }
body: { column: text, form: bbcode }
reactions: [{ name: Like, column: likes }]
`;

const COLUMNS = ['topic', 'title', 'id', 'author', 'at', 'text', 'likes'] as const;

export function toCsv(rows: readonly TestRow[], separator = ','): string {
  const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
  return [COLUMNS.join(separator), ...rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(separator))].join(
    '\r\n',
  );
}

export const toJsonLines = (rows: readonly TestRow[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

export function toParquet(rows: readonly TestRow[]): Uint8Array {
  const columnData = COLUMNS.map((name) => ({ name, data: rows.map((row) => row[name]) }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 10 }));
}

/** The same rows in every form that is read, as files of a folder; gives their names. */
export function everyForm(folder: string, rows: readonly TestRow[]): string[] {
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['posts.csv', `\ufeff${toCsv(rows)}`],
    ['posts.tsv', toCsv(rows, '\t')],
    ['posts.jsonl', toJsonLines(rows)],
    ['posts.ndjson.gz', gzipSync(toJsonLines(rows))],
    ['posts.csv.br', brotliCompressSync(toCsv(rows))],
    ['posts.jsonl.zst', rawZstd(Buffer.from(toJsonLines(rows)))],
    ['posts.parquet', toParquet(rows)],
  ];
  return files.map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
}

/** A zstd frame of blocks as they are (RFC 8878, section 3.1): packed nothing, and read as any other. */
function rawZstd(bytes: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt32LE(0xfd2fb528, 0);
  // A single segment whose size stands in four bytes.
  head.writeUInt8(0xa0, 4);
  head.writeUInt32LE(bytes.length, 5);
  const parts: Buffer[] = [head];
  for (let at = 0; at < bytes.length; at += 60_000) {
    const block = bytes.subarray(at, at + 60_000);
    const size = Buffer.alloc(3);
    size.writeUIntLE((at + 60_000 >= bytes.length ? 1 : 0) | (block.length << 3), 0, 3);
    parts.push(size, block);
  }
  return Buffer.concat(parts);
}
