import { setTimeout as wait } from 'node:timers/promises';

/** Time as the lanes see it; a test puts its own in. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Timers hold 31 bits; whoever sleeps longer wakes once an hour and looks again. */
const LONGEST_SLEEP = 60 * 60 * 1000;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await wait(Math.min(milliseconds, LONGEST_SLEEP), undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/** Midnight UTC after a time: there the budget of a day begins anew. */
export function nextDay(now: number): number {
  const day = 24 * 60 * 60 * 1000;
  return (Math.floor(now / day) + 1) * day;
}
