import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isPacked } from './read-whole.js';

/** A line of a file, or that it was too long to be held. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end; null for a line longer than allowed. */
  readonly bytes: Buffer | null;
}

/** Longest line held, in bytes: one post is never as long. */
const MAX_LINE = 64 * 1024 * 1024;

/**
 * The lines of a file one after the other, unpacked where its name ends in `.gz`; memory is that of one line.
 *
 * @throws what reading and unpacking throw, behind the lines that stand before the damage
 */
export async function* textLines(file: string, longest = MAX_LINE): AsyncGenerator<TextLine> {
  const source = openText(file);
  let number = 1;
  let held: Buffer[] = [];
  let length = 0;
  const take = (): TextLine => {
    const bytes = length > longest ? null : Buffer.concat(held);
    held = [];
    length = 0;
    return { number: number++, bytes };
  };
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk);
      let from = 0;
      for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
        length += end - from;
        if (length <= longest) held.push(bytes.subarray(from, end));
        yield take();
        from = end + 1;
      }
      length += bytes.length - from;
      if (length <= longest) held.push(bytes.subarray(from));
      else held = [];
    }
    if (length > 0) yield take();
  } finally {
    source.destroy();
  }
}

function openText(file: string): Readable {
  const source = createReadStream(file);
  if (!isPacked(file)) return source;
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}
