import type { CrawlSummary, Outlook } from '../crawl/index.js';
import type { CrawledThread } from '../store/index.js';
import { count } from './summary-text.js';

/** Threads named in the table; the rest is counted. */
const NAMED = 20;

/** What a crawl brought and what is missing, for people. */
export function crawlText(summary: CrawlSummary): string {
  const { threads, settled } = summary;
  const lines = [
    `crawl ${summary.crawl.slice(0, 8)}: ${summary.state === 'finished' ? 'finished' : `${count(summary.queued, 'page')} left (threadbare crawl --resume)`}`,
    completeness(summary),
    ...incomplete(threads),
    ...summary.stopped.map(({ origin, why, left }) => `stopped: ${origin} (${why}); ${count(left, 'page')} left there`),
    ...summary.lostSeeds.map(({ url, message, state }) => `not read: ${url}: ${message ?? state}`),
    `stored: ${count(settled.threads, 'thread')} brought up to date, ${count(settled.posts, 'post')}; rows: ${rowsText(summary)}`,
    `archive: ${summary.archive}; ${count(summary.requests, 'request')} in ${summary.seconds.toFixed(1)} s`,
  ];
  return `${lines.join('\n')}\n`;
}

function completeness({ threads, posts, ...summary }: CrawlSummary): string {
  const pages = threads.reduce((sum, one) => sum + one.pagesRead, 0);
  const expected = threads.reduce((sum, one) => sum + Math.max(one.pageCount ?? 0, one.pagesRead), 0);
  const read = threads.filter((one) => one.pagesRead > 0).length;
  const table = [
    ['', 'found', 'expected', 'missing'],
    ['threads', read, threads.length, threads.length - read],
    ['their pages', pages, expected, expected - pages],
    ['their posts', posts.found, posts.expected, posts.expected - posts.found],
  ].map(([head, ...cells]) => `  ${String(head).padEnd(12)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
  const ends = [
    `${summary.read} read`,
    `${summary.unchanged} unchanged`,
    `${summary.refused} refused`,
    `${summary.gone} gone`,
    `${summary.failed} failed`,
    `${summary.skipped} skipped`,
    `${summary.queued} left`,
  ];
  const codes = Object.entries(summary.codes).map(([code, n]) => `${code} ${n}`);
  const why = codes.length > 0 ? [`why: ${codes.join(', ')}`] : [];
  return [...table, `pages of all kinds: ${ends.join(', ')}`, ...why].join('\n');
}

function incomplete(threads: readonly CrawledThread[]): readonly string[] {
  const short = threads.filter((one) => isShort(one));
  const lines = short
    .slice(0, NAMED)
    .map(
      (one) =>
        `incomplete: ${one.url} (${one.pagesRead} of ${one.pageCount ?? '?'} pages, ${one.posts} of ${one.expectedPosts} posts${one.lost > 0 ? `, ${one.lost} not read` : ''})`,
    );
  return short.length > NAMED ? [...lines, `incomplete: ${short.length - NAMED} more threads`] : lines;
}

/** A thread of which pages or posts are missing. */
const isShort = (one: CrawledThread): boolean =>
  one.lost > 0 || one.pagesRead < (one.pageCount ?? 1) || one.posts < one.expectedPosts;

function rowsText({ settled: { changed, annotations } }: CrawlSummary): string {
  const rows = changed.inserted + changed.updated + changed.deleted;
  const text =
    rows === 0 ? 'nothing changed' : `${changed.inserted} new, ${changed.updated} changed, ${changed.deleted} gone`;
  return `${text}; analysis: ${annotations.written} new values`;
}

/** 4 where every address asked for was refused by a rule, 1 where one gave nothing (or, strictly, anything is missing). */
export function crawlExitCode(summary: CrawlSummary, strict: boolean): number {
  const { lostSeeds, seeds } = summary;
  if (lostSeeds.length === seeds.length && lostSeeds.every(({ code }) => code !== null && BY_RULE.has(code))) return 4;
  if (lostSeeds.length > 0 || summary.settled.failedThreads > 0) return 1;
  if (summary.stopped.length > 0 && summary.threads.length === 0) return 1;
  const missing =
    summary.refused + summary.gone + summary.failed + summary.queued + summary.threads.filter(isShort).length;
  return strict && missing > 0 ? 1 : 0;
}

const BY_RULE: ReadonlySet<string> = new Set(['robots-disallow', 'private-address']);

/** What a crawl would begin with. */
export function outlookText(looks: readonly Outlook[]): string {
  return looks.map((look) => `${look.url}\n  ${whatIs(look)}\n  ${howAsked(look)}\n`).join('');
}

function whatIs(look: Outlook): string {
  if (look.message !== null || look.engine === null) return `${look.is}: ${look.message ?? look.code ?? ''}`;
  const title = look.title === null ? '' : ` "${look.title}"`;
  if (look.threads !== null) {
    const { wanted, listed } = look.threads;
    return `list of ${look.engine}${title}: ${count(wanted, 'thread')} wanted of ${listed} on this page of ${look.pages ?? '?'}, ${count(look.sections ?? 0, 'section')}`;
  }
  return `${look.is} of ${look.engine}${title}${look.posts === null ? '' : `: ${count(look.posts, 'post')} on this page of ${look.pages ?? '?'}`}`;
}

function howAsked(look: Outlook): string {
  const api = look.api === null ? '' : `; its API would be asked: ${look.api}`;
  const delay = look.crawlDelayMs === null ? '' : `; crawl delay ${look.crawlDelayMs / 1000} s`;
  return `robots.txt: ${look.robots}${delay}${api}`;
}
