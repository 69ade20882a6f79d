/** Numbers 32-bit hashes in the order they come, from 0: open addressing over integers, eight to sixteen bytes a hash. */
export interface HashTable {
  /** Number of a hash; a new one gets the next. */
  readonly add: (hash: number) => number;
  /** Number of a hash, or -1. */
  readonly find: (hash: number) => number;
  readonly size: () => number;
  /** The hashes by their numbers; a view, not a copy. */
  readonly all: () => Int32Array;
}

export function createHashTable(): HashTable {
  let keys = new Int32Array(1 << 10);
  let size = 0;
  /** Number of the hash + 1, or 0; always at least twice as many slots as hashes. */
  let slots = new Int32Array(1 << 12);
  return { add, find, size: () => size, all: () => keys.subarray(0, size) };

  function add(hash: number): number {
    const slot = slotOf(hash);
    const known = (slots[slot] ?? 0) - 1;
    if (known !== -1) return known;
    if (size === keys.length) keys = widened(keys);
    keys[size] = hash;
    size += 1;
    if (2 * size > slots.length) spread();
    else slots[slot] = size;
    return size - 1;
  }

  function find(hash: number): number {
    return (slots[slotOf(hash)] ?? 0) - 1;
  }

  /** The slot that holds a hash, or the free one it would go to. */
  function slotOf(hash: number): number {
    const mask = slots.length - 1;
    let slot = scatter(hash) & mask;
    for (let held = slots[slot] ?? 0; held !== 0 && keys[held - 1] !== hash; held = slots[slot] ?? 0)
      slot = (slot + 1) & mask;
    return slot;
  }

  function spread(): void {
    slots = new Int32Array(2 * slots.length);
    for (let n = 0; n < size; n += 1) slots[slotOf(keys[n] ?? 0)] = n + 1;
  }
}

/** The same integers with as much room again behind them. */
export function widened(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * values.length);
  wider.set(values);
  return wider;
}

const scatter = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 3;
