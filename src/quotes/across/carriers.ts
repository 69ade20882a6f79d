import type { LinkedThread } from '../../model/thread.js';
import { tokenize, type Vocabulary } from '../tokens.js';
import type { Other } from './candidates.js';
import { type Place, placeIn, type SiteOrder } from './order.js';
import { createPrinter } from './prints.js';
import { MIN_RUN, type PrintedText, printedText } from './runs.js';

/** A post that carries words others may have, too: of another thread, or of this one. */
export interface Carrier {
  readonly place: Place;
  readonly author: number;
  readonly text: PrintedText;
  /** Hash of all its words. */
  readonly whole: bigint;
  /** Number in the thread's posts; null for another thread's. */
  readonly at: number | null;
}

/** A place where a fingerprint stands. */
export interface Holding {
  readonly carrier: Carrier;
  readonly place: number;
}

/** The posts of a thread and of others by their fingerprints. */
export interface Carriers {
  /** By number in the thread's posts: those about which there may be something to say. */
  readonly inThread: ReadonlyMap<number, Carrier>;
  /** The earlier one first. */
  readonly compare: (a: Carrier, b: Carrier) => number;
  /** Who of the other threads, and of the copies in this one, holds a fingerprint; the earliest first. */
  readonly holdersOf: (key: number) => readonly Holding[];
  /** Those of them that say the same from the first word to the last, the earliest first. */
  readonly copiesOf: (carrier: Carrier) => readonly Carrier[];
  /** Whether a fingerprint stands in so many posts that it is nobody's. */
  readonly isStock: (key: number) => boolean;
  /** The same, of the posts of the whole site only. */
  readonly isNobodys: (key: number) => boolean;
}

/** Posts of one thread above which a run of words in them is a stock phrase: as for repeats within a thread. */
const stockAmong = (posts: number): number => Math.max(8, posts / 100);

/** Holders kept per fingerprint, and copies of one text: the earliest ones. */
const KEEP = 64;

/** Posts of the thread that are looked at whether or not another thread knows of them, by their numbers in it. */
export interface Suspects {
  /** Look like copies of each other: the thread's own part of a campaign. */
  readonly alike: ReadonlySet<number>;
  /** Hold a repeat that may be a phrase of the whole site. */
  readonly phrases: ReadonlySet<number>;
}

/**
 * Reads who carries what. What is said of a post of the thread depends on the thread itself and on those others that
 * share words with this very post, not on what else was given.
 *
 * @param stock fingerprints that are nobody's on the whole site.
 */
export function readCarriers(
  thread: LinkedThread,
  known: readonly Other[],
  { alike, phrases }: Suspects,
  stock: ReadonlySet<number>,
  order: SiteOrder,
  vocabulary: Vocabulary,
  authorNumber: (name: string | null) => number,
): Carriers {
  const printer = createPrinter(vocabulary);
  const elsewhere = known.flatMap(({ own, place, author }): Carrier[] => {
    const tokens = own();
    if (tokens.ids.length < MIN_RUN) return [];
    return [{ place, author, at: null, text: printedText(tokens, printer), whole: printer.whole(tokens) }];
  });
  const inThread = new Map<number, Carrier>();
  const wanted = new Set(elsewhere.flatMap(({ text }) => [...text.places.keys()]));
  const counts = new Map<number, number>();
  for (const at of alike) {
    const carrier = read(at);
    if (carrier === null) continue;
    inThread.set(at, carrier);
    for (const key of carrier.text.places.keys()) wanted.add(key);
  }
  thread.posts.forEach((_, at) => {
    const carrier = inThread.get(at) ?? read(at);
    if (carrier === null) return;
    let isShared = alike.has(at) || phrases.has(at);
    for (const key of carrier.text.places.keys()) {
      if (!wanted.has(key)) continue;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      isShared = true;
    }
    if (isShared) inThread.set(at, carrier);
  });
  const own = [...alike].flatMap((at) => inThread.get(at) ?? []);
  const sorted = [...elsewhere, ...own].sort((a, b) => order.compareFirst(a.place, b.place));
  const holders = new Map<number, Holding[]>();
  const copies = new Map<bigint, Carrier[]>();
  for (const carrier of sorted) {
    push(copies, carrier.whole, carrier);
    for (const [key, place] of carrier.text.places) push(holders, key, { carrier, place });
  }
  const most = stockAmong(thread.posts.filter(({ kind }) => kind !== 'stub').length);
  return {
    inThread,
    compare: (a, b) => order.compareFirst(a.place, b.place),
    holdersOf: (key) => holders.get(key) ?? [],
    copiesOf: ({ whole }) => copies.get(whole) ?? [],
    isNobodys: (key) => stock.has(key),
    isStock: (key) => stock.has(key) || (counts.get(key) ?? 0) > most,
  };

  function read(at: number): Carrier | null {
    const post = thread.posts[at];
    if (post === undefined || post.kind === 'stub' || post.body.ownText === '') return null;
    const tokens = tokenize(post.body.ownText, vocabulary);
    if (tokens.ids.length < MIN_RUN) return null;
    const text = printedText(tokens, printer);
    return {
      place: placeIn(thread, post),
      author: authorNumber(post.author.name),
      at,
      text,
      whole: printer.whole(tokens),
    };
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list.length < KEEP) list.push(value);
}
