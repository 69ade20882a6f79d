import type { Block } from '../../src/model/body.js';
import type { Thread, ThreadPost } from '../../src/model/thread.js';
import type { ReadableThread } from '../../src/quotes/scan.js';
import { seededRandom } from '../support/synthetic-thread.js';

/** Characters of a quote: long ones, so that comparing them is what costs. */
const QUOTE = 1_000;
const AUTHORS = 300;

/** Every so many posts there is a long one; those are quoted. */
const LONG = 20;

/**
 * A thread as the assembler gives it: every second post quotes an earlier one with 1,000 characters, one quote in ten
 * with a word changed, half of them with the printed id of their source. Posts hold some 300 characters, one in
 * twenty 1,100. Equal seeds give equal threads. Each post is made when it is asked for, so that nothing is in memory.
 */
export function benchReader(count: number, seed = 5): ReadableThread {
  const vocabulary = makeWords(seededRandom(seed), 6_000);
  const textOf = (at: number): string => {
    const random = seededRandom(seed + 7_919 * at);
    return prose(random, vocabulary, at % LONG === 0 ? 1_100 : 200 + random() * 200);
  };
  const postAt = (at: number): ThreadPost => {
    const random = seededRandom(seed + 104_729 * (at + 1));
    const source = LONG * Math.floor(random() * Math.ceil(at / LONG));
    const blocks: Block[] = at % 2 === 1 ? [quoteOf(source, textOf(source), random)] : [];
    blocks.push({ type: 'text', text: textOf(at) });
    return postOf(at, blocks);
  };
  return { ...THREAD, posts: { length: count, at: (index) => (index < count ? postAt(index) : undefined) } };
}

/** The same thread in memory. */
export function benchThread(count: number, seed = 5): Thread {
  const { posts, ...thread } = benchReader(count, seed);
  return {
    ...thread,
    posts: Array.from({ length: count }, (_, at) => posts.at(at)).filter((post) => post !== undefined),
  };
}

const THREAD: Omit<Thread, 'posts'> = {
  id: 'bench',
  site: null,
  engine: 'bench',
  engineVersion: null,
  externalId: null,
  title: null,
  url: null,
  forumPath: [],
  tags: [],
  pageCount: null,
  pages: [1],
  polls: [],
  problems: [],
};

const nameOf = (at: number): string => `Member${(at * 7) % AUTHORS}`;

function quoteOf(at: number, text: string, random: () => number): Block {
  const words = text.slice(0, text.indexOf(' ', QUOTE)).split(' ');
  if (random() < 0.1) words[Math.floor(words.length / 2)] = 'otherwise';
  return {
    type: 'quote',
    header: `${nameOf(at)} said:`,
    author: nameOf(at),
    sourceExternalId: random() < 0.5 ? String(at + 1) : null,
    sourceUrl: null,
    sourcePosition: null,
    citedAt: null,
    // Joined anew: a slice of the source would share its memory, as no parsed page does.
    blocks: [{ type: 'text', text: words.join(' ') }],
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
}

function postOf(at: number, blocks: readonly Block[]): ThreadPost {
  return {
    id: `post-${at}`,
    kind: 'post',
    position: at + 1,
    externalId: String(at + 1),
    url: null,
    parentExternalId: null,
    author: { name: nameOf(at), externalId: null, kind: 'member', inferred: false, evidence: null },
    postedAt: { at: new Date(1.7e12 + at * 60_000).toISOString(), local: null, raw: null, precision: 'minute' },
    editedAt: null,
    blocks,
    rawBody: null,
    reactions: [],
    attachments: [],
    images: [],
    links: [],
    signature: null,
    revisions: [],
  };
}

function makeWords(random: () => number, count: number): string[] {
  const syllables = 'ba ke li mo nu ra se ti vo zu pra sto gre bli fro dan mer tol kas win'.split(' ');
  const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? 'ba';
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join(''));
}

/** Frequent words are frequent: the third power favours the front of the list. */
function prose(random: () => number, vocabulary: readonly string[], characters: number): string {
  const words: string[] = [];
  for (let length = 0; length < characters; ) {
    const word = vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? 'ba';
    words.push(random() < 0.08 ? `${word}.` : word);
    length += word.length + 1;
  }
  words.push('so.');
  return words.join(' ');
}
