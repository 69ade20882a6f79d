/** Entry of a parsing thread: parses the files it is asked for and answers with their texts, ready to print. */
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { UsageError } from '../model/errors.js';
import { type ParseTask, parseFile } from './parse-file.js';
import type { WorkerAnswer, WorkerJob } from './parse-pool.js';
import { engineOptions } from './user-specs.js';

const task: ParseTask = workerData;
const port = parentPort;

/** Standard input belongs to the main thread; a worker is never asked for it. */
const NO_STDIN = Readable.from([]);

/** Descriptions of engines hold patterns and functions, which cannot be sent: each worker reads them itself. */
const engines = engineOptions(task);

port?.on('message', async (job: WorkerJob) => {
  port.postMessage(await answerTo(job));
});

async function answerTo({ id, input }: WorkerJob): Promise<WorkerAnswer> {
  try {
    return { id, parsed: await parseFile(input, task, await engines, NO_STDIN) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UsageError) return { id, message, code: error.code };
    return { id, message: error instanceof Error ? (error.stack ?? message) : message, code: null };
  }
}
