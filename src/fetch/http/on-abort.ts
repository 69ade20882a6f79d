import { setMaxListeners } from 'node:events';

/**
 * Calls back once when a signal is aborted; gives what ends the listening. One signal may stop any number of requests
 * at once, so Node's warning about more than ten listeners is switched off for it: none of them outlives its request.
 */
export function onAbort(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal === undefined) return () => undefined;
  setMaxListeners(0, signal);
  signal.addEventListener('abort', act, { once: true });
  return () => signal.removeEventListener('abort', act);
}
