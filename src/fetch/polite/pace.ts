import { nextDay } from './clock.js';

export interface PaceSettings {
  readonly delayMs: number;
  /** Part of the delay by which a gap may be shorter or longer, 0..1. */
  readonly jitter: number;
  readonly dailyBudget: number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
}

/** When the next request of a host may start, and how many more today: arithmetic only, the time is given. */
export interface Pace {
  /** The earliest start from now on, in milliseconds since 1970; `now` itself when it may start at once. */
  next(now: number): number;
  /** A request starts. */
  started(now: number): void;
  /** The site's own Crawl-delay in milliseconds; the larger of it and the delay holds, from the last start on. */
  setDelay(milliseconds: number): void;
  /** No start before this time; an earlier one than is set already changes nothing. */
  holdUntil(time: number): void;
  budgetLeft(now: number): number;
}

/**
 * Gaps between starts are the delay, larger or smaller by chance up to the jitter, so that several crawls do not march
 * in step; never below what the site asks for.
 * @param used requests of this day so far
 */
export function createPace(settings: PaceSettings, used: number, now: number): Pace {
  let crawlDelay = 0;
  let lastStart: number | null = null;
  let chosenGap = 0;
  let held = 0;
  let left = Math.max(0, settings.dailyBudget - used);
  let dayEnds = nextDay(now);

  const renew = (time: number): void => {
    if (time < dayEnds) return;
    left = settings.dailyBudget;
    dayEnds = nextDay(time);
  };
  return {
    next: (time) => {
      renew(time);
      const spaced = lastStart === null ? 0 : lastStart + Math.max(chosenGap, crawlDelay);
      return Math.max(time, spaced, held, left > 0 ? 0 : dayEnds);
    },
    started: (time) => {
      renew(time);
      left--;
      lastStart = time;
      const base = Math.max(settings.delayMs, crawlDelay);
      chosenGap = base === 0 ? 0 : base * (1 + settings.jitter * (2 * settings.random() - 1));
    },
    setDelay: (milliseconds) => {
      crawlDelay = Math.max(0, milliseconds);
    },
    holdUntil: (time) => {
      held = Math.max(held, time);
    },
    budgetLeft: (time) => {
      renew(time);
      return left;
    },
  };
}
