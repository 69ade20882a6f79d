import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/errors.js';
import { type Lane, ownLane, startLanes } from '../../src/workers/lanes.js';
import { poolOf } from '../../src/workers/pool.js';
import { root } from '../support/shared.js';

const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-pool-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Workers run the built program: `npm run build` comes before the tests. */
const built = (file: string): string => pathToFileURL(path.join(root, 'dist', file)).href;

writeFileSync(
  path.join(dir, 'worker.js'),
  `import { serve } from '${built('workers/serve.js')}';
import { UsageError } from '${built('model/errors.js')}';
import { workerData } from 'node:worker_threads';
serve(async (job) => {
  if (job === 'die') process.exit(3);
  if (job === 'usage') throw new UsageError('bad-option', 'no such option');
  if (job === 'mistake') throw new Error('a mistake');
  return job * workerData;
});
`,
);
writeFileSync(path.join(dir, 'package.json'), '{"type":"module"}');
const base = pathToFileURL(path.join(dir, 'caller.js')).href;

describe('worker threads', () => {
  it('answer each job, and throw what its handler threw', async () => {
    const pool = poolOf(startLanes<number | string, number>(2, './worker', base, { data: 10 }));
    expect(await Promise.all([1, 2, 3, 4, 5, 6, 7].map((job) => pool.ask(job)))).toEqual([10, 20, 30, 40, 50, 60, 70]);
    const usage = await pool.ask('usage').catch((error: unknown) => error);
    expect(usage).toBeInstanceOf(UsageError);
    expect(usage).toMatchObject({ code: 'bad-option', message: 'no such option' });
    await expect(pool.ask('mistake')).rejects.toThrow(/a mistake\n.*worker\.js/);
    expect(await pool.ask(8)).toBe(80);
    await pool.close();
    await expect(pool.ask(1)).rejects.toThrow('was closed');
  });

  it('refuse the jobs of one that ended; the others go on', async () => {
    const pool = poolOf(startLanes<number | string, number>(2, './worker', base, { data: 1 }));
    await expect(pool.ask('die')).rejects.toThrow('ended with code 3');
    expect(await Promise.all([1, 2, 3].map((job) => pool.ask(job)))).toEqual([1, 2, 3]);
    await expect(pool.ask('die')).rejects.toThrow('ended with code 3');
    await expect(pool.ask(1)).rejects.toThrow('ended with code 3');
    await pool.close();
  });
});

/** A lane that notes how many jobs it holds at a time. */
function watched(room: number, held: { now: number; most: number }): Lane<number, number> {
  return {
    room,
    run: async (job) => {
      held.now += 1;
      held.most = Math.max(held.most, held.now);
      await new Promise((resolve) => setImmediate(resolve));
      held.now -= 1;
      if (job % 7 === 0) throw new Error(`job ${job}`);
      return job + 1;
    },
    end: () => Promise.resolve(),
    failure: () => null,
  };
}

describe('a pool of lanes', () => {
  it('gives every job to exactly one, never more than there is room for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(100), { maxLength: 40 }),
        async (rooms, jobs) => {
          const held = rooms.map(() => ({ now: 0, most: 0 }));
          const pool = poolOf(rooms.map((room, i) => watched(room, held[i] ?? { now: 0, most: 0 })));
          const answers = await Promise.allSettled(jobs.map((job) => pool.ask(job)));
          answers.forEach((answer, i) => {
            const job = jobs[i] ?? 0;
            expect(answer.status === 'fulfilled' ? answer.value : String(answer.reason)).toBe(
              job % 7 === 0 ? `Error: job ${job}` : job + 1,
            );
          });
          for (const [i, room] of rooms.entries()) expect(held[i]?.most).toBeLessThanOrEqual(room);
          await pool.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses what waits when it is closed, and ends after the job in work', async () => {
    let finish: (value: number) => void = () => undefined;
    const pool = poolOf([ownLane(() => new Promise<number>((resolve) => (finish = resolve)))]);
    const working = pool.ask(1);
    const waiting = pool.ask(2).catch((error: unknown) => String(error));
    const closed = pool.close();
    expect(await waiting).toContain('was closed');
    finish(5);
    expect(await working).toBe(5);
    await closed;
  });

  it('without lanes refuses every job', async () => {
    await expect(poolOf<number, number>([]).ask(1)).rejects.toThrow('without threads');
  });
});
