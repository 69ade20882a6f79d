import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Unpacked, unpack } from '../../../src/fetch/http/unpack.js';

const CODINGS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => zlib.gzipSync(bytes),
  'x-gzip': (bytes) => zlib.gzipSync(bytes, { level: 1 }),
  deflate: (bytes) => zlib.deflateSync(bytes),
  Deflate: (bytes) => zlib.deflateRawSync(bytes),
  BR: (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 } }),
  identity: (bytes) => bytes,
  'utf-8': (bytes) => bytes,
};
const LIMIT = 1_000_000;
const text = fc.oneof(
  fc.uint8Array({ maxLength: 3_000 }),
  fc.string().map((part) => Buffer.from(part.repeat(90))),
);
const bodyOf = (unpacked: Unpacked): Buffer => {
  if (!('body' in unpacked)) throw new Error(`${unpacked.trouble}: ${unpacked.why}`);
  return Buffer.from(unpacked.body);
};
const troubleOf = (unpacked: Unpacked): string => ('trouble' in unpacked ? unpacked.trouble : 'none');

describe('unpack', () => {
  it('undoes what was done, up to four times', async () => {
    const steps = fc.array(fc.constantFrom(...Object.keys(CODINGS)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, steps, async (bytes, names) => {
        let packed: Uint8Array = bytes;
        for (const name of names) packed = CODINGS[name]?.(packed) ?? packed;
        expect(bodyOf(await unpack(packed, names.join(', '), LIMIT)).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('never takes a cut gzip, zlib or brotli body for a whole one', async () => {
    const cut = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('gzip', 'deflate', 'BR'), cut, async (bytes, name, share) => {
        const packed = CODINGS[name]?.(bytes) ?? bytes;
        const length = Math.max(1, Math.floor(packed.length * share));
        fc.pre(length < packed.length);
        // What is left of a zlib header after one byte no longer looks like one.
        expect(troubleOf(await unpack(packed.subarray(0, length), name, LIMIT))).toBe('damaged-body');
      }),
    );
  });

  it('passes over what follows a whole gzip body, and joins members', async () => {
    const rest = fc.uint8Array({ maxLength: 40 }).filter((bytes) => bytes[0] !== 0x1f);
    await fc.assert(
      fc.asyncProperty(text, text, rest, async (one, two, after) => {
        const packed = Buffer.concat([zlib.gzipSync(one), zlib.gzipSync(two), after]);
        const whole = Buffer.concat([one, two]);
        expect(bodyOf(await unpack(packed, 'gzip', LIMIT)).equals(whole)).toBe(true);
      }),
    );
  });

  it('reads gzip headers with a file name, a comment, an extra field and a checksum before foreign bytes', async () => {
    const plain = zlib.gzipSync('a page');
    const header = Buffer.from([0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3]);
    const fields = Buffer.from('\x03\0abcpage.html\0written by a test\0\x12\x34', 'latin1');
    const packed = Buffer.concat([header, fields, plain.subarray(10), Buffer.from('\n\n')]);
    expect(bodyOf(await unpack(packed, 'gzip', LIMIT)).toString()).toBe('a page');
  });

  it('refuses a wrong checksum and a wrong length even before foreign bytes', async () => {
    for (const place of [8, 4]) {
      const packed = zlib.gzipSync('a page');
      packed[packed.length - place] = (packed[packed.length - place] ?? 0) ^ 1;
      for (const body of [packed, Buffer.concat([packed, Buffer.from('\n')])])
        expect(troubleOf(await unpack(body, 'gzip', LIMIT))).toBe('damaged-body');
    }
  });

  it('never makes more than it may, also on the long way round', async () => {
    const page = zlib.gzipSync(Buffer.alloc(600));
    expect(bodyOf(await unpack(page, 'gzip', 600))).toHaveLength(600);
    expect(troubleOf(await unpack(page, 'gzip', 599))).toBe('too-large');
    expect(troubleOf(await unpack(Buffer.concat([page, page]), 'gzip', 1_199))).toBe('too-large');
    expect('body' in (await unpack(Buffer.concat([page, page, Buffer.from('\n')]), 'gzip', 1_199))).toBe(false);
    expect(troubleOf(await unpack(page, 'gzip, gzip, gzip, gzip, gzip', LIMIT))).toBe('damaged-body');
  });

  it('unpacks large bodies beside the event loop, with the same result', async () => {
    const large = Buffer.from(Array.from({ length: 400_000 }, (_, i) => (i * i * 31 + i) % 251));
    const noise = Buffer.concat([large, Buffer.from(Array.from({ length: 300_000 }, () => Math.random() * 256))]);
    const packed = zlib.gzipSync(noise);
    expect(packed.length).toBeGreaterThan(256 * 1_024);
    expect(bodyOf(await unpack(packed, 'gzip', LIMIT)).equals(noise)).toBe(true);
    expect(troubleOf(await unpack(packed, 'gzip', 600_000))).toBe('too-large');
    expect(troubleOf(await unpack(packed.subarray(0, -20), 'gzip', LIMIT))).toBe('damaged-body');
  });

  it('an empty body is empty in every coding', async () => {
    for (const name of [...Object.keys(CODINGS), '', ' , ,'])
      expect(bodyOf(await unpack(new Uint8Array(), name, LIMIT))).toHaveLength(0);
  });
});
