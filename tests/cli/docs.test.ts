import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { cliDocs } from '../../scripts/cli-docs.js';
import { buildProgram } from '../../src/cli/program.js';
import { emptyDatabase } from '../support/embedded.js';
import { root } from '../support/shared.js';
import { runCli, temporaryFolder } from './run-cli.js';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const program = await buildProgram({ run: () => Promise.resolve(), exitCode: () => 0, context: () => null });

/** Names of a command and its subcommands, and the long options each takes. */
function optionsOf(command: Command, prefix = ''): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const sub of command.commands) {
    const name = `${prefix}${sub.name()}`;
    found.set(name, new Set(['--help', ...sub.options.flatMap((option) => option.long ?? [])]));
    for (const [deeper, options] of optionsOf(sub, `${name} `)) found.set(deeper, options);
  }
  return found;
}

const commands = optionsOf(program);

/** Command lines of this program in a text: `threadbare …` in code. */
function invocations(text: string): string[] {
  return [...text.matchAll(/(?:^|[$`|] ?|npx |&& (?:\S+=\S+ )?)threadbare ([^\n`]+)/gm)].map((match) => match[1] ?? '');
}

describe("README's session", () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);

  test('is what the commands print today', async () => {
    const data = await emptyDatabase(path.join(folder, 'data'));
    const [, session = ''] = /```console\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    const steps = session.split(/^\$ npx threadbare /m).slice(1);
    expect(steps.length).toBeGreaterThan(2);
    for (const step of steps) {
      const [, command = '', query, printed = ''] = /^(\w+)(?: seeds\/| "([^"]*)")\n([\s\S]*)$/.exec(step) ?? [];
      const args = [command, query ?? path.join(root, 'seeds'), '--data', data];
      const { code, stdout } = await runCli(args);
      expect(code).toBe(0);
      expect(counted(stdout)).toBe(counted(printed));
    }
  });
});

/** Seconds vary from run to run; nothing else does. */
function counted(text: string): string {
  return text.replace(/ [\d.]+ s$/gm, ' N s').trimEnd();
}

describe('docs/cli.md', () => {
  test('is what the program says (npm run docs)', async () => {
    expect(read('docs/cli.md')).toBe(await cliDocs());
  });
});

describe.each(['README.md', 'CONTRIBUTING.md', 'docs/glossary.md', 'CHANGELOG.md'])('%s', (file) => {
  test('names commands and options that exist', () => {
    const found = invocations(read(file));
    if (file === 'README.md') expect(found.length).toBeGreaterThan(8);
    for (const line of found) {
      const words = line.replace(/"[^"]*"/g, 'TEXT').split(/\s+/);
      const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((candidate) => commands.has(candidate));
      expect(name, line).toBeDefined();
      for (const option of words.filter((word) => word.startsWith('--')))
        expect(commands.get(name ?? ''), line).toContain(option);
    }
  });

  test('links to files and runs scripts that exist', () => {
    const text = read(file);
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(existsSync(path.join(root, path.dirname(file), target ?? '')), target).toBe(true);
    }
    const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
    for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(script);
  });
});
