import path from 'node:path';
import { renderBody } from '../model/body.js';
import { DatabaseError } from '../model/errors.js';
import type { PagePost, ThreadPage } from '../model/page.js';
import type { Store } from '../store/index.js';
import type { CitedPage } from './citation.js';
import { ask, flagOf, type Row, textOf } from './rows.js';

/** The post whose pages are wanted, by what identifies it on a page. */
export interface PostOnPage {
  readonly externalId: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly text: string;
}

/** A page to be cited, with where its file lies on this machine. */
export type FoundPage = CitedPage & { readonly path: string | null };

/** A page that may hold a cited post, with where its file lies on this machine. */
export interface KeptPage {
  readonly page: ThreadPage;
  readonly files: readonly (Omit<CitedPage, 'sameText' | 'copy'> & { readonly path: string | null })[];
}

const PAGES = `
select content_hash, file, url, sha256, fetched_at, at from v_page
 where thread_id = $1::uuid and engine is not null order by content_hash collate "C", sha256, file, url`;

/** The snapshots of a thread, each with the files it was read from. */
export async function keptPages(store: Store, threadId: string): Promise<KeptPage[]> {
  const rows = await ask(store, PAGES, [threadId]);
  const pages = await store.pagesOf(threadId);
  const hashes = [...new Set(rows.map((row) => textOf(row, 'content_hash')))];
  // Both are ordered by content hash; a page that arrives between the two questions is asked about again.
  if (hashes.length !== pages.length)
    throw new DatabaseError('pages-changed', 'Pages of the thread arrived meanwhile: try again.', 'retry');
  return pages.map((page, i) => ({
    page,
    files: rows.filter((row) => textOf(row, 'content_hash') === hashes[i]).map(fileOf),
  }));
}

const ARTICLES = `
select file, url, sha256, fetched_at, at, shown from v_document_source
 where document_id = $1::uuid order by sha256, file, url`;

/** The files an article was read from. */
export async function articleFiles(store: Store, documentId: string): Promise<FoundPage[]> {
  const rows = await ask(store, ARTICLES, [documentId]);
  return rows.map((row) => ({ ...fileOf(row), sameText: flagOf(row, 'shown'), copy: null }));
}

/** The pages among these that hold a post, those with its present wording first. */
export function pagesWith(
  post: PostOnPage,
  kept: readonly KeptPage[],
): (CitedPage & { readonly path: string | null })[] {
  return kept
    .flatMap(({ page, files }) => {
      const own = page.posts.filter((candidate) => isThePost(candidate, post));
      const sameText = own.some((candidate) => textOn(candidate) === post.text);
      return own.length === 0 ? [] : files.map((file) => ({ ...file, sameText, copy: null }));
    })
    .sort((a, b) => Number(b.sameText) - Number(a.sameText));
}

/** The words of a post on a page as they are stored: characters a database does not hold are replaced. */
export function textOn(post: PagePost): string {
  return renderBody(post.blocks).text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}

function isThePost(candidate: PagePost, post: PostOnPage): boolean {
  if (post.externalId !== null || candidate.externalId !== null) return candidate.externalId === post.externalId;
  if (post.url !== null && candidate.url !== null) return candidate.url === post.url;
  return textOn(candidate) === post.text;
}

function fileOf(row: Row): KeptPage['files'][number] {
  const file = textOf(row, 'file');
  return {
    // Folders of this machine are nobody's business.
    file: file === null ? null : path.basename(file.replaceAll('\\', '/')),
    path: file,
    url: textOf(row, 'url'),
    sha256: textOf(row, 'sha256') ?? '',
    capturedAt: textOf(row, 'fetched_at'),
    readAt: textOf(row, 'at'),
  };
}
