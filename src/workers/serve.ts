import { parentPort } from 'node:worker_threads';
import { UsageError } from '../model/errors.js';
import type { Numbered, Reply } from './lanes.js';

/** In a worker thread: answers each job of the pool by `handle`; what it throws goes back to who asked. */
export function serve<Job, Answer>(handle: (job: Job) => Answer | Promise<Answer>): void {
  const port = parentPort;
  port?.on('message', async ({ id, job }: Numbered<Job>) => {
    port.postMessage(await replyTo(id, job, handle));
  });
}

async function replyTo<Job, Answer>(
  id: number,
  job: Job,
  handle: (job: Job) => Answer | Promise<Answer>,
): Promise<Reply<Answer>> {
  try {
    return { id, answer: await handle(job) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UsageError) return { id, message, code: error.code };
    return { id, message: error instanceof Error ? (error.stack ?? message) : message, code: null };
  }
}
