import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { isArchive, readArchive } from '../../src/archive/read-archive.js';
import {
  addressOf,
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

interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  readonly encrypted?: boolean;
}

/** A zip file as APPNOTE 6.3 writes it, without zip64. */
function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, deflate = false, encrypted = false } of entries) {
    const data = deflate ? deflateRawSync(bytes) : Buffer.concat([Buffer.alloc(encrypted ? 12 : 0), bytes]);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(encrypted ? 1 : 0, 2);
    shared.writeUInt16LE(deflate ? 8 : 0, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const first = gzipped([recordOf('warcinfo', null, 'software: x\r\n'), pageRecord(1), pageRecord(2)]);
const second = Buffer.concat([recordOf('warcinfo', null, 'software: x\r\n'), pageRecord(3)]);

/** A WACZ as its specification lays it out; the pages lie in two WARC files. */
function waczOf(deflate: boolean): Buffer {
  const files: Entry[] = [
    { name: 'pages/pages.jsonl', bytes: Buffer.from('{"format":"json-pages-1.0"}\n') },
    { name: 'archive/b.warc', bytes: second, deflate },
    { name: 'archive/a.warc.gz', bytes: first, deflate },
    { name: 'indexes/index.cdx.gz', bytes: gzipSync('org,example,board)/1 20240506070809 {}\n') },
  ];
  const resources = files.map(({ name, bytes }) => ({
    name,
    path: name,
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  }));
  return zipOf([
    ...files,
    {
      name: 'datapackage.json',
      bytes: Buffer.from(JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', resources })),
    },
  ]);
}

describe('a WACZ', () => {
  it.each([
    ['stored, as the specification has it', false],
    ['deflated, as some zip programs do', true],
  ])('gives the pages of its WARC files, one file after the other, counted on: %s', async (_, deflate) => {
    const items = await readBytes('a.wacz', waczOf(deflate));
    expect(told(items)).toEqual(['1', '2', '3']);
    expect(items.map(textOf)).toEqual([1, 2, 3].map((n) => wordsOf(n)));
    expect(items.map((item) => ('page' in item ? [item.page.number, item.page.inner] : null))).toEqual([
      [2, 'archive/a.warc.gz'],
      [3, 'archive/a.warc.gz'],
      [5, 'archive/b.warc'],
    ]);
  });

  it('says where a page lies in the file inside it', async () => {
    const [item] = await readBytes('a.wacz', waczOf(false));
    if (item === undefined || !('page' in item)) throw new Error('no page');
    const record = await WARCParser.parse(createReadStream(fileOf('a.warc.gz', first.subarray(item.page.offset))));
    expect(record?.warcTargetURI).toBe(addressOf(1));
  });

  it.each([false, true])('with a damaged record: told, the rest is read (deflated: %s)', async (deflate) => {
    const bad = Buffer.from(first);
    const at = gzipped([recordOf('warcinfo', null, 'software: x\r\n')]).length + 500;
    bad[at] = (bad[at] ?? 0) ^ 0x55;
    const zip = zipOf([
      { name: 'archive/a.warc.gz', bytes: bad, deflate },
      { name: 'archive/b.warc', bytes: second, deflate },
    ]);
    const items = await readBytes('a.wacz', zip);
    expect(told(items)).toEqual(['damaged-archive', '2', '3']);
    expect(messageOf(items[0])).toContain('record 2');
  });

  it('that is cut off, holds no WARC, or is no zip, is told', async () => {
    const whole = waczOf(false);
    for (const bytes of [
      whole.subarray(0, whole.length - 300),
      Buffer.from('just words'),
      Buffer.alloc(0),
      zipOf([]),
    ]) {
      const items = await readBytes('a.wacz', bytes);
      expect(told(items)).toEqual(['damaged-archive']);
      expect(messageOf(items[0])).toMatch(/WACZ/);
    }
    expect(messageOf((await itemsOf('no-such-file.wacz'))[0])).toMatch(/cannot be opened/);
  });

  it('with an encrypted file, one that holds nothing, and names that lead out of it', async () => {
    const zip = zipOf([
      { name: 'archive/a.warc', bytes: second, encrypted: true },
      { name: 'archive/b.warc', bytes: Buffer.alloc(0) },
      { name: 'archive/c.warc', bytes: second },
    ]);
    expect(told(await readBytes('a.wacz', zip))).toEqual(['damaged-archive', 'damaged-archive', '3']);
    const leading = zipOf([{ name: '../archive/a.warc', bytes: second }]);
    expect(told(await readBytes('a.wacz', leading))).toEqual(['damaged-archive']);
  });

  it('whose packed bytes are damaged: told, and the next file is read', async () => {
    const files: Entry[] = [
      {
        name: 'archive/a.warc',
        bytes: Buffer.concat(Array.from({ length: 40 }, (_, n) => pageRecord(n))),
        deflate: true,
      },
      { name: 'archive/b.warc', bytes: second },
    ];
    const zip = zipOf(files);
    zip.fill(0xff, 100_000, 100_400);
    const codes = told(await readBytes('a.wacz', zip));
    expect(codes.at(-1)).toBe('3');
    expect(codes.filter((code) => code === 'damaged-archive').length).toBe(1);
  });

  it('deflated, with a record longer than it is: told', async () => {
    const wrong = recordOf('response', addressOf(9), 'HTTP/1.1 200 OK\r\n\r\n', 'Content-Length: 900000000');
    const zip = zipOf([{ name: 'archive/a.warc', bytes: Buffer.concat([second, wrong]), deflate: true }]);
    expect(told(await readBytes('a.wacz', zip))).toEqual(['3', 'damaged-archive']);
  });

  it('may be left in the middle', async () => {
    for (const deflate of [true, false])
      for await (const item of readArchive(fileOf('a.wacz', waczOf(deflate)))) {
        expect('page' in item).toBe(true);
        break;
      }
  });

  it('is known by its name', () => {
    expect(['a.wacz', 'A.WACZ', 'a.warc.zst', 'a.arc.gz', 'CC.warc.wet.gz'].every(isArchive)).toBe(true);
    expect(['a.zip', 'wacz.html', 'a.zst'].some(isArchive)).toBe(false);
  });
});
