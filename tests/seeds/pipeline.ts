import { parsePage } from '../../src/engines/index.js';
import { deterministicId } from '../../src/model/ids.js';
import type { ArticlePage, ThreadPage } from '../../src/model/page.js';
import type { LinkedThread, StoredDocument } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembleThread } from '../../src/threads/assemble.js';
import { identifyThread } from '../../src/threads/identity.js';

export function articleOf(text: string): ArticlePage {
  const page = parsePage({ text, format: 'text', url: null });
  if (page.type !== 'article') throw new Error(`not an article: ${page.engine}`);
  return page;
}

export function documentOf(name: string, text: string): StoredDocument {
  return { id: deterministicId('test-document', name), url: null, ...articleOf(text).document };
}

export function pageOf(text: string): ThreadPage {
  const page = parsePage({ text, format: 'text', url: null });
  if (page.type !== 'thread') throw new Error('not a thread');
  return page;
}

export function threadOf(text: string, documents: readonly StoredDocument[] = []): LinkedThread {
  const page = pageOf(text);
  const { threadId, site } = identifyThread(page, null);
  return linkThread(assembleThread(threadId, site, [page]), documents);
}
