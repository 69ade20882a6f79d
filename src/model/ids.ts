import { createHash } from 'node:crypto';

/** Namespace of every identifier Threadbare makes (a fixed random UUID). */
const NAMESPACE = Buffer.from('5b0c1d4e7d0a4c52a7f3b1a96f0e2c11', 'hex');

/**
 * A deterministic identifier (UUID version 5, RFC 9562): the same parts give the same id on every machine. Parts are
 * length-prefixed so that `('a', 'bc')` and `('ab', 'c')` differ; `null` differs from an empty string.
 */
export function deterministicId(kind: string, ...parts: readonly (string | number | null)[]): string {
  const name = [kind, ...parts].map((part) => (part === null ? '-' : `${String(part).length}:${part}`)).join('|');
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** SHA-256 of a text (UTF-8) or of bytes, in hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A value as JSON with its keys sorted, so that equal values have equal hashes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : item,
  );
}
