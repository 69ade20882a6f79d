import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { crawl, dump, openDesk, type Place, SMALL, storedPosts, truePosts, unlike } from './crawling.js';

const desk = openDesk();
afterEach(desk.clean);

/** Records of all archives of a place, by type. */
function recordsOf({ warc }: Place): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of archivesOf(warc)) {
    const text = gunzipSync(readFileSync(file)).toString('latin1');
    for (const [, type = ''] of text.matchAll(/^WARC-Type: (\w+)\r$/gm)) counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}

const archivesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.warc.gz'))
    .sort()
    .map((name) => path.join(folder, name));

describe('a second visit', () => {
  it('fetches only what is new or has changed', async () => {
    const site = await desk.site();
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site']);
    const first = site.log.pages().length;
    // One thread on its last page, one that needs a page more.
    const [short, full] = ['17', '41'].map((id) => site.truth().thread(id));
    const added = [Number(short?.id), Number(full?.id), Number(full?.id), Number(full?.id), Number(full?.id)];
    for (const id of added) site.change.reply(id, `News for thread ${id}: there is more to say.`);
    site.log.clear();
    const { summary } = await crawl(place, ['--refresh']);
    expect(summary).toMatchObject({ visit: 2, state: 'finished' });
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
    const again = site.log.pages();
    expect(again.length).toBeLessThan(first / 2);
    const threads = new Set(again.filter(({ kind }) => kind === 'thread').map(({ key }) => key.split(' ')[1]));
    expect(threads).toEqual(new Set([short?.id, full?.id]));
    expect(again.filter(({ status }) => status === 304).length).toBeGreaterThan(0);
    expect(site.log.traps()).toEqual([]);
    expect(recordsOf(place).revisit).toBe(again.filter(({ status }) => status === 304).length);
  });

  it('of a board that did not change is all 304 and writes no row', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site']);
    const before = await dump(place);
    site.log.clear();
    await crawl(place, ['--refresh']);
    expect(new Set(site.log.pages().map(({ status }) => status))).toEqual(new Set([304]));
    expect(site.log.pages().every(({ kind }) => kind !== 'thread')).toBe(true);
    expect(await dump(place)).toEqual(before);
  });
});

describe('what was kept', () => {
  it('gives the same rows when its WARC files are ingested elsewhere, and when it is parsed again offline', async () => {
    const site = await desk.site({ ...SMALL, trouble: true, walls: 'some' });
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site']);
    const rows = await dump(place);
    expect(rows.length).toBeGreaterThan(truePosts(site).length);
    await site.close();
    const other = await desk.place();
    const files = archivesOf(place.warc);
    expect(files.length).toBeGreaterThan(0);
    const read = await runCli(['ingest', '--data', other.data, '--no-analyze', '--json', ...files]);
    expect(read.stderr).not.toMatch(/error/i);
    expect(await dump(other)).toEqual(rows);
    const again = await runCli(['reparse', '--data', place.data, '--no-analyze', '--json']);
    expect(again.code).toBe(0);
    expect(await dump(place)).toEqual(rows);
  });
});
