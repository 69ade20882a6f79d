import { InterruptedError } from '../model/errors.js';

/** A running command's way to hear that the user wants it to stop. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Forgets the handlers, so that the process can end. */
  readonly dispose: () => void;
}

/**
 * The first Ctrl-C (or SIGTERM) asks the command to stop at the next safe point: the current transaction ends, the
 * store closes, the exit code is 130. The second ends the process at once.
 */
export function listenForInterrupt(say: (text: string) => void): Interrupt {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    say('Stopping after the current step; press Ctrl-C again to quit at once.');
    controller.abort(new InterruptedError());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

/** While another program has the terminal, Ctrl-C is its own: the terminal tells both, and this process does nothing. */
export async function withoutInterrupt<T>(work: () => Promise<T>): Promise<T> {
  const ours = process.listeners('SIGINT');
  const nothing = (): void => undefined;
  process.on('SIGINT', nothing);
  for (const listener of ours) process.off('SIGINT', listener);
  try {
    return await work();
  } finally {
    for (const listener of ours) process.on('SIGINT', listener);
    process.off('SIGINT', nothing);
  }
}
