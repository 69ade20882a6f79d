import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveItem, isArchive, readArchive } from '../../src/archive/read-archive.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'threadbare-archive-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One record as ISO 28500 writes it. */
function record(type: string, url: string | null, block: string | Buffer, contentType: string): Buffer {
  const body = Buffer.from(block);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    ...(url === null ? [] : [`WARC-Target-URI: ${url}`]),
    'WARC-Date: 2024-05-06T07:08:09Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(body.length).padStart(12, '0')}>`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${body.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body, Buffer.from('\r\n\r\n')]);
}

const http = (status: string, body: Buffer | string, ...headers: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([`HTTP/1.1 ${status}`, 'Content-Type: text/html; charset=utf-8', ...headers].join('\r\n')),
    Buffer.from('\r\n\r\n'),
    Buffer.from(body),
  ]);

async function read(name: string, bytes: Buffer): Promise<ArchiveItem[]> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const items: ArchiveItem[] = [];
  for await (const item of readArchive(file)) items.push(item);
  return items;
}

const text = (item: ArchiveItem | undefined): string | null =>
  item !== undefined && 'page' in item ? Buffer.from(item.page.bytes).toString('utf8') : null;

describe('archives', () => {
  it('gives the pages of a WARC, one by one, without what is no page', async () => {
    const zipped = gzipSync('<p>zipped on the way</p>');
    const items = await read(
      'crawl.warc',
      Buffer.concat([
        record('warcinfo', null, 'software: made up\r\n', 'application/warc-fields'),
        record(
          'response',
          'https://board.example.org/1',
          http('200 OK', '<p>plain</p>'),
          'application/http; msgtype=response',
        ),
        record(
          'request',
          'https://board.example.org/1',
          'GET /1 HTTP/1.1\r\n\r\n',
          'application/http; msgtype=request',
        ),
        record(
          'response',
          'https://board.example.org/2',
          http('200 OK', zipped, 'Content-Encoding: gzip'),
          'application/http; msgtype=response',
        ),
        record(
          'response',
          'https://board.example.org/3',
          http('403 Forbidden', 'no'),
          'application/http; msgtype=response',
        ),
        record(
          'response',
          'https://board.example.org/4',
          http('301 Moved', '', 'Location: /5'),
          'application/http; msgtype=response',
        ),
        record('resource', 'https://board.example.org/6', '<p>kept</p>', 'text/html'),
        record('resource', 'https://board.example.org/7.png', 'PNG', 'image/png'),
      ]),
    );
    expect(items.map((item) => ('page' in item ? item.page.number : `${item.error.code} ${item.number}`))).toEqual([
      2,
      4,
      'archived-error 5',
      7,
    ]);
    expect(items.map(text)).toEqual(['<p>plain</p>', '<p>zipped on the way</p>', null, '<p>kept</p>']);
    const [first] = items;
    expect(first !== undefined && 'page' in first ? first.page : null).toMatchObject({
      url: 'https://board.example.org/1',
      fetchedAt: '2024-05-06T07:08:09Z',
      contentType: 'text/html; charset=utf-8',
    });
  });

  it('gives the texts of a WET file, gzip per record', async () => {
    const words = ['first page\nwith two lines', 'second page, grüße'];
    const items = await read(
      'part.warc.wet.gz',
      Buffer.concat([
        gzipSync(record('warcinfo', null, 'x: y\r\n', 'application/warc-fields')),
        ...words.map((one, i) => gzipSync(record('conversion', `https://b.example.org/${i}`, one, 'text/plain'))),
      ]),
    );
    expect(items.map(text)).toEqual(words);
  });

  it('keeps what stands before a damage and says where it is', async () => {
    const whole = record('conversion', 'https://b.example.org/1', 'whole', 'text/plain');
    const cut = gzipSync(record('conversion', 'https://b.example.org/2', 'cut '.repeat(500), 'text/plain')).subarray(
      0,
      120,
    );
    const items = await read('cut.wet.gz', Buffer.concat([gzipSync(whole), cut]));
    expect(text(items[0])).toBe('whole');
    const last = items.at(-1);
    expect(last !== undefined && 'error' in last ? last.error.code : text(last)).toBe('damaged-archive');
  });

  it('says that a plain file ends inside a page, and that a file holds no record at all', async () => {
    const page = record(
      'response',
      'https://b.example.org/1',
      http('200 OK', '<p>long</p>'.repeat(50)),
      'application/http',
    );
    const codes = (items: readonly ArchiveItem[]): readonly string[] =>
      items.map((item) => ('error' in item ? item.error.code : 'page'));
    expect(codes(await read('whole.warc', page))).toEqual(['page']);
    expect(codes(await read('cut.warc', page.subarray(0, page.length - 200)))).toEqual(['damaged-archive']);
    expect(codes(await read('broken.warc', Buffer.from('WARC/1.0\r\nbroken')))).toEqual(['damaged-archive']);
    expect(codes(await read('none.warc', Buffer.from('just words')))).toEqual(['damaged-archive']);
    expect(codes(await read('void.warc', Buffer.alloc(0)))).toEqual(['damaged-archive']);
  });

  it('knows archives by their names', () => {
    expect(['a.warc', 'a.warc.gz', 'CC.warc.wet.gz', 'b.wet'].every(isArchive)).toBe(true);
    expect(['a.html', 'warc.txt', 'a.gz'].some(isArchive)).toBe(false);
  });
});
