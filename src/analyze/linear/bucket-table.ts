/** Weights of buckets: an index by bucket into rows of signed bytes, each the square root of what it stands for. */
export class BucketTable {
  /**
   * Two numbers for 32 buckets: a bit for each that has weights, and how many there are before them. So a bucket's row is
   * found within a quarter of a megabyte, which stays in the processor's cache; an index by bucket took four.
   */
  private readonly ranks: Int32Array;
  /** What each byte stands for, class by class. */
  private readonly decoded: Float64Array;
  private readonly mask: number;
  private readonly classes: number;
  /** @param buckets ascending; row `i` of `values` is that of `buckets[i]` */
  constructor(
    buckets: Int32Array,
    private readonly values: Int8Array,
    greatest: readonly number[],
    size: number,
  ) {
    this.mask = size - 1;
    this.classes = greatest.length;
    const groups = Math.ceil(size / 32);
    this.ranks = new Int32Array(2 * groups);
    for (const bucket of buckets) {
      const at = (bucket >>> 5) << 1;
      this.ranks[at] = (this.ranks[at] ?? 0) | (1 << (bucket & 31));
    }
    let before = 0;
    for (let group = 0; group < groups; group += 1) {
      this.ranks[2 * group + 1] = before;
      before += bitsIn(this.ranks[2 * group] ?? 0);
    }
    this.decoded = new Float64Array(256 * greatest.length);
    greatest.forEach((most, k) => {
      for (let i = 0; i < 256; i += 1) this.decoded[256 * k + i] = expand((i << 24) >> 24) * most;
    });
  }

  /** Adds the weights of a hash's bucket to the sums that begin at an offset. */
  addTo(sums: Float64Array, offset: number, hash: number): void {
    const bucket = hash & this.mask;
    const { classes, values, decoded, ranks } = this;
    const group = (bucket >>> 5) << 1;
    const bit = bucket & 31;
    const filled = ranks[group] ?? 0;
    if (((filled >>> bit) & 1) === 0) return;
    const from = ((ranks[group + 1] ?? 0) + bitsIn(filled & ((1 << bit) - 1))) * classes;
    for (let k = 0; k < classes; k += 1)
      sums[offset + k] = (sums[offset + k] ?? 0) + (decoded[256 * k + ((values[from + k] ?? 0) & 255)] ?? 0);
  }
}

/** Bits set in a number of 32 bits. */
function bitsIn(word: number): number {
  let bits = (word - ((word >>> 1) & 0x55555555)) | 0;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Share of the greatest weight that a signed byte stands for; squares, so that small weights keep their differences. */
export function expand(byte: number): number {
  const share = byte / 127;
  return share * Math.abs(share);
}

/** The signed byte for a share of the greatest weight. */
export function compress(share: number): number {
  const byte = Math.round(Math.sqrt(Math.min(1, Math.abs(share))) * 127);
  return share < 0 ? -byte : byte;
}
