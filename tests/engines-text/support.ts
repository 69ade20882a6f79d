import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseTextThread } from '../../src/engines/text/index.js';
import { renderBody } from '../../src/model/body.js';
import type { ThreadPage } from '../../src/model/page.js';

export function parse(text: string, url: string | null = null): ThreadPage | null {
  return parseTextThread({ text, format: 'text', url });
}

/** The page, or a failure that says what was not recognised. */
export function thread(text: string, url: string | null = null): ThreadPage {
  const page = parse(text, url);
  if (page === null) throw new Error(`no text engine claims:\n${text.slice(0, 400)}`);
  return page;
}

export function bodies(page: ThreadPage) {
  return page.posts.map((post) => ({ post, ...renderBody(post.blocks) }));
}

export function quoteBlocks(page: ThreadPage) {
  return bodies(page).flatMap(({ quotes }) => quotes.map(({ block, text }) => ({ block, text })));
}

/** A folder of the shared material, or null with one line printed when it is not there. */
export function shared(folder: string): string | null {
  const root = process.env.THREADBARE_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  const path = `${root}/${folder}`;
  if (existsSync(path)) return path;
  console.log(`skipped: ${folder} of the shared material is not here`);
  return null;
}
