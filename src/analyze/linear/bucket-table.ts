/** Weights of buckets: an index by bucket into rows of signed bytes, each the square root of what it stands for. */
export class BucketTable {
  private readonly at: Int32Array;
  /** One bit for each bucket that has weights: small enough to stay in the processor's cache, and most have none. */
  private readonly filled: Int32Array;
  /** What each byte stands for, class by class. */
  private readonly decoded: Float64Array;
  private readonly mask: number;
  private readonly classes: number;
  constructor(
    buckets: Int32Array,
    private readonly values: Int8Array,
    greatest: readonly number[],
    size: number,
  ) {
    this.mask = size - 1;
    this.classes = greatest.length;
    this.at = new Int32Array(size);
    this.filled = new Int32Array(Math.ceil(size / 32));
    buckets.forEach((bucket, i) => {
      this.at[bucket] = i;
      this.filled[bucket >>> 5] = (this.filled[bucket >>> 5] ?? 0) | (1 << (bucket & 31));
    });
    this.decoded = new Float64Array(256 * greatest.length);
    greatest.forEach((most, k) => {
      for (let i = 0; i < 256; i += 1) this.decoded[256 * k + i] = expand((i << 24) >> 24) * most;
    });
  }

  /** Adds the weights of a hash's bucket to the sums that begin at an offset. */
  addTo(sums: Float64Array, offset: number, hash: number): void {
    const bucket = hash & this.mask;
    if ((((this.filled[bucket >>> 5] ?? 0) >>> (bucket & 31)) & 1) === 0) return;
    const { classes, values, decoded } = this;
    const from = (this.at[bucket] ?? 0) * classes;
    for (let k = 0; k < classes; k += 1)
      sums[offset + k] = (sums[offset + k] ?? 0) + (decoded[256 * k + ((values[from + k] ?? 0) & 255)] ?? 0);
  }
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
