import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../src/decode/decode.js';
import { hasShared, shared } from '../support/shared.js';
import { syntheticPages } from '../support/synthetic-thread.js';

/** Decoded pages to measure with: the real ones beside the repository, synthetic ones where there are none. */
export function benchPages(): { readonly kind: 'real' | 'synthetic'; readonly pages: readonly string[] } {
  if (!hasShared('corpus')) {
    const made = syntheticPages({ seed: 1, threads: 8, pagesPerThread: 5, postsPerPage: 25, pageBytes: 200_000 });
    return { kind: 'synthetic', pages: [...made].map((page) => page.html) };
  }
  const corpus = path.join(shared, 'corpus');
  const pages = readdirSync(corpus, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.html?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => decode(readFileSync(file), { fileName: file }).text);
  return { kind: 'real', pages };
}
