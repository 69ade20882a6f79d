import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { endingOf } from '../../src/cli/exit.js';
import { buildProgram } from '../../src/cli/program.js';
import { VERSION } from '../../src/version.js';
import { runCli } from './run-cli.js';

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
  ])('%j', async (args, message) => {
    const { exitCode, text } = await tryParse(args);
    expect(text).toMatch(message);
    expect(exitCode).toBe(2);
  });

  test.each([
    [['sql'], /Give a query/],
    [['db', 'reset'], /--yes/],
  ])('%j, found by the command itself', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

/** Parses a command line without running anything: the ending, and what commander said. */
async function tryParse(args: readonly string[]): Promise<{ exitCode: number; text: string }> {
  let text = '';
  const program = buildProgram({ run: () => Promise.resolve(), exitCode: () => 0, context: () => null });
  const listen = (command: Command): void => {
    command.configureOutput({
      writeErr: (part) => {
        text += part;
      },
    });
    for (const sub of command.commands) listen(sub);
  };
  listen(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { exitCode: 0, text };
  } catch (error) {
    return { exitCode: endingOf(error, false).exitCode, text };
  }
}

test('--version', async () => {
  expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
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
