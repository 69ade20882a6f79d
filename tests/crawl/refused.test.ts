import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import type { TruthPost } from '../support/fixture-site/truth.js';
import { MEMBER_COOKIE } from '../support/fixture-site.js';
import {
  crawl,
  crawlRefused,
  openDesk,
  query,
  type RowPost,
  SMALL,
  storedPosts,
  truePosts,
  unlike,
} from './crawling.js';

const desk = openDesk();

const asRow = ({ thread, id, author, text, kind }: TruthPost): RowPost => ({ thread, id, author, text, kind });

/** Everything that stands in the archives of a folder. */
const archiveText = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.warc.gz'))
    .map((name) => gunzipSync(readFileSync(path.join(folder, name))).toString('latin1'))
    .join('\n');
afterEach(desk.clean);

describe('refusals', () => {
  it('names and counts walls, what robots.txt closes, what is gone and what leads in a ring', async () => {
    const site = await desk.site();
    const place = await desk.place();
    const { summary } = await crawl(place, [site.front, '--depth', 'site']);
    expect(summary).toMatchObject({ refused: 3, gone: 2, failed: 1, state: 'finished' });
    expect(summary.codes).toMatchObject({
      'robots-disallow': 1,
      'login-required': 1,
      'access-refused': 1,
      'redirect-loop': 1,
    });
    const problems = await query(place.data, 'select code, file from v_problem');
    const wall = site.truth().sections.find(({ access }) => access === 'refused')?.pages[0];
    expect(problems.filter(({ file }) => file === wall)).toHaveLength(1);
  });

  it('stops a server after a few refusals and goes on with the others', async () => {
    const [closing, open] = await Promise.all([
      desk.site({ ...SMALL, seed: 3 }),
      desk.site({ ...SMALL, seed: 4, engine: 'xenforo' }),
    ]);
    const place = await desk.place();
    closing.faults.add({ what: { fault: 'status', status: 403 }, after: 6, times: 99 });
    const { code, summary } = await crawl(place, [closing.front, open.front, '--depth', 'site', '--strict']);
    const refused = closing.log.all.filter(({ fault }) => fault === 'status');
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused.length).toBeLessThanOrEqual(5);
    expect(closing.log.all.at(-1)?.fault).toBe('status');
    expect(summary.stopped.map(({ origin }) => origin)).toEqual([closing.origin]);
    expect(summary.stopped[0]?.left).toBeGreaterThan(0);
    expect(code).not.toBe(0);
    expect(unlike(await storedPosts(place, open), truePosts(open))).toEqual([]);
  });

  it('names a challenge page and does not try to pass it', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    site.faults.add({ what: { fault: 'challenge' }, where: ({ kind }) => kind === 'thread', times: 99 });
    const { summary } = await crawl(place, [site.front, '--depth', 'site']);
    expect(summary.codes['challenge-page']).toBe(summary.refused);
    expect(summary.stopped).toHaveLength(1);
    const asked = site.log.all.filter(({ fault }) => fault === 'challenge').map(({ key }) => key);
    expect(new Set(asked).size).toBe(asked.length);
    expect(await storedPosts(place, site)).toEqual([]);
  });

  it('goes on behind a wall with the cookies of the user, which nothing else gets to see', async () => {
    const site = await desk.site({ ...SMALL, walls: 'some' });
    const place = await desk.place();
    const { summary } = await crawl(place, [site.front, '--depth', 'site']);
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
    const secret = 'c0ffee5ecret';
    const file = path.join(place.warc, 'cookies.txt');
    writeFileSync(file, `# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\t${MEMBER_COOKIE}\t${secret}\n`);
    site.log.clear();
    const again = await runCli([
      ...['crawl', '--data', place.data, '--resume', summary.crawl, '--retry'],
      ...['--cookies', file, '--json', '--no-analyze'],
    ]);
    expect(again.code).toBe(0);
    const walled = site.truth().sections.filter(({ access }) => !['public', 'robots'].includes(access));
    const behind = site.truth().threads.filter(({ section }) => walled.some(({ id }) => id === section));
    expect(behind).toHaveLength(2);
    const stored = await storedPosts(place, site);
    expect(unlike(stored, [...truePosts(site), ...behind.flatMap(({ posts }) => posts.map(asRow))])).toEqual([]);
    expect(site.log.all.every(({ cookies }) => cookies.includes(MEMBER_COOKIE))).toBe(true);
    const told = `${again.stdout}${again.stderr}${archiveText(place.warc)}`;
    expect(told).toContain('WARC-Target-URI');
    expect(told).not.toContain(secret);
    expect(JSON.stringify(await query(place.data, 'select message from v_problem'))).not.toContain(secret);
  });

  it('asks nothing of a private address unless it is allowed', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const { code, stderr, stdout } = await crawlRefused(place, [site.front]);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toMatch(/private/);
    expect(stderr).toMatch(/--allow-private/);
    expect(site.log.all).toEqual([]);
  });
});
