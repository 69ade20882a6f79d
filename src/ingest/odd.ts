import { DatabaseError, ThreadbareError } from '../model/errors.js';

/**
 * Whether an error is about what was to be written and not about the database: an odd post that a rule or the database
 * refuses. Then the others go on. A lost connection, a full disk or a right that is missing concerns all of them.
 */
export function isOdd(error: unknown): boolean {
  if (error instanceof DatabaseError)
    return error.code === 'statement-failed' || error.code === 'unknown-thread' || error.code === 'wrong-thread';
  return error instanceof Error && !(error instanceof ThreadbareError) && error.name !== 'AbortError';
}
