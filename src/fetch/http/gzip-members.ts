import { crc32, inflateRawSync } from 'node:zlib';

const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

/**
 * Unpacks gzip (RFC 1952) member by member and stops where no further member begins: some servers send bytes after the
 * end (the line feed after a script's last `?>`), which node:zlib takes for damage and browsers pass over. Null unless
 * every member is whole, with the right checksum and length.
 */
export function unpackMembers(packed: Uint8Array, maxBytes: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let size = 0;
  let at = 0;
  while (at === 0 || (packed[at] === 0x1f && packed[at + 1] === 0x8b)) {
    const start = endOfHeader(packed, at);
    const part = start === null ? null : inflate(packed.subarray(start), maxBytes - size);
    if (start === null || part === null) return null;
    const end = start + part.used;
    if (end + 8 > packed.length) return null;
    const tail = new DataView(packed.buffer, packed.byteOffset + end, 8);
    if (tail.getUint32(0, true) !== crc32(part.body)) return null;
    if (tail.getUint32(4, true) !== part.body.length) return null;
    parts.push(part.body);
    size += part.body.length;
    at = end + 8;
  }
  return parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
}

/** Where the packed bytes of a member begin; null where there is no whole header. */
function endOfHeader(packed: Uint8Array, from: number): number | null {
  if (packed[from] !== 0x1f || packed[from + 1] !== 0x8b || packed[from + 2] !== 8) return null;
  const flags = packed[from + 3] ?? 0;
  let at = from + 10;
  if ((flags & EXTRA) !== 0) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0);
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) === 0) continue;
    const end = packed.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & HEADER_CRC) !== 0) at += 2;
  return at < packed.length ? at : null;
}

function inflate(packed: Uint8Array, maxBytes: number): { body: Uint8Array; used: number } | null {
  if (maxBytes <= 0) return null;
  try {
    const result: unknown = inflateRawSync(packed, { maxOutputLength: maxBytes, info: true });
    return isInflated(result) ? { body: result.buffer, used: result.engine.bytesWritten } : null;
  } catch {
    return null;
  }
}

/** What `info: true` gives; its type is not in @types/node. `bytesWritten` are the packed bytes that were used. */
function isInflated(result: unknown): result is { buffer: Uint8Array; engine: { bytesWritten: number } } {
  return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}
