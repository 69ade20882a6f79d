/** Entry of a reading thread: opens the files it is asked for and answers with what they say. */
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { openPage } from './open-page.js';
import type { ReadSettings, WorkerAnswer, WorkerJob } from './page-reader.js';

const settings: ReadSettings = workerData;
const port = parentPort;

/** Standard input belongs to the main thread; a worker is never asked for it. */
const NO_STDIN = Readable.from([]);

port?.on('message', async (job: WorkerJob) => {
  port.postMessage(await answerTo(job));
});

async function answerTo({ id, input }: WorkerJob): Promise<WorkerAnswer> {
  try {
    return { id, opened: await openPage(input, settings.url, settings.parse, NO_STDIN) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
