import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ingest } from '../../src/ingest/ingest.js';
import { findInputs } from '../../src/ingest/inputs.js';
import type { Store } from '../../src/store/index.js';
import { root } from '../support/shared.js';
import { EARLIER, pageOf, THREADS } from './board.js';

/** Standard input, which nothing here reads. */
const NOTHING: AsyncIterable<unknown> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

/** The demo: the sample documents that come with the package. */
export async function ingestDemo(store: Store): Promise<void> {
  await ingestFolder(store, path.join(root, 'seeds'));
}

/** The board, its pages written to `folder` first. */
export async function ingestBoard(store: Store, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  for (const thread of THREADS)
    write(
      `thread-${thread.id}.html`,
      pageOf(thread, thread.id === 6 ? { id: 603, at: '2024-06-02T09:00:00Z' } : undefined),
    );
  write('thread-6-before.html', pageOf(EARLIER));
  write('empty.html', '');
  await ingestFolder(store, folder);
}

async function ingestFolder(store: Store, folder: string): Promise<void> {
  await ingest(store, await findInputs([folder]), {
    url: null,
    jobs: 1,
    analyze: true,
    parse: {},
    signal: new AbortController().signal,
    stdin: NOTHING,
    onStep: () => undefined,
    onThread: () => undefined,
    onProblem: () => undefined,
  });
}
