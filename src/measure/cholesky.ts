/**
 * Solves A·x = b for a symmetric positive definite A (Cholesky). A is read row by row, its lower half only, and is
 * overwritten.
 *
 * @throws RangeError when A is not positive definite
 */
export function solveSymmetric(rows: readonly Float64Array[], goal: readonly number[]): Float64Array {
  const n = rows.length;
  for (let i = 0; i < n; i += 1) {
    const row = rows[i] ?? new Float64Array(0);
    for (let k = 0; k <= i; k += 1) {
      const other = rows[k] ?? new Float64Array(0);
      let sum = row[k] ?? 0;
      for (let at = 0; at < k; at += 1) sum -= (row[at] ?? 0) * (other[at] ?? 0);
      if (k < i) row[k] = sum / (other[k] ?? 1);
      else if (sum > 0) row[i] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  const out = Float64Array.from(goal);
  for (let i = 0; i < n; i += 1) {
    let sum = out[i] ?? 0;
    const row = rows[i];
    for (let k = 0; k < i; k += 1) sum -= (row?.[k] ?? 0) * (out[k] ?? 0);
    out[i] = sum / (row?.[i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = out[i] ?? 0;
    for (let k = i + 1; k < n; k += 1) sum -= (rows[k]?.[i] ?? 0) * (out[k] ?? 0);
    out[i] = sum / (rows[i]?.[i] ?? 1);
  }
  return out;
}
