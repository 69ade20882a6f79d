import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/store/index.js';
import { PROGRAM, ROOT, runCli, temporaryFolder } from '../../cli/run-cli.js';
import { emptyDatabase } from '../../support/embedded.js';
import { browse, ORIGIN, realDesk } from './support.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');

beforeAll(() => emptyDatabase(data));
afterAll(remove);

const desk = (args: readonly string[], stdin = '') => runCli(['desk', ...args, '--data', data], { stdin });
const STATUS = ['add-user', 'ann@desk.example', '--role', 'admin', '--all-sites', '--password-stdin'];

describe('threadbare desk', () => {
  test('makes an account with a password from standard input', async () => {
    const short = await desk(STATUS, 'too short\n');
    expect([short.code, short.stderr]).toEqual([1, expect.stringContaining('12 characters or more; this one has 9')]);
    const made = await desk(STATUS, 'nine yellow lanterns\n');
    expect([made.code, made.stdout]).toEqual([0, 'ann@desk.example can sign in as admin.\n']);
    const twice = await desk(STATUS, 'nine yellow lanterns\n');
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('There is an account')]);
    const store = await openStore({ dataDir: data });
    try {
      const answer = await browse(realDesk(store)).post('/sign-in', {
        email: 'ann@desk.example',
        password: 'nine yellow lanterns',
      });
      expect(answer.status).toBe(303);
    } finally {
      await store.close();
    }
  });

  test('prints a link where no password is given; lists, changes, closes', async () => {
    const made = await desk(['add-user', 'Bo@desk.example', '--role', 'moderator', '--all-sites', '--json']);
    const { link }: { link: string } = JSON.parse(made.stdout);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8787\/invite\?token=[\w-]{43}$/);
    expect((await desk(['set-role', 'bo@desk.example', 'reader'])).stdout).toBe('bo@desk.example is reader now.\n');
    expect((await desk(['disable', 'bo@desk.example'])).code).toBe(0);
    const { stdout } = await desk(['users', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([
      { email: 'ann@desk.example', role: 'admin', sites: 'all', password: 'yes', closed: null },
      { email: 'bo@desk.example', name: 'Bo', role: 'reader', password: 'no', closed: expect.stringMatching(/Z$/) },
    ]);
    expect((await desk(['disable', 'bo@desk.example', '--undo'])).stdout).toContain('is open');
    const last = await desk(['disable', 'ann@desk.example']);
    expect([last.code, last.stderr]).toEqual([2, expect.stringContaining('only admin')]);
  });

  test('says what is wrong and what there is', async () => {
    for (const [args, words] of [
      [['set-role', 'bo@desk.example', 'boss'], 'reader, moderator, admin'],
      [['set-role', 'none@desk.example', 'reader'], 'threadbare desk users'],
      [['add-user', 'nothing', '--role', 'reader', '--all-sites'], 'no e-mail address'],
      [['add-user', 'c@desk.example', '--role', 'reader'], '--all-sites'],
      [['add-user', 'c@desk.example', '--role', 'reader', '--sites', 'nowhere.example'], 'No site nowhere.example'],
      [['set-role', 'bo@desk.example', 'admin', '--sites', 'x', '--all-sites'], 'not both'],
      [['tokens', '--make', 'x'], '--for EMAIL'],
      [['tokens', '--make', 'x', '--for', 'bo@desk.example', '--scopes', 'read,all'], 'There is no scope all'],
      [['tokens', '--revoke', 'x'], 'no token x'],
    ] as const) {
      const { code, stderr } = await desk([...args]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    }
  });

  test('makes and revokes tokens, new passwords by link', async () => {
    const { stdout } = await desk(['tokens', '--make', 'script', '--for', 'bo@desk.example', '--days', '3', '--json']);
    const { token, tokenId }: { token: string; tokenId: string } = JSON.parse(stdout);
    expect(token).toMatch(/^tb_[\w-]{43}$/);
    expect((await desk(['tokens'])).stdout).toContain(tokenId);
    expect((await desk(['tokens', '--revoke', tokenId])).code).toBe(0);
    expect((await desk(['reset-password', 'bo@desk.example', '--second-factor'])).stdout).toContain('/invite?token=');
    expect((await desk(['reset-password', 'bo@desk.example', '--password-stdin'], 'eleven old bridges\n')).code).toBe(
      0,
    );
  });
});

describe('threadbare serve', () => {
  test('refuses another address without TLS, with exit code 2 and what to do', async () => {
    const { code, stderr } = await runCli(['serve', '--host', '0.0.0.0', '--data', data]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--tls-by-proxy')]);
  });

  test('prints the link of the first account, answers beside other commands, and ends on SIGTERM with 0', async () => {
    const fresh = path.join(folder, 'fresh');
    await emptyDatabase(fresh);
    const { DATABASE_URL: _server, THREADBARE_DATA: _folder, ...env } = process.env;
    const child = spawn(process.execPath, [...PROGRAM, 'serve', '--port', '0', '--data', fresh], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let said = '';
    for await (const piece of child.stdout.setEncoding('utf8')) {
      said += String(piece);
      if (said.includes('token=') && said.endsWith('\n')) break;
    }
    const [, url = '', token = ''] =
      /^The desk is at (\S+)\n[^\n]*\n {2}\S+\/first\?token=([\w-]{43})\n$/.exec(said) ?? [];
    expect(token).not.toBe('');
    const beside = await runCli(['desk', 'users', '--data', fresh, '--json']);
    expect(JSON.parse(beside.stdout)).toEqual([]);
    const browser = browse({
      request: async (input, init) =>
        fetch(typeof input === 'string' ? input.replace(ORIGIN, url) : input, { ...init, redirect: 'manual' }),
    });
    const fields = { token, name: 'Ada', email: 'ada@desk.example', password: 'three loud kettles' };
    expect((await browser.post('/first', fields, { origin: url })).headers.get('location')).toBe('/queue');
    expect((await browser.get('/account')).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  }, 60_000);
});
