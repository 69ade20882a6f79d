import { canonicalJson, sha256 } from '../model/ids.js';

/** Texts of more characters stand in an input by their own hash. */
const LONG = 100;
/** Texts and lists whose hashes are remembered, about those of a thread page: its analyzers read the same ones. */
const KEPT = 128;

/** Signs that begin no JSON set a hash apart from a text that looks like one. */
const hashOfText = remembered((text: string): string => `#${sha256(text)}`);
/** Of lists of objects, such as the targets a post may speak of. */
const hashOfList = remembered((list: readonly unknown[]): string => `@${sha256(canonicalJson(list))}`);

function remembered<K>(hash: (key: K) => string): (key: K) => string {
  const hashes = new Map<K, string>();
  return (key) => {
    const known = hashes.get(key);
    if (known !== undefined) return known;
    const made = hash(key);
    if (hashes.size >= KEPT) hashes.clear();
    hashes.set(key, made);
    return made;
  };
}

function short(value: string | readonly unknown[]): string | null {
  if (typeof value === 'string') return value.length > LONG ? hashOfText(value) : null;
  return typeof value[0] === 'object' ? hashOfList(value) : null;
}

/**
 * Says whether a stored value still holds: SHA-256 over an analyzer's name, its version and all it reads. Long texts and
 * lists of objects stand in it by their hashes, which several analyzers share; lists must not change afterwards.
 */
export function inputHash(analyzer: string, version: string, input: unknown): string {
  return sha256(canonicalJson({ analyzer, version, input }, short));
}
