import { InputError } from '../model/errors.js';
import { jsonBytes, memberOf, stringOf } from './json-value.js';
import type { ArchiveItem } from './read-archive.js';
import { readWhole } from './read-whole.js';
import { httpAddress } from './saved-page.js';

/** Posts of one page: a longer thread becomes several. */
const POSTS_A_PAGE = 500;

/** Whether a text begins as a thread that forumscraper wrote: its first member names the form. */
export function isScrapedThread(head: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s{0,200}\{\s{0,200}"format_version"\s{0,5}:\s{0,5}"[\w+.-]{1,60}-thread"/.test(head);
}

/**
 * Reads threads that forumscraper wrote (one JSON document, or one on each line): a page of up to 500 posts each, which
 * the engines of that form read. A line that is no JSON gives an item with the error and the next is read.
 */
export async function* readForumscraper(file: string): AsyncGenerator<ArchiveItem> {
  try {
    const text = (await readWhole(file)).toString('utf8').replace(/^\ufeff/, '');
    const whole = parsed(text);
    if (whole !== undefined) {
      yield* pagesOf(whole, 0);
      return;
    }
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    let pages = 0;
    for (const [index, line] of lines.entries()) {
      const value = parsed(line);
      if (value === undefined) {
        pages += 1;
        yield { number: pages, url: null, error: damaged(file, index + 1, lines.length) };
      } else
        for (const item of pagesOf(value, pages)) {
          pages += 1;
          yield item;
        }
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { number: 0, url: null, error };
  }
}

/** The thread in pieces of 500 posts, numbered behind those `before`; comments of a Hacker News story are its posts. */
function* pagesOf(thread: unknown, before: number): Generator<ArchiveItem> {
  const list = ['posts', 'comments'].find((name) => Array.isArray(memberOf(thread, name))) ?? 'posts';
  const all: unknown = memberOf(thread, list);
  const posts: readonly unknown[] = Array.isArray(all) ? all : [];
  const url = httpAddress(stringOf(memberOf(thread, 'url')) ?? '');
  for (let from = 0; from === 0 || from < posts.length; from += POSTS_A_PAGE) {
    const bytes = jsonBytes(posts.length <= POSTS_A_PAGE ? thread : pieceOf(thread, list, posts, from));
    const number = before + 1 + from / POSTS_A_PAGE;
    yield { page: { number, url, fetchedAt: null, contentType: 'application/json', bytes } };
  }
}

function pieceOf(thread: unknown, list: string, posts: readonly unknown[], from: number): unknown {
  const whole = thread !== null && typeof thread === 'object' ? thread : {};
  const page = 1 + from / POSTS_A_PAGE;
  return { ...whole, [list]: posts.slice(from, from + POSTS_A_PAGE), page, ancestors: ancestorsAt(posts, from) };
}

/** Ids of the comments above a place, by their depth (`lvl`): what the next one may answer. */
function ancestorsAt(posts: readonly unknown[], place: number): readonly unknown[] {
  const above: unknown[] = [];
  for (const post of posts.slice(0, place)) {
    const depth: unknown = memberOf(post, 'lvl');
    above.length = typeof depth === 'number' ? Math.max(0, Math.min(Math.trunc(depth), above.length)) : 0;
    above.push(memberOf(post, 'id'));
  }
  return above;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function damaged(file: string, line: number, lines: number): InputError {
  const what = lines === 1 ? 'the document' : `line ${line} of those that are not blank`;
  return new InputError('damaged-archive', `${what} is no JSON: it was passed over; write the file again`, file);
}
