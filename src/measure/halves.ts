import { type LabelledRow, readRows, withoutTexts } from './rows.js';
import type { LabelledSet } from './sets.js';

/** Rows that are measured, and what a model that answers for them may learn from. */
export interface Half {
  /** What the table calls it. */
  readonly split: string;
  readonly rows: readonly LabelledRow[];
  readonly learn:
    | { readonly by: 'train'; readonly rows: readonly LabelledRow[] }
    /** Each row is answered for by a model of the other folds of these rows. */
    | { readonly by: 'folds'; readonly rows: readonly LabelledRow[] }
    /** Each row is answered for by a model of the rows with other targets. */
    | { readonly by: 'other targets'; readonly rows: readonly LabelledRow[] };
  /** Measured rows whose text stands in the train half too. */
  readonly repeated: number;
}

/**
 * The halves of a set that are measured: dev, else test, else train. Where dev and train share most of their rows, dev
 * is measured twice: the rows that are not in train, and all of it by folds. Empty where no file is there.
 */
export function halvesOf(dir: string, set: LabelledSet): readonly Half[] {
  const usable = (row: LabelledRow): boolean => (set.number === null ? row.label !== '' : Number.isFinite(row.number));
  const train = readRows(dir, set, 'train')?.filter(usable) ?? null;
  for (const split of ['dev', 'test']) {
    const rows = readRows(dir, set, split)?.filter(usable);
    if (rows === undefined) continue;
    if (train === null) return [{ split, rows, learn: { by: 'folds', rows }, repeated: 0 }];
    const apart = withoutTexts(train, rows);
    const fresh = withoutTexts(rows, train);
    const repeated = rows.length - fresh.length;
    if (apart.length * 2 < train.length)
      return [
        { split: `${split}, without rows of train`, rows: fresh, learn: { by: 'train', rows: train }, repeated: 0 },
        { split, rows, learn: { by: 'folds', rows: [...rows, ...apart] }, repeated },
      ];
    const half: Half = { split, rows, learn: { by: 'train', rows: apart }, repeated };
    if (!set.unseenTargets) return [half];
    return [half, { ...half, split: `${split}, targets unseen`, learn: { by: 'other targets', rows: apart } }];
  }
  return train === null ? [] : [{ split: 'train', rows: train, learn: { by: 'folds', rows: train }, repeated: 0 }];
}
