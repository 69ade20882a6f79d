import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { readRecordAt } from '../../src/archive/read-archive.js';
import {
  addressOf,
  answerOf,
  fileOf,
  gzipped,
  itemsOf,
  messageOf,
  pageRecord,
  readBytes,
  recordOf,
  textOf,
  told,
  wordsOf,
} from './make-warc.js';

const records = [0, 1, 2, 3].map(pageRecord);
const all = ['0', '1', '2', '3'];

/** A body as a server sends it in chunks. */
function chunked(body: Uint8Array, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = Buffer.from(body.subarray(at, at + size));
    parts.push(Buffer.from(`${chunk.length.toString(16)};name=value\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

describe('how archives are packed', () => {
  const together = Buffer.concat(records);

  it.each([
    ['plain', 'a.warc', together],
    ['gzip per record', 'a.warc.gz', gzipped(records)],
    ['gzip over the whole file', 'a.warc.gz', gzipSync(together)],
    [
      'gzip in blocks that end anywhere',
      'a.warc.gz',
      gzipped([together.subarray(0, 1000), together.subarray(1000, 9000), together.subarray(9000)]),
    ],
    [
      'two files one behind the other',
      'a.warc.gz',
      Buffer.concat([gzipSync(together.subarray(0, 0)), gzipped(records)]),
    ],
    ['gzip under the name of a plain file', 'a.warc', gzipped(records)],
    ['plain under the name of a packed one', 'a.warc.gz', together],
    ['zeros behind the last member', 'a.warc.gz', Buffer.concat([gzipped(records), Buffer.alloc(3000)])],
    [
      'a member with a name and a comment',
      'a.warc.gz',
      Buffer.concat([named(records[0] ?? Buffer.alloc(0)), gzipped(records.slice(1))]),
    ],
  ])('%s', async (_, name, bytes) => {
    const items = await readBytes(name, bytes);
    expect(told(items)).toEqual(all);
    expect(items.map(textOf)).toEqual(all.map((n) => wordsOf(Number(n))));
  });

  it('gzip in any pieces reads as the whole does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: together.length - 1 }), { maxLength: 12 }),
        async (cuts) => {
          const ends = [...cuts.sort((a, b) => a - b), together.length];
          const pieces = ends.map((end, i) => together.subarray(ends[i - 1] ?? 0, end));
          const items = await readBytes('a.warc.gz', gzipped(pieces));
          expect(items.map(textOf)).toEqual(all.map((n) => wordsOf(Number(n))));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('one member that is larger than what is unpacked at once', async () => {
    const lines = wordsOf(1, 9000);
    const bodyOf = (n: number): string => `<p>${n}</p>${lines}`;
    const many = Array.from({ length: 200 }, (_, n) => recordOf('response', addressOf(n), answerOf(bodyOf(n))));
    const file = fileOf('whole.warc.gz', gzipSync(Buffer.concat(many), { level: 1 }));
    let next = 0;
    for (const item of await itemsOf(file)) {
      expect(textOf(item) === bodyOf(next)).toBe(true);
      next += 1;
    }
    expect(next).toBe(200);
  });

  it('members that end anywhere in what is read at once', async () => {
    // 1 MB is read at once. Noise cannot be packed, so a byte more in the page is a byte more in its member.
    const read = 1024 * 1024;
    const noise = randomBytes(read);
    const memberOf = (size: number): Buffer => gzipSync(recordOf('resource', addressOf(1), noise.subarray(0, size)));
    const around = read - 2_000;
    const missing = read - memberOf(around).length;
    let inTrailer = 0;
    for (let more = -12; more <= 12; more += 1) {
      const member = memberOf(around + missing + more);
      if (member.length > read && member.length - 8 <= read) inTrailer += 1;
      const items = await readBytes('a.warc.gz', Buffer.concat([member, gzipSync(pageRecord(2))]));
      expect(told(items)).toEqual(['1', '2']);
    }
    expect(inTrailer).toBeGreaterThan(3);
  });

  it('says where each page begins, so that it can be read alone', async () => {
    for (const bytes of [gzipped(records), together]) {
      const file = fileOf('a.warc.gz', bytes);
      for (const item of await itemsOf(file)) {
        if (!('page' in item)) throw new Error('no page');
        const { offset = -1, number } = item.page;
        expect(await readRecordAt(file, offset, number)).toEqual(item);
      }
      for (const wrong of [1, bytes.length, bytes.length + 5])
        expect(messageOf(await readRecordAt(file, wrong))).not.toBeNull();
    }
    expect(messageOf(await readRecordAt('no-such-file.warc.gz', 0))).toMatch(/cannot be opened/);
  });

  it('numbers records as bare warcio meets them', async () => {
    const mixed = [
      recordOf('warcinfo', null, 'software: x\r\n'),
      ...records.flatMap((one, n) => [recordOf('request', addressOf(n), 'GET / HTTP/1.1\r\n\r\n'), one]),
    ];
    const file = fileOf('a.warc.gz', gzipped(mixed));
    const numbers: number[] = [];
    let number = 0;
    for await (const record of WARCParser.iterRecords(createReadStream(file))) {
      number += 1;
      if (record.warcType === 'response') numbers.push(number);
      await record.skipFully();
    }
    expect((await itemsOf(file)).map((item) => ('page' in item ? item.page.number : 0))).toEqual(numbers);
  });
});

/** gzip with all the fields of a header that RFC 1952 knows. */
function named(record: Uint8Array): Buffer {
  const plain = gzipSync(record);
  const extra = Buffer.concat([Buffer.from([4, 0]), Buffer.from('skip')]);
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = 4 + 8 + 16 + 2;
  return Buffer.concat([head, extra, Buffer.from('name.warc\0a comment\0'), Buffer.from([0, 0]), plain.subarray(10)]);
}

describe('how bodies are packed', () => {
  const page = wordsOf(7);
  const plain = Buffer.from(page);
  const gzip = gzipSync(plain);

  it.each([
    ['gzip', answerOf(gzip, 'Content-Encoding: gzip')],
    ['x-gzip, in capitals', answerOf(gzip, 'CONTENT-ENCODING: X-GZIP')],
    ['deflate', answerOf(deflateSync(plain), 'Content-Encoding: deflate')],
    ['deflate without its zlib bytes', answerOf(deflateRawSync(plain), 'Content-Encoding: deflate')],
    ['br', answerOf(brotliCompressSync(plain), 'Content-Encoding: br')],
    ['one upon the other', answerOf(brotliCompressSync(gzip), 'Content-Encoding: gzip, br')],
    ['chunks', answerOf(chunked(plain, 100), 'Transfer-Encoding: chunked')],
    ['gzip in chunks', answerOf(chunked(gzip, 33), 'Transfer-Encoding: chunked', 'Content-Encoding: gzip')],
    ['chunks put together, the header left', answerOf(plain, 'Transfer-Encoding: chunked')],
    ['gzip unpacked, the header left', answerOf(plain, 'Content-Encoding: gzip')],
    ['br unpacked, the header left', answerOf(plain, 'Content-Encoding: br')],
    ['identity', answerOf(plain, 'Content-Encoding: identity')],
  ])('%s', async (_, block) => {
    expect((await readBytes('a.warc', recordOf('response', addressOf(1), block))).map(textOf)).toEqual([page]);
  });

  it('any body in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 90 }),
        async (body, size) => {
          const record = recordOf(
            'response',
            addressOf(1),
            answerOf(chunked(body, size), 'Transfer-Encoding: chunked'),
          );
          const [item] = await readBytes('a.warc', record);
          expect(item !== undefined && 'page' in item && Buffer.from(item.page.bytes).equals(body)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('a body that is cut off or damaged is told, and what the record calls cut is given', async () => {
    const cut = gzip.subarray(0, gzip.length / 2);
    const block = answerOf(cut, 'Content-Encoding: gzip');
    const items = await readBytes('a.warc', Buffer.concat([recordOf('response', addressOf(1), block), pageRecord(2)]));
    expect(told(items)).toEqual(['damaged-archive', '2']);
    const [known] = await readBytes('a.warc', recordOf('response', addressOf(1), block, 'WARC-Truncated: length'));
    const text = textOf(known) ?? '';
    expect(text.length).toBeGreaterThan(1000);
    expect(page.startsWith(text)).toBe(true);
    const open = answerOf(chunked(plain, 500).subarray(0, 1200), 'Transfer-Encoding: chunked');
    expect(told(await readBytes('a.warc', recordOf('response', addressOf(1), open)))).toEqual(['damaged-archive']);
  });

  it('a body that unpacks to more than is read is passed over', async () => {
    const bomb = answerOf(gzipSync(Buffer.alloc(70 * 1024 * 1024)), 'Content-Encoding: gzip');
    const items = await readBytes('a.warc.gz', gzipped([recordOf('response', addressOf(1), bomb), pageRecord(2)]));
    expect(told(items)).toEqual(['too-large', '2']);
  });
});

describe('what tools write', () => {
  it('other line ends, folded fields, angle brackets, no empty lines behind a block', async () => {
    const block = answerOf('<p>bare</p>').toString('latin1').replaceAll('\r\n', '\n');
    const bare = recordOf(
      'response',
      addressOf(1),
      block,
      `X-Folded: a\r\n  b\r\nContent-Length:\r\n  ${block.length}`,
    );
    const folded = bare.toString('latin1').replaceAll('\r\n', '\n').trimEnd();
    const bracketed = recordOf('response', `<${addressOf(2)}>`, answerOf('<p>two</p>'));
    const items = await readBytes('a.warc', Buffer.concat([Buffer.from(folded), bracketed]));
    expect(items.map(textOf)).toEqual(['<p>bare</p>', '<p>two</p>']);
    expect(told(items)).toEqual(['1', '2']);
  });

  it('revisits, requests, metadata, name look-ups, logs and screenshots give nothing', async () => {
    const quiet = [
      recordOf(
        'revisit',
        addressOf(1),
        answerOf(''),
        'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      ),
      recordOf('revisit', addressOf(1), ''),
      recordOf('request', addressOf(1), 'GET /1 HTTP/1.1\r\n\r\n'),
      recordOf('metadata', addressOf(1), 'fetchTimeMs: 5\r\n'),
      recordOf(
        'response',
        'dns:board.example.org',
        '20240506\nboard.example.org. 5 IN A 192.0.2.7',
        'Content-Type: text/dns',
      ),
      recordOf('resource', 'metadata://tool.example.org/log', 'a log', 'Content-Type: text/plain'),
      recordOf('resource', 'urn:pageinfo:https://board.example.org/1', '{"urls":{}}', 'Content-Type: application/json'),
      recordOf('continuation', addressOf(1), 'the rest', 'WARC-Segment-Number: 2'),
    ];
    expect(told(await readBytes('a.warc.gz', gzipped([...quiet, pageRecord(4)])))).toEqual(['4']);
  });

  it('ARC files', async () => {
    const arc = (url: string, type: string, block: Uint8Array | string): Buffer =>
      Buffer.concat([
        Buffer.from(`${url} 192.0.2.7 20010203040506 ${type} ${Buffer.from(block).length}\n`),
        Buffer.from(block),
        Buffer.from('\n'),
      ]);
    const parts = [
      arc(
        'filedesc://old.arc',
        'text/plain',
        '1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n',
      ),
      arc(addressOf(1), 'text/html', answerOf('<p>one</p>')),
      arc('dns:board.example.org', 'text/dns', '20010203040506\nboard 5 IN A 192.0.2.7\n'),
      arc(addressOf(2), 'text/html', answerOf('<p>two</p>')),
    ];
    for (const [name, bytes] of [
      ['a.arc', Buffer.concat(parts)],
      ['a.arc.gz', gzipped(parts)],
    ] as const) {
      const items = await readBytes(name, bytes);
      expect(items.map(textOf)).toEqual(['<p>one</p>', '<p>two</p>']);
      const [first] = items;
      expect(first !== undefined && 'page' in first ? first.page : null).toMatchObject({
        number: 2,
        fetchedAt: '2001-02-03T04:05:06Z',
      });
    }
  });
});
