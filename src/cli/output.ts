import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where answers go. `write` gives false once the reader has gone (`| head`), which ends a command quietly. */
export interface Output {
  readonly write: (text: string) => Promise<boolean>;
  readonly closed: () => boolean;
  readonly isTerminal: boolean;
  /** Columns of the terminal, or null. */
  readonly columns: number | null;
}

/** Wraps a stream so that a reader who went away is an answer, not a crash, and so that a slow one is waited for. */
export function outputTo(stream: Writable & { isTTY?: boolean; columns?: number }): Output {
  let gone = false;
  stream.on('error', (error: Error) => {
    if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')) gone = true;
    else throw error;
  });
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? null,
    closed: () => gone,
    write: async (text) => {
      if (gone) return false;
      if (!stream.write(text))
        await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => (gone = true));
      return !gone;
    },
  };
}
