import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { unzstd } from './zstd.js';

export type Unpacked = { readonly body: Buffer } | { readonly failure: 'damaged' | 'too-large' };

/** Largest body, unpacked, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** Encodings one upon the other; more than two are not seen. */
const MAX_LAYERS = 4;

/**
 * Takes the content encodings from a body (RFC 9110, 8.4.1: gzip, deflate, br; RFC 8878: zstd). Some archives keep a
 * body unpacked and its header as it was: one that is no packed data, and looks like a page, is taken as it is.
 *
 * @param cut the record says that it holds only the beginning: what can be unpacked of it is the page
 */
export function unpackBody(body: Buffer, encoding: string, cut: boolean): Unpacked {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity' && one !== 'none');
  if (layers.length > MAX_LAYERS) return { failure: 'damaged' };
  let bytes = body;
  for (const layer of layers.reverse()) {
    if (bytes.length === 0) break;
    const next = unpackLayer(bytes, layer, cut);
    if ('failure' in next) return next.failure === 'damaged' && looksUnpacked(bytes, layer) ? { body: bytes } : next;
    bytes = next.body;
  }
  return { body: bytes };
}

function unpackLayer(bytes: Buffer, layer: string, cut: boolean): Unpacked {
  const whole = attempt(bytes, layer, false);
  return cut && 'failure' in whole && whole.failure === 'damaged' ? attempt(bytes, layer, true) : whole;
}

function attempt(bytes: Buffer, layer: string, partly: boolean): Unpacked {
  try {
    return { body: unpackWith(bytes, layer, partly) };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { failure: error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
  }
}

function unpackWith(bytes: Buffer, layer: string, partly: boolean): Buffer {
  const chunkSize = Math.min(Math.max(16 * 1024, 8 * bytes.length), 1024 * 1024);
  const options: ZlibOptions = { maxOutputLength: MAX_BODY_BYTES, chunkSize };
  if (partly) options.finishFlush = constants.Z_SYNC_FLUSH;
  if (layer === 'gzip' || layer === 'x-gzip') return gunzipSync(bytes, options);
  // RFC 9110 means zlib; servers that leave out its two bytes are as old as the name.
  if (layer === 'deflate')
    return (bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
  if (layer === 'br') {
    const finishFlush = partly ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_FINISH;
    return brotliDecompressSync(bytes, { maxOutputLength: MAX_BODY_BYTES, chunkSize, finishFlush });
  }
  if (layer === 'zstd') return unzstd(bytes, MAX_BODY_BYTES, partly);
  return bytes;
}

/** The first bytes of markup or JSON, which nothing packed begins with; gzip and zstd are told by their own. */
function looksUnpacked(bytes: Buffer, layer: string): boolean {
  if (layer === 'gzip' || layer === 'x-gzip') return bytes[0] !== 0x1f;
  return /^(?:\xef\xbb\xbf)?\s*[<{[]/.test(bytes.toString('latin1', 0, 64));
}
