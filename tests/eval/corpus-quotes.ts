import { parsePage } from '../../src/engines/index.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { deriveThread } from '../../src/pipeline.js';
import { identifyThread } from '../../src/threads/identity.js';
import { corpusFolders, corpusPages } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';

/** One line per quote of the corpus whose source is on its page, and a count of the verdicts at the end. */
export function* listCorpusQuotes(): Generator<string> {
  if (!hasShared('corpus')) return;
  const counts = new Map<string, number>();
  for (const folder of corpusFolders('corpus')) {
    for (const { file, input } of corpusPages('corpus', folder)) {
      const page = parsePage(input);
      if (page.type !== 'thread' || page.posts.length === 0) continue;
      const { threadId, site } = identifyThread(page, null);
      yield* linesOf(deriveThread(threadId, site, [page], []), `${folder}/${file}`, counts);
    }
  }
  yield [...counts].map(([verdict, n]) => `${verdict} ${n}`).join(', ');
}

function* linesOf(thread: LinkedThread, page: string, counts: Map<string, number>): Generator<string> {
  const real = new Set(thread.posts.filter(({ kind }) => kind === 'post').map(({ id }) => id));
  for (const post of thread.posts) {
    for (const quote of post.quotes) {
      if (quote.sourcePostId === null || !real.has(quote.sourcePostId)) continue;
      counts.set(quote.verdict, (counts.get(quote.verdict) ?? 0) + 1);
      const steps = quote.diff?.filter(({ op }) => op !== 'equal') ?? [];
      const shown = steps.slice(0, 6).map(({ op, text }) => `${op === 'insert' ? '+' : '-'}[${text.slice(0, 60)}]`);
      yield [
        page,
        `post ${post.position}`,
        `quote ${quote.index}`,
        quote.verdict,
        quote.method ?? '',
        quote.meaningChanged ? 'MEANING' : '',
        shown.join(' ').replace(/\s+/gu, ' '),
      ].join('\t');
    }
  }
}
