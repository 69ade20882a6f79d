import type { IngestSummary } from '../ingest/summary.js';
import { VERDICTS } from '../model/thread.js';

/** The summary of an ingest in a few lines. */
export function summaryText(summary: IngestSummary): string {
  const { changed, annotations } = summary;
  const rows = changed.inserted + changed.updated + changed.deleted;
  const lines = [
    `${count(summary.files, 'file')}: ${count(summary.pages, 'page')} (${summary.newPages} new), ${count(summary.articles, 'article')}${also(summary)}`,
    `${count(summary.threads, 'thread')}, ${count(summary.posts, 'post')}${summary.stubs > 0 ? ` and ${count(summary.stubs, 'post')} known only from quotes` : ''}`,
    `quotes: ${quotesText(summary)}`,
    `rows: ${rows === 0 ? 'nothing changed' : `${changed.inserted} new, ${changed.updated} changed, ${changed.deleted} gone`}; analysis: ${annotations.written} new values, ${annotations.unchanged} unchanged`,
    `problems: ${summary.problems === 0 ? 'none' : `${summary.problems} (threadbare sql "select * from v_problem")`}; ${summary.seconds.toFixed(1)} s`,
  ];
  return `${lines.join('\n')}\n`;
}

function also(summary: IngestSummary): string {
  const parts = [
    summary.unknown > 0 ? `${summary.unknown} neither thread nor article` : null,
    summary.failed > 0 ? `${summary.failed} not readable` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function quotesText(summary: IngestSummary): string {
  const parts = VERDICTS.flatMap((verdict) => {
    const n = summary.quotes[verdict] ?? 0;
    return n > 0 ? [`${n} ${verdict.replace('_', ' ')}`] : [];
  });
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** `1 post`, `2 posts`. */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`;
}
