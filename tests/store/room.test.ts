import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { roomIn } from '../../src/store/connect/room.js';
import { openStore } from '../../src/store/index.js';
import { emptyDatabase } from '../support/embedded.js';
import { derive, fingerprintPages, record, samplePage, threadIdOf } from './sample.js';

const MB = 2 ** 20;

describe('room for the embedded database', () => {
  it('is looked for again soon, and lets pass where nobody can say', async () => {
    let free: number | null = 100 * MB;
    const room = roomIn('there', () => free);
    room.check();
    free = 10 * MB;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(() => room.check()).toThrow(/Only 10 MB are free .*there.* needs 48 MB/);
    free = null;
    expect(() => room.check()).not.toThrow();
  });

  describe('on a disk that is full', () => {
    const disk = mkdtempSync(path.join(tmpdir(), 'tb-disk-'));
    afterEach(() => {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    });

    it('is refused before anything is harmed, and enough once there is room', async (context) => {
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk]).status !== 0) {
        console.log('skipped: no small disk can be mounted here');
        return context.skip();
      }
      const ballast = path.join(disk, 'ballast');
      const store = await openStore({ dataDir: await emptyDatabase(path.join(disk, 'data')) });
      const put = async (name: string): Promise<void> => {
        const run = await store.beginRun('test', '0');
        await store.putPage(
          run,
          record(name, samplePage(name, 1, [{ id: '1', author: 'Odo', text: 'The hull leaks.' }])),
        );
        await store.updateThread(threadIdOf(name), run, derive, fingerprintPages);
      };
      const titles = async (): Promise<unknown> =>
        (await store.query('select title from v_thread order by title')).rows.map((row) => row.title);
      await put('before');
      writeFileSync(ballast, Buffer.alloc(160 * MB - 36 * MB - used(disk)));
      await new Promise((resolve) => setTimeout(resolve, 30));
      await expect(put('full')).rejects.toMatchObject({ code: 'disk-full', exitCode: 3 });
      expect(await titles()).toEqual(['About before']);
      rmSync(ballast);
      await put('after');
      expect(await titles()).toEqual(['About after', 'About before']);
      await store.close();
    });
  });
});

/** Bytes in use on a small disk. */
function used(disk: string): number {
  const line = spawnSync('df', ['-B1', '--output=used', disk], { encoding: 'utf8' }).stdout.trim().split('\n').at(-1);
  return Number(line);
}
