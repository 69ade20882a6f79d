import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROGRAM, ROOT, runCli, temporaryFolder } from '../../cli/run-cli.js';
import { emptyDatabase } from '../../support/embedded.js';
import { startChromium } from './chromium.js';

/*
 * A moderator's first evening, with the real program: the link of the first start, ten decisions by keyboard, a process
 * that is killed while decisions are written, and a colleague at the same queue.
 */

const BOARD = path.join(ROOT, 'tests/eval/desk-queue');
/** Threads of the board: as many as have some fifteen incidents. */
const THREADS = 56;

let folder: ReturnType<typeof temporaryFolder> | null = null;
let data = '';
let browser: Browser | null = null;
let child: ChildProcess | null = null;
let origin = '';

beforeAll(async () => {
  browser = await startChromium();
  if (browser === null) return;
  folder = temporaryFolder();
  data = await emptyDatabase(path.join(folder.folder, 'data'));
  const lines = readFileSync(path.join(BOARD, 'posts.jsonl'), 'utf8').trim().split('\n');
  const topicOf = (line: string): string => String(/"topic_id": "(\d+)"/.exec(line)?.[1]);
  const topics = new Set([...new Set(lines.map(topicOf))].slice(0, THREADS));
  const file = path.join(folder.folder, 'board.jsonl');
  writeFileSync(file, `${lines.filter((line) => topics.has(topicOf(line))).join('\n')}\n`);
  const { code, stderr } = await runCli(['ingest', file, '--map', path.join(BOARD, 'map.yaml'), '--data', data]);
  expect([code, stderr]).toEqual([0, expect.anything()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (child !== null) await stop('SIGTERM');
  folder?.remove();
});

/** Starts the desk on a port; gives all it said. */
async function start(port: string): Promise<string> {
  const { DATABASE_URL: _server, THREADBARE_DATA: _folder, ...env } = process.env;
  child = spawn(process.execPath, [...PROGRAM, 'serve', '--port', port, '--data', data], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  if (child.stdout === null) throw new Error('no output');
  for await (const piece of child.stdout.setEncoding('utf8')) {
    said += String(piece);
    if (said.includes('The desk is at') && (port !== '0' || said.includes('token=')) && said.endsWith('\n')) break;
  }
  origin = /The desk is at (\S+)/.exec(said)?.[1] ?? '';
  return said;
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (child === null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  child = null;
}

/** Words that a screen reader hears when something was done. */
const notice = (page: Page): Promise<string> => page.locator('p.notice, [role=status]').first().innerText();
const WAIT = { timeout: 20_000 };

interface LogLine {
  readonly kind: string;
  readonly post: string;
  readonly decision: string;
}

/** The log as `threadbare desk export-log` writes it. */
async function readLog(): Promise<LogLine[]> {
  const { code, stdout } = await runCli(['desk', 'export-log', '--format', 'jsonl', '--data', data]);
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row: Record<string, unknown> = JSON.parse(line);
      return { kind: String(row.kind), post: String(row.post_id), decision: String(row.decision_id) };
    });
}

/** What a page does: a form that is sent, and the first decision of the queue, whose answer nobody waits for. */
const POST = `((body) => fetch('/decide', {
  method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }))`;
const SEND = `(() => {
  const fields = new FormData(document.querySelector('form[action="/decide"]'));
  fields.append('kind', 'escalate');
  const text = new URLSearchParams(fields).toString();
  ${POST}(text).catch(() => undefined);
  return text;
})()`;

let people: BrowserContext | null = null;

test('a first-time moderator makes an account and finishes ten decisions by keyboard', async (context) => {
  if (browser === null) return context.skip();
  const link = /http\S+token=\S+/.exec(await start('0'))?.[0] ?? '';
  people = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  const page = await people.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(link);
  await page.locator('input[name=name]').focus();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ada@desk.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('three loud kettles');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url(), WAIT).toBe(`${origin}/queue`);
  await expect.poll(() => page.locator('[data-item]').count(), WAIT).toBeGreaterThan(5);
  await page.keyboard.press('j');
  const keys = ['a', 'r', 'w', 'e', 'a', 'x', 'r', 'a', 'w', 'e'];
  for (const key of keys) {
    const before = page.url();
    await page.keyboard.press(key);
    await expect.poll(() => page.url(), WAIT).not.toBe(before);
    expect(await notice(page)).not.toBe('');
    // The next card has the focus: the next key decides on it.
    await expect
      .poll(() => page.evaluate('(document.activeElement?.closest("[data-item]") ?? null) !== null'), WAIT)
      .toBe(true);
  }
  const decided = new Set((await readLog()).map(({ decision }) => decision));
  expect(decided.size).toBe(keys.length);
  // And back again.
  const before = page.url();
  await page.keyboard.press('u');
  await expect.poll(() => page.url(), WAIT).not.toBe(before);
  expect((await readLog()).some(({ kind }) => kind === 'undo')).toBe(true);
  expect(faults).toEqual([]);
}, 120_000);

test('a desk that is killed while a decision is written has all of it or nothing, and takes it again once', async (context) => {
  if (people === null) return context.skip();
  const page = await people.newPage();
  for (const delay of [0, 15, 60]) {
    await page.goto(`${origin}/queue`);
    const sent = String(await page.evaluate(SEND));
    await new Promise((resolve) => setTimeout(resolve, delay));
    await stop('SIGKILL');
    const fields = new URLSearchParams(sent);
    const posts = fields.getAll('post').length;
    const mine = (lines: readonly LogLine[]): number =>
      lines.filter(({ decision }) => decision === fields.get('decisionId')).length;
    expect([0, posts]).toContain(mine(await readLog()));
    await start(new URL(origin).port);
    await page.goto(`${origin}/queue`);
    const again = await page.evaluate(`${POST}(${JSON.stringify(sent)}).then((answer) => answer.status)`);
    expect(again).toBe(200);
    expect(mine(await readLog())).toBe(posts);
  }
}, 180_000);
