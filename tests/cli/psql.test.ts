import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { psqlAddress, psqlOptions } from '../../src/cli/psql-address.js';
import { openStore } from '../../src/store/index.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { PROGRAM, runCli, seedDatabase, spawnCli, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const script = path.join(folder, 'questions.sql');
let server: TestServer | null = null;

beforeAll(async () => {
  await seedDatabase(data);
  server = await startServer();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  remove();
});

/** `threadbare db psql` in a process of its own, as psql writes to the terminal itself; aligned output off. */
const psql = (args: readonly string[], options: readonly string[] = ['--data', data]) =>
  spawnCli(['db', 'psql', ...options, '--', '-X', '-A', '-t', ...args]);

describe('db psql on the embedded database', () => {
  test('answers a query, a meta command and a script, and has schema analytics on its path', async () => {
    writeFileSync(script, "set work_mem = '8MB';\nshow work_mem;\nselect count(*) from v_quote;\n\\echo done\n");
    const { code, stdout, stderr } = await psql(['-c', '\\d v_post', '-c', 'show search_path', '-f', script]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^thread_id\|uuid\|/m);
    expect(stdout).toMatch(/^analytics, ?public$/m);
    expect(stdout).toMatch(/^8MB\n[1-9]\d*\ndone\n$/m);
  });

  test('passes on the exit code of psql, and its messages', async () => {
    const failed = await psql(['-c', 'select nothing_like_it']);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing_like_it') });
    const { code } = await psql(['-v', 'ON_ERROR_STOP=1', '-f', path.join(folder, 'no-such-file')]);
    expect(code).toBe(1);
  });

  test('writes as its owner, and nothing with --read-only', async () => {
    const comment = "comment on database postgres is 'harbour'";
    const refused = await psql(['-c', comment], ['--data', data, '--read-only']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('read-only transaction') });
    expect(await psql(['-c', comment])).toMatchObject({ code: 0, stderr: '' });
  });

  test('goes on while another process writes, and neither finds the settings of the other', async () => {
    const child = spawn(process.execPath, [...PROGRAM, 'db', 'psql', '--data', data, '--read-only', '--', '-XAtq'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    let said = '';
    const until = (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (said.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        look();
      });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stdin.write('select count(*) from v_run \\g\n\\echo one\n');
    await until('one');
    const before = Number(said.split('\n')[0]);
    const store = await openStore({ dataDir: data });
    expect(store.mode).toBe('socket');
    await store.beginRun('test', '0');
    child.stdin.write('show default_transaction_read_only \\g\nselect count(*) from v_run \\g\n\\echo two\n');
    await until('two');
    expect(said).toBe(`${before}\none\non\n${before + 1}\ntwo\n`);
    child.stdin.end();
    expect(await code).toBe(0);
    // Its owner has left: this process goes on with the folder.
    await store.beginRun('test', '0');
    expect(store.mode).toBe('embedded');
    await store.close();
  });

  test('SIGINT is for psql alone, SIGTERM ends both', async () => {
    const child = spawn(process.execPath, [...PROGRAM, 'db', 'psql', '--data', data, '--', '-XAtq'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise<unknown>((resolve) => child.once('close', (...end) => resolve(end)));
    const next = (): Promise<string> =>
      new Promise((resolve) => child.stdout.once('data', (text) => resolve(`${text}`)));
    child.stdin.write('select 1;\n');
    expect(await next()).toBe('1\n');
    child.kill('SIGINT');
    child.stdin.write('select 2;\n');
    expect(await next()).toBe('2\n');
    child.kill('SIGTERM');
    expect(await ended).toEqual([143, null]);
  });

  test('says which package has psql where it is missing', async () => {
    const { code, stderr } = await spawnCli(['db', 'psql', '--data', data], { env: { PATH: folder } });
    expect(code).toBe(2);
    expect(stderr).toContain('postgresql-client');
  });

  test('makes no database', async () => {
    const { code, stderr } = await runCli(['db', 'psql', '--data', path.join(folder, 'none')]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('threadbare ingest') });
  });
});

test('db psql on a server', async (context) => {
  if (server === null) return context.skip();
  const args = ['db', 'psql', '--', '-XAt', '-c', 'show search_path', '-c', 'select current_database()'];
  const url = await server.createDatabase();
  const { code, stdout, stderr } = await spawnCli(args, { env: { DATABASE_URL: url } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`analytics,public\n${path.posix.basename(url)}\n`);
});

describe('what other programs set', () => {
  test('is taken back before threadbare writes, and PGOPTIONS are put back in their turn', async () => {
    const owner = await openStore({ dataDir: data });
    const options = '-c default_transaction_read_only=on -c lock_timeout=7s';
    const other = postgres(owner.url(), {
      max: 1,
      fetch_types: false,
      path: path.join(data, '.s.PGSQL.5432'),
      connection: { application_name: 'another', options },
    });
    const setting = async (name: string): Promise<unknown> => (await other.unsafe(`show ${name}`))[0]?.[name];
    await other.unsafe("set statement_timeout = '9s'");
    expect([await setting('statement_timeout'), await setting('lock_timeout')]).toEqual(['9s', '7s']);
    await owner.beginRun('test', '0');
    expect((await owner.query('show statement_timeout')).rows).not.toEqual([{ statement_timeout: '9s' }]);
    expect([await setting('statement_timeout'), await setting('lock_timeout')]).toEqual(['0', '7s']);
    await expect(other.unsafe('create table mine (n integer)')).rejects.toThrow(/read-only/);
    await other.end();
    await owner.close();
  });

  test('and does not exist ends the connection with the reason', async () => {
    const args = ['db', 'psql', '--data', data, '--', '-X', '-c', 'select 1'];
    const { code, stderr } = await spawnCli(args, { env: { PGOPTIONS: '-c no_such_thing=1' } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no_such_thing') });
  });
});

describe('the address psql gets', () => {
  test.each([
    ['postgres://u:p%40ss@h:5433/d?sslmode=require', 'postgres://u@h:5433/d?sslmode=require', 'p@ss'],
    ['postgres://u@h/d', 'postgres://u@h/d', null],
    ['postgresql://u:p@h1:1,h2:2/d', 'postgresql://u@h1:1,h2:2/d', 'p'],
    ['postgres://h/d?user=u&password=x%26y&application_name=a', 'postgres://h/d?user=u&application_name=a', 'x&y'],
    ['postgres://h/d?password=x', 'postgres://h/d', 'x'],
    ['postgres://postgres@localhost/postgres?host=%2Ftmp', 'postgres://postgres@localhost/postgres?host=%2Ftmp', null],
  ])('%s has no password in it', (url, bare, password) => {
    expect(psqlAddress(url)).toEqual({ url: bare, password });
  });

  test('options of the user stand last, so that they win', () => {
    expect(psqlOptions('', false)).toBe('-c search_path=analytics,public');
    expect(psqlOptions('-c search_path=mine', true)).toMatch(/read_only=on -c search_path=mine$/);
  });
});
