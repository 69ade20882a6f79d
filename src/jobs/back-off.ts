import { ThreadbareError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';
import type { TaskFailure } from '../store/index.js';

/** Seconds before the second try; each later one waits twice as long. */
const FIRST_SECONDS = 2;
/** Seconds between two tries at most. */
const LONGEST_SECONDS = 3_600;

/**
 * What becomes of a task after an error: another try where that may help, else a dead letter. Errors of ours say so
 * themselves; a full disk helps nobody who tries again; any other error may have been passing.
 *
 * @param tries those made so far, this one included
 * @param random 0..1: half to one and a half times the wait, so that tasks that failed together do not come together
 */
export function failureOf(error: unknown, tries: number, maxAttempts: number, random: number): TaskFailure {
  const { code, message, again } = describe(error);
  const wait = Math.min(FIRST_SECONDS * 2 ** (tries - 1), LONGEST_SECONDS) * (0.5 + random);
  return { code, message, retryAfter: again && tries < maxAttempts ? wait : null };
}

function describe(error: unknown): { readonly code: string; readonly message: string; readonly again: boolean } {
  if (error instanceof ThreadbareError)
    return { code: error.code, message: error.message, again: error.remedy === 'retry' };
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return { code: 'disk-full', message: `No space is left: ${fileReason(error)}.`, again: false };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', message, again: true };
}
