/** Entry of an analysing thread: answers each thread it is given with its annotations. */
import { parentPort } from 'node:worker_threads';
import { analyzeThread, prepareAnalyzers } from '../analyze/index.js';
import type { AnalyzeAnswer, AnalyzeJob } from './analyze-pool.js';

const port = parentPort;
const prepared = prepareAnalyzers();

port?.on('message', async (job: AnalyzeJob) => {
  port.postMessage(await answerTo(job));
});

async function answerTo({ id, thread, stored, settings }: AnalyzeJob): Promise<AnalyzeAnswer> {
  try {
    await prepared;
    return { id, result: analyzeThread(thread, stored, settings) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
