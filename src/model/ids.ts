import { createHash, hash } from 'node:crypto';

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
  return hash('sha256', data);
}

/**
 * A value as JSON with the keys of its objects sorted, so that equal values have equal hashes. What JSON cannot say is
 * left out as `JSON.stringify` does.
 *
 * @param short writes a string or a list in another way (by its hash, say); null: as it is
 */
export function canonicalJson(value: unknown, short: Shorten | null = null): string {
  return write(value, short) ?? 'null';
}

/** Another way to write a string or a list; equal values must give equal texts. */
export type Shorten = (value: string | readonly unknown[]) => string | null;

/** Undefined: there is nothing to write. */
function write(value: unknown, short: Shorten | null): string | undefined {
  if (typeof value === 'string') return SAFE.test(value) ? `"${value}"` : (short?.(value) ?? JSON.stringify(value));
  if (!isObject(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return short?.(value) ?? writeList(value, short);
  if ('toJSON' in value) return JSON.stringify(value);
  const keys = sorted(Object.keys(value));
  let text = '';
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? '';
    const written = write(value[key], short);
    if (written !== undefined) text += `${text === '' ? '{' : ','}${quoted(key)}:${written}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Short strings without a sign that JSON writes otherwise: most names and ids. */
const SAFE = /^[\w .,'!?-]{0,40}$/;

function writeList(list: readonly unknown[], short: Shorten | null): string {
  let text = '[';
  for (let i = 0; i < list.length; i += 1) text += `${i === 0 ? '' : ','}${write(list[i], short) ?? 'null'}`;
  return `${text}]`;
}

/**
 * By their UTF-16 units, except that objects hold whole numbers first, as numbers. Objects are small, and many are
 * written in order: inserting is quicker than sorting.
 */
function sorted(keys: string[]): readonly string[] {
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? '';
    // A digit, or a sign that sorts before it: rare enough to be left to the language.
    if (keys.length > MANY || key.charCodeAt(0) < 58)
      return Object.keys(Object.fromEntries(keys.sort().map((name) => [name, null])));
    let at = i;
    for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1]) {
      keys[at] = before;
      at -= 1;
    }
    keys[at] = key;
  }
  return keys;
}

/** Keys of an object that are sorted by inserting. */
const MANY = 30;

/** Names of keys with their quotation marks: few, and the same again and again. */
const names = new Map<string, string>();
const NAMES = 1_000;

function quoted(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const made = JSON.stringify(key);
  if (names.size < NAMES) names.set(key, made);
  return made;
}
