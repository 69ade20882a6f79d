import { lately } from '../words/lately.js';
import { joinHashes, type PlacedForm } from './forms.js';
import { SeenHashes } from './seen.js';

/** Longest run that is marked: a byte has a bit for each length. */
export const LONGEST_RUN = 8;

const seen = new SeenHashes();

/** The words of a text as numbers, in their order. */
export interface Runs {
  /** Hashes of the words. */
  readonly hashes: Int32Array;
  /** A bit for each length from 1: set where the run of so many words that begins here stands for the first time. */
  readonly fresh: Uint8Array;
  /** Longest run that is marked. */
  readonly longest: number;
}

/**
 * The runs of words of a text, of lengths up to `longest` at least. Remembered as long as the forms are: several models
 * read the same text.
 *
 * @param longest 1..LONGEST_RUN
 */
export function firstRuns(forms: readonly PlacedForm[], longest: number): Runs {
  const held = marked(forms);
  if (held.runs === null || held.runs.longest < longest) held.runs = markRuns(forms, longest);
  return held.runs;
}

const marked = lately((_forms: readonly PlacedForm[]): { runs: Runs | null } => ({ runs: null }));

function markRuns(forms: readonly PlacedForm[], longest: number): Runs {
  const hashes = new Int32Array(forms.length);
  for (let i = 0; i < forms.length; i += 1) hashes[i] = forms[i]?.form.hash ?? 0;
  const fresh = new Uint8Array(forms.length);
  seen.begin(forms.length * longest);
  for (let i = 0; i < forms.length; i += 1) {
    let run = 0;
    let found = 0;
    const end = Math.min(i + longest, hashes.length);
    for (let at = i; at < end; at += 1) {
      run = joinHashes(run, hashes[at] ?? 0);
      if (seen.add(run)) found |= 1 << (at - i);
    }
    fresh[i] = found;
  }
  return { hashes, fresh, longest };
}
