import { type Clock, systemClock } from './clock.js';
import { createLane, type Lane } from './lane.js';
import { createPlaces } from './places.js';

export interface LanesOptions {
  /** Requests at the same time over all hosts, from 1. */
  readonly jobs: number;
  /** Milliseconds between the starts of two requests to a host; default 2,000. 0 asks as fast as it answers. */
  readonly delayMs?: number | undefined;
  /** Requests to one host at the same time, from 1; default 1. */
  readonly perHost?: number | undefined;
  /** Requests to one host in a day (UTC); default 10,000. */
  readonly dailyBudget?: number | undefined;
  /** Refusals in a row after which a host is stopped; default 3. */
  readonly stopAfterRefusals?: number | undefined;
  /** Part of the delay by which a gap may be shorter or longer, 0..1; default 0.25. */
  readonly jitter?: number | undefined;
  readonly clock?: Clock | undefined;
  /** 0 up to, not including, 1. */
  readonly random?: (() => number) | undefined;
}

/** The lanes of a crawl, one for each host. */
export interface Lanes {
  /**
   * The lane an address belongs to, made when it is first asked for.
   * @param usedToday requests made to its host today, as the database knows; counts when the lane is made
   */
  lane(url: string, usedToday?: number): Lane;
  /** All lanes, in the order they were made. */
  all(): readonly Lane[];
  /** Resolves when no task waits or runs. */
  idle(): Promise<void>;
}

/** The name of an address's lane: its host, with the port unless it is 80 for http or 443 for https. */
export function laneOf(url: string): string {
  return new URL(url).host;
}

export const DEFAULT_DELAY_MS = 2_000;
export const DEFAULT_DAILY_BUDGET = 10_000;

/** Lanes keep requests apart by host, and all of them below a common number. */
export function createLanes(options: LanesOptions): Lanes {
  const places = createPlaces(options.jobs);
  const settings = {
    delayMs: options.delayMs ?? DEFAULT_DELAY_MS,
    perHost: options.perHost ?? 1,
    dailyBudget: options.dailyBudget ?? DEFAULT_DAILY_BUDGET,
    stopAfterRefusals: options.stopAfterRefusals ?? 3,
    jitter: options.jitter ?? 0.25,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
  const lanes = new Map<string, Lane>();
  return {
    lane: (url, usedToday = 0) => {
      const host = laneOf(url);
      const known = lanes.get(host);
      if (known !== undefined) return known;
      const made = createLane(host, settings, places, usedToday);
      lanes.set(host, made);
      return made;
    },
    all: () => [...lanes.values()],
    idle: async () => {
      while ([...lanes.values()].some((lane) => lane.waiting() + lane.running() > 0))
        await Promise.all([...lanes.values()].map((lane) => lane.idle()));
    },
  };
}
