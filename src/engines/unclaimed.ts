import { renderBody } from '../model/body.js';
import type { ArticlePage, PageInput, ParsedPage, ParseOptions, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import { foldSpace, words } from '../model/text.js';
import { parseArticle } from './article/index.js';
import { readGeneric } from './generic/index.js';
import type { PageTree } from './html/page-tree.js';

/** Needed where a known engine's signs call the page a list of threads: lists repeat names and times too. */
const SURE = 0.9;
/** Shorter posts say nothing about where an article's text was taken from. */
const TELLING = 40;

/**
 * Reads a page that no spec could read: a thread by structure, or an article; null when it is neither. Where it looks
 * like both, it is a thread when the article's text is really two or more of the posts, or when the posts beside the
 * text hold at least as many words as the text does: then the article is the opening post, as on a blog that a spec
 * describes. A text with a few comments below it stays an article.
 *
 * @param broken the engine whose spec claimed the page and read no posts of it, or null: it is said in problems
 * @param listed a known engine's signs call the page a list of threads
 */
export function readUnclaimed(
  tree: PageTree,
  input: PageInput,
  options: ParseOptions,
  { broken, listed }: { readonly broken: string | null; readonly listed: boolean },
): ParsedPage | null {
  const reading = readGeneric(tree, input.url, options);
  const problems = broken === null ? [] : [specReadNothing(broken)];
  const sure = reading?.believed === true && (!listed || reading.page.detection.confidence >= SURE);
  const thread = sure ? { ...reading.page, problems: [...problems, ...reading.page.problems] } : null;
  const article = parseArticle(input);
  if (thread === null || article === null) return thread ?? article;
  return isDiscussion(thread, article) ? thread : article;
}

/** A spec that fits a page but finds no posts in it is out of date: never passed over in silence. */
export function specReadNothing(engine: string): Problem {
  const message = `The description of ${engine} fits this page but finds no posts in it: the board may have a newer form. What is given was found by the page's structure alone.`;
  return { code: 'spec-read-nothing', message, post: null };
}

function isDiscussion(thread: ThreadPage, article: ArticlePage): boolean {
  const text = foldSpace(article.document.text);
  let taken = 0;
  let beside = 0;
  for (const post of thread.posts) {
    const own = foldSpace(renderBody(post.blocks).ownText);
    // The article's text is cleaned of furniture: its first sentence tells whether a post is part of it.
    const telling = own.length >= TELLING && text.includes(own.slice(0, TELLING));
    if (telling) taken += 1;
    else beside += words(own).length;
  }
  return taken > 1 || beside >= words(text).length;
}
