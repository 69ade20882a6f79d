import type { JobSummary } from '../jobs/run-job/summary.js';
import { count } from './summary-text.js';

/** What a job did, in a few lines. */
export function jobSummaryText(summary: JobSummary): string {
  const { inputs, crawls, threads, parts, outputs, failures } = summary;
  const rows = threads.inserted + threads.updated + threads.deleted;
  const changed =
    rows === 0 ? 'nothing changed' : `${threads.inserted} new, ${threads.updated} changed, ${threads.deleted} gone`;
  const lines = [
    `job ${summary.job}: ${count(inputs.files, 'file')}, ${inputs.unchanged} as before, ${inputs.read} read${inputs.failed > 0 ? `, ${inputs.failed} not readable` : ''}; ${count(inputs.pages, 'page')} (${inputs.newPages} new), ${count(inputs.articles, 'article')}`,
    ...(crawls.crawls === 0
      ? []
      : [`${count(crawls.crawls, 'crawl')}: ${count(crawls.requests, 'request')}, ${count(crawls.read, 'page')} read`]),
    `${count(threads.threads, 'thread')} brought up to date, ${count(threads.posts, 'post')}; rows: ${changed}; analysis: ${threads.written} new values${threads.failed > 0 ? `; ${count(threads.failed, 'thread')} failed, see v_problem` : ''}`,
    ...outputs.map(
      ({ path, state, rows: written }) =>
        `output ${path}: ${state}${written === null ? '' : `, ${count(written, 'row')}`}`,
    ),
    `parts: ${parts.done} done${parts.failed > 0 ? `, ${parts.failed} failed (threadbare jobs failed)` : ''}${parts.retries > 0 ? `, ${parts.retries} tries repeated` : ''}; ${summary.seconds.toFixed(1)} s`,
    ...failures.map(({ what, message }) => `failed: ${what}: ${message}`),
  ];
  return `${lines.join('\n')}\n`;
}
