interface Span {
  readonly start: number;
  readonly end: number;
}

const BUCKET = 256;

/**
 * Answers which spans overlap a stretch, without looking at all of them: spans are filed under every 256 offsets they
 * touch. Results are in the order of `items`; linear to build for spans that are nested a bounded number of times.
 */
export function spanIndex<T extends Span>(items: readonly T[]): (start: number, end: number) => readonly T[] {
  const buckets = new Map<number, number[]>();
  items.forEach((item, at) => {
    for (
      let k = Math.floor(item.start / BUCKET);
      k <= Math.floor(Math.max(item.start, item.end - 1) / BUCKET);
      k += 1
    ) {
      const list = buckets.get(k);
      if (list === undefined) buckets.set(k, [at]);
      else list.push(at);
    }
  });
  return (start, end) => {
    const found = new Set<number>();
    for (let k = Math.floor(start / BUCKET); k <= Math.floor(Math.max(start, end - 1) / BUCKET); k += 1) {
      for (const at of buckets.get(k) ?? []) {
        const item = items[at];
        if (item !== undefined && item.start < end && start < item.end) found.add(at);
      }
    }
    return [...found].sort((a, b) => a - b).flatMap((at) => items[at] ?? []);
  };
}
