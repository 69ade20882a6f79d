import { createReadStream } from 'node:fs';
import { Duplex, type Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { InputError } from '../../model/errors.js';
import { openUnzstd } from '../warc/zstd.js';
import { readFrameHead } from '../warc/zstd-frame.js';

/** Endings of packed files. */
const PACKED = /\.(gz|zst|zstd|br)$/i;

/** Bytes read at a time. */
const READ_BYTES = 1024 * 1024;
/** How far back a zstd frame may refer where Node has no unpacker of its own: what fzstd can hold. */
const MAX_WINDOW_BYTES = 32 * 1024 * 1024;
/** Dumps of Reddit are packed with `--long=31`. */
const WINDOW_LOG = 31;

/** The name of a file without the ending of its packing. */
export const unpackedName = (file: string): string => file.replace(PACKED, '');

export const isPackedDump = (file: string): boolean => PACKED.test(file);

/**
 * The bytes of a file, piece by piece, unpacked where its name ends in `.gz`, `.zst` or `.br`; of `-`, standard input as
 * it comes. Memory is that of a piece.
 *
 * @throws the file system's or the unpacker's error, behind the bytes that stand before the damage
 */
export async function* openBytes(file: string, stdin: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  if (file === '-') {
    for await (const chunk of stdin)
      yield chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));
    return;
  }
  const source = createReadStream(file, { highWaterMark: READ_BYTES });
  const packing = PACKED.exec(file)?.[1]?.toLowerCase();
  try {
    if (packing === undefined) yield* pieces(source);
    else if (packing === 'gz') yield* pieces(through(source, zlib.createGunzip()));
    else if (packing === 'br') yield* pieces(through(source, zlib.createBrotliDecompress()));
    else {
      const native = nativeUnzstd();
      yield* native === null ? unzstd(source, file) : pieces(through(source, native));
    }
  } finally {
    source.destroy();
  }
}

async function* pieces(source: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of source) yield Buffer.from(chunk);
}

function through(source: Readable, unpacker: Duplex): Duplex {
  source.on('error', (error) => unpacker.destroy(error));
  return source.pipe(unpacker);
}

/** Node's own unpacker, from 22.15 on; null where this Node has none. */
function nativeUnzstd(): Duplex | null {
  const make: unknown = Reflect.get(zlib, 'createZstdDecompress');
  if (typeof make !== 'function') return null;
  const constants: unknown = Reflect.get(zlib.constants, 'ZSTD_d_windowLogMax');
  const made: unknown = make(typeof constants === 'number' ? { params: { [constants]: WINDOW_LOG } } : {});
  return made instanceof Duplex ? made : null;
}

async function* unzstd(source: Readable, file: string): AsyncGenerator<Buffer> {
  let made: Buffer[] = [];
  const push = openUnzstd((bytes) => made.push(bytes), Number.POSITIVE_INFINITY);
  let first = true;
  for await (const chunk of source) {
    const packed = Buffer.from(chunk);
    if (first && (readFrameHead(packed)?.window ?? 0) > MAX_WINDOW_BYTES) {
      const message =
        'the file is packed with a long window (zstd --long), which this version of Node cannot unpack: use Node 22.15 or later, or unpack it on the way: zstd -dc --long=31 FILE | threadbare ingest - --map MAP';
      throw new InputError('zstd-window', message, file);
    }
    first = false;
    push(packed, false);
    const ready = made;
    made = [];
    yield* ready;
  }
  push(new Uint8Array(0), true);
  yield* made;
}
