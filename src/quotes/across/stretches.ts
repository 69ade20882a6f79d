import type { Carrier, Carriers } from './carriers.js';
import type { SiteOrder } from './order.js';
import { keyAt, PRINT_WORDS } from './prints.js';
import { JOIN, MIN_RUN, type PrintedText, type Run, runAround } from './runs.js';
import { firstFrom } from './search.js';

/** Word numbers, half-open. */
interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a post's words that an earlier post of another thread says, too. */
export interface Stretch extends WordSpan {
  readonly source: Carrier;
}

/** Finds stretches in the words of a post that are open: in no repeat yet. */
export type StretchFinder = (post: Carrier, isOpen: (word: number) => boolean) => Stretch[];

/** Posts tried per fingerprint, the earliest ones. */
const TRIED = 16;
/** The earliest post wins that holds this share of the longest run: who copied a copy took the words from its source. */
const NEARLY = 0.9;
/** Different fingerprints of a run that must not be stock. */
const TELLING = 2;

/**
 * Runs of twelve or more words that stand in a post of another thread which is surely earlier. Phrases that stand in
 * many posts are nobody's: they are cut from the ends of a run, and what is left must still be long and telling.
 */
export function createStretchFinder(carriers: Carriers, order: SiteOrder): StretchFinder {
  return (post, isOpen) => {
    const { prints } = post.text;
    const found: Stretch[] = [];
    let covered = 0;
    const isFree = (word: number): boolean => word >= covered && isOpen(word);
    for (let i = 0; i < prints.at.length; i += 1) {
      const at = prints.at[i] ?? 0;
      const key = keyAt(prints, i);
      if (at < covered || carriers.isStock(key)) continue;
      const best = longest(post, key, at, isFree);
      if (best === null) continue;
      const own = tellingPart(post.text, best.source.text, best.run, carriers.isStock);
      if (own !== null) found.push({ ...own, source: best.source });
      covered = best.run.end;
    }
    return joined(found, isOpen);
  };

  function longest(
    post: Carrier,
    key: number,
    at: number,
    isFree: (word: number) => boolean,
  ): { run: Run; source: Carrier } | null {
    const runs: { run: Run; source: Carrier }[] = [];
    for (const { carrier, place } of carriers.holdersOf(key)) {
      if (carrier.at !== null || order.compareSurely(carrier.place, post.place) >= 0) continue;
      const run = runAround(post.text.tokens.ids, at, carrier.text.tokens.ids, place, isFree);
      if (run !== null && run.end - run.start >= MIN_RUN) runs.push({ run, source: carrier });
      if (runs.length === TRIED) break;
    }
    const most = runs.reduce((size, { run }) => Math.max(size, run.end - run.start), 0);
    return runs.find(({ run }) => run.end - run.start >= NEARLY * most) ?? null;
  }
}

/**
 * A run without the stock phrases at its ends; null where too little is left to be somebody's words.
 *
 * @param source the text it stands in, too; only fingerprints of both tell something. Null: the source is not known.
 */
export function tellingPart(
  { prints }: PrintedText,
  source: PrintedText | null,
  run: WordSpan,
  isStock: (key: number) => boolean,
): WordSpan | null {
  let { start, end } = run;
  const telling = new Set<number>();
  let isEnding = false;
  for (let i = firstFrom(prints.at, run.start); i < prints.at.length; i += 1) {
    const at = prints.at[i] ?? 0;
    if (at + PRINT_WORDS > run.end) break;
    const key = keyAt(prints, i);
    if (!isStock(key)) {
      if (source === null || source.places.has(key)) telling.add(key);
      isEnding = false;
      end = run.end;
    } else if (telling.size === 0) start = at + PRINT_WORDS;
    else if (!isEnding) {
      isEnding = true;
      end = at;
    }
  }
  return telling.size >= TELLING && end - start >= MIN_RUN ? { start, end } : null;
}

/** Runs of one source with at most a few words between them are one stretch. */
function joined(found: readonly Stretch[], isOpen: (word: number) => boolean): Stretch[] {
  const out: Stretch[] = [];
  for (const run of found) {
    const last = out.at(-1);
    let isNear = last !== undefined && last.source === run.source && run.start - last.end <= JOIN;
    for (let word = last?.end ?? 0; isNear && word < run.start; word += 1) isNear = isOpen(word);
    if (last !== undefined && isNear) out[out.length - 1] = { ...last, end: run.end };
    else out.push(run);
  }
  return out;
}
