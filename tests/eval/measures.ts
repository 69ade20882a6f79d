/** Pearson correlation of two equally long series; pairs with a missing value are left out. */
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
  const classes = [...new Set(gold)].sort();
  const f1 = new Map<string, number>();
  let recalls = 0;
  let hits = 0;
  for (const name of classes) {
    let tp = 0;
    let actual = 0;
    let said = 0;
    gold.forEach((g, i) => {
      if (g === name) actual += 1;
      if (guess[i] === name) said += 1;
      if (g === name && guess[i] === name) tp += 1;
    });
    hits += tp;
    recalls += actual === 0 ? 0 : tp / actual;
    f1.set(name, actual + said === 0 ? 0 : (2 * tp) / (actual + said));
  }
  const macroF1 = [...f1.values()].reduce((a, b) => a + b, 0) / classes.length;
  return { accuracy: hits / gold.length, macroF1, macroRecall: recalls / classes.length, f1 };
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
