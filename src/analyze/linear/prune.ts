import type { FeatureTable, Matrix } from './matrix.js';

/** The table with only the buckets whose weight is greatest in any class. */
export function greatest(table: FeatureTable, weights: readonly Float64Array[], keep: number): FeatureTable {
  const { matrix, buckets } = table;
  if (buckets.length <= keep) return table;
  const sizes = Float64Array.from(buckets, (_, at) => Math.max(...weights.map((one) => Math.abs(one[at] ?? 0))));
  const order = Array.from(buckets.keys()).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const chosen = order.slice(0, keep).sort((a, b) => a - b);
  const move = new Int32Array(matrix.columns).fill(-1);
  chosen.forEach((at, i) => {
    move[at] = i;
  });
  for (let at = buckets.length; at < matrix.columns; at += 1) move[at] = chosen.length + at - buckets.length;
  return {
    matrix: columnsMoved(matrix, move, chosen.length + matrix.columns - buckets.length),
    buckets: Int32Array.from(chosen, (at) => buckets[at] ?? 0),
    numbers: table.numbers,
  };
}

function columnsMoved(matrix: Matrix, move: Int32Array, columns: number): Matrix {
  const starts = new Int32Array(matrix.rows + 1);
  const column: number[] = [];
  const value: number[] = [];
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let i = matrix.starts[row] ?? 0; i < (matrix.starts[row + 1] ?? 0); i += 1) {
      const to = move[matrix.column[i] ?? 0] ?? -1;
      if (to < 0) continue;
      column.push(to);
      value.push(matrix.value[i] ?? 0);
    }
    starts[row + 1] = column.length;
  }
  return { rows: matrix.rows, columns, starts, column: Int32Array.from(column), value: Float32Array.from(value) };
}
