import type { LinkedThread } from '../../src/model/thread.js';
import { linkedThread, type PostSketch } from '../support/linked-thread.js';

/** Small words, the most frequent first. */
const SMALL =
  'the to of and a that is in it you i not for are be this have they as on with was but if what do or so would people can your we no an just who there about all at by one more when like will because from has their me how think my than been only out were know some up even which them should he get then also does where any make could why see into much other had most those same want its say many now being way too did him these go our over us still very really never his well something right believe such against point';
/** Beginnings that make some thousand longer words together with the endings. */
const ROOTS =
  'bridg council ferry tax vot claim argu build road park school water light farm market trad price wage rent hous land law rul judg court polic fin guard bord trav driv train plan propos report stud test measur count figur cost pay spend sav loan bank fund debt budget clos open start end chang turn mov cross repair paint clean light heat power wind stor grow plant cut burn dump hunt fish cook eat drink smok heal car nurs teach learn read writ print post link quot answer ask talk shout listen hear watch look search find hid show prov doubt trust fear hop wish lov hat blam prais thank help hurt harm fight attack defend support oppos join leav lead follow serv own shar sell buy mak us wast work strik hir fir'.split(
    ' ',
  );
const ENDINGS = 'e es ed ing er ers able ment ments al ally ion ions ive ful less ness y'.split(' ');
const BEGINNINGS = ['', 'un', 're', 'over', 'out', 'mis'];
const NAMES =
  'Mara Okafor|Aldric Venn|Ferrin Holt|Sunniva Brandt|Tolliver|Harbour Board|Northgate|Quillan|Oresund'.split('|');
/** How often a tone or a rude word takes the place of another one. */
const CHARGED = 'good bad great wrong stupid nice terrible fair honest corrupt useless idiot'.split(' ');

/** The words by rank: small ones first, then some thousand longer ones in an order that looks like none. */
const WORDS: readonly string[] = [
  ...SMALL.split(' '),
  ...BEGINNINGS.flatMap((beginning) => ENDINGS.flatMap((ending) => ROOTS.map((root) => `${beginning}${root}${ending}`)))
    .map((word, i) => ({ word, at: (i * 7919) % 10_007 }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word),
];
/** Zipf's law with Mandelbrot's shift: the sums of 1 / (rank + 2.7) up to each rank. */
const SUMS = WORDS.map((_, rank) => 1 / (rank + 2.7)).reduce<number[]>((sums, one) => {
  sums.push((sums.at(-1) ?? 0) + one);
  return sums;
}, []);

/**
 * A thread of posts of about 500 characters in a vocabulary of some thousand words, as frequent as in real posts (Zipf):
 * with few different words all that is remembered of words would look better than it is.
 */
export function forumThread(posts: number, seed: number): LinkedThread {
  const random = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const texts = Array.from({ length: posts }, () => textFrom(random, pick));
  const sketches = texts.map(
    (text, i): PostSketch => ({
      author: `member${Math.floor(random() * 12)}`,
      pieces: i > 0 && random() < 0.5 ? [{ of: i - 1, text: (texts[i - 1] ?? '').slice(0, 180) }, text] : [text],
    }),
  );
  return linkedThread(`Should the council repair the bridge to Northgate (${seed})?`, sketches);
}

function textFrom(random: () => number, pick: (list: readonly string[]) => string): string {
  const sentences: string[] = [];
  let length = 0;
  while (length < 470) {
    const words = Array.from({ length: 5 + Math.floor(random() * 18) }, () => {
      const dice = random();
      return dice < 0.015 ? pick(NAMES) : dice < 0.04 ? pick(CHARGED) : wordAt(random());
    });
    const comma = 2 + Math.floor(random() * words.length);
    const said = words.map((word, i) => (word === 'i' ? 'I' : i === comma ? `${word},` : word)).join(' ');
    const dice = random();
    const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}${dice < 0.12 ? '?' : dice < 0.18 ? '!' : '.'}`;
    sentences.push(sentence);
    length += sentence.length + 1;
  }
  return sentences.join(' ');
}

/** The word at a share (0..1) of all that is said. */
function wordAt(share: number): string {
  const wanted = share * (SUMS.at(-1) ?? 0);
  let from = 0;
  let to = SUMS.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((SUMS[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return WORDS[from] ?? '';
}

/** Numbers 0..1 that are the same on every machine (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
