import { describe, expect, it } from 'vitest';
import { readRecordAt } from '../../src/archive/read-archive.js';
import { unzstd } from '../../src/archive/warc/zstd.js';
import {
  addressOf,
  answerOf,
  fileOf,
  itemsOf,
  messageOf,
  pageRecord,
  readBytes,
  recordOf,
  textOf,
  told,
  wordsOf,
} from './make-warc.js';

/** Two records as the zstd program packs them: the first with -19 and a checksum, the second from a pipe with -3. */
const PACKED = [
  'KLUv/WQ2F4URAJbeVB4QdXXFbr/x4wnEdVD0zlEcHN0lW0upDCAFAAQngAteAFAAQAAEqm4+9HGg1qhuQB5WkD4Vp04YTseypvqh9VMpAAHLXIJcQtwJXMFbgfu+Tgtpc1UD2rE8k4gOMtdUXSSJALJqpRihIaEIKt1cEwV9KgtEL0ag1mgiAAQ8sKSQJCoB0HC+u+l2//lfP08pHaWh/Zzzm/Oj2QBEsWV1YleoulwTxShVWdXQDls2mjJMU7HRdVENo9QEYRk6nkpJVUSrA8J2zzywFJlMGIAAILBeyAKuPdrRG+deOsL2B+3apw29cP7yOcIn7dzu23nflNHR8O2d29sNvW7K6Wj4fvfcbultntKPzvC56OZ7v/eEsj0GgAAggLAkQ/S0peMe2s+uvUHf9np6ruXGHz6/ddukv7Zja386ywijn13b35472ye0jHD62bX/z5Yrp7R0hP5zDoD6qLFsVzkpqNTpMDNI0gEhCEGCEBDCCRHsgsQ9KEq9lOV65SnmlvaZASAouxuZvX2OWgVBd1VPX9MkFGYUWoACQQUo2dTjWwNgL8R8SBoDsBF6Qi4kVk4hoxBvxkgkXAwEZA0BsqL+pUtA7NhgQKS9ABBAagJBA1OsIQ+CCtCQFgtTC3QqMR+SxgC2gn7VS3CHUeQgpJ0AEJA1CjC7CpkgCxoBikCl4aOiMdI8YHoR6sOJO4LqRZhpkwhoa4HqkXXa29crYS+CDPxtr2lq658AWmMHKraA6mr93H5RRw==',
  'KLUv/QBYhRQAJphIIyBv1QEB3Ou98TVielIaCHocaGh/slVWdrcUNR8ADgDwBcADSABIADgAFiNRHKCMNqMnJc2Fk4v2PEbuTQVnHpi1OMg1MVW4JQKbrAeGibLrPQqjgwbD4rkHNrmssq7MYRi5KyItGA2ChkTxYobRIGgImBiZItBhYQTDnAMdJQ1cAYmSKJCJRzGvwj0EBcw8ejGzIEkGiZIojqZiRL1H5RIE3BV5j2wCAa73KKayJN4EIQG5rulV7lUBqk2vqV7HuZOO1a21Z/Nq86Z+k81CVrf/ece72ta219fm9hyXDKOwKEx8E2IU1gM2Ueioh8/hIAGJkigDFxPwN//////9//n/ju3GjW3v79u27XQ6nV5IoQYdSmhXt+03dx992vMnn9WA46gBRtf/SWvwQpmZkW4SUCAQCATBCoGOxxsGSVv5ewTyKJI8b3KAyJJHUOQ5gwAkAHkcOp4zTB7Sl+fQ5DFo8ozpAB6s5hSVxnN15AEI9QsAeSiQPG1eHvDkmWChIcQjCPCsJLnvbFR3BEeNO0yhnS8YFIGdjbKO4KhVhymmcz0Uio7CDPCD5zicknOQjjltBINcnbFroso5liVEzqMdR9IsLkAVS1eAx+xBL+KYv8IKx/YKq/u8CDDeZCngbkUWgBTojQh1DyDESocALz0Y8SnHKn5zQ+wKXoCBrTiX6DE/+yp49hmqgm9P5A1iigYg1EQBTY8KKBiEEIaKNjkoQJMKDoHzTD/7WlRw3jOcgjuX0R3zDp8REbgz811M8uYz+P2+euPmv5+I13DY8jFTQrXNBFAkWWsB0zy+g5ymwa/w8MVLB+0JEnDUvhvS+fbSWw5M+CwWwJol85omQEIxqak+VR3zVA1N4g8=',
].map((text) => Buffer.from(text, 'base64'));

/** The body of the packed record `n`. */
const ferries = (n: number): string =>
  `<p>${Array.from({ length: 120 }, (_, i) => `The ferry of day ${i * n} left the harbour at ${(i * 7) % 24} hours.`).join(' ')}</p>`;

const BLOCK = 128 * 1024;
type Block =
  | { readonly kind: 'raw'; readonly bytes: Uint8Array }
  | { readonly kind: 'run'; readonly byte: number; readonly length: number };

/** A frame of blocks that are not packed, or one byte over and over (RFC 8878, 3.1.1); its window is 1 MB. */
function frameOf(blocks: readonly Block[]): Buffer {
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50])];
  blocks.forEach((block, i) => {
    const size = block.kind === 'raw' ? block.bytes.length : block.length;
    const head = Buffer.alloc(3);
    head.writeUIntLE((i === blocks.length - 1 ? 1 : 0) | (block.kind === 'raw' ? 0 : 2) | (size << 3), 0, 3);
    parts.push(head, block.kind === 'raw' ? Buffer.from(block.bytes) : Buffer.from([block.byte]));
  });
  return Buffer.concat(parts);
}

function rawFrame(bytes: Uint8Array): Buffer {
  const blocks: Block[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += BLOCK)
    blocks.push({ kind: 'raw', bytes: bytes.subarray(at, at + BLOCK) });
  return frameOf(blocks);
}

/** A skippable frame; with this number it holds the dictionary of a WARC file. */
function skippable(magic: number, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

const records = [0, 1, 2, 3].map(pageRecord);
const all = ['0', '1', '2', '3'];

describe('zstd archives', () => {
  it('as the zstd program packs them, a frame per record', async () => {
    const file = fileOf('a.warc.zst', Buffer.concat(PACKED));
    const items = await itemsOf(file);
    expect(items.map(textOf)).toEqual([ferries(1), ferries(2)]);
    const offset = PACKED[0]?.length ?? 0;
    expect(textOf(await readRecordAt(file, offset))).toBe(ferries(2));
    expect(items.map((item) => ('page' in item ? item.page.offset : null))).toEqual([0, offset]);
  });

  it.each([
    ['a frame per record', Buffer.concat(records.map(rawFrame))],
    ['one frame over the whole file', rawFrame(Buffer.concat(records))],
    [
      'frames of other programs between',
      Buffer.concat([
        skippable(0x184d2a50, Buffer.from('x')),
        ...records.flatMap((one) => [rawFrame(one), skippable(0x184d2a5f, Buffer.alloc(0))]),
      ]),
    ],
  ])('%s', async (_, bytes) => {
    for (const name of ['a.warc.zst', 'a.warc']) expect(told(await readBytes(name, bytes))).toEqual(all);
  });

  it('a frame that is longer than what is unpacked at once', async () => {
    const filler = Buffer.alloc(2_000_000, 'words of a page ');
    const many = [0, 1, 2, 3].map((n) => recordOf('response', addressOf(n), answerOf(filler)));
    expect(told(await readBytes('a.warc.zst', rawFrame(Buffer.concat(many))))).toEqual(all);
  });

  it('a damaged frame is told, the next is read', async () => {
    const frames = records.map(rawFrame);
    const bad = Buffer.from(frames[1] ?? Buffer.alloc(0));
    bad[6] = 0x07;
    for (const damaged of [bad, bad.subarray(0, 900), Buffer.from('words between')])
      expect(
        told(await readBytes('a.warc.zst', Buffer.concat([frames[0] ?? bad, damaged, ...frames.slice(2)]))),
      ).toEqual(['0', 'damaged-archive', '2', '3']);
    const packed = Buffer.concat([...PACKED, ...frames]);
    expect(told(await readBytes('a.warc.zst', packed.subarray(0, packed.length - 500)))).toEqual([
      '1',
      '2',
      '0',
      '1',
      '2',
      'damaged-archive',
    ]);
  });

  it('a dictionary is told, with what to do', async () => {
    const items = await readBytes(
      'a.warc.zst',
      Buffer.concat([skippable(0x184d2a5d, Buffer.from('a dictionary')), ...records.map(rawFrame)]),
    );
    expect(told(items)).toEqual(['zstd-dictionary']);
    expect(messageOf(items[0])).toContain('zstd -d');
    const needs = Buffer.from(rawFrame(records[0] ?? Buffer.alloc(0)));
    const frame = Buffer.concat([needs.subarray(0, 4), Buffer.from([0x01, 0x50, 0x07]), needs.subarray(6)]);
    const [item] = await readBytes('a.warc.zst', frame);
    expect(messageOf(item)).toMatch(/dictionary/);
  });

  it('a run of one byte that never ends is left', async () => {
    const start = Buffer.from('WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9000000000\r\n\r\n');
    const bomb = frameOf([
      { kind: 'raw', bytes: start },
      ...Array.from({ length: 2200 }, () => ({ kind: 'run', byte: 32, length: BLOCK }) as const),
    ]);
    const items = await readBytes('a.warc.zst', Buffer.concat([bomb, ...records.map(rawFrame)]));
    expect(told(items)).toEqual(['damaged-archive', ...all]);
  });

  it('bodies', async () => {
    const body = rawFrame(Buffer.from(wordsOf(5)));
    const read = async (block: Buffer, ...fields: string[]) =>
      await readBytes('a.warc', recordOf('response', addressOf(5), block, ...fields));
    expect((await read(answerOf(body, 'Content-Encoding: zstd'))).map(textOf)).toEqual([wordsOf(5)]);
    expect(told(await read(answerOf(body.subarray(0, 900), 'Content-Encoding: zstd')))).toEqual(['damaged-archive']);
    const zeros = frameOf(Array.from({ length: 600 }, () => ({ kind: 'run', byte: 32, length: BLOCK }) as const));
    expect(told(await read(answerOf(zeros, 'Content-Encoding: zstd')))).toEqual(['too-large']);
  });

  it('the same with fzstd and with Node’s own unpacker, where it has one', () => {
    for (const frame of PACKED) {
      const ours = unzstd(frame, 1_000_000, false, null);
      expect(unzstd(frame, 1_000_000).equals(ours)).toBe(true);
      expect(ours.toString('latin1', 0, 8)).toBe('WARC/1.1');
      for (const unpack of [() => unzstd(frame, 100, false, null), () => unzstd(frame, 100)])
        expect(unpack).toThrow(/more|larger/i);
    }
  });
});
