import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../model/errors.js';
import { readPage } from '../pipeline.js';
import { type Citation, type CitedPage, type CitedPost, sha256 } from '../report/citation.js';
import type { Check } from '../report/cite-check.js';
import { failed, standsIn } from '../report/cite-check.js';
import { textOn } from '../report/cite-pages.js';
import { VERSION } from '../version.js';

/** A saved page somebody holds up against a citation. */
export interface HeldPage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The saved pages at these paths; throws InputError for one that cannot be read. */
export async function readHeldPages(files: readonly string[]): Promise<HeldPage[]> {
  const out: HeldPage[] = [];
  for (const file of files) {
    try {
      out.push({ name: path.basename(file), bytes: await readFile(file) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InputError('unreadable-page', `it cannot be read (${reason})`, file, { cause: error });
    }
  }
  return out;
}

/**
 * Compares a citation with saved pages themselves: each page named must be there with its hash, and read again must say
 * what the post is cited with. A page that is not held is left unchecked, not failed.
 */
export function checkPages(citation: Citation, held: readonly HeldPage[]): Check[] {
  const byHash = new Map(held.map((page) => [sha256(page.bytes), page]));
  const cited = new Set<string>();
  const out: Check[] = [];
  for (const post of citation.posts) {
    const pages = [
      post,
      ...post.quotes.flatMap((quote) => [quote.source ?? [], quote.article ?? []].flat()),
      ...post.articles,
    ].flatMap((one) => one.pages);
    for (const page of pages) {
      if (cited.has(page.sha256)) continue;
      cited.add(page.sha256);
      out.push(presence(page, byHash.get(page.sha256)));
    }
    const texts = post.pages.filter((page) => page.sameText).flatMap((page) => byHash.get(page.sha256) ?? []);
    for (const page of texts) out.push(saysSo(page, post, citation.tool));
    for (const quote of post.quotes) {
      const what = `the source of quote ${quote.index + 1} of ${post.place.name}`;
      const { source } = quote;
      if (source === null) continue;
      const sourcePages = source.pages.filter((page) => page.sameText);
      for (const page of sourcePages.flatMap((one) => byHash.get(one.sha256) ?? []))
        out.push(saysWords(page, `${page.name} says ${what}`, source.words.text, citation.tool));
    }
  }
  for (const [hash, page] of byHash)
    if (!cited.has(hash)) out.push(failed(`page ${page.name}`, `its SHA-256 ${hash} is not that of a page cited`));
  return out;
}

function presence(page: CitedPage, held: HeldPage | undefined): Check {
  const what = `page ${page.file ?? page.url ?? page.sha256.slice(0, 12)}`;
  return held === undefined
    ? { what, result: 'unchecked', detail: `not at hand; its SHA-256 should be ${page.sha256}` }
    : { what, result: 'ok', detail: page.sha256 };
}

/**
 * Whether a page read again says what is cited. Another version of the program may read a page differently; the version
 * and engine that made the citation must read it the same.
 */
function saysSo(page: HeldPage, post: CitedPost, tool: string): Check {
  const what = `${page.name} says the text of ${post.place.name}`;
  const parsed = readPage({ bytes: page.bytes, fileName: page.name, contentType: null, url: null });
  const posts = parsed.type === 'thread' ? parsed.posts : [];
  const found = posts.some(
    (one) => (post.externalId === null || one.externalId === post.externalId) && textOn(one) === post.body.text,
  );
  if (found) return { what, result: 'ok', detail: null };
  if (tool === `threadbare ${VERSION}` && parsed.engine === post.engine) return failed(what, 'read again, it does not');
  return {
    what,
    result: 'unchecked',
    detail: `${tool} (${post.engine}) read it; this is threadbare ${VERSION} (${parsed.engine})`,
  };
}

/** Whether a page read again has the words of a source: in one post of it, or in the article it is. */
function saysWords(page: HeldPage, what: string, words: string, tool: string): Check {
  const parsed = readPage({ bytes: page.bytes, fileName: page.name, contentType: null, url: null });
  const texts = parsed.type === 'thread' ? parsed.posts.map(textOn) : [parsed.document.text];
  if (texts.some((text) => standsIn(what, words, text).result === 'ok')) return { what, result: 'ok', detail: null };
  if (tool === `threadbare ${VERSION}`) return failed(what, 'read again, it does not');
  return { what, result: 'unchecked', detail: `${tool} read it; this is threadbare ${VERSION}` };
}
