import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { unpackMembers } from './gzip-members.js';

export type Unpacked =
  | { readonly body: Uint8Array }
  | { readonly trouble: 'too-large' | 'damaged-body'; readonly why: string; readonly retry: boolean };

interface Coding {
  readonly now: (packed: Uint8Array, options: zlib.ZlibOptions) => Uint8Array;
  readonly later: (packed: Uint8Array, options: zlib.ZlibOptions) => Promise<Uint8Array>;
}

const GZIP: Coding = { now: zlib.gunzipSync, later: promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.gunzip) };
const DEFLATE: Coding = {
  now: zlib.inflateSync,
  later: promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflate),
};
const RAW_DEFLATE: Coding = {
  now: zlib.inflateRawSync,
  later: promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflateRaw),
};
const BROTLI: Coding = {
  now: zlib.brotliDecompressSync,
  later: promisify<Uint8Array, zlib.BrotliOptions, Uint8Array>(zlib.brotliDecompress),
};

/** Registered codings (IANA) that are not asked for; words that are none (`none`, `utf-8`) change nothing. */
const NOT_READ = /^(?:zstd|compress|x-compress|dcb|dcz|exi|pack200-gzip|aes128gcm)$/;
/** Codings one upon the other that are undone; more is an attack. */
const MAX_CODINGS = 4;
/** Packed bytes up to which unpacking in place (0.4 ms for a page of 100 KB) is cheaper than a thread of the pool. */
const IN_PLACE = 256 * 1024;
const MIN_CHUNK = 16 * 1024;
const MAX_CHUNK = 1024 * 1024;

/**
 * Undoes the `Content-Encoding` of a body (RFC 9110, 8.4): gzip, deflate (with and without the zlib wrapper, as servers
 * send both) and br, several in turn. Never makes more than `maxBytes`, whatever the body claims. An empty body is
 * empty in every coding. A gzip body must be whole; what follows its end is passed over, as browsers do.
 */
export async function unpack(packed: Uint8Array, encoding: string | null, maxBytes: number): Promise<Unpacked> {
  if (encoding === null) return packed.length > maxBytes ? tooLarge(maxBytes) : { body: packed };
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse();
  if (codings.length > MAX_CODINGS) return damaged(`is packed ${codings.length} times`, false);
  let body = packed;
  for (const name of codings) {
    if (NOT_READ.test(name)) return damaged(`is packed with ${name}, which was not asked for`, false);
    const coding = codingOf(name, body);
    if (coding === null || body.length === 0) continue;
    const step = await unpackOnce(coding, body, maxBytes);
    if (!('body' in step)) return step;
    body = step.body;
  }
  return body.length > maxBytes ? tooLarge(maxBytes) : { body };
}

function codingOf(name: string, packed: Uint8Array): Coding | null {
  if (name === 'gzip' || name === 'x-gzip') return GZIP;
  if (name === 'br') return BROTLI;
  if (name !== 'deflate') return null;
  // RFC 1950: compression method 8, and the first two bytes are a multiple of 31.
  const [first = 0, second = 0] = packed;
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0 ? DEFLATE : RAW_DEFLATE;
}

async function unpackOnce(coding: Coding, packed: Uint8Array, maxBytes: number): Promise<Unpacked> {
  const options = { maxOutputLength: maxBytes, chunkSize: chunkFor(coding, packed) };
  try {
    return { body: packed.length <= IN_PLACE ? coding.now(packed, options) : await coding.later(packed, options) };
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
    const members = coding === GZIP ? unpackMembers(packed, maxBytes) : null;
    if (members !== null) return { body: members };
    const cut = codeOf(error) === 'Z_BUF_ERROR';
    return damaged(cut ? 'ends early' : 'cannot be unpacked: it is not what its headers say', true);
  }
}

/** Room for all of it at once saves half of the time; gzip says how long it is (RFC 1952, ISIZE), others are guessed. */
function chunkFor(coding: Coding, packed: Uint8Array): number {
  const claimed =
    coding === GZIP && packed.length >= 18
      ? new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4).getUint32(0, true)
      : packed.length * 5;
  return Math.max(MIN_CHUNK, Math.min(MAX_CHUNK, claimed + 64));
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

const damaged = (why: string, retry: boolean): Unpacked => ({ trouble: 'damaged-body', why, retry });

function tooLarge(maxBytes: number): Unpacked {
  return { trouble: 'too-large', why: `unpacks to more than ${maxBytes.toLocaleString('en')} bytes`, retry: false };
}
