import type { Others, PostPrint } from '../../model/across.js';
import type { LinkedThread } from '../../model/thread.js';
import { createVocabulary, tokenize } from '../tokens.js';
import { linkWaiting, type NewLinks } from './link-quotes.js';
import { siteOrder } from './order.js';
import { readOthers } from './others.js';
import { createPrinter, keyOf, PRINT_WORDS, storedPrints } from './prints.js';
import { findAcross } from './repeats.js';
import { MIN_RUN } from './runs.js';
import { settleLinks } from './settle.js';
import { createWaitingReader } from './waiting.js';

export { sharesRun } from './shares-run.js';
export { inquire } from './waiting.js';

/**
 * What a thread's posts are found by from other threads: all but stubs whose own text has five words or more. Any two
 * own texts that share eight neighbouring words share a fingerprint. Linear.
 */
export function printThread(thread: LinkedThread): readonly PostPrint[] {
  const vocabulary = createVocabulary();
  const printer = createPrinter(vocabulary);
  return thread.posts.flatMap((post): PostPrint[] => {
    if (post.kind === 'stub') return [];
    const tokens = tokenize(post.body.ownText, vocabulary);
    const words = tokens.ids.length;
    if (words < PRINT_WORDS) return [];
    const textHash = words >= MIN_RUN ? printer.whole(tokens) : null;
    return [{ postId: post.id, prints: storedPrints(printer.winnow(tokens)), textHash }];
  });
}

const NO_LINKS: NewLinks = new Map();

/**
 * A thread, linked in itself, with what the site's other threads know of it: sources of quotes that found none,
 * repeats of words that stand in earlier posts elsewhere, texts that several accounts post in several places. Own
 * texts and everything found in the thread itself stay as they are; the very same thread where nothing applies. Pure,
 * total, independent of the order of `others`, and bounded: linear in the texts given.
 *
 * Once more with the same others changes nothing.
 */
export function linkAcross(thread: LinkedThread, others: Others): LinkedThread {
  const vocabulary = createVocabulary();
  const order = siteOrder(thread.engine);
  const reader = createWaitingReader(vocabulary);
  const known = readOthers(thread.id, others, order, vocabulary, reader.authorNumber);
  const stock = new Set([...others.stock].map(keyOf));
  const waiting = known.length === 0 ? [] : reader.read(thread);
  const links = waiting.length === 0 ? NO_LINKS : linkWaiting(thread, waiting, known, stock, order, vocabulary);
  const linked = settleLinks(thread, links, known);
  return findAcross(linked, known, others.copies, stock, order, vocabulary, reader.authorNumber);
}
