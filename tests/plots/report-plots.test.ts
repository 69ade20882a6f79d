import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { THREAD_PLOTS, WHOLE_PLOTS } from '../../src/report/plots/index.js';
import { runCli, seedDatabase, temporaryFolder } from '../cli/run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const at = (name: string): string => path.join(folder, name);
const report = (...args: string[]) => runCli(['report', '--data', data, ...args]);
let thread = '';

beforeAll(async () => {
  await seedDatabase(data);
  const { stdout } = await report('--format', 'json');
  const read: unknown = JSON.parse(stdout);
  thread = /"threadId":\s*"([^"]+)"/.exec(JSON.stringify(read))?.[1] ?? '';
});

afterAll(remove);

describe('report --plot', () => {
  test.each(THREAD_PLOTS)('draws %s of a thread, the same by argument and by option', async (plot) => {
    const { code, stderr } = await report('--thread', thread, '--plot', plot, '--out', at(`${plot}.svg`));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const svg = readFileSync(at(`${plot}.svg`), 'utf8');
    expect(load(svg, { xml: true })('svg[role=img] > title').text()).not.toBe('');
    expect((await report(thread, '--plot', plot)).stdout).toBe(svg);
  });

  test.each(WHOLE_PLOTS)('draws %s of everything', async (plot) => {
    expect((await report('--plot', plot)).stdout).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
  });

  test('draws the tone of a person', async () => {
    expect((await report('--plot', 'author', '--author', 'kestrel')).stdout).toContain('Tone of Kestrel over time');
  });

  test('writes PNG twice as large as the picture, with its words in it', async () => {
    const { code } = await report('--thread', thread, '--plot', 'tone', '--out', at('tone.png'));
    expect(code).toBe(0);
    const png = readFileSync(at('tone.png'));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 620]);
    expect(png.length).toBeGreaterThan(15_000);
  });

  test('says what to do about what it cannot draw or write', async () => {
    writeFileSync(at('mine.svg'), 'mine');
    const said = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await report(...args);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await said('--thread', thread, '--plot', 'tone', '--out', at('tone.gif'))).toContain('.svg nor in .png');
    expect(existsSync(at('tone.gif'))).toBe(false);
    expect(await said('--thread', thread, '--plot', 'tone', '--out', at('mine.svg'))).toContain('is there already');
    expect(readFileSync(at('mine.svg'), 'utf8')).toBe('mine');
    expect(await said('--plot', 'tone')).toContain('--thread ID');
    expect(await said('--thread', thread, '--plot', 'trends')).toContain('leave the thread out');
    expect(await said('--plot', 'author')).toContain('--author NAME');
    expect(await said('--plot', 'author', '--author', 'Nobody at all')).toContain('Nobody here is called');
    expect(await said('--plot', 'pie')).toContain('network');
    expect(await said('--plot', 'activity', '--format', 'html')).toContain('--plot');
  });
});

test('report --format html is one file with plots, their figures, and nothing from elsewhere', async () => {
  const { stdout } = await report('--format', 'html');
  const $ = load(stdout);
  expect($('meta[http-equiv]').attr('content')).toBe("default-src 'none'; style-src 'unsafe-inline'");
  expect($('figure svg.plot').length).toBeGreaterThan(4);
  expect($('figure svg.plot').length).toBe($('figure details table').length);
  expect($('script, link, img, iframe, object').length).toBe(0);
  expect(stdout).not.toMatch(/<[^>]*\b(?:src|href)\s*=|url\(|@import/i);
  const ids = $('[id]')
    .toArray()
    .map((element) => element.attribs.id);
  expect(new Set(ids).size).toBe(ids.length);
  const sections = $('h2, h3')
    .toArray()
    .map((element) => $(element).text());
  expect(sections).toContain('For and against');
  expect(sections).toContain('Who answers whom');
});
