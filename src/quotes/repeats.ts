import { unitsToCodePoints } from '../model/text.js';
import type { Repeat } from '../model/thread.js';
import { NOBODY } from './candidates.js';
import { gramHash } from './gram-hash.js';
import type { Tokens } from './tokens.js';

/** A post whose own text is looked at for repeats. */
export interface RepeatSource {
  readonly id: string;
  /** Author number, NOBODY where none is known. */
  readonly author: number;
  readonly own: Tokens;
}

/** A repeat is a run of at least this many words. */
const MIN_WORDS = 12;
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
 * Runs of twelve or more words of an earlier post's own text that stand in a post without a quote mark, by post in the
 * order given. Winnowed fingerprints (Schleimer, Wilkerson, Aiken 2003) find candidates, the words decide. Phrases
 * that stand in many posts (signatures, legal notices, greetings) are nobody's and no repeats. Linear.
 */
export function findRepeats(posts: readonly RepeatSource[]): Repeat[][] {
  const prints = sharedPrints(posts);
  const origins = readOrigins(prints);
  const whole = new Map<string, number>();
  return posts.map((post, number) => {
    const double = doubleOf(post, number);
    if (double !== null) return [double];
    const own = prints[number] ?? NO_PRINTS;
    const found: Found[] = [];
    let covered = 0;
    for (let i = 0; i < own.at.length; i += 1) {
      const at = own.at[i] ?? 0;
      const origin = at < covered ? undefined : origins.get(own.hash[i] ?? 0);
      if (origin === undefined || origin.post >= number || isStock(origin.posts, posts.length)) continue;
      const run = extend(post, origin, at, covered);
      if (run === null) continue;
      if (!isPhrase(own, run)) found.push(run);
      covered = run.end;
    }
    return toRepeats(post, found);
  });

  interface Found {
    readonly source: number;
    readonly start: number;
    readonly end: number;
  }

  /** Half of the run's fingerprints stand in many posts: its edges differ from post to post, its core does not. */
  function isPhrase(own: Prints, run: Found): boolean {
    let inside = 0;
    let stock = 0;
    for (let i = 0; i < own.at.length; i += 1) {
      const at = own.at[i] ?? 0;
      if (at < run.start || at + GRAM > run.end) continue;
      inside += 1;
      if (isStock(origins.get(own.hash[i] ?? 0)?.posts ?? 0, posts.length)) stock += 1;
    }
    return 2 * stock >= Math.max(1, inside);
  }

  function extend(post: RepeatSource, origin: { post: number; at: number }, at: number, floor: number): Found | null {
    const a = posts[origin.post]?.own.ids;
    const b = post.own.ids;
    if (a === undefined) return null;
    let back = 0;
    while (at - back > floor && origin.at - back > 0 && a[origin.at - back - 1] === b[at - back - 1]) back += 1;
    let ahead = 0;
    while (at + ahead < b.length && origin.at + ahead < a.length && a[origin.at + ahead] === b[at + ahead]) ahead += 1;
    return back + ahead < MIN_WORDS ? null : { source: origin.post, start: at - back, end: at + ahead };
  }

  function doubleOf(post: RepeatSource, number: number): Repeat | null {
    const { own } = post;
    if (own.ids.length === 0) return null;
    const key = `${post.author}:${own.ids.length}:${gramHash(own.ids, 0, own.ids.length)}`;
    const twin = whole.get(key);
    whole.set(key, number);
    const source = twin === undefined ? undefined : posts[twin];
    if (source === undefined || !sameWords(source.own.ids, own.ids)) return null;
    if (own.ids.length < MIN_DOUBLE && twin !== number - 1) return null;
    // Without names only a post that follows its twin directly is surely the same hand.
    if (post.author === NOBODY && twin !== number - 1) return null;
    return repeat(post, 0, own.ids.length, source.id, 'double_post');
  }

  function toRepeats(post: RepeatSource, found: readonly Found[]): Repeat[] {
    const joined: Found[] = [];
    for (const run of found) {
      const last = joined.at(-1);
      if (last !== undefined && last.source === run.source && run.start - last.end <= JOIN) {
        joined[joined.length - 1] = { ...last, end: run.end };
      } else joined.push(run);
    }
    return joined.flatMap((run) => {
      const source = posts[run.source];
      if (source === undefined) return [];
      const self = post.author !== NOBODY && source.author === post.author;
      return [repeat(post, run.start, run.end, source.id, self ? 'self' : 'unmarked')];
    });
  }
}

function repeat(post: RepeatSource, from: number, to: number, sourcePostId: string, kind: Repeat['kind']): Repeat {
  const points = unitsToCodePoints(post.own.text);
  const start = points(post.own.starts[from] ?? 0);
  const end = points(post.own.ends[to - 1] ?? 0);
  return { start, end, sourcePostId, sourceDocumentId: null, kind };
}

function sameWords(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at]);
}

/** Fingerprints of one text: hashes of word runs and where they begin. */
interface Prints {
  readonly hash: Int32Array;
  readonly at: Int32Array;
}

const NO_PRINTS: Prints = { hash: new Int32Array(0), at: new Int32Array(0) };

/** The least hash of every window of runs: any two texts that share MIN_WORDS words share one of them. */
function winnow(ids: Int32Array): Prints {
  const count = Math.max(0, ids.length - GRAM + 1);
  if (count === 0) return NO_PRINTS;
  const hashes = new Int32Array(count);
  for (let at = 0; at < count; at += 1) hashes[at] = gramHash(ids, at, GRAM);
  const picked = new Int32Array(count);
  let size = 0;
  for (let from = 0; from < Math.max(1, count - WINDOW + 1); from += 1) {
    let best = from;
    for (let at = from + 1; at < Math.min(count, from + WINDOW); at += 1) {
      if ((hashes[at] ?? 0) <= (hashes[best] ?? 0)) best = at;
    }
    if (size > 0 && picked[size - 1] === best) continue;
    picked[size] = best;
    size += 1;
  }
  const at = picked.slice(0, size);
  return { hash: at.map((place) => hashes[place] ?? 0), at };
}

/**
 * The fingerprints that more than one text may hold: almost all stand in one text only and are dropped at once. A bit
 * array tells (first and second sight); a bit shared by chance keeps a fingerprint too many, which costs a look-up.
 */
function sharedPrints(posts: readonly RepeatSource[]): Prints[] {
  const words = posts.reduce((sum, { own }) => sum + own.ids.length, 0);
  let bits = 1 << 12;
  // A third of the runs become fingerprints; sixteen bits to each of them keep one in sixteen too many.
  while (bits < words * 5 && bits < 1 << 28) bits *= 2;
  const once = new Uint8Array(bits >> 3);
  const twice = new Uint8Array(bits >> 3);
  const mask = bits - 1;
  for (const { own } of posts) {
    const { hash } = winnow(own.ids);
    for (let i = 0; i < hash.length; i += 1) {
      const bit = (hash[i] ?? 0) & mask;
      const [byte, one] = [bit >> 3, 1 << (bit & 7)];
      if (((once[byte] ?? 0) & one) !== 0) twice[byte] = (twice[byte] ?? 0) | one;
      else once[byte] = (once[byte] ?? 0) | one;
    }
  }
  const isShared = (hash: number): boolean => ((twice[(hash & mask) >> 3] ?? 0) & (1 << (hash & 7))) !== 0;
  return posts.map(({ own }) => {
    const { hash, at } = winnow(own.ids);
    const places = at.filter((_, i) => isShared(hash[i] ?? 0));
    return places.length === 0 ? NO_PRINTS : { at: places, hash: hash.filter(isShared) };
  });
}

/** Where a run stands first, and in how many posts. */
interface Origin {
  readonly post: number;
  readonly at: number;
  posts: number;
  last: number;
}

function readOrigins(prints: readonly Prints[]): Map<number, Origin> {
  const origins = new Map<number, Origin>();
  prints.forEach(({ hash, at }, post) => {
    for (let i = 0; i < at.length; i += 1) {
      const key = hash[i] ?? 0;
      const known = origins.get(key);
      if (known === undefined) origins.set(key, { post, at: at[i] ?? 0, posts: 1, last: post });
      else if (known.last !== post) {
        known.posts += 1;
        known.last = post;
      }
    }
  });
  return origins;
}
