import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  answerOf,
  gzipped,
  messageOf,
  pageRecord,
  readBytes,
  recordOf,
  told,
  wordsOf,
} from './make-warc.js';

const records = [0, 1, 2, 3, 4].map(pageRecord);
const members = records.map((one) => gzipSync(one));
const packed = Buffer.concat(members);
const plain = Buffer.concat(records);

/** Where record `n` begins. */
const startOf = (parts: readonly Uint8Array[], n: number): number =>
  parts.slice(0, n).reduce((sum, one) => sum + one.length, 0);

function flipped(bytes: Buffer, at: number, ...more: number[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const one of [at, ...more]) copy[one] = (copy[one] ?? 0) ^ 0x55;
  return copy;
}

const without = (bytes: Buffer, from: number, to: number): Buffer =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
const withIn = (bytes: Buffer, at: number, what: Uint8Array | string): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(what), bytes.subarray(at)]);

describe('a packed archive that is damaged', () => {
  const second = startOf(members, 2);

  it.each([
    ['bytes of a member flipped', flipped(packed, second + 300)],
    ['its checksum flipped', flipped(packed, startOf(members, 3) - 6)],
    ['its length flipped', withIn(without(packed, second + 10, second + 200), second + 10, '')],
    ['the first byte of its header flipped', flipped(packed, second)],
    ['its flags flipped', flipped(packed, second + 3)],
    ['half of it gone', without(packed, second + 400, startOf(members, 3))],
  ])('%s: that record is told, the others are read', async (_, bytes) => {
    const items = await readBytes('a.warc.gz', bytes);
    expect(told(items)).toEqual(['0', '1', 'damaged-archive', '3', '4']);
    const place = `record 3 (${messageOf(items[2])?.includes(addressOf(2)) === true ? `${addressOf(2)}, ` : ''}byte ${second})`;
    expect(messageOf(items[2])).toContain(place);
  });

  it('names the page of the damaged record where so much can be unpacked', async () => {
    const [, , item] = await readBytes('a.warc.gz', flipped(packed, second + 2000));
    expect(messageOf(item)).toContain(`record 3 (${addressOf(2)}, byte ${second}) is damaged`);
    expect(item !== undefined && 'error' in item && item.url).toBe(addressOf(2));
  });

  it.each([
    ['words', 'some words between'],
    ['a gzip member of something else', gzipSync('not a record at all')],
    ['the beginning of a header, again and again', Buffer.from('1f8b08001f8b0800'.repeat(200), 'hex')],
    ['zeros', Buffer.alloc(5000)],
  ])('%s between two members: told, nothing is lost', async (_, between) => {
    const items = await readBytes('a.warc.gz', withIn(packed, second, between));
    expect(told(items)).toEqual(['0', '1', 'damaged-archive', '2', '3', '4']);
  });

  it('the end cut off anywhere in the last member', async () => {
    const last = startOf(members, 4);
    const size = members[4]?.length ?? 0;
    for (const length of [1, 5, 11, 400, size - 40]) {
      const items = await readBytes('a.warc.gz', packed.subarray(0, last + length));
      expect(told(items)).toEqual(['0', '1', '2', '3', 'damaged-archive']);
    }
    // Only the checksum is gone: the page is whole, and that the file is cut is told all the same.
    const items = await readBytes('a.warc.gz', packed.subarray(0, last + size - 1));
    expect(told(items)).toEqual(['0', '1', '2', '3', '4', 'damaged-archive']);
  });

  it('a cut or flipped member over the whole file gives the records before the damage', async () => {
    const whole = gzipSync(plain);
    const at = Math.floor((whole.length * 2.5) / 5);
    for (const bytes of [whole.subarray(0, at), flipped(whole, at)]) {
      const codes = told(await readBytes('a.warc.gz', bytes));
      expect(codes.slice(0, 2)).toEqual(['0', '1']);
      expect(codes.at(-1)).toBe('damaged-archive');
    }
  });

  it.each([
    ['too long', 'Content-Length: 90000'],
    ['too short', 'Content-Length: 70'],
    ['longer than anything', 'Content-Length: 9000000000000000'],
    ['no number', 'Content-Length: many'],
    ['below zero', 'Content-Length: -5'],
  ])('a length that is %s', async (_, field) => {
    const wrong = recordOf('response', addressOf(9), answerOf(wordsOf(9)), field);
    const codes = told(await readBytes('a.warc.gz', gzipped([...records.slice(0, 2), wrong, ...records.slice(2)])));
    expect(codes).toEqual(['0', '1', 'damaged-archive', '2', '3', '4']);
  });
});

describe('a plain archive that is damaged', () => {
  const second = startOf(records, 2);

  it.each([
    ['its first line', flipped(plain, second + 2)],
    ['its type', flipped(plain, second + 12, second + 15)],
    ['half of it gone', without(plain, second + 900, startOf(records, 3) - 600)],
    ['the field that says its length', flipped(plain, plain.indexOf('Content-Length', second) + 3)],
  ])('%s', async (_, bytes) => {
    expect(told(await readBytes('a.warc', bytes))).toEqual(['0', '1', 'damaged-archive', '3', '4']);
  });

  it.each([
    ['too long', 'Content-Length: 9000'],
    ['too long for the file', 'Content-Length: 900000'],
    ['too long to be read', 'Content-Length: 900000000'],
    ['longer than anything', 'Content-Length: 99999999999999999999999'],
    ['too short', 'Content-Length: 70'],
    ['nothing', 'Content-Length: 0'],
  ])('a length that is %s', async (_, field) => {
    const wrong = recordOf('response', addressOf(9), answerOf(wordsOf(9)), field);
    const bytes = Buffer.concat([...records.slice(0, 2), wrong, ...records.slice(2)]);
    const items = await readBytes('a.warc', bytes);
    expect(told(items)).toEqual(['0', '1', 'damaged-archive', '2', '3', '4']);
    expect(messageOf(items[2])).toContain(`byte ${second}`);
  });

  it('words about WARC inside a page are no record, nor is a page that holds a whole one lost', async () => {
    const inside = [
      recordOf('response', addressOf(5), answerOf('\r\n\r\nWARC/1.0\r\nis a format\r\n\r\n')),
      recordOf(
        'response',
        addressOf(6),
        answerOf(Buffer.concat([Buffer.from('\r\n\r\n'), records[0] ?? Buffer.alloc(0)])),
      ),
    ];
    expect(told(await readBytes('a.warc', Buffer.concat([...inside, plain])))).toEqual([
      '5',
      '6',
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
    const behind = Buffer.concat([
      records[0] ?? Buffer.alloc(0),
      Buffer.from('WARC/1.0\r\nis a format\r\n\r\n'),
      plain,
    ]);
    expect(told(await readBytes('a.warc', behind))).toEqual(['0', 'damaged-archive', '0', '1', '2', '3', '4']);
  });

  it('a kind of record there is none of', async () => {
    const odd = recordOf('respouse', addressOf(9), answerOf(wordsOf(9)));
    expect(told(await readBytes('a.warc', Buffer.concat([odd, plain])))).toEqual([
      'damaged-archive',
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('a head without end', async () => {
    const endless = Buffer.from(`WARC/1.1\r\n${'X-Long: words without end\r\n'.repeat(60_000)}`);
    const items = await readBytes('a.warc', Buffer.concat([endless, Buffer.from('\r\n'), plain]));
    expect(told(items)).toEqual(['damaged-archive', '0', '1', '2', '3', '4']);
    expect(messageOf(items[0])).toContain('1024 KB');
    expect(told(await readBytes('a.warc.gz', gzipped([endless, ...records])))).toEqual([
      'damaged-archive',
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
  });
});

describe('records that are too large', () => {
  it('are passed over, the next is read', async () => {
    const large = recordOf('response', addressOf(8), answerOf(Buffer.alloc(65 * 1024 * 1024, 'word ')));
    const film = recordOf(
      'response',
      addressOf(9),
      Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n'),
        Buffer.alloc(65 * 1024 * 1024),
      ]),
    );
    const [before = large, after = large] = records;
    expect(told(await readBytes('a.warc', Buffer.concat([before, large, after])))).toEqual(['0', 'too-large', '1']);
    const packedParts = [before, large, film, after].map((one) => gzipSync(one, { level: 1 }));
    expect(told(await readBytes('a.warc.gz', Buffer.concat(packedParts)))).toEqual(['0', 'too-large', '1']);
  });

  it('a member that unpacks to far more than a page could is left, the next is read', async () => {
    // 300 MB of zeros as one deflate stream: a bomb that is not unpacked to its end.
    const bomb = gzipSync(
      Buffer.concat([
        Buffer.from('WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9000000000\r\n\r\n'),
        Buffer.alloc(300 * 1024 * 1024),
      ]),
      { level: 1 },
    );
    const items = await readBytes('a.warc.gz', Buffer.concat([bomb, packed]));
    expect(told(items)).toEqual(['damaged-archive', '0', '1', '2', '3', '4']);
    expect(messageOf(items[0])).toMatch(/200 times its size/);
  });
});

describe('any damage', () => {
  const changes = (length: number) =>
    fc.tuple(
      fc.constantFrom('flip', 'cut', 'insert', 'end'),
      fc.integer({ min: 0, max: length - 1 }),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
    );
  const damage = (bytes: Buffer, kind: string, at: number, noise: Uint8Array): Buffer => {
    if (kind === 'flip') return flipped(bytes, at);
    if (kind === 'cut') return without(bytes, at, Math.min(bytes.length, at + noise.length));
    return kind === 'insert' ? withIn(bytes, at, noise) : bytes.subarray(0, at + 1);
  };

  it.each([
    ['packed', 'a.warc.gz', packed, members],
    ['plain', 'a.warc', plain, records],
  ])('of a %s archive: what is not touched is read, in order, with its own words', async (_, name, bytes, parts) => {
    await fc.assert(
      fc.asyncProperty(changes(bytes.length), async ([kind, at, noise]) => {
        const items = await readBytes(name, damage(bytes, kind, at, noise));
        const first = parts.findLastIndex((__, n) => startOf(parts, n) <= at);
        const last =
          kind === 'cut'
            ? parts.findLastIndex((__, n) => startOf(parts, n) < at + noise.length)
            : kind === 'end'
              ? 4
              : first;
        const whole = parts.map((__, n) => n).filter((n) => n < first || n > last);
        const pages = items.flatMap((item) => ('page' in item ? [item.page] : []));
        const untouched = pages.filter(({ url, bytes: body }) =>
          whole.some((n) => url === addressOf(n) && Buffer.from(body).toString() === wordsOf(n)),
        );
        expect(untouched.map(({ url }) => url)).toEqual(whole.map(addressOf));
        // Nothing is lost in silence. Of a plain file one flipped letter may make of `text/html` a type of something else.
        if (pages.length < parts.length && (name === 'a.warc.gz' || kind !== 'flip'))
          expect(items.length).toBeGreaterThan(pages.length);
        if (name === 'a.warc.gz')
          for (const page of pages)
            expect(parts.some((__, n) => Buffer.from(page.bytes).toString() === wordsOf(n))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('of bytes that are no archive at all ends in one error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.constantFrom('', '1f8b0800', '28b52ffd', '5d2a4d18'),
        async (noise, magic) => {
          const items = await readBytes('a.warc', Buffer.concat([Buffer.from(magic, 'hex'), noise]));
          expect(items.length).toBeGreaterThan(0);
          expect(items.every((item) => 'error' in item)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
