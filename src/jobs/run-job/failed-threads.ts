import { z } from 'zod';
import type { TaskRecord } from '../../store/index.js';

const RESULT = z.object({ failedThreads: z.array(z.string()).default([]) });

/** Threads that finished parts of a job could not bring up to date, each once. */
export function failedThreads(parts: readonly TaskRecord[]): ReadonlySet<string> {
  return new Set(
    parts
      .filter((part) => part.kind === 'analyze' && part.state === 'done')
      .flatMap((part) => RESULT.parse(part.result).failedThreads),
  );
}
