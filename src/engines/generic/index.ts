import type { Detection, ParseOptions, ThreadPage } from '../../model/page.js';
import type { PageTree } from '../html/page-tree.js';
import { readPage } from '../parse-page.js';
import { confidenceOf } from './confidence.js';
import { factsOf } from './facts.js';
import { findPosts } from './find-posts.js';
import { findThread } from './find-thread.js';
import { markTree } from './mark.js';
import { marksOf } from './marks-of.js';
import { GENERIC } from './spec.js';

/** A page read by structure, and whether it is believed to be a thread. */
export interface GenericReading {
  readonly page: ThreadPage;
  /** False below the floor: the page repeats something, but not posts. */
  readonly believed: boolean;
}

/** Below this a page that repeats something is not called a thread. */
const FLOOR = 0.5;

/**
 * Reads a page that no spec describes by its structure alone: parts that repeat and carry a name, a time and words.
 * Null when nothing on the page does. Total and near-linear: a bounded number of looks at every element.
 */
export function readGeneric(tree: PageTree, url: string | null, options: ParseOptions): GenericReading | null {
  const facts = factsOf(tree);
  const found = findPosts(facts);
  if (found === null) return null;
  const { posts, key } = found;
  const thread = findThread(facts, posts[0]?.draft.item.from ?? 0, posts.at(-1)?.draft.item.to ?? 0);
  const detection: Detection = confidenceOf(facts, posts, key);
  const marked = markTree(tree, marksOf(facts, posts, thread));
  const page = readPage(marked, { spec: GENERIC, detection }, url, options);
  return { page: { ...page, engineVersion: null }, believed: detection.confidence >= FLOOR && page.posts.length > 0 };
}
