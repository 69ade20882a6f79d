/** A line of an earlier post, both counted from 0. */
export interface Place {
  readonly post: number;
  readonly line: number;
}

/** Longer lines are found only when equal: comparing word by word would cost more than it finds. */
const NEAR_LENGTH = 4000;

/** Words of a folded line, counted up to 40: more make no difference to any rule here. */
export function countWords(key: string): number {
  if (IMAGE_NAME.test(key)) return 0;
  let n = 0;
  for (const _ of key.slice(0, 400).matchAll(/[\p{L}\p{N}]+/gu)) n += 1;
  return Math.min(n, 40);
}

/** A line that is only the name of a picture file: the placeholder flattened text prints for an image. */
export const IMAGE_NAME = /^[^\s/\\:*?"<>|][^/\\:*?"<>|]{0,110}\.(?:png|jpe?g|gif|webp|bmp|svg|heic|avif|tiff?)$/iu;

/**
 * A quoted line whose source was cut or changed: it stands inside the source line, or shares three quarters of its
 * words (at least four) with it.
 */
export function isNear(quoted: string, source: string): boolean {
  if (quoted === '' || source === '') return false;
  if (quoted.length > NEAR_LENGTH || source.length > 4 * NEAR_LENGTH) return false;
  const words = quoted.split(' ');
  if (words.length < 4) return false;
  if (source.includes(quoted)) return true;
  const spare = new Map<string, number>();
  for (const word of source.split(' ')) spare.set(word, (spare.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words) {
    const left = spare.get(word) ?? 0;
    if (left > 0) {
      shared += 1;
      spare.set(word, left - 1);
    }
  }
  return shared >= 4 && shared >= 0.75 * words.length;
}

/** Four words in a row, hashed; `visit` gets each run's hash. */
function forRuns(key: string, visit: (hash: number) => void): void {
  const words = key.split(' ');
  let [a, b, c] = [0, 0, 0];
  words.forEach((word, n) => {
    const d = hashWord(word);
    if (n >= 3) visit((Math.imul(a, 31) ^ Math.imul(b, 1009) ^ Math.imul(c, 65599) ^ d) | 0);
    [a, b, c] = [b, c, d];
  });
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** A line to look for: the first quoted line of some post, which stands nowhere letter by letter. Keys are distinct. */
export interface Probe {
  readonly key: string;
  /** The first post that quotes it; only earlier posts are searched. */
  readonly post: number;
}

/** Runs kept of one probe, spread over the line, and places kept of one run. */
const PROBE_RUNS = 12;
const PROBE_PLACES = 8;

/**
 * Finds changed or cut lines in one pass over the page: the runs of all probes go into one map, every run of every
 * line is looked up in it, and the place with most runs in common is checked with `isNear`.
 */
export function findNear(probes: readonly Probe[], posts: readonly (readonly string[])[]): (Place | null)[] {
  const wanted = new Map<number, { probe: number; places: Place[] }[]>();
  probes.forEach(({ key }, probe) => {
    const runs: number[] = [];
    forRuns(key.slice(0, NEAR_LENGTH), (hash) => runs.push(hash));
    const stride = Math.max(1, Math.ceil(runs.length / PROBE_RUNS));
    for (let i = 0; i < runs.length; i += stride) {
      const hash = runs[i] ?? 0;
      const list = wanted.get(hash) ?? [];
      if (list.length < PROBE_PLACES) list.push({ probe, places: [] });
      wanted.set(hash, list);
    }
  });
  const votes = probes.map(() => new Map<string, { place: Place; count: number }>());
  if (wanted.size > 0) {
    posts.forEach((keys, post) => {
      keys.forEach((key, line) => {
        forRuns(key, (hash) => {
          for (const { probe, places } of wanted.get(hash) ?? []) {
            if (post >= (probes[probe]?.post ?? 0) || places.length >= PROBE_PLACES) continue;
            places.push({ post, line });
            const id = `${post}/${line}`;
            const known = votes[probe]?.get(id);
            if (known === undefined) votes[probe]?.set(id, { place: { post, line }, count: 1 });
            else known.count += 1;
          }
        });
      });
    });
  }
  return probes.map(({ key }, probe) => {
    const ranked = [...(votes[probe]?.values() ?? [])].sort((a, b) => b.count - a.count);
    return ranked.find(({ place }) => isNear(key, posts[place.post]?.[place.line] ?? ''))?.place ?? null;
  });
}
