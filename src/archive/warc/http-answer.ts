import { type Fields, headLength, readFields } from './record-head.js';

/** An answer of a server as a record holds it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Fields;
  readonly body: Buffer;
}

const STATUS_LINE = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})/i;

/** Reads the block of a `response` record (RFC 9112); null where it is no HTTP. */
export function readHttp(block: Buffer): HttpAnswer | null {
  const status = STATUS_LINE.exec(block.toString('latin1', 0, Math.min(block.length, 64)))?.[1];
  if (status === undefined) return null;
  // A head without an empty line behind it is all there is: an answer without a body.
  const length = headLength(block) ?? block.length;
  return {
    status: Number(status),
    headers: readFields(block.toString('latin1', 0, length)),
    body: block.subarray(length),
  };
}

/** What a body is when its transfer encoding is gone; `cut`: it ends before its last chunk. */
export interface Dechunked {
  readonly body: Buffer;
  readonly cut: boolean;
}

const CHUNK_SIZE = /^[ \t]*([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i;
/** Longest line before a chunk. */
const CHUNK_LINE_BYTES = 1024;
const CR = 0x0d;
const LF = 0x0a;

/** Puts a body together that came in chunks (RFC 9112, 7.1); many archives keep it whole and its header as it was. */
export function dechunk(bytes: Buffer): Dechunked {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const line = CHUNK_SIZE.exec(bytes.toString('latin1', at, at + CHUNK_LINE_BYTES));
    if (line === null) return at === 0 ? { body: bytes, cut: false } : { body: Buffer.concat(chunks), cut: true };
    const size = Number.parseInt(line[1] ?? '', 16);
    at += line[0].length;
    if (size === 0) return { body: Buffer.concat(chunks), cut: false };
    chunks.push(bytes.subarray(at, at + size));
    at += size;
    if (bytes[at] === CR) at += 1;
    if (bytes[at] === LF) at += 1;
  }
  return bytes.length === 0 ? { body: bytes, cut: false } : { body: Buffer.concat(chunks), cut: true };
}
