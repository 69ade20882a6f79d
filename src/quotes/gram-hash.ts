/** A hash of the `n` word numbers from `at`; 32 bits, collisions are checked by the caller. */
export function gramHash(ids: Int32Array, at: number, n: number): number {
  let hash = 0x811c9dc5 ^ n;
  for (let i = at; i < at + n; i += 1) {
    hash = Math.imul(hash ^ (ids[i] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash | 0;
}
