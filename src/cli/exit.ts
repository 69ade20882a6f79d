import { CommanderError } from 'commander';
import { InputError, ThreadbareError } from '../model/errors.js';

/** How a command ended: the exit code, and what to tell the user (null when it has been told already). */
export interface Ending {
  readonly exitCode: number;
  readonly message: string | null;
  readonly code: string;
}

/** Maps any error to the exit codes of docs/cli.md: 1 input, 2 usage, 3 database, 4 policy, 130 interrupted. */
export function endingOf(error: unknown, debug: boolean): Ending {
  if (error instanceof CommanderError)
    return { exitCode: error.exitCode === 0 ? 0 : 2, message: null, code: error.code };
  if (error instanceof InputError && error.file !== null)
    return { exitCode: error.exitCode, message: `${error.file}: ${error.message}`, code: error.code };
  if (error instanceof ThreadbareError)
    return { exitCode: error.exitCode, message: withCause(error, debug), code: error.code };
  const text = error instanceof Error ? error.message : String(error);
  const trace = debug && error instanceof Error ? `\n${error.stack ?? ''}` : ' (set THREADBARE_DEBUG=1 to see where)';
  return { exitCode: 1, message: `unexpected error, please report it: ${text}${trace}`, code: 'unexpected' };
}

function withCause(error: ThreadbareError, debug: boolean): string {
  return debug && error.cause instanceof Error ? `${error.message}\n${error.cause.stack ?? ''}` : error.message;
}
