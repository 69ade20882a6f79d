import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ArchiveItem, readArchive, readRecordAt } from '../../src/archive/read-archive.js';
import { trimWarc } from '../../src/fetch/warc/index.js';
import { root } from '../support/shared.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'threadbare-warc-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const child = fileURLToPath(new URL('./warc-child.ts', import.meta.url));
const Kept = z.object({ n: z.number(), file: z.string(), offset: z.number(), length: z.number(), number: z.number() });
const Failed = z.object({ code: z.string(), message: z.string() });
const Line = z.union([Kept, Failed]);
type Line = z.infer<typeof Line>;

/** Reads what the process prints; `enough` may end it. */
async function linesOf(process: ChildProcess, enough: (lines: number) => void): Promise<readonly Line[]> {
  const lines: Line[] = [];
  if (process.stdout === null) throw new Error('no output');
  for await (const line of createInterface(process.stdout)) {
    lines.push(Line.parse(JSON.parse(line)));
    enough(lines.length);
  }
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
  return lines;
}

async function itemsOf(file: string): Promise<readonly ArchiveItem[]> {
  const items: ArchiveItem[] = [];
  for await (const item of readArchive(file)) items.push(item);
  return items;
}

describe('a process that keeps pages', () => {
  it('killed at any moment has every page it said was kept, and at most one torn record per file', {
    timeout: 60_000,
  }, async () => {
    const dir = path.join(folder, 'killed');
    const kept: z.infer<typeof Kept>[] = [];
    for (const after of [1, 23, 90]) {
      const running = spawn(process.execPath, ['--import', 'tsx', child, dir], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = await linesOf(running, (count) => {
        if (count === after) running.kill('SIGKILL');
      });
      const own = lines.flatMap((line) => ('n' in line ? [line] : []));
      expect(own.length).toBeGreaterThanOrEqual(after);
      kept.push(...own);
    }
    for (const { n, file, offset, number } of kept) {
      const item = await readRecordAt(file, offset, number);
      expect('page' in item ? [item.page.url, item.page.number] : item.error.message).toEqual([
        `https://board.example.org/${n}`,
        number,
      ]);
    }
    const files = readdirSync(dir).map((name) => path.join(dir, name));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) {
      const own = kept.filter((one) => one.file === file);
      const known = Math.max(0, ...own.map(({ offset, length }) => offset + length));
      await trimWarc(file, known);
      expect(statSync(file).size).toBeGreaterThanOrEqual(known);
      const items = await itemsOf(file);
      const pages = items.flatMap((item) => ('page' in item ? [item.page.number] : []));
      expect(pages.slice(0, own.length)).toEqual(own.map(({ number }) => number));
      // A file that was just begun holds its warcinfo record, or nothing.
      if (own.length > 0) expect(items.length).toBe(pages.length);
    }
  });

  it.skipIf(process.platform === 'win32')(
    'that may not write on says so, and its file stays whole',
    { timeout: 60_000 },
    async () => {
      const dir = path.join(folder, 'full');
      // A limit on the size of files stands for a disk that is full: writing fails in the middle of a record. 512 or 1,024
      // bytes each, as the shell counts.
      const command = `ulimit -f 600; exec "$0" --import tsx "$1" "$2"`;
      const running = spawn('sh', ['-c', command, process.execPath, child, dir], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = await linesOf(running, () => undefined);
      const own = lines.flatMap((line) => ('n' in line ? [line] : []));
      expect(own.length).toBeGreaterThan(5);
      expect(lines.at(-1)).toMatchObject({ code: 'unwritable-archive', message: expect.stringContaining('--warc') });
      const [file = ''] = readdirSync(dir).map((name) => path.join(dir, name));
      const last = own.at(-1);
      expect(statSync(file).size).toBe((last?.offset ?? 0) + (last?.length ?? 0));
      const items = await itemsOf(file);
      expect(items.map((item) => ('page' in item ? item.page.number : item.error.message))).toEqual(
        own.map(({ number }) => number),
      );
    },
  );
});
