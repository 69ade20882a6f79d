import type { CrawlFigures, CrawlRecord, HostWork } from '../store/index.js';
import { count } from './summary-text.js';

export type CrawlStatus = CrawlRecord & { readonly figures: CrawlFigures; readonly hosts: readonly HostWork[] };

/** How far crawls are, in words. */
export function crawlStatusText(crawls: readonly CrawlStatus[]): string {
  if (crawls.length === 0) return 'no crawl yet: threadbare crawl URL begins one\n';
  return crawls.map(statusOf).join('\n');
}

function statusOf({ crawlId, seeds, state, visit, startedAt, finishedAt, figures, hosts }: CrawlStatus): string {
  const { states, codes, threads, posts, expectedPosts } = figures;
  const ended = ['read', 'unchanged', 'joined', 'refused', 'gone', 'failed', 'skipped'] as const;
  const parts = ended.flatMap((name) => ((states[name] ?? 0) > 0 ? [`${states[name]} ${name}`] : []));
  const why = Object.entries(codes).map(([code, n]) => `${code} ${n}`);
  const lines = [
    `${crawlId.slice(0, 8)}  ${state}, visit ${visit}, begun ${startedAt}${finishedAt === null ? '' : `, ended ${finishedAt}`}`,
    ...seeds.slice(0, 5).map((seed) => `  from ${seed}`),
    ...(seeds.length > 5 ? [`  and ${seeds.length - 5} more addresses`] : []),
    `  pages: ${parts.length === 0 ? 'none yet' : parts.join(', ')}; ${states.queued ?? 0} queued`,
    `  ${count(threads, 'thread')}, ${count(posts, 'post')} of ${expectedPosts} expected`,
    ...(why.length > 0 ? [`  why not read: ${why.join(', ')}`] : []),
    ...hosts.map(
      (host) =>
        `  ${host.origin}: ${host.queued} queued${host.notBefore === null ? '' : `, next not before ${host.notBefore}`}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
