import type { EngineOptions } from '../engines/engine.js';
import type { Client } from '../fetch/http/client.js';
import type { CrawlPlan } from '../store/index.js';
import type { CrawlProgress } from './progress.js';

/** What a crawl is given besides its plan: the machine's side, not kept in the database. */
export interface CrawlOptions {
  /** Servers asked at the same time; each one on its own takes one request at a time. */
  readonly jobs: number;
  /** Threads are analysed as they are stored. */
  readonly analyze: boolean;
  readonly parse: EngineOptions;
  /** Opens connections; its user agent names this crawler. */
  readonly client: Client;
  readonly userAgent: string;
  /** Tries per address until it counts as failed. */
  readonly maxAttempts: number;
  /** 0..1, for jitter and back-off. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onStep: (progress: CrawlProgress) => void;
  readonly onProblem: (problem: { readonly url: string; readonly code: string; readonly message: string }) => void;
  readonly onNotice: (text: string) => void;
}

/** Requests to one host a day unless told otherwise: a page every nine seconds around the clock. */
export const DEFAULT_BUDGET = 10_000;
/** Milliseconds between requests to one host unless robots.txt or the user asks for more. */
export const DEFAULT_DELAY_MS = 2_000;

/** A plan without limits of its own. */
export const DEFAULT_PLAN: Omit<CrawlPlan, 'warcDir'> = {
  depth: null,
  pages: null,
  threads: null,
  since: null,
  match: null,
  api: true,
  delayMs: null,
  budget: DEFAULT_BUDGET,
  allowPrivate: false,
};
