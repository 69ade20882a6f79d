import type { Repeat } from '../model/thread.js';
import { gramHash } from './gram-hash.js';
import type { Prints } from './prints.js';
import { createPrinter, readOrigins } from './prints.js';
import { NOBODY } from './source-rules.js';

/** Own texts of a thread's posts, stubs too, in thread order. */
export interface RepeatTexts {
  readonly count: number;
  /** Words of the n-th text. */
  readonly ids: (n: number) => Int32Array;
  /** Author number, NOBODY where none is known. */
  readonly author: (n: number) => number;
}

/** Words `start` to `end` of a text that stand in text `source`, an earlier one. */
export interface RepeatedRun {
  readonly source: number;
  readonly start: number;
  readonly end: number;
  readonly kind: Extract<Repeat['kind'], 'unmarked' | 'self' | 'double_post'>;
}

/** A repeat is a run of at least this many words. */
export const MIN_WORDS = 12;
/** Word runs compared, and how many neighbours one fingerprint stands for: 8 + 5 - 1 = 12, so no repeat is missed. */
const GRAM = 8;
const WINDOW = 5;
/** A double post needs this many words, unless it follows its twin directly. */
const MIN_DOUBLE = 8;
/** Runs of one source this close (in words) are one repeat with a small change inside. */
const JOIN = 3;

/** A run of words that stands in this many posts is a stock phrase: more than eight posts and more than 1 % of them. */
const isStock = (posts: number, all: number): boolean => posts > Math.max(8, all / 100);

/**
 * Runs of twelve or more words of an earlier text that stand in a text without a quote mark; to be asked text by text
 * in order. Winnowed fingerprints find candidates, the words decide. Phrases that stand in many posts (signatures,
 * legal notices, greetings) are nobody's and no repeats. Linear.
 */
export function createRepeatFinder(texts: RepeatTexts): (number: number) => RepeatedRun[] {
  const read = createPrinter(GRAM, WINDOW);
  const origins = readOrigins(texts, read);
  const twinOf = createTwins(texts);
  return (number) => {
    const ids = texts.ids(number);
    const twin = twinOf(number);
    if (twin !== null) return [{ source: twin, start: 0, end: ids.length, kind: 'double_post' }];
    if (!origins.isIn(number)) return [];
    const own = read(ids);
    const found: Found[] = [];
    let covered = 0;
    for (let i = 0; i < own.size; i += 1) {
      const at = own.at[i] ?? 0;
      const origin = at < covered ? -1 : origins.find(own.hash[i] ?? 0);
      if (origin === -1 || origins.text(origin) >= number || isStock(origins.texts(origin), texts.count)) continue;
      const run = extend(ids, origin, at, covered);
      if (run === null) continue;
      if (!isPhrase(own, run)) found.push(run);
      covered = run.end;
    }
    return joined(found).map((run) => ({ ...run, kind: isSelf(number, run.source) ? 'self' : 'unmarked' }));
  };

  /** Half of the run's fingerprints stand in many posts: its edges differ from post to post, its core does not. */
  function isPhrase(own: Prints, run: Found): boolean {
    let inside = 0;
    let stock = 0;
    for (let i = 0; i < own.size; i += 1) {
      const at = own.at[i] ?? 0;
      const origin = at < run.start || at + GRAM > run.end ? -1 : origins.find(own.hash[i] ?? 0);
      if (origin === -1) continue;
      inside += 1;
      if (isStock(origins.texts(origin), texts.count)) stock += 1;
    }
    return 2 * stock >= Math.max(1, inside);
  }

  function extend(b: Int32Array, origin: number, at: number, floor: number): Found | null {
    const a = texts.ids(origins.text(origin));
    const from = origins.word(origin);
    let back = 0;
    while (at - back > floor && from - back > 0 && a[from - back - 1] === b[at - back - 1]) back += 1;
    let ahead = 0;
    while (at + ahead < b.length && from + ahead < a.length && a[from + ahead] === b[at + ahead]) ahead += 1;
    return back + ahead < MIN_WORDS ? null : { source: origins.text(origin), start: at - back, end: at + ahead };
  }

  function isSelf(number: number, source: number): boolean {
    return texts.author(number) !== NOBODY && texts.author(source) === texts.author(number);
  }
}

type Found = Omit<RepeatedRun, 'kind'>;

function joined(found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const run of found) {
    const last = out.at(-1);
    if (last !== undefined && last.source === run.source && run.start - last.end <= JOIN)
      out[out.length - 1] = { ...last, end: run.end };
    else out.push(run);
  }
  return out;
}

/** The latest earlier text by the same hand that says the same from the first word to the last, or null. */
function createTwins(texts: RepeatTexts): (number: number) => number | null {
  const latest = new Map<number, number>();
  return (number) => {
    const own = texts.ids(number);
    if (own.length === 0) return null;
    const author = texts.author(number);
    // Texts that meet by chance under one number only hide an earlier twin: one pair in four thousand million.
    const key = gramHash(own, 0, own.length) * 0x200000 + ((author + 1) & 0x1fffff);
    const twin = latest.get(key);
    latest.set(key, number);
    if (twin === undefined || texts.author(twin) !== author || !sameWords(texts.ids(twin), own)) return null;
    if (own.length < MIN_DOUBLE && twin !== number - 1) return null;
    // Without names only a post that follows its twin directly is surely the same hand.
    if (author === NOBODY && twin !== number - 1) return null;
    return twin;
  };
}

function sameWords(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
