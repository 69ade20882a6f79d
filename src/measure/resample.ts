import type { Scored } from './figures.js';
import type { LabelledRow } from './rows.js';
import type { LabelledSet } from './sets.js';

/**
 * A set's measure of any rows drawn from these, by their places: the same value as of the rows themselves, without
 * making them anew four hundred times (labels are counted as numbers, scores are ranked once).
 */
export function measureOfPlaces(
  set: LabelledSet,
  rows: readonly LabelledRow[],
  scored: readonly Scored[],
): (places: readonly number[]) => number {
  if (set.measure === 'Pearson r') return correlationOf(rows, scored);
  if (set.measure === 'AUC') return areaOf(set, rows, scored);
  const labels = [...new Set([...rows.map((row) => row.label), ...scored.map((one) => one.label)])].sort();
  const codes = new Map(labels.map((label, code) => [label, code]));
  const gold = Int32Array.from(rows, (row) => codes.get(row.label) ?? 0);
  const guess = Int32Array.from(scored, (one) => codes.get(one.label) ?? 0);
  const favor = codes.get('favor') ?? -1;
  const against = codes.get('against') ?? -1;
  return (places) => {
    const actual = new Float64Array(labels.length);
    const said = new Float64Array(labels.length);
    const right = new Float64Array(labels.length);
    for (const at of places) {
      const label = gold[at] ?? 0;
      const other = guess[at] ?? 0;
      actual[label] = (actual[label] ?? 0) + 1;
      said[other] = (said[other] ?? 0) + 1;
      if (label === other) right[label] = (right[label] ?? 0) + 1;
    }
    const f1Of = (code: number): number => {
      const all = actual[code] ?? 0;
      return all === 0 ? 0 : (2 * (right[code] ?? 0)) / (all + (said[code] ?? 0));
    };
    if (set.measure === 'accuracy') return right.reduce((a, b) => a + b, 0) / places.length;
    if (set.measure === 'F-avg') return (f1Of(favor) + f1Of(against)) / 2;
    let sum = 0;
    let present = 0;
    for (let code = 0; code < labels.length; code += 1) {
      const all = actual[code] ?? 0;
      if (all === 0) continue;
      present += 1;
      sum += set.measure === 'macro-recall' ? (right[code] ?? 0) / all : f1Of(code);
    }
    return sum / present;
  };
}

function correlationOf(rows: readonly LabelledRow[], scored: readonly Scored[]): (places: readonly number[]) => number {
  const xs = Float64Array.from(scored, (one) => one.score);
  const ys = Float64Array.from(rows, (row) => row.number);
  return (places) => {
    let [n, mx, my] = [0, 0, 0];
    const each = (use: (x: number, y: number) => void): void => {
      for (const at of places) {
        const [x, y] = [xs[at] ?? Number.NaN, ys[at] ?? Number.NaN];
        if (Number.isFinite(x) && Number.isFinite(y)) use(x, y);
      }
    };
    each((x, y) => {
      n += 1;
      mx += x;
      my += y;
    });
    mx /= n;
    my /= n;
    let [sxy, sxx, syy] = [0, 0, 0];
    each((x, y) => {
      sxy += (x - mx) * (y - my);
      sxx += (x - mx) ** 2;
      syy += (y - my) ** 2;
    });
    return sxy / Math.sqrt(sxx * syy);
  };
}

/** Rows in the order of their scores, once; a draw only says how often each counts. */
function areaOf(
  set: LabelledSet,
  rows: readonly LabelledRow[],
  scored: readonly Scored[],
): (places: readonly number[]) => number {
  const least = set.number?.least ?? 0.5;
  const order = scored.map((_, i) => i).sort((a, b) => (scored[a]?.score ?? 0) - (scored[b]?.score ?? 0));
  return (places) => {
    const times = new Float64Array(rows.length);
    for (const at of places) times[at] = (times[at] ?? 0) + 1;
    let [below, yes, no, area] = [0, 0, 0, 0];
    for (let i = 0; i < order.length; ) {
      const score = scored[order[i] ?? 0]?.score;
      let [tiedYes, tiedNo] = [0, 0];
      for (; i < order.length && scored[order[i] ?? 0]?.score === score; i += 1) {
        const at = order[i] ?? 0;
        if ((rows[at]?.number ?? 0) >= least) tiedYes += times[at] ?? 0;
        else tiedNo += times[at] ?? 0;
      }
      // A pair with equal scores is half right.
      area += tiedYes * (below + tiedNo / 2);
      below += tiedNo;
      yes += tiedYes;
      no += tiedNo;
    }
    return area / (yes * no);
  };
}
