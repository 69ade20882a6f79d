import type { Tokens } from '../tokens.js';
import { keyAt, PRINT_WORDS, type Printer, type Prints } from './prints.js';

/** A repeat is a run of at least this many words. */
export const MIN_RUN = 12;
/** Runs of one source this close (in words) are one repeat with a small change inside. */
export const JOIN = 3;

/** An own text with its fingerprints. */
export interface PrintedText {
  readonly tokens: Tokens;
  readonly prints: Prints;
  /** First place of each fingerprint. */
  readonly places: ReadonlyMap<number, number>;
  /** All runs of words and the first place of each, for texts that are compared closely. */
  readonly close: () => { readonly runs: Prints; readonly places: ReadonlyMap<number, number> };
}

export function printedText(tokens: Tokens, printer: Printer): PrintedText {
  const prints = printer.winnow(tokens);
  let close: ReturnType<PrintedText['close']> | null = null;
  return {
    tokens,
    prints,
    places: firstPlaces(prints),
    close: () => {
      if (close === null) {
        const runs = printer.all(tokens);
        close = { runs, places: firstPlaces(runs) };
      }
      return close;
    },
  };
}

function firstPlaces(prints: Prints): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = 0; i < prints.at.length; i += 1) {
    const key = keyAt(prints, i);
    if (!places.has(key)) places.set(key, prints.at[i] ?? 0);
  }
  return places;
}

/** A run of equal words, `start` to `end` in the one text, from `other` in the other one. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly other: number;
}

/**
 * The words around a common fingerprint that are equal in both texts.
 *
 * @param isOpen whether a word of the first text may belong to the run.
 */
export function runAround(
  own: Int32Array,
  at: number,
  source: Int32Array,
  place: number,
  isOpen: (word: number) => boolean,
): Run | null {
  const equal = (shift: number): boolean => {
    const word = own[at + shift];
    return word !== undefined && word === source[place + shift] && isOpen(at + shift);
  };
  let ahead = 0;
  while (equal(ahead)) ahead += 1;
  // Two fingerprints may meet by chance: the words decide.
  if (ahead < PRINT_WORDS) return null;
  let back = 0;
  while (equal(-back - 1)) back += 1;
  return { start: at - back, end: at + ahead, other: place - back };
}

/** All runs of five words or more one text shares with another, in order, without overlaps. Linear. */
export function sharedRuns(text: PrintedText, source: PrintedText): Run[] {
  const out: Run[] = [];
  let covered = 0;
  const { runs } = text.close();
  const { places } = source.close();
  for (let i = 0; i < runs.at.length; i += 1) {
    const at = runs.at[i] ?? 0;
    const place = at < covered ? undefined : places.get(keyAt(runs, i));
    if (place === undefined) continue;
    const run = runAround(text.tokens.ids, at, source.tokens.ids, place, (word) => word >= covered);
    if (run === null) continue;
    out.push(run);
    covered = run.end;
  }
  return out;
}

/** Words in runs. */
export const wordsIn = (runs: readonly { readonly start: number; readonly end: number }[]): number =>
  runs.reduce((sum, { start, end }) => sum + end - start, 0);
