import { describe, expect, test } from 'vitest';
import { VERSION } from '../../src/version.js';
import { runCli, spawnCli } from './run-cli.js';

describe('usage errors end with 2 and say what to do', () => {
  test.each([
    [['ingets', 'x'], /unknown command 'ingets'[\s\S]*Did you mean ingest/],
    [['parse', 'x', '--formt', 'json'], /unknown option '--formt'[\s\S]*Did you mean --format/],
    [['parse', 'x', '--format', 'yaml'], /Allowed choices are json, text/],
    [['parse', 'x', '--engine', 'nothing'], /must be one of .*invision/],
    [['ingest'], /missing required argument/],
    [['ingest', 'x', '--jobs', '0'], /whole number from 1 to 64/],
    [['ingest', 'x', '--url', 'not an address'], /address/],
    [['score', 'mood'], /Allowed choices are sentiment/],
    [[], /Usage: threadbare/],
    [['sql'], /Give a query/],
    [['sql', 'select 1', '--file', 'x.sql'], /not both/],
    [['db', 'reset'], /--yes/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

test('--version', async () => {
  expect(await spawnCli(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
});

describe('databases that cannot be opened end with 3', () => {
  test('a server that does not answer is named without its password', async () => {
    const { code, stderr } = await runCli(['sql', 'select 1'], {
      env: { DATABASE_URL: 'postgres://somebody:secret-word@127.0.0.1:9/nothing' },
    });
    expect(code).toBe(3);
    expect(stderr).toContain('127.0.0.1:9');
    expect(stderr).not.toContain('secret-word');
  });

  test('a folder that cannot be made is named', async () => {
    const { code, stderr } = await runCli(['sql', 'select 1', '--data', '/proc/threadbare/none']);
    expect(code).toBe(3);
    expect(stderr).toContain('/proc/threadbare');
  });
});
