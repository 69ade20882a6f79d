import { BucketTable } from './bucket-table.js';
import { chancesOf, choose } from './calibrate.js';
import { decodeBytes, unpackBuckets } from './codec.js';
import { type Block, blockFeatures, formReader, othersOf, type Reading, saltOf } from './features.js';
import { firstRuns, LONGEST_RUN } from './first-runs.js';
import { joinHashes, type PlacedForm } from './forms.js';
import { scaledNumber } from './matrix.js';
import type { Weights } from './weights.js';
import { WordRows } from './word-rows.js';

/** A model's answer about a row. */
export interface Answer {
  /** One for each class of `labels`; a single one where the model predicts a number. */
  readonly sums: readonly number[];
  /** One for each class; empty where the model predicts a number. */
  readonly chances: readonly number[];
  readonly label: string | null;
  /** Calibrated probability that the label is right; null where the model predicts a number. */
  readonly confidence: number | null;
  readonly abstained: boolean;
}

/** What a stretch of the text adds to a label's sum, above the mean of the other labels. */
export interface Reason {
  /** UTF-16 units of the field's text. */
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** A model that answers. */
export interface LinearModel {
  readonly weights: Weights;
  readonly answer: (reading: Reading) => Answer;
  /** The words that speak most for a label, by their weight; those of `text` only. */
  readonly reasons: (reading: Reading, label: string) => readonly Reason[];
}

/** Blocks, and targets they are told apart by, whose words are remembered. */
const SALTS = 50;
const REASONS = 6;

/** Makes a model of weights; null where the buckets cannot be read. */
export function linearModel(weights: Weights): LinearModel | null {
  const classes = weights.constants.length;
  const size = 2 ** weights.bits;
  const bytes = decodeBytes(weights.buckets);
  const packed = bytes === null ? null : unpackBuckets(bytes, classes, size);
  if (packed === null) return null;
  const table = new BucketTable(packed.buckets, packed.values, weights.greatest, size);
  const words = new Map<number, WordRows>();
  const here = new Float64Array(classes);

  /** What the pieces of each word add, all together: they are the same wherever it stands. Behind it their number. */
  const piecesFor = (salt: number): WordRows => {
    const known = words.get(salt);
    if (known !== undefined) return known;
    if (words.size > SALTS) words.clear();
    const fresh = new WordRows(classes + 1, (form, rows, offset) => {
      for (const piece of form.pieces) table.addTo(rows, offset, joinHashes(salt, piece));
      rows[offset + classes] = form.pieces.length;
    });
    words.set(salt, fresh);
    return fresh;
  };

  const blockSums = (
    block: Block,
    salt: number,
    forms: readonly PlacedForm[],
    others: readonly PlacedForm[],
    sums: number[],
  ): void => {
    here.fill(0);
    let features = 0;
    if (block.kind === 'pieces') {
      const { fresh } = firstRuns(forms, 1);
      const pieces = piecesFor(salt);
      for (let i = 0; i < forms.length; i += 1) {
        const form = forms[i]?.form;
        if (form === undefined || ((fresh[i] ?? 0) & 1) === 0) continue;
        const from = pieces.of(form);
        const { rows } = pieces;
        features += rows[from + classes] ?? 0;
        for (let k = 0; k < classes; k += 1) here[k] = (here[k] ?? 0) + (rows[from + k] ?? 0);
      }
    } else if (block.kind === 'words' && block.longest <= LONGEST_RUN) {
      // As `blockFeatures` has them, without a call for each: this loop is most of what a model costs.
      const { longest } = block;
      const { hashes, fresh } = firstRuns(forms, longest);
      for (let i = 0; i < hashes.length; i += 1) {
        let run = salt;
        // Runs that begin here and did not stand before, one bit for each length.
        let bits = fresh[i] ?? 0;
        if (longest < LONGEST_RUN) bits &= (1 << longest) - 1;
        for (let at = i; bits !== 0; at += 1, bits >>>= 1) {
          run = joinHashes(run, hashes[at] ?? 0);
          if ((bits & 1) === 0) continue;
          features += 1;
          table.addTo(here, 0, run);
        }
      }
    } else {
      blockFeatures(block, salt, forms, others, (hash) => {
        features += 1;
        table.addTo(here, 0, hash);
      });
    }
    const amount = block.weight / Math.sqrt(Math.max(1, features));
    for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (here[k] ?? 0) * amount;
  };

  const sumsOf = (reading: Reading): number[] => {
    const sums = [...weights.constants];
    const formsOf = formReader(reading);
    for (const block of weights.blocks)
      blockSums(block, saltOf(block, reading), formsOf(block.field), othersOf(block, formsOf), sums);
    for (const number of weights.numbers) {
      const value = scaledNumber(number, reading.numbers[number.name]);
      for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + value * (number.weights[k] ?? 0);
    }
    return sums;
  };

  return {
    weights,
    answer: (reading) => {
      const sums = sumsOf(reading);
      if (weights.kind === 'number') return { sums, chances: [], label: null, confidence: null, abstained: false };
      const chances = chancesOf(sums, weights);
      const best = choose(chances, weights.favours);
      const confidence = chances[best] ?? 0;
      return { sums, chances, label: weights.labels[best] ?? null, confidence, abstained: confidence < weights.sure };
    },
    reasons: (reading, label) => reasonsOf(weights, table, reading, Math.max(0, weights.labels.indexOf(label))),
  };
}

/** What each word of `text` adds to one class against the others, its runs shared among their words. */
function reasonsOf(weights: Weights, table: BucketTable, reading: Reading, index: number): Reason[] {
  const classes = weights.constants.length;
  const formsOf = formReader(reading);
  const forms = formsOf('text');
  const share = new Float64Array(forms.length);
  for (const block of weights.blocks) {
    // The head of a text begins where the text begins, so its places are the text's.
    if (block.field !== 'text' && block.field !== 'head') continue;
    const salt = saltOf(block, reading);
    const found: { readonly weight: number; readonly first: number; readonly last: number }[] = [];
    blockFeatures(block, salt, formsOf(block.field), othersOf(block, formsOf), (hash, first, last) => {
      const sums = new Float64Array(classes);
      table.addTo(sums, 0, hash);
      const own = sums[index] ?? 0;
      const others = classes > 1 ? (sums.reduce((a, b) => a + b, 0) - own) / (classes - 1) : 0;
      found.push({ weight: own - others, first, last });
    });
    const amount = block.weight / Math.sqrt(Math.max(1, found.length));
    for (const { weight, first, last } of found)
      for (let i = first; i <= last; i += 1) share[i] = (share[i] ?? 0) + (weight * amount) / (last - first + 1);
  }
  return forms
    .map(({ start, end }, i) => ({ start, end, weight: share[i] ?? 0 }))
    .filter((reason) => reason.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .slice(0, REASONS)
    .sort((a, b) => a.start - b.start);
}
