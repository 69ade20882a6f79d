import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { PROGRAM, runCli, spawnCli } from '../cli/run-cli.js';
import type { FixtureSite } from '../support/fixture-site.js';
import { seededRandom } from '../support/synthetic-thread.js';
import {
  crawl,
  crawlArgs,
  dump,
  HASTE,
  openDesk,
  type Place,
  readSummary,
  SMALL,
  storedPosts,
  truePosts,
  unlike,
} from './crawling.js';

const desk = openDesk();
afterEach(desk.clean);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts the program and gives a way to kill it outright; `over` says whether it ended by itself. */
function start(args: readonly string[]) {
  const { DATABASE_URL: _server, THREADBARE_DATA: _folder, ...env } = process.env;
  const child = spawn(process.execPath, [...PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const over = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { kill: () => child.kill('SIGKILL'), over, said: () => said };
}

/** Waits until the site was asked once more than before, or the process ended. */
async function asked(site: FixtureSite, before: number, over: Promise<unknown>): Promise<void> {
  let ended = false;
  void over.then(() => {
    ended = true;
  });
  while (!ended && site.log.all.length <= before) await pause(2);
}

/** Pages given out whole more than once, counted without the first time. */
const again = (site: FixtureSite): number => [...site.log.repeated().values()].reduce((sum, n) => sum + n - 1, 0);

const whole = (site: FixtureSite): readonly string[] => [site.front, '--depth', 'site'];

/** As `--resume` says it: the crawl's own plan knows about the private address and the delay. */
const resume = ({ data }: Place): readonly string[] => ['crawl', '--data', data, '--json', '--no-analyze', '--resume'];

/** Twenty-odd starts of the program, each with the database's recovery: a second apiece on a quiet machine. */
const LONG = 300_000;

describe('a crawl that is killed', () => {
  it(
    'twenty times with kill -9 ends with the rows of an undisturbed one; what was fetched stays fetched',
    async () => {
      const site = await desk.site({ latency: 8 });
      const calm = await desk.place();
      await crawl(calm, whole(site));
      const undisturbed = site.log.pages().length;
      site.log.clear();
      const place = await desk.place();
      const random = seededRandom(11);
      let kills = 0;
      for (let round = 0; kills < 20; round += 1) {
        expect(round).toBeLessThan(60);
        const before = site.log.all.length;
        const run = start(round === 0 ? crawlArgs(place, [...HASTE, ...whole(site)]) : resume(place));
        // Most die in the middle of a page, some while they start, some in between.
        if (random() < 0.8) await asked(site, before, run.over);
        await pause(Math.floor(random() * 60));
        run.kill();
        const code = await run.over;
        if (code === null) kills += 1;
        else expect({ code, said: run.said() }).toMatchObject({ code: 0 });
      }
      const last = await spawnCli(resume(place));
      expect({ code: last.code, stderr: last.stderr }).toMatchObject({ code: 0 });
      expect(readSummary(last.stdout)).toMatchObject({ state: 'finished', queued: 0 });
      expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
      expect(await dump(place)).toEqual(await dump(calm));
      expect(again(site)).toBeLessThanOrEqual(kills);
      expect(site.log.pages().length).toBeLessThanOrEqual(undisturbed + kills);
      expect(site.log.traps()).toEqual([]);
      // The archive of a crawl that was torn twenty times is whole: it gives the same rows elsewhere.
      const other = await desk.place();
      const read = await runCli(['ingest', '--data', other.data, '--no-analyze', '--json', place.warc]);
      expect(read.stderr).not.toMatch(/damaged|truncated/i);
      expect(await dump(other)).toEqual(await dump(calm));
    },
    LONG,
  );

  it('by Ctrl-C says how to go on, and goes on', async () => {
    const site = await desk.site({ latency: 8 });
    const place = await desk.place();
    let interrupt: (() => void) | null = null;
    site.change.after(/^thread \d+ page 2$/, () => interrupt?.());
    const args = crawlArgs(place, [...HASTE, ...whole(site)]);
    const { DATABASE_URL: _server, THREADBARE_DATA: _folder, ...env } = process.env;
    const child = spawn(process.execPath, [...PROGRAM, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    interrupt = () => child.kill('SIGINT');
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(code).toBe(130);
    expect(stderr).toMatch(/resume|go on/i);
    const stopped = site.log.pages().length;
    expect(stopped).toBeLessThan(20);
    const gone = await spawnCli(resume(place));
    expect(readSummary(gone.stdout)).toMatchObject({ state: 'finished', queued: 0 });
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
    expect(again(site)).toBeLessThanOrEqual(1);
  });
});

describe('two crawls at once', () => {
  it('of the same address: the second one is told so and touches nothing', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const args = crawlArgs(place, [...HASTE, ...whole(site)]);
    // The first one waits for a page until the second one has had its say.
    const release = site.hold(/^section 1 page 1$/);
    const first = start(args);
    await asked(site, 2, first.over);
    const second = await spawnCli(args);
    release();
    expect({ code: second.code, stderr: second.stderr }).toMatchObject({ code: 4 });
    expect(second.stderr).toMatch(/another process/i);
    expect(second.stdout).toBe('');
    expect(await first.over).toBe(0);
    expect(site.log.repeated()).toEqual(new Map());
    expect(site.log.concurrency()).toBe(1);
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
  });
});
