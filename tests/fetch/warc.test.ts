import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARCParser, WARCSerializer } from 'warcio';
import { type ArchivedPage, readArchive, readRecordAt } from '../../src/archive/read-archive.js';
import type { Exchange, Header } from '../../src/fetch/exchange.js';
import { openWarcWriter, trimWarc, type WarcPlace } from '../../src/fetch/warc/index.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'threadbare-warc-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const freshDir = (): string => {
  made += 1;
  return join(folder, `crawl-${made}`);
};

const URL_1 = 'https://board.example.org/viewtopic.php?t=1';

function exchange(change: Partial<Exchange> = {}): Exchange {
  const raw = change.raw ?? Buffer.from('<p>first words</p>');
  return {
    url: URL_1,
    requestHeaders: [
      ['Host', 'board.example.org'],
      ['User-Agent', 'threadbare/0.1 (+https://contact.example.org)'],
    ],
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    raw,
    body: raw,
    address: '192.0.2.7',
    startedAt: '2026-11-22T10:11:12.345Z',
    took: 12,
    ...change,
  };
}

/** What bare warcio, which knows nothing of ours, reads in a file. */
async function withWarcio(file: string) {
  const records = [];
  for await (const record of WARCParser.iterRecords(createReadStream(file), { keepHeadersCase: false })) {
    const content = Buffer.from(await record.readFully(true));
    records.push({
      type: record.warcType,
      version: record.warcHeaders.statusline,
      url: record.warcTargetURI ?? null,
      field: (name: string) => record.warcHeader(name) ?? null,
      http: (name: string) => record.httpHeaders?.headers.get(name) ?? null,
      status: record.httpHeaders?.statusCode ?? null,
      content,
    });
  }
  return records;
}

async function pagesOf(file: string): Promise<readonly ArchivedPage[]> {
  const pages: ArchivedPage[] = [];
  for await (const item of readArchive(file)) if ('page' in item) pages.push(item.page);
  return pages;
}

const options = (dir: string) => ({
  dir,
  prefix: 'board',
  software: 'threadbare/0.1.0',
  now: () => new Date('2026-11-22T10:11:11.000Z'),
});

describe('what was fetched, as WARC', () => {
  it('is read back by our reader and by warcio', async () => {
    const dir = freshDir();
    const writer = await openWarcWriter(options(dir));
    const packed = gzipSync('<p>packed on the way</p>');
    const places = await Promise.all([
      writer.write(exchange()),
      writer.write(
        exchange({
          url: 'https://board.example.org/2',
          headers: [
            ['Content-Type', 'text/html'],
            ['Content-Encoding', 'gzip'],
            ['Transfer-Encoding', 'chunked'],
          ],
          raw: packed,
        }),
      ),
      writer.write(exchange({ url: 'https://board.example.org/3', status: 404, statusText: 'Not Found' })),
    ]);
    await writer.close();
    expect(places.map((place) => place.number)).toEqual([3, 5, 7]);
    const [file = ''] = places.map((place) => place.file);
    expect(readdirSync(dir)).toEqual(['board-00001.warc.gz']);
    const pages = await pagesOf(file);
    expect(
      pages.map(({ number, url, fetchedAt, bytes, offset }) => [number, url, fetchedAt, String(bytes), offset]),
    ).toEqual([
      [3, URL_1, '2026-11-22T10:11:12.345Z', '<p>first words</p>', places[0]?.offset],
      [5, 'https://board.example.org/2', '2026-11-22T10:11:12.345Z', '<p>packed on the way</p>', places[1]?.offset],
    ]);
    const records = await withWarcio(file);
    expect(records.map(({ type, url }) => [type, url])).toEqual([
      ['warcinfo', null],
      ['request', URL_1],
      ['response', URL_1],
      ['request', 'https://board.example.org/2'],
      ['response', 'https://board.example.org/2'],
      ['request', 'https://board.example.org/3'],
      ['response', 'https://board.example.org/3'],
    ]);
    expect(records.every(({ version }) => version === 'WARC/1.1')).toBe(true);
    expect(String(records[4]?.content)).toBe('<p>packed on the way</p>');
    expect(records[4]?.http('X-Archive-Orig-Transfer-Encoding')).toBe('chunked');
    expect(records[2]?.field('WARC-IP-Address')).toBe('192.0.2.7');
    expect(records[1]?.field('WARC-Concurrent-To')).toBe(records[2]?.field('WARC-Record-ID'));
    expect(records[6]?.status).toBe(404);
    expect(String(records[0]?.content)).toMatch(/^software: threadbare\/0\.1\.0\r\nformat: WARC File Format 1\.1\r\n/);
  });

  it('has digests that warcio works out from the same bytes', async () => {
    const writer = await openWarcWriter(options(freshDir()));
    const place = await writer.write(exchange({ raw: Buffer.from([0, 255, 13, 10, 13, 10, 128]) }));
    await writer.close();
    for await (const record of WARCParser.iterRecords(createReadStream(place.file), { keepHeadersCase: true })) {
      if (record.warcType === 'warcinfo') continue;
      const block = record.warcBlockDigest;
      const payload = record.warcPayloadDigest;
      if (record.warcType === 'response') expect(payload).toBe(place.digest);
      await new WARCSerializer(record).digestRecord({ recompute: true });
      expect(record.warcBlockDigest).toBe(block);
      if (record.warcType === 'response') expect(record.warcPayloadDigest).toBe(payload);
    }
  });

  it('keeps every body, and every header byte, whatever they are', async () => {
    const dir = freshDir();
    const writer = await openWarcWriter(options(dir));
    const token = fc.stringMatching(/^X-[A-Za-z0-9-]{1,20}$/);
    /** Bytes of the wire as characters, without the line ends that cannot be in a value. */
    const value = fc.uint8Array({ maxLength: 60 }).map((bytes) =>
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/[\0\r\n]/g, '')
        .trim(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }),
          fc
            .constantFrom('', 'WARC/1.0\r\n', '\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n\r\n')
            .map((text) => Buffer.from(text)),
        ),
        fc.array(fc.tuple(token, value), { maxLength: 6 }),
        async (raw, extra) => {
          const headers: readonly Header[] = [['Content-Type', 'text/html'], ...extra];
          const place = await writer.write(exchange({ raw, headers }));
          const member = readFileSync(place.file).subarray(place.offset, place.offset + place.length);
          const record = gunzipSync(member).toString('latin1');
          const written = extra.map(([name, text]) => `${name}: ${text}\r\n`).join('');
          expect(record).toContain(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${written}\r\n`);
          const item = await readRecordAt(place.file, place.offset, place.number);
          expect('page' in item && Buffer.from(item.page.bytes).equals(raw)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    await writer.close();
    const ours = await pagesOf(join(dir, 'board-00001.warc.gz'));
    const theirs = (await withWarcio(join(dir, 'board-00001.warc.gz'))).filter(({ type }) => type === 'response');
    expect(ours.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
      theirs.map(({ content }) => content.toString('hex')),
    );
  });

  it('takes a header of 300 KB and a body of 5 MB', async () => {
    const writer = await openWarcWriter(options(freshDir()));
    const raw = Buffer.alloc(5_000_000, 'words of a long page ');
    const place = await writer.write(
      exchange({
        raw: brotliCompressSync(raw, { params: {} }),
        headers: [
          ['Content-Type', 'text/html'],
          ['Content-Encoding', 'br'],
          ['X-Long', 'x'.repeat(300_000)],
        ],
      }),
    );
    await writer.close();
    const [page] = await pagesOf(place.file);
    expect(page !== undefined && Buffer.from(page.bytes).equals(raw)).toBe(true);
  });

  it('holds no credentials', async () => {
    const writer = await openWarcWriter(options(freshDir()));
    const place = await writer.write(
      exchange({
        url: 'https://hidden-name:hidden-word@board.example.org/1',
        requestHeaders: [
          ['cookie', 'sid=hidden'],
          ['Authorization', 'Basic hidden'],
          ['X-Api-Key', 'hidden'],
        ],
        headers: [
          ['Set-Cookie', 'sid=hidden'],
          ['Content-Type', 'text/html'],
          ['X-Two', 'a\r\nSet-Cookie: b'],
        ],
      }),
    );
    await writer.close();
    const text = gunzipSync(readFileSync(place.file)).toString('latin1');
    expect(text).not.toMatch(/hidden/);
    expect(text).toContain('X-Two: a Set-Cookie: b\r\n');
    expect(text).toContain('WARC-Target-URI: https://board.example.org/1\r\n');
    expect(text).toContain('GET /1 HTTP/1.1\r\nHost: board.example.org\r\n');
  });

  it('keeps an unchanged page as a revisit', async () => {
    const writer = await openWarcWriter(options(freshDir()));
    const first = await writer.write(exchange());
    const of = { url: URL_1, date: '2026-11-22T10:11:12.345Z', digest: first.digest, recordId: first.recordId };
    const later = { startedAt: '2026-11-23T00:00:00.000Z' };
    const unchanged = await writer.revisit(
      exchange({ ...later, status: 304, statusText: 'Not Modified', raw: Buffer.alloc(0) }),
      of,
    );
    const same = await writer.revisit(exchange({ ...later, headers: [['Content-Type', 'text/html']] }), of);
    await writer.close();
    expect([unchanged.number, same.number]).toEqual([5, 7]);
    expect((await pagesOf(first.file)).map(({ number }) => number)).toEqual([3]);
    const records = await withWarcio(first.file);
    const [one, two] = [records[4], records[6]];
    expect(one?.field('WARC-Profile')).toBe('http://netpreserve.org/warc/1.1/revisit/server-not-modified');
    expect(two?.field('WARC-Profile')).toBe('http://netpreserve.org/warc/1.1/revisit/identical-payload-digest');
    for (const record of [one, two]) {
      expect(record?.type).toBe('revisit');
      expect(record?.field('WARC-Refers-To-Target-URI')).toBe(URL_1);
      expect(record?.field('WARC-Refers-To-Date')).toBe('2026-11-22T10:11:12.345Z');
      expect(record?.field('WARC-Refers-To')).toBe(`<${first.recordId}>`);
      expect(record?.field('WARC-Payload-Digest')).toBe(first.digest);
      expect(record?.content.length).toBe(0);
    }
    expect(one?.status).toBe(304);
  });

  it('begins a new file where one would grow too large, and never writes into one that is there', async () => {
    const dir = freshDir();
    mkdirSync(dir);
    writeFileSync(join(dir, 'board-00004.warc.gz'), 'of another process');
    const writer = await openWarcWriter({ ...options(dir), maxBytes: 6_000 });
    const places: WarcPlace[] = [];
    for (let i = 0; i < 12; i += 1) {
      const raw = Buffer.from(Array.from({ length: 900 }, (_, j) => (i * 7919 + j * j * 104729) % 251));
      places.push(await writer.write(exchange({ url: `https://board.example.org/${i}`, raw })));
    }
    await writer.close();
    const files = [...new Set(places.map(({ file }) => file))];
    expect(files.length).toBeGreaterThan(2);
    expect(files[0]).toBe(join(dir, 'board-00005.warc.gz'));
    for (const file of files) expect(statSync(file).size).toBeLessThanOrEqual(6_000);
    expect(readFileSync(join(dir, 'board-00004.warc.gz'), 'utf8')).toBe('of another process');
    const read = (await Promise.all(files.map(pagesOf))).flat();
    expect(read.map(({ url }) => url)).toEqual(places.map((_, i) => `https://board.example.org/${i}`));
    for (const { file, offset, number } of places) {
      const item = await readRecordAt(file, offset, number);
      expect('page' in item && item.page.number).toBe(number);
    }
  });

  it('keeps the order of calls that overlap, and two writers apart', async () => {
    const dir = freshDir();
    const writers = await Promise.all([openWarcWriter(options(dir)), openWarcWriter(options(dir))]);
    const places = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        // Large and small in turn: the small ones are packed first and still wait.
        writers[i % 2]?.write(
          exchange({ url: `https://board.example.org/${i}`, raw: Buffer.alloc(i % 4 < 2 ? 400_000 : 10, i) }),
        ),
      ),
    );
    await Promise.all(writers.map((writer) => writer.close()));
    const files = [...new Set(places.map((place) => place?.file ?? ''))];
    expect(files.length).toBe(2);
    for (const file of files) {
      const numbers = (await pagesOf(file)).map(({ url }) => Number(url?.split('/').at(-1)));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(numbers.length).toBe(20);
    }
  });

  it('makes no file for nothing, and refuses after close', async () => {
    const dir = freshDir();
    const writer = await openWarcWriter(options(dir));
    await writer.flush();
    await writer.close();
    expect(readdirSync(dir)).toEqual([]);
    await expect(writer.write(exchange())).rejects.toThrow(/closed/);
  });

  it('says what to do where it cannot write', async () => {
    const dir = freshDir();
    writeFileSync(dir, 'a file, no folder');
    await expect(openWarcWriter(options(dir))).rejects.toMatchObject({
      code: 'unwritable-archive',
      message: expect.stringContaining('--warc'),
    });
    const gone = freshDir();
    const writer = await openWarcWriter(options(gone));
    rmSync(gone, { recursive: true });
    await expect(writer.write(exchange())).rejects.toMatchObject({ code: 'unwritable-archive' });
    mkdirSync(gone);
    // The next call tries again.
    expect((await writer.write(exchange())).number).toBe(3);
    await writer.close();
  });

  it('is cut back to its last whole record after a kill', async () => {
    const writer = await openWarcWriter(options(freshDir()));
    const first = await writer.write(exchange());
    const second = await writer.write(exchange({ url: 'https://board.example.org/torn' }));
    await writer.flush();
    await writer.close();
    const whole = readFileSync(second.file);
    const knownEnd = first.offset + first.length;
    expect(second.offset + second.length).toBe(whole.length);
    const cuts: readonly (readonly [number, number])[] = [
      // Inside the request of the second pair, then inside its answer: the request is whole and stays.
      [knownEnd + 1, knownEnd],
      [knownEnd + 30, knownEnd],
      [second.offset, second.offset],
      [second.offset + 1, second.offset],
      [second.offset + 30, second.offset],
      [whole.length - 1, second.offset],
      [whole.length, whole.length],
    ];
    for (const [torn, left] of cuts) {
      for (const known of [0, first.offset, knownEnd]) {
        writeFileSync(second.file, whole.subarray(0, torn));
        await trimWarc(second.file, known);
        expect(readFileSync(second.file).equals(whole.subarray(0, left))).toBe(true);
      }
      const types = (await withWarcio(second.file)).map(({ type }) => type);
      expect(types.slice(0, 3)).toEqual(['warcinfo', 'request', 'response']);
      expect((await pagesOf(second.file))[0]?.url).toBe(URL_1);
    }
    // What a power cut leaves, and what is damaged otherwise, which is not cut.
    writeFileSync(second.file, Buffer.concat([whole.subarray(0, knownEnd), Buffer.alloc(4096)]));
    await trimWarc(second.file, 0);
    expect(statSync(second.file).size).toBe(knownEnd);
    const flipped = Buffer.from(whole);
    flipped.fill(0xff, first.offset + 60, first.offset + 90);
    writeFileSync(second.file, flipped);
    await trimWarc(second.file, 0);
    expect(statSync(second.file).size).toBe(whole.length);
    writeFileSync(second.file, whole.subarray(0, second.offset));
    await expect(trimWarc(second.file, whole.length)).rejects.toMatchObject({ code: 'damaged-archive' });
    await expect(trimWarc(`${second.file}.gone`, 10)).rejects.toMatchObject({ code: 'damaged-archive' });
  });
});
