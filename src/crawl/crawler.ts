import type PQueue from 'p-queue';
import type { Exchange } from '../fetch/exchange.js';
import type { Lanes } from '../fetch/polite/lanes.js';
import type { WarcWriter } from '../fetch/warc/index.js';
import type { ArchivePlace, CrawlRecord, Frontier, PageOutcome, QueuedPage, Store } from '../store/index.js';
import type { CrawlOptions } from './options.js';
import type { CrawlTally } from './progress.js';
import type { RobotsGate } from './robots-gate.js';

/** One process at work on one crawl. */
export interface Crawler {
  readonly store: Store;
  readonly frontier: Frontier;
  readonly crawl: CrawlRecord;
  /** The run that its rows name. */
  readonly run: string;
  readonly options: CrawlOptions;
  readonly lanes: Lanes;
  readonly robots: RobotsGate;
  readonly archive: WarcWriter;
  readonly tally: CrawlTally;
  /** Pages of lists are written one after the other, so that limits hold and the order is that of the lists. */
  readonly lists: PQueue;
  /** Servers whose API gave an answer in this process: one thread it does not have says nothing of the others. */
  readonly withApi: Set<string>;
  /** Servers whose API gave none: it is not asked again in this process. */
  readonly withoutApi: Set<string>;
}

/** An end of a try with nothing but its state; what differs is put over it. */
export function outcomeOf(page: QueuedPage, state: PageOutcome['state'], more: Partial<PageOutcome> = {}): PageOutcome {
  return {
    pageKey: page.pageKey,
    state,
    code: null,
    message: null,
    kind: page.kind,
    attempts: page.attempts + 1,
    notBefore: null,
    joinedKey: null,
    fetched: null,
    figures: null,
    discovered: [],
    aliases: [],
    requeue: [],
    listed: [],
    keep: null,
    problems: [],
    checked: [page.url],
    ...more,
  };
}

/** An address that gave no page: the problem stands under it until a later visit reads it. */
export function lossOf(
  page: QueuedPage,
  state: 'refused' | 'gone' | 'failed' | 'skipped',
  code: string,
  message: string,
  more: Partial<PageOutcome> = {},
): PageOutcome {
  const problem = { file: page.url, code, message };
  return outcomeOf(page, state, { code, message, problems: [problem], ...more });
}

/** Keeps an answer; it is on the disk when this returns. A body that is as it was is a reference to the earlier record. */
export async function archive(
  { archive: writer }: Crawler,
  page: QueuedPage,
  exchange: Exchange,
  digest: string,
): Promise<ArchivePlace> {
  const before = page.archived;
  const same = before !== null && (exchange.status === 304 || before.digest === digest);
  const place = same
    ? await writer.revisit(exchange, { url: page.url, date: before.date, digest: before.digest })
    : await writer.write(exchange);
  await writer.flush();
  const { file, offset, length, number } = place;
  // A later reference names the record that holds the body.
  if (same) return { file, offset, length, number, digest: before.digest, date: before.date };
  return { file, offset, length, number, digest: place.digest, date: exchange.startedAt };
}
