import type { ByteSource } from './byte-source.js';

/** Unpacked bytes of an archive, in order. */
export interface Bytes {
  readonly bytes: Buffer;
  /** Where they are in the file: the first byte itself, or, packed, the first byte of the member they are in. */
  readonly offset: number;
  /** They begin a gzip member or zstd frame, or the file. */
  readonly starts: boolean;
  /** They end a member or frame. */
  readonly ends: boolean;
}

/** A place that could not be unpacked; what follows, if anything, begins a record. */
export interface Gap {
  readonly gap: string;
  readonly offset: number;
}

export type Part = Bytes | Gap;

/** How the bytes of an archive come; `jump` goes on at another byte of the file, where nothing is packed. */
export interface Flow {
  /** The next part; null at the end, after which a `jump` may lead back. */
  readonly next: () => Promise<Part | null>;
  readonly plain: { readonly source: ByteSource; readonly jump: (offset: number) => void } | null;
}

/** An archive whose members or frames come from a generator. */
export function packedFlow(parts: AsyncGenerator<Part>): Flow {
  const next = async (): Promise<Part | null> => {
    const { done, value } = await parts.next();
    return done === true ? null : value;
  };
  return { next, plain: null };
}

const PLAIN_BYTES = 64 * 1024;

/** An archive that is not packed. */
export function plainFlow(source: ByteSource, from: number): Flow {
  let at = from;
  const next = async (): Promise<Part | null> => {
    const offset = at;
    const bytes = await source.at(offset, PLAIN_BYTES);
    at += bytes.length;
    return bytes.length === 0 ? null : { bytes, offset, starts: offset === from, ends: false };
  };
  const jump = (offset: number): void => {
    at = offset;
  };
  return { next, plain: { source, jump } };
}
