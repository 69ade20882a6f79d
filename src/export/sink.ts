import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { UsageError } from '../model/errors.js';
import { unwritable } from './errors.js';

/** A file as it lies on the disk. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file being written; slow disks slow the writer down. */
export interface Sink {
  readonly write: (chunk: string | Uint8Array) => Promise<void>;
  readonly finish: () => Promise<FileFacts>;
  /** Lets the file go as it is; the caller removes it. */
  readonly abandon: () => Promise<void>;
}

/** Opens a file for writing; tests give one that fails. */
export type OpenFile = (path: string) => Writable;

export const openFile: OpenFile = (path) => createWriteStream(path, { flush: true });

type Packer = () => Transform;

/** Zstandard, where this Node has it (from 22.15 on). */
const zstd: unknown = Reflect.get(zlib, 'createZstdCompress');

const PACKERS: Readonly<Record<string, Packer>> = {
  '.gz': () => zlib.createGzip({ level: 6 }),
  '.br': () => zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }),
  '.zst': () => {
    const made: unknown = typeof zstd === 'function' ? zstd() : null;
    if (!(made instanceof Transform))
      throw new UsageError('no-zstd', 'This Node cannot write .zst (22.15 and later can): choose .gz or .br.');
    return made;
  },
};

/** The ending that says how a file is packed; empty: not. */
export const packingOf = (path: string): string =>
  Object.keys(PACKERS).find((ending) => path.toLowerCase().endsWith(ending)) ?? '';

/**
 * Opens a file.
 *
 * @param path where it is written
 * @param name its later name: the ending decides how it is packed
 * @throws UsageError `no-zstd`; ThreadbareError `unwritable-export` from any call once the disk refuses
 */
export function openSink(path: string, name: string, open: OpenFile = openFile): Sink {
  const packer = PACKERS[packingOf(name)];
  const packing = packer === undefined ? [] : [packer()];
  const head = new PassThrough({ highWaterMark: 1 << 18 });
  const hash = createHash('sha256');
  let bytes = 0;
  const tap = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const failure: { error: unknown }[] = [];
  const stopped = new AbortController();
  const done = pipeline([head, ...packing, tap, open(path)], { signal: stopped.signal }).catch((error: unknown) => {
    failure.push({ error });
  });
  const check = (): void => {
    if (failure[0] !== undefined) throw unwritable(name, failure[0].error);
  };
  return {
    write: async (chunk) => {
      check();
      if (head.write(chunk)) return;
      await Promise.race([once(head, 'drain').catch(() => undefined), done]);
      check();
    },
    finish: async () => {
      head.end();
      await done;
      check();
      return { bytes, sha256: hash.digest('hex') };
    },
    abandon: async () => {
      stopped.abort();
      await done;
    },
  };
}
