import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { PolicyError } from '../../model/errors.js';
import type { Clock } from './clock.js';
import { createPace, type PaceSettings } from './pace.js';
import type { Places } from './places.js';

/** All requests to one host pass here, one after the other, with gaps between their starts. */
export interface Lane {
  /** Host and, unless it is the scheme's own, port: http and https of a host are one machine and one lane. */
  readonly host: string;
  /**
   * Runs a task when its turn has come. Rejects with what the task rejects with, with the signal's reason when it is
   * aborted before the task starts (a running task has to heed the signal itself), and with PolicyError `host-stopped`
   * or `daily-budget` when the host is to be asked no more.
   */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Crawl-delay in milliseconds; the larger of it and the crawl's own delay holds. */
  setDelay(milliseconds: number): void;
  /** No request before this time, milliseconds since 1970 (Retry-After). */
  holdUntil(time: number): void;
  /** Milliseconds since 1970 at which a request may start; null: at once. */
  nextAllowedAt(): number | null;
  /** The host refused (401, 403, a challenge …). True: so often in a row that it has been stopped. */
  noteRefusal(): boolean;
  /** The host answered with a page: refusals are counted anew. */
  noteSuccess(): void;
  /** Refusals in a row. */
  refusals(): number;
  /** Requests that may still be made today (UTC). */
  budgetLeft(): number;
  /** No more requests to this host; what waits rejects with `host-stopped` and the reason. */
  stop(why: string): void;
  /** Why the host is asked no more; null while it is. */
  stopped(): string | null;
  /** Tasks that wait for their turn. */
  waiting(): number;
  /** Tasks under way. */
  running(): number;
  /** Resolves when none waits or runs. */
  idle(): Promise<void>;
}

export interface LaneSettings extends PaceSettings {
  /** Requests to the host at the same time. */
  readonly perHost: number;
  /** Refusals in a row after which the host is stopped. */
  readonly stopAfterRefusals: number;
  readonly clock: Clock;
}

/**
 * @param places for running tasks, shared by all lanes
 * @param usedToday requests already made to the host today
 */
export function createLane(host: string, settings: LaneSettings, places: Places, usedToday: number): Lane {
  const { clock } = settings;
  const pace = createPace(settings, usedToday, clock.now());
  const queue = new PQueue({ concurrency: settings.perHost });
  const end = new AbortController();
  const joined = new WeakMap<AbortSignal, AbortSignal>();
  setMaxListeners(0, end.signal);
  let reason: string | null = null;
  let refusals = 0;
  let running = 0;

  const mayGoOn = (signal: AbortSignal | undefined): void => {
    signal?.throwIfAborted();
    end.signal.throwIfAborted();
    if (pace.budgetLeft(clock.now()) > 0) return;
    const message = `${host} was asked ${settings.dailyBudget} times today: go on tomorrow with --resume.`;
    throw new PolicyError('daily-budget', message);
  };

  /** Ends a sleep when the task or the host is ended; made once for each signal, since Node 20 keeps a trace of each. */
  const endOf = (signal: AbortSignal | undefined): AbortSignal => {
    if (signal === undefined) return end.signal;
    const known = joined.get(signal);
    if (known !== undefined) return known;
    const made = AbortSignal.any([signal, end.signal]);
    setMaxListeners(0, made);
    joined.set(signal, made);
    return made;
  };

  /** Waits for the gap, then for a place, which it keeps. */
  const turn = async (signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      mayGoOn(signal);
      const wait = pace.next(clock.now()) - clock.now();
      if (wait > 0) {
        await clock.sleep(wait, endOf(signal));
        continue;
      }
      await places.take();
      const now = clock.now();
      // While it waited for a place the host may have been held, stopped or asked by another task, or the crawl ended.
      if (!end.signal.aborted && signal?.aborted !== true && pace.next(now) <= now) return pace.started(now);
      places.giveBack();
    }
  };

  const stop = (why: string): void => {
    if (reason !== null) return;
    reason = why;
    end.abort(new PolicyError('host-stopped', `${host} is asked no more: ${why}`));
  };

  return {
    host,
    run: (task, signal) =>
      queue.add(async () => {
        await turn(signal);
        running++;
        try {
          return await task();
        } finally {
          running--;
          places.giveBack();
        }
      }),
    setDelay: pace.setDelay,
    holdUntil: pace.holdUntil,
    nextAllowedAt: () => {
      const now = clock.now();
      const next = pace.next(now);
      return next > now ? next : null;
    },
    noteRefusal: () => {
      refusals++;
      if (refusals >= settings.stopAfterRefusals) stop(`it refused ${refusals} requests in a row`);
      return reason !== null;
    },
    noteSuccess: () => {
      refusals = 0;
    },
    refusals: () => refusals,
    budgetLeft: () => pace.budgetLeft(clock.now()),
    stop,
    stopped: () => reason,
    waiting: () => queue.size + queue.pending - running,
    running: () => running,
    idle: () => queue.onIdle(),
  };
}
