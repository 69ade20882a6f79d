import type { StoredDocument } from '../model/thread.js';
import { sourceWords } from './source-words.js';
import { gramIndex, gramKeys } from './word-grams.js';
import { RUN_WORDS, type RunIndex, runIndex } from './word-runs.js';

/** A document read once for comparing. */
export interface DocumentIndex {
  readonly document: StoredDocument;
  readonly runs: RunIndex;
  readonly keys5: ReadonlySet<number>;
  readonly keys8: ReadonlySet<number>;
  /** Where each word trigram stands. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  readonly frequencies: ReadonlyMap<string, number>;
  /** Euclidean length of the frequencies. */
  readonly norm: number;
}

/** Words of a quotation are looked for by their trigrams. */
export const PLACE_WORDS = 3;
const PLACES = 32;

// Values here are functions of a document's text alone: remembering them changes no result, only how often a
// thousand posts read the same article. Weak, so nothing outlives its document.
const read = new WeakMap<StoredDocument, DocumentIndex>();
const shelves = new WeakMap<readonly StoredDocument[], ReadonlyMap<number, readonly number[]>>();

/** The index of a document; linear in its text the first time, then remembered. */
function indexDocument(document: StoredDocument): DocumentIndex {
  const known = read.get(document);
  if (known !== undefined) return known;
  const forms = sourceWords(document.text).map((word) => word.form);
  const frequencies = wordFrequencies(forms);
  const index: DocumentIndex = {
    document,
    runs: runIndex(forms),
    keys5: new Set(gramKeys(forms, RUN_WORDS)),
    keys8: new Set(gramKeys(forms, 8)),
    places: gramIndex(gramKeys(forms, PLACE_WORDS), PLACES),
    frequencies,
    norm: frequencyNorm(frequencies),
  };
  read.set(document, index);
  return index;
}

/** Which of many documents share a 5-gram with a text (given by its keys); linear in the text once the shelf is built. */
export function sharingDocuments(keys: Float64Array, documents: readonly StoredDocument[]): DocumentIndex[] {
  let shelf = shelves.get(documents);
  if (shelf === undefined) {
    const built = new Map<number, number[]>();
    documents.forEach((document, at) => {
      for (const key of indexDocument(document).keys5) {
        const list = built.get(key);
        if (list === undefined) built.set(key, [at]);
        else list.push(at);
      }
    });
    shelf = built;
    shelves.set(documents, shelf);
  }
  const found = new Set<number>();
  for (const key of keys) for (const at of shelf.get(key) ?? []) found.add(at);
  const seen = new Set<string>();
  return [...found]
    .flatMap((at) => documents[at] ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .filter((document) => !seen.has(document.id) && seen.add(document.id))
    .map(indexDocument);
}

/** How often each word stands in a list. */
export function wordFrequencies(forms: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const form of forms) out.set(form, (out.get(form) ?? 0) + 1);
  return out;
}

/** Euclidean length of a frequency vector. */
export function frequencyNorm(frequencies: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const n of frequencies.values()) sum += n * n;
  return Math.sqrt(sum);
}
