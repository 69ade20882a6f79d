import { ArchivePage } from '../pages/post/archive-page.js';
import { ARCHIVE_POLICY, staticMarkup } from '../read/post-markup.js';
import { findOriginal, type Original } from '../read/post-original.js';
import { readSaves } from '../read/post-pages.js';
import { readSnapshot } from '../read/post-snapshot.js';
import { isId, readThreadHead, type ThreadHead } from '../read/thread-head.js';
import { readOnePost, type ThreadPost } from '../read/thread-posts.js';
import { notFound } from '../refusals.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

export const ARCHIVE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/archive/:threadId/:contentHash', access: 'reader', answer: archivePage },
  { method: 'GET', path: '/archive/:threadId/:contentHash/original', access: 'reader', answer: originalPage },
];

/** Content hashes are SHA-256 in hexadecimal; anything else is not there. */
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

async function headOf({ store, visitor, params }: MemberVisit): Promise<ThreadHead | null> {
  return isHash(params.contentHash ?? '') ? readThreadHead(store, visitor, params.threadId ?? '') : null;
}

async function archivePage(visit: MemberVisit): Promise<Response> {
  const { store, visitor, now, params, url } = visit;
  const contentHash = params.contentHash ?? '';
  const head = await headOf(visit);
  if (head === null) return notFound(visit.request, visitor);
  const saves = await readSaves(store, head.threadId, contentHash);
  if (saves.length === 0) return notFound(visit.request, visitor);
  const postId = url.searchParams.get('post');
  const [original, snapshot, post] = await Promise.all([
    findOriginal(saves),
    readSnapshot(store, head.threadId, contentHash),
    isId(postId) ? readOnePost(store, head.threadId, postId) : null,
  ]);
  return html(
    <ArchivePage
      visitor={visitor}
      now={now}
      head={head}
      contentHash={contentHash}
      saves={saves}
      original={original}
      snapshot={snapshot}
      anchor={anchorOf(post, original)}
    />,
  );
}

/**
 * Where a post stands on the archived page, by a name of that page, which keeps its names: as the post's address says,
 * else the first name that ends in the post's id ("comment-12").
 */
function anchorOf(post: ThreadPost | null, original: Original): string {
  if (post === null || 'absent' in original) return '';
  const named = /#([\w.:-]{1,100})$/.exec(post.url ?? '')?.[1];
  if (named !== undefined) return `#${named}`;
  if (post.externalId === null || !/^\w{1,40}$/.test(post.externalId)) return '';
  const found = new RegExp(`\\bid=["']?([A-Za-z_.:-]*[A-Za-z_.:-]${post.externalId})["'\\s>]`).exec(
    original.page.text,
  )?.[1];
  return found === undefined ? '' : `#${found}`;
}

async function originalPage(visit: MemberVisit): Promise<Response> {
  const { store, visitor, params } = visit;
  const head = await headOf(visit);
  if (head === null) return notFound(visit.request, visitor);
  const original = await findOriginal(await readSaves(store, head.threadId, params.contentHash ?? ''));
  if ('absent' in original) return notFound(visit.request, visitor);
  const { text, format } = original.page;
  return new Response(staticMarkup(text, format, head.title ?? 'Saved page'), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': ARCHIVE_POLICY,
      // Only the desk's own page may show it.
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}
