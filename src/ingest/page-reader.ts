import type { EngineOptions } from '../engines/engine.js';
import { startLanes } from '../workers/lanes.js';
import { poolOf } from '../workers/pool.js';
import type { InputFile } from './inputs.js';
import { type Opened, openPage } from './open-page.js';

/** Opens inputs, in this thread or in others; what comes out is the same. */
export interface PageReader {
  readonly open: (input: InputFile) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** What every input of one command has in common. */
export interface ReadSettings {
  readonly url: string | null;
  readonly parse: EngineOptions;
}

/** Young generation of a worker in MB: parsing makes much short-lived garbage; 64 gave the best rate on two cores. */
const YOUNG_GENERATION_MB = 64;
/** Pages a worker holds: this thread is busy for the length of one while it reads, and shares nothing out. */
const PAGES = 8;

/**
 * A reader for `jobs` pages at a time: one is read in this thread, more are shared out to worker threads. Standard
 * input is always read here.
 */
export function startReader(jobs: number, settings: ReadSettings, stdin: AsyncIterable<unknown>): PageReader {
  const here = (input: InputFile): Promise<Opened> => openPage(input, settings.url, settings.parse, stdin);
  if (jobs <= 1) return { open: here, close: () => Promise.resolve() };
  const options = { data: settings, youngGenerationMb: YOUNG_GENERATION_MB, room: PAGES };
  const pool = poolOf(startLanes<InputFile, Opened>(jobs, './page-worker', import.meta.url, options));
  return { open: (input) => (input.path === '-' ? here(input) : pool.ask(input)), close: pool.close };
}
