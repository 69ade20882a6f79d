/** Pearson correlation of two equally long series; pairs with a missing value are left out. NaN where one never varies. */
export function pearson(xs: readonly number[], ys: readonly number[]): number {
  const pairs = xs
    .map((x, i) => [x, ys[i] ?? Number.NaN] as const)
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const n = pairs.length;
  const mx = pairs.reduce((s, [x]) => s + x, 0) / n;
  const my = pairs.reduce((s, [, y]) => s + y, 0) / n;
  let sxy = 0;
  let sxx = 0;
  let syy = 0;
  for (const [x, y] of pairs) {
    sxy += (x - mx) * (y - my);
    sxx += (x - mx) ** 2;
    syy += (y - my) ** 2;
  }
  return sxy / Math.sqrt(sxx * syy);
}

export interface ClassFigures {
  readonly accuracy: number;
  readonly macroF1: number;
  readonly macroRecall: number;
  readonly f1: ReadonlyMap<string, number>;
}

/** Accuracy, macro-F1 and macro-recall over the gold classes. */
export function classFigures(gold: readonly string[], guess: readonly string[]): ClassFigures {
  const actual = new Map<string, number>();
  const said = new Map<string, number>();
  const right = new Map<string, number>();
  gold.forEach((label, i) => {
    const other = guess[i] ?? '';
    actual.set(label, (actual.get(label) ?? 0) + 1);
    said.set(other, (said.get(other) ?? 0) + 1);
    if (other === label) right.set(label, (right.get(label) ?? 0) + 1);
  });
  const f1 = new Map<string, number>();
  let recalls = 0;
  let hits = 0;
  for (const [label, count] of [...actual].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const tp = right.get(label) ?? 0;
    hits += tp;
    recalls += tp / count;
    f1.set(label, (2 * tp) / (count + (said.get(label) ?? 0)));
  }
  const macroF1 = [...f1.values()].reduce((a, b) => a + b, 0) / f1.size;
  return { accuracy: hits / gold.length, macroF1, macroRecall: recalls / f1.size, f1 };
}

/** Mean of the F1 of favor and of against: what stance tasks report, "none" being the rest. */
export function favorAgainst(gold: readonly string[], guess: readonly string[]): number {
  const { f1 } = classFigures(gold, guess);
  return ((f1.get('favor') ?? 0) + (f1.get('against') ?? 0)) / 2;
}

/** Area under the ROC curve of a score for a yes/no label. */
export function auc(scores: readonly number[], positive: readonly boolean[]): number {
  const ranked = scores.map((score, i) => ({ score, yes: positive[i] === true })).sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let yes = 0;
  for (let i = 0; i < ranked.length; ) {
    let j = i;
    while (j < ranked.length && ranked[j]?.score === ranked[i]?.score) j += 1;
    for (let k = i; k < j; k += 1) {
      if (ranked[k]?.yes === true) {
        rankSum += (i + j + 1) / 2;
        yes += 1;
      }
    }
    i = j;
  }
  const no = ranked.length - yes;
  return (rankSum - (yes * (yes + 1)) / 2) / (yes * no);
}

/**
 * Expected calibration error: how far, on the mean, the share of right answers lies from the confidence that was given,
 * in ten bins of equal width.
 */
export function calibrationError(confidence: readonly number[], right: readonly boolean[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, confidence: 0, right: 0 }));
  confidence.forEach((value, i) => {
    const bin = bins[Math.max(0, Math.min(9, Math.floor(value * 10)))];
    if (bin === undefined) return;
    bin.n += 1;
    bin.confidence += value;
    if (right[i] === true) bin.right += 1;
  });
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / confidence.length;
}

/** Share of right answers among the more confident half; ties keep their order. */
export function accuracyAtHalf(confidence: readonly number[], right: readonly boolean[]): number {
  const order = confidence.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value || a.i - b.i);
  const half = order.slice(0, Math.ceil(order.length / 2));
  return half.filter(({ i }) => right[i] === true).length / half.length;
}
