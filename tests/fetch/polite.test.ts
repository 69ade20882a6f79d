import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clock, nextDay, systemClock } from '../../src/fetch/polite/clock.js';
import { createLanes, type LanesOptions, laneOf } from '../../src/fetch/polite/lanes.js';
import { createPace } from '../../src/fetch/polite/pace.js';
import { PolicyError } from '../../src/model/errors.js';

const DAY = 86_400_000;
/** Noon, so that a test of a day's budget has half a day to go. */
const NOON = Date.parse('2026-11-22T12:00:00Z');

/** Time that passes only while everybody sleeps: whoever wakes next sets it. */
function fakeClock(start = NOON): Clock & { advance(milliseconds: number): void } {
  let now = start;
  const sleepers: { at: number; wake: () => void }[] = [];
  let turning = false;
  const turn = (): void => {
    if (turning) return;
    turning = true;
    // After every task that can run has run.
    setImmediate(() => {
      turning = false;
      const next = sleepers.sort((a, b) => a.at - b.at).shift();
      if (next === undefined) return;
      now = Math.max(now, next.at);
      next.wake();
      turn();
    });
  };
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal.reason);
        });
        turn();
      }),
  };
}

const URL_A = 'https://a.example/viewtopic.php?t=1';
const URL_B = 'https://b.example/';

function setUp(options: Partial<LanesOptions> = {}) {
  const clock = fakeClock();
  const lanes = createLanes({ jobs: 4, delayMs: 2_000, random: () => 0.5, clock, ...options });
  const starts: number[] = [];
  /** A task that takes a time and notes when it started, in milliseconds from noon. */
  const task =
    (takes = 0, at: number[] = starts) =>
    async (): Promise<number> => {
      at.push(clock.now() - NOON);
      if (takes > 0) await clock.sleep(takes);
      return takes;
    };
  return { clock, lanes, starts, task };
}

const gaps = (starts: readonly number[]): number[] => starts.slice(1).map((start, i) => start - (starts[i] ?? 0));

describe('a lane', () => {
  test('leaves the delay between starts, however long a task takes', async () => {
    const { lanes, starts, task } = setUp();
    const lane = lanes.lane(URL_A);
    await Promise.all([0, 500, 5_000, 0].map((takes) => lane.run(task(takes))));
    // The third takes longer than the gap: the fourth waits for it, since there is one connection.
    expect(starts).toEqual([0, 2_000, 4_000, 9_000]);
  });

  test('gives back what the task gives, and its error, and goes on', async () => {
    const { lanes } = setUp({ delayMs: 0 });
    const lane = lanes.lane(URL_A);
    expect(await lane.run(async () => 'page')).toBe('page');
    await expect(
      lane.run(async () => {
        throw new Error('torn');
      }),
    ).rejects.toThrow('torn');
    expect(await lane.run(async () => 2)).toBe(2);
    expect([lane.running(), lane.waiting()]).toEqual([0, 0]);
  });

  test('is first come, first served', async () => {
    const { lanes } = setUp();
    const order: number[] = [];
    const lane = lanes.lane(URL_A);
    await Promise.all([1, 2, 3, 4, 5].map((n) => lane.run(async () => order.push(n))));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  test('the site’s Crawl-delay holds where it is larger, from the last start on', async () => {
    const { lanes, starts, task } = setUp();
    const lane = lanes.lane(URL_A);
    await lane.run(task());
    lane.setDelay(10_000);
    expect(lane.nextAllowedAt()).toBe(NOON + 10_000);
    await Promise.all([lane.run(task()), lane.run(task())]);
    lane.setDelay(500);
    await lane.run(task());
    expect(gaps(starts)).toEqual([10_000, 10_000, 10_000]);
    await lane.run(task());
    expect(gaps(starts).at(-1)).toBe(2_000);
  });

  test('jitter spreads gaps around the delay and never goes below the Crawl-delay', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.9999, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 60_000 }),
        (chances, delayMs, crawlDelay) => {
          const queue = [...chances];
          const random = (): number => queue.shift() ?? 0;
          const pace = createPace({ delayMs, jitter: 0.25, dailyBudget: 1_000, random }, 0, NOON);
          pace.setDelay(crawlDelay);
          let now = NOON;
          for (const chance of chances) {
            pace.started(now);
            const gap = pace.next(now) - now;
            expect(gap).toBeGreaterThanOrEqual(crawlDelay);
            expect(gap).toBeCloseTo(Math.max(crawlDelay, Math.max(delayMs, crawlDelay) * (0.75 + chance / 2)), 3);
            now += gap;
          }
        },
      ),
    );
  });

  test('is held until a time, also when it is told while tasks wait', async () => {
    const { lanes, starts, task } = setUp();
    const lane = lanes.lane(URL_A);
    await lane.run(task());
    const waiting = Promise.all([lane.run(task()), lane.run(task())]);
    lane.holdUntil(NOON + 60_000);
    lane.holdUntil(NOON + 30_000);
    expect(lane.nextAllowedAt()).toBe(NOON + 60_000);
    await waiting;
    expect(starts).toEqual([0, 60_000, 62_000]);
  });

  test('says when it may be asked next', async () => {
    const { lanes, clock, task } = setUp();
    const lane = lanes.lane(URL_A);
    expect(lane.nextAllowedAt()).toBeNull();
    await lane.run(task());
    expect(lane.nextAllowedAt()).toBe(NOON + 2_000);
    clock.advance(2_000);
    expect(lane.nextAllowedAt()).toBeNull();
  });

  test('more connections share the gaps', async () => {
    const { lanes, starts, task } = setUp({ perHost: 2 });
    const lane = lanes.lane(URL_A);
    await Promise.all([10_000, 10_000, 0, 0].map((takes) => lane.run(task(takes))));
    expect(starts).toEqual([0, 2_000, 10_000, 12_000]);
  });
});

describe('an end', () => {
  test('a signal ends what waits, at once, and nothing of it is counted', async () => {
    const { lanes, starts, task } = setUp();
    const lane = lanes.lane(URL_A);
    await lane.run(task());
    const end = new AbortController();
    const waiting = [lane.run(task(), end.signal), lane.run(task(), end.signal)];
    const settled = Promise.allSettled(waiting);
    end.abort(new Error('interrupted'));
    expect((await settled).map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
      'Error: interrupted',
      'Error: interrupted',
    ]);
    expect(starts).toEqual([0]);
    expect(lane.budgetLeft()).toBe(9_999);
    await lane.run(task());
    expect(starts).toEqual([0, 2_000]);
    await expect(lane.run(task(), end.signal)).rejects.toThrow('interrupted');
  });

  test('waiting leaves nothing on a signal, and warns of nothing', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error): number => warnings.push(warning.name);
    process.on('warning', listen);
    const { lanes, task } = setUp({ jobs: 40, perHost: 20 });
    const end = new AbortController();
    const hosts = Array.from({ length: 20 }, (_, i) => lanes.lane(`https://h${i}.example/`));
    await Promise.all(hosts.flatMap((lane) => [1, 2, 3].map(() => lane.run(task(), end.signal))));
    await Promise.all(Array.from({ length: 20 }, () => hosts[0]?.run(task(), end.signal)));
    await Promise.all(Array.from({ length: 20 }, () => hosts[1]?.run(task())));
    expect(getEventListeners(end.signal, 'abort')).toEqual([]);
    await new Promise(setImmediate);
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  test('three refusals in a row stop the host, and what waits for it', async () => {
    const { lanes, task } = setUp();
    const lane = lanes.lane(URL_A);
    expect([lane.noteRefusal(), lane.noteRefusal(), lane.refusals()]).toEqual([false, false, 2]);
    lane.noteSuccess();
    expect(lane.refusals()).toBe(0);
    await lane.run(task());
    const waiting = Promise.allSettled([lane.run(task()), lane.run(task())]);
    expect([lane.noteRefusal(), lane.noteRefusal(), lane.noteRefusal()]).toEqual([false, false, true]);
    expect(lane.stopped()).toBe('it refused 3 requests in a row');
    for (const one of await waiting) {
      expect(one.status === 'rejected' && one.reason).toBeInstanceOf(PolicyError);
      expect(one.status === 'rejected' && String(one.reason)).toContain(
        'a.example is asked no more: it refused 3 requests in a row',
      );
    }
    await expect(lane.run(task())).rejects.toMatchObject({ code: 'host-stopped' });
    // Others are not concerned.
    expect(await lanes.lane(URL_B).run(task())).toBe(0);
  });

  test('a stop keeps its first reason', () => {
    const lane = setUp().lanes.lane(URL_A);
    lane.stop('robots.txt forbids all of it');
    lane.stop('something else');
    expect(lane.stopped()).toBe('robots.txt forbids all of it');
    expect(lane.noteRefusal()).toBe(true);
  });
});

describe('the budget of a day', () => {
  test('counts what the database knows, ends, and begins anew at midnight UTC', async () => {
    const { lanes, clock, task } = setUp({ dailyBudget: 5, delayMs: 0 });
    const lane = lanes.lane(URL_A, 3);
    expect(lane.budgetLeft()).toBe(2);
    await lane.run(task());
    await lane.run(task());
    expect(lane.budgetLeft()).toBe(0);
    await expect(lane.run(task())).rejects.toMatchObject({ code: 'daily-budget' });
    expect(lane.nextAllowedAt()).toBe(NOON + DAY / 2);
    clock.advance(DAY / 2);
    expect(lane.budgetLeft()).toBe(5);
    expect(lane.nextAllowedAt()).toBeNull();
    await lane.run(task());
    expect(lane.budgetLeft()).toBe(4);
  });

  test('more was used than there is', () => {
    expect(setUp({ dailyBudget: 5 }).lanes.lane(URL_A, 9).budgetLeft()).toBe(0);
  });

  test('a day ends at midnight UTC', () => {
    expect(new Date(nextDay(NOON)).toISOString()).toBe('2026-11-23T00:00:00.000Z');
    expect(nextDay(NOON + DAY / 2)).toBe(NOON + DAY / 2 + DAY);
  });
});

describe('lanes', () => {
  test('one for each host and port; http and https of a host are one', () => {
    const { lanes } = setUp();
    expect(lanes.lane('http://a.example/x')).toBe(lanes.lane('https://A.example:443/y'));
    expect(laneOf('http://127.0.0.1:8080/x')).toBe('127.0.0.1:8080');
    expect(lanes.lane('https://a.example:8443/')).not.toBe(lanes.lane('https://a.example/'));
    expect(lanes.all().map((lane) => lane.host)).toEqual(['a.example', 'a.example:8443']);
  });

  test('hosts do not wait for each other', async () => {
    const { lanes, task } = setUp();
    const [a, b]: [number[], number[]] = [[], []];
    await Promise.all([1, 2, 3].flatMap(() => [lanes.lane(URL_A).run(task(0, a)), lanes.lane(URL_B).run(task(0, b))]));
    expect([a, b]).toEqual([
      [0, 2_000, 4_000],
      [0, 2_000, 4_000],
    ]);
  });

  test('no more at once than there are jobs; a host that was held while it waited for a place waits again', async () => {
    const { lanes, clock, task } = setUp({ jobs: 2, delayMs: 0 });
    let most = 0;
    const count = (takes: number) => async (): Promise<void> => {
      most = Math.max(
        most,
        lanes.all().reduce((sum, lane) => sum + lane.running(), 0),
      );
      await clock.sleep(takes);
    };
    const hosts = ['a', 'b', 'c', 'd', 'e'].map((name) => lanes.lane(`https://${name}.example/`));
    const all = Promise.all(hosts.map((lane) => lane.run(count(1_000))));
    const last: number[] = [];
    const late = hosts[4]?.run(task(0, last));
    hosts[4]?.holdUntil(NOON + 50_000);
    await all;
    await late;
    expect(most).toBe(2);
    expect(last).toEqual([51_000]);
  });

  test('are idle when nothing waits or runs', async () => {
    const { lanes, starts, task } = setUp();
    void lanes.lane(URL_A).run(task(100));
    void lanes.lane(URL_A).run(task(100));
    void lanes.lane(URL_B).run(task(100));
    await lanes.idle();
    expect(starts.length).toBe(3);
  });

  test('any mix of tasks: every one runs once, gaps are kept, places are given back', async () => {
    const host = fc.constantFrom('a', 'b', 'c');
    const job = fc.record({ host, takes: fc.integer({ min: 0, max: 5_000 }), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(job, { maxLength: 25 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        async (jobs, places, perHost) => {
          const { lanes, clock } = setUp({ jobs: places, perHost, delayMs: 1_000 });
          const starts = new Map<string, number[]>();
          let running = 0;
          const done = await Promise.allSettled(
            jobs.map((one) =>
              lanes.lane(`https://${one.host}.example/`).run(async () => {
                running++;
                expect(running).toBeLessThanOrEqual(places);
                starts.set(one.host, [...(starts.get(one.host) ?? []), clock.now()]);
                await clock.sleep(one.takes);
                running--;
                if (one.fails) throw new Error('failed');
              }),
            ),
          );
          expect(done.map((one) => one.status === 'rejected')).toEqual(jobs.map((one) => one.fails));
          for (const times of starts.values()) expect(Math.min(1_000, ...gaps(times))).toBe(1_000);
          expect([...starts.values()].flat().length).toBe(jobs.length);
          await lanes.idle();
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the machine’s clock', () => {
  test('sleeps, and wakes with the reason of a signal', async () => {
    const end = new AbortController();
    const asleep = systemClock.sleep(60_000, end.signal);
    end.abort(new Error('enough'));
    await expect(asleep).rejects.toThrow('enough');
    await systemClock.sleep(1);
  });

  test('gaps as a server sees them', async () => {
    const seen: number[] = [];
    const server = createServer((_, response) => {
      seen.push(performance.now());
      response.end('ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const url = `http://127.0.0.1:${address.port}/`;
    const lane = createLanes({ jobs: 4, delayMs: 60, jitter: 0.25 }).lane(url);
    lane.setDelay(55);
    await Promise.all(
      Array.from({ length: 8 }, () =>
        lane.run(async () => {
          const answer = await fetch(url, { headers: { connection: 'close' } });
          await answer.text();
        }),
      ),
    );
    server.close();
    const between = gaps(seen);
    // Starts are 55 ms apart or more by the lane's clock; each may reach the server some milliseconds late.
    expect(between.length).toBe(7);
    expect(between.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThanOrEqual(7 * 55 - 25);
  });
});
