import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ArchiveItem, readArchive } from '../../src/archive/read-archive.js';

/** In the folder of the run (tests/support/run.ts), which goes with it: several files of tests share this module. */
const folder = mkdtempSync(join(tmpdir(), 'threadbare-archive-'));

let made = 0;

/** A file of its own with these bytes. */
export function fileOf(name: string, bytes: Uint8Array): string {
  made += 1;
  const file = join(folder, `${made}-${name}`);
  writeFileSync(file, bytes);
  return file;
}

/** One record as ISO 28500 writes it; `fields` come first and may take the place of what it has itself. */
export function recordOf(type: string, url: string | null, block: string | Uint8Array, ...fields: string[]): Buffer {
  const body = Buffer.from(block);
  const own = [
    `WARC-Type: ${type}`,
    ...(url === null ? [] : [`WARC-Target-URI: ${url}`]),
    'WARC-Date: 2024-05-06T07:08:09Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    `Content-Type: ${type === 'response' ? 'application/http; msgtype=response' : 'text/html'}`,
    `Content-Length: ${body.length}`,
  ];
  const given = new Set(fields.flatMap((field) => field.split('\r\n')).map((field) => field.split(':')[0]));
  const lines = [...fields, ...own.filter((field) => !given.has(field.split(':')[0] ?? ''))];
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), body, Buffer.from('\r\n\r\n')]);
}

/** An answer of a server. */
export function answerOf(body: string | Uint8Array, ...headers: string[]): Buffer {
  const head = ['HTTP/1.1 200 OK', 'Content-Type: text/html', ...headers].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]);
}

export const addressOf = (n: number): string => `https://board.example.org/${n}`;

/** Words that do not pack away to nothing, different for each page. */
export const wordsOf = (n: number, length = 900): string =>
  `<p>${Array.from({ length }, (_, i) => ((n + 3) * 7919 + i * i * 104729).toString(36)).join(' ')}</p>`;

/** The record of page `n`. */
export const pageRecord = (n: number): Buffer => recordOf('response', addressOf(n), answerOf(wordsOf(n)));

export const gzipped = (records: readonly Uint8Array[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

/** What an archive gives: the last part of each page's address, or the error's code. */
export const told = (items: readonly ArchiveItem[]): readonly string[] =>
  items.map((item) => ('page' in item ? (item.page.url?.split('/').at(-1) ?? 'page') : item.error.code));

export async function itemsOf(file: string): Promise<ArchiveItem[]> {
  const items: ArchiveItem[] = [];
  for await (const item of readArchive(file)) items.push(item);
  return items;
}

export const readBytes = (name: string, bytes: Uint8Array): Promise<ArchiveItem[]> => itemsOf(fileOf(name, bytes));

export const textOf = (item: ArchiveItem | undefined): string | null =>
  item !== undefined && 'page' in item ? Buffer.from(item.page.bytes).toString('utf8') : null;

export const messageOf = (item: ArchiveItem | undefined): string | null =>
  item !== undefined && 'error' in item ? item.error.message : null;
