import { type Block, blockFeatures, formReader, othersOf, type Reading, saltOf } from './features.js';

/** Rows of sparse features, one after another. The last column is 1 in every row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Where each row begins; one more than there are rows. */
  readonly starts: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
}

/** A matrix with what its columns mean: buckets first, then numbers, then the constant. */
export interface FeatureTable {
  readonly matrix: Matrix;
  /** Bucket of each of the first columns. */
  readonly buckets: Int32Array;
  /** Names of the numbers, with the mean and the deviation they were measured against. */
  readonly numbers: readonly NumberScale[];
}

export interface NumberScale {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
}

/** How readings become columns. */
export interface Recipe {
  readonly blocks: readonly Block[];
  /** Two to this power buckets. */
  readonly bits: number;
  /** A bucket seen in fewer rows is left out. */
  readonly least: number;
  /** Weight of a number that is one deviation from its mean. */
  readonly numberWeight: number;
}

/** Numbers further than this many deviations from the mean count as that many. */
const FAR = 3;

/** Reads all rows into a table; buckets seen in fewer than `recipe.least` rows are left out. */
export function tableOf(readings: readonly Reading[], recipe: Recipe): FeatureTable {
  const raw = readings.map((reading) => bucketsOf(reading, recipe));
  const mask = 2 ** recipe.bits;
  const seen = new Int32Array(mask);
  for (const row of raw) for (const bucket of row.keys()) seen[bucket] = (seen[bucket] ?? 0) + 1;
  const columnOf = new Int32Array(mask).fill(-1);
  const buckets: number[] = [];
  for (let bucket = 0; bucket < mask; bucket += 1) {
    if ((seen[bucket] ?? 0) < recipe.least) continue;
    columnOf[bucket] = buckets.length;
    buckets.push(bucket);
  }
  const numbers = scalesOf(readings);
  return {
    matrix: fill(readings, raw, columnOf, buckets.length, numbers, recipe),
    buckets: Int32Array.from(buckets),
    numbers,
  };
}

function fill(
  readings: readonly Reading[],
  raw: readonly ReadonlyMap<number, number>[],
  columnOf: Int32Array,
  buckets: number,
  numbers: readonly NumberScale[],
  recipe: Recipe,
): Matrix {
  const starts = new Int32Array(raw.length + 1);
  const entries = raw.reduce((n, row) => n + row.size, 0) + raw.length * (numbers.length + 1);
  const column = new Int32Array(entries);
  const value = new Float32Array(entries);
  let at = 0;
  const put = (where: number, what: number): void => {
    column[at] = where;
    value[at] = what;
    at += 1;
  };
  raw.forEach((row, i) => {
    for (const [bucket, amount] of row) {
      const where = columnOf[bucket] ?? -1;
      if (where >= 0) put(where, amount);
    }
    numbers.forEach((scale, k) => {
      const scaled = scaledNumber(scale, readings[i]?.numbers[scale.name]) * recipe.numberWeight;
      if (scaled !== 0) put(buckets + k, scaled);
    });
    put(buckets + numbers.length, 1);
    starts[i + 1] = at;
  });
  return {
    rows: raw.length,
    columns: buckets + numbers.length + 1,
    starts,
    column: column.slice(0, at),
    value: value.slice(0, at),
  };
}

/** Amounts by bucket. Each block has the length of its weight, whatever the length of the text. */
function bucketsOf(reading: Reading, recipe: Recipe): Map<number, number> {
  const mask = 2 ** recipe.bits - 1;
  const out = new Map<number, number>();
  const formsOf = formReader(reading);
  for (const block of recipe.blocks) {
    const found: number[] = [];
    blockFeatures(block, saltOf(block, reading), formsOf(block.field), othersOf(block, formsOf), (hash) =>
      found.push(hash & mask),
    );
    const amount = block.weight / Math.sqrt(Math.max(1, found.length));
    for (const bucket of found) out.set(bucket, (out.get(bucket) ?? 0) + amount);
  }
  return out;
}

function scalesOf(readings: readonly Reading[]): NumberScale[] {
  const names = [...new Set(readings.flatMap((reading) => Object.keys(reading.numbers)))].sort();
  return names.map((name) => {
    const values = readings.map((reading) => reading.numbers[name] ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
    return { name, mean, deviation: Math.sqrt(variance) };
  });
}

/** A number in deviations from its mean, within bounds; 0 where it never varied. */
export function scaledNumber(scale: NumberScale, value: number | undefined): number {
  if (!(scale.deviation > 1e-9)) return 0;
  const scaled = ((value ?? 0) - scale.mean) / scale.deviation;
  return Math.max(-FAR, Math.min(FAR, scaled));
}
