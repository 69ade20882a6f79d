import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildProgram } from '../../src/cli/program.js';
import { runProgram, temporaryFolder } from '../cli/run-cli.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { root } from '../support/shared.js';

/*
 * Dockerfile and docker-compose.yml without Docker: what they say is held against the program, and what they start is
 * started here, from a folder laid out as the image is.
 */

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const PACKAGE = z
  .object({ bin: z.object({ threadbare: z.string() }), engines: z.object({ node: z.string() }), main: z.string() })
  .parse(JSON.parse(read('package.json')));

const WORDS = z.array(z.string());
const SERVICE = z.strictObject({
  build: z.literal('.').optional(),
  image: z.string(),
  init: z.boolean().optional(),
  profiles: WORDS.optional(),
  restart: z.enum(['no', 'unless-stopped']),
  command: WORDS.optional(),
  environment: z.record(z.string(), z.string()),
  ports: WORDS.optional(),
  volumes: WORDS,
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  stop_grace_period: z.string().optional(),
  shm_size: z.string().optional(),
  healthcheck: z
    .strictObject({ test: WORDS, interval: z.string(), timeout: z.string(), retries: z.number() })
    .optional(),
});
const compose = z
  .object({
    services: z.object({ postgres: SERVICE, worker: SERVICE, desk: SERVICE }).strict(),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(read('docker-compose.yml'), { merge: true }));

/** Instructions of the Dockerfile, lines joined, comments away. */
const dockerfile = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return { name, rest };
  });
const all = (name: string): string[] => dockerfile.flatMap((line) => (line.name === name ? [line.rest] : []));
const words = (json: string): string[] => WORDS.parse(JSON.parse(json));

const program = await buildProgram({ run: () => Promise.resolve(), exitCode: () => 0, context: () => null });

/** The command a command line names, down to the subcommand; null where there is none. */
function commandOf(args: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } | null {
  const walk = (command: Command, rest: readonly string[]): { command: Command; rest: readonly string[] } => {
    const sub = command.commands.find((one) => one.name() === rest[0]);
    return sub === undefined ? { command, rest } : walk(sub, rest.slice(1));
  };
  const found = walk(program, args);
  return found.command === program ? null : found;
}

function expectKnown(args: readonly string[]): void {
  const found = commandOf(args);
  expect(found, args.join(' ')).not.toBeNull();
  const known = found?.command.options.map((option) => option.long) ?? [];
  for (const word of found?.rest.filter((rest) => rest.startsWith('--')) ?? []) expect(known).toContain(word);
}

describe('docker-compose.yml', () => {
  const { postgres, worker, desk } = compose.services;

  test('starts commands the program has', () => {
    for (const { command } of [worker, desk]) expectKnown(command ?? []);
  });

  test('connects to the server it starts', () => {
    const { POSTGRES_USER: user = '', POSTGRES_PASSWORD: password = '', POSTGRES_DB: name = '' } = postgres.environment;
    for (const { environment, depends_on, volumes, image, build } of [worker, desk]) {
      expect(environment.DATABASE_URL).toBe(`postgres://${user}:${password}@postgres:5432/${name}`);
      expect(depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
      for (const volume of volumes.filter((one) => !one.startsWith('.')))
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      expect({ image, build }).toEqual({ image: 'threadbare', build: '.' });
    }
    expect(postgres.healthcheck?.test.join(' ')).toContain(`pg_isready -U ${user} -d ${name}`);
  });

  test('starts the database alone where no profile is named, on this machine only', () => {
    expect([postgres.profiles, worker.profiles, desk.profiles]).toEqual([undefined, ['worker'], ['desk']]);
    expect(postgres.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\$\{POSTGRES_PORT:-(\d+)\}:\1$/)]);
    expect(desk.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\$\{DESK_PORT:-(\d+)\}:\1$/)]);
  });

  test('says the same address as README and its own head', () => {
    const { POSTGRES_USER: user, POSTGRES_DB: name } = postgres.environment;
    const address = `postgres://${user}:${user}@localhost:5432/${name}`;
    expect(postgres.environment.POSTGRES_PASSWORD).toBe(`\${POSTGRES_PASSWORD:-${user}}`);
    for (const file of ['README.md', 'docker-compose.yml']) expect(read(file)).toContain(address);
  });

  test('names no command in its comments that the program does not have', () => {
    const lines = [...read('docker-compose.yml').matchAll(/^#.*(?:npx threadbare|run --rm (?:worker|desk)) (.*)$/gm)];
    expect(lines.length).toBeGreaterThan(2);
    for (const [, command = ''] of lines)
      expectKnown(
        command
          .replace(/[….]+$/, '')
          .trim()
          .split(/\s+/),
      );
  });
});

describe('Dockerfile', () => {
  test('builds on one version of Node, which the package allows', () => {
    const images = all('FROM').map((rest) => rest.split(' ')[0]);
    expect(new Set(images).size).toBe(1);
    const [, major = '0'] = /^node:(\d+)-/.exec(images[0] ?? '') ?? [];
    const [, least = ''] = /^>=(\d+)/.exec(PACKAGE.engines.node) ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(Number(least));
  });

  test('copies what is there, and .dockerignore lets it through', () => {
    const open = new Set([...read('.dockerignore').matchAll(/^!(.*)$/gm)].map(([, name]) => name));
    expect(read('.dockerignore')).toMatch(/^\*$/m);
    const copied = all('COPY').flatMap((rest) => (rest.startsWith('--from') ? [] : rest.split(' ').slice(0, -1)));
    for (const name of copied)
      expect([name, existsSync(path.join(root, name)), open.has(name)]).toEqual([name, true, true]);
    expect([...open].filter((name) => name === undefined || !copied.includes(name))).toEqual([]);
  });

  test('runs the program as a user without rights', () => {
    expect(all('RUN').at(-1)).toBe(`ln -s /app/${PACKAGE.bin.threadbare} /usr/local/bin/threadbare`);
    expect(all('USER')).toEqual(['node']);
    expect(words(all('ENTRYPOINT')[0] ?? '')).toEqual(['threadbare']);
    expect(all('RUN').join()).toContain('postgresql-client');
  });

  test('names no command the program does not have', () => {
    const [, check = '[]'] = /CMD (.*)$/.exec(all('HEALTHCHECK')[0] ?? '') ?? [];
    expectKnown(words(check).slice(1));
    expect(words(all('CMD')[0] ?? '')).toEqual(['--help']);
    const lines = [...read('Dockerfile').matchAll(/^# {3}docker run .* threadbare (.*)$/gm)];
    expect(lines.length).toBeGreaterThan(1);
    for (const [, command = ''] of lines) expectKnown(command.split(' '));
  });
});

describe('the same without Docker', () => {
  const { folder, remove } = temporaryFolder();
  const app = path.join(folder, 'app');
  const linked = path.join(folder, 'threadbare');
  let server: TestServer | null = null;

  beforeAll(async () => {
    mkdirSync(app);
    // The last stage: what is copied from here, what is copied from the build, and the link.
    const last = dockerfile.slice(dockerfile.findLastIndex((line) => line.name === 'FROM'));
    for (const { name, rest } of last) {
      if (name !== 'COPY') continue;
      const names = rest.startsWith('--from')
        ? [path.posix.basename(rest.split(' ')[1] ?? '')]
        : rest.split(' ').slice(0, -1);
      for (const one of names) {
        if (one === 'node_modules') symlinkSync(realpathSync(path.join(root, one)), path.join(app, one));
        else cpSync(path.join(root, one), path.join(app, one), { recursive: true });
      }
    }
    symlinkSync(path.join(app, PACKAGE.bin.threadbare), linked);
    server = await startServer();
  });
  afterAll(async () => {
    await server?.stop();
    remove();
  });

  test('the files of the image are enough: it starts, makes a schema, reads pages with two jobs', async (context) => {
    expect(existsSync(path.join(app, PACKAGE.main))).toBe(true);
    if (server === null) return context.skip();
    const env = { DATABASE_URL: await server.createEmptyDatabase() };
    const ingest = await runProgram([linked, 'ingest', path.join(app, 'seeds'), '--no-analyze', '--jobs', '2'], {
      env,
    });
    expect({ code: ingest.code, stderr: ingest.stderr }).toEqual({ code: 0, stderr: '' });
    const check = await runProgram([linked, ...commandLine('HEALTHCHECK')], { env });
    expect(check).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ +12 {2}post$/m) });
  }, 240_000);

  test('the health check fails where nothing answers', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };
    expect((await runProgram([linked, ...commandLine('HEALTHCHECK')], { env })).code).toBe(3);
  });

  test('the desk is heard by others only when there is an account', async (context) => {
    if (server === null) return context.skip();
    const env = { DATABASE_URL: await server.createDatabase() };
    const { code, stderr } = await runProgram([linked, ...(compose.services.desk.command ?? [])], { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining('threadbare desk add-user')]);
  });
});

/** The words behind `threadbare` of an instruction. */
function commandLine(name: string): readonly string[] {
  return words(/CMD (.*)$/.exec(all(name)[0] ?? '')?.[1] ?? '[]').slice(1);
}
