import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tryLock } from '../../src/store/connect/folder-lock.js';
import { ownIdentity } from '../../src/store/connect/process-identity.js';
import { createFrameReader, lastState } from '../../src/store/connect/wire.js';
import { openStore } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';

const folders: string[] = [];
const emptyFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-trouble-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) removeFolder(folder);
});

/** No process has this number: the greatest Linux gives out is 4,194,304. */
const NOBODY = 2 ** 30;

describe('a folder that cannot be used', () => {
  it('says so when the path is a file', async () => {
    const file = path.join(emptyFolder(), 'file');
    writeFileSync(file, '');
    await expect(openStore({ dataDir: file })).rejects.toMatchObject({
      code: 'unwritable-folder',
      exitCode: 3,
      message: expect.stringContaining(file),
    });
    await expect(openStore({ dataDir: path.join(file, 'below') })).rejects.toMatchObject({ code: 'unwritable-folder' });
  });

  it('says so when the database in it is damaged, and leaves it as it is', async () => {
    const folder = await dataFolder();
    folders.push(folder);
    rmSync(path.join(folder, 'pg', 'PG_VERSION'));
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({ code: 'corrupt-folder', exitCode: 3 });
    expect(readFileSync(path.join(folder, 'pg', 'postgresql.conf'), 'utf8')).not.toBe('');
    writeFileSync(path.join(folder, 'pg', 'PG_VERSION'), '18\n');
    writeFileSync(path.join(folder, 'pg', 'global', 'pg_control'), 'broken');
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({
      code: 'corrupt-folder',
      message: expect.stringContaining(folder),
    });
  });

  it('refuses a database of a newer version', async () => {
    const folder = await dataFolder();
    folders.push(folder);
    const store = await openStore({ dataDir: folder });
    await store.query(`insert into threadbare_migrations.applied (hash, created_at) values ('x', 9999999999999)`, {
      readOnly: false,
    });
    await store.close();
    for (const readOnly of [false, true]) {
      await expect(openStore({ dataDir: folder, readOnly })).rejects.toMatchObject({
        code: 'newer-schema',
        exitCode: 3,
        message: expect.stringMatching(/Update threadbare/),
      });
    }
  });

  it('opened read-only says that nothing is stored yet, or that the schema is old', async () => {
    const folder = await dataFolder();
    folders.push(folder);
    const store = await openStore({ dataDir: folder });
    await store.query('delete from threadbare_migrations.applied where id > 2', { readOnly: false });
    await expect(openStore({ dataDir: folder, readOnly: true })).rejects.toMatchObject({ code: 'older-schema' });
    const later = await openStore({ dataDir: folder, migrate: false });
    await later.close();
    await store.query('delete from threadbare_migrations.applied', { readOnly: false });
    await expect(openStore({ dataDir: folder, readOnly: true })).rejects.toMatchObject({ code: 'empty-database' });
    await store.close();
  });

  it('opened read-only writes nothing', async () => {
    const folder = await dataFolder();
    folders.push(folder);
    const store = await openStore({ dataDir: folder, readOnly: true });
    await expect(store.beginRun('test', '0')).rejects.toMatchObject({ code: 'read-only' });
    await expect(store.query('create table t (a int)', { readOnly: false })).rejects.toMatchObject({
      code: 'read-only',
    });
    await store.close();
  });

  it('keeps the exit code of the process', async () => {
    const folder = await dataFolder();
    folders.push(folder);
    const before = process.exitCode;
    process.exitCode = 1;
    const store = await openStore({ dataDir: folder });
    await store.close();
    await store.close();
    expect(process.exitCode).toBe(1);
    process.exitCode = before;
    await expect(store.query('select 1')).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('a server that cannot be used', () => {
  it('names host and port, never the password', async () => {
    const databaseUrl = 'postgres://me:secret-word@127.0.0.1:1/db';
    const failure = await openStore({ databaseUrl, dataDir: emptyFolder() }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'unreachable',
      exitCode: 3,
      message: expect.stringContaining('127.0.0.1:1/db'),
    });
    expect(String(failure)).not.toContain('secret-word');
  });

  it('refuses what is no DSN', async () => {
    await expect(openStore({ databaseUrl: 'nonsense', dataDir: emptyFolder() })).rejects.toMatchObject({ exitCode: 2 });
    await expect(openStore({ databaseUrl: 'mysql://x/y', dataDir: emptyFolder() })).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});

describe('the lock of a folder', () => {
  it('is taken once, and free after release', () => {
    const file = path.join(emptyFolder(), 'owner.pid');
    const first = tryLock(file);
    if (!first.taken) throw new Error('not taken');
    expect(tryLock(file)).toMatchObject({ taken: false, holder: { pid: process.pid } });
    first.lock.release();
    expect(tryLock(file).taken).toBe(true);
  });

  it('outlives a process that died, or whose number another one has now', () => {
    const folder = emptyFolder();
    const self = ownIdentity();
    const holders = [
      { ...self, pid: NOBODY, nonce: 'a' },
      ...(self.started === null ? [] : [{ ...self, started: 'long ago', nonce: 'b' }]),
    ];
    for (const holder of holders) {
      const file = path.join(folder, `${holder.nonce}.pid`);
      writeFileSync(file, JSON.stringify(holder));
      // A process that died while it was removing the stale lock blocks nobody either.
      writeFileSync(`${file}.stale-${holder.nonce}`, JSON.stringify({ ...holder, nonce: 'c', pid: NOBODY }));
      const attempts = [tryLock(file), tryLock(file), tryLock(file)];
      expect(attempts.filter((attempt) => attempt.taken)).toHaveLength(1);
    }
  });

  it('of another machine is respected', async () => {
    const folder = emptyFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'owner.pid'), JSON.stringify({ ...ownIdentity(), place: 'elsewhere', nonce: 'n' }));
    await expect(openStore({ dataDir: folder })).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('elsewhere'),
    });
  });
});

describe('frames of the protocol', () => {
  it('come out whole, however they come in', () => {
    const frames = [Buffer.from('Q\0\0\0\x09abcd\0'), Buffer.from('S\0\0\0\x04'), Buffer.from('X\0\0\0\x04')];
    const all = Buffer.concat(frames);
    for (let size = 1; size <= all.length; size += 1) {
      const reader = createFrameReader();
      const out: Buffer[] = [];
      for (let at = 0; at < all.length; at += size) {
        reader.push(all.subarray(at, at + size));
        for (let frame = reader.next(true); frame !== null; frame = reader.next(true))
          out.push(Buffer.from(frame.bytes));
      }
      expect(out).toEqual(frames);
      expect(reader.pending).toBe(0);
    }
  });

  it('of absurd length are refused', () => {
    const reader = createFrameReader();
    reader.push(Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff]));
    expect(() => reader.next(true)).toThrow(RangeError);
  });

  it('tell the state of the transaction', () => {
    const ready = (state: string): Buffer => Buffer.from(`Z\0\0\0\x05${state}`);
    expect(lastState(Buffer.concat([Buffer.from('1\0\0\0\x04'), ready('T'), ready('I')]))).toBe('idle');
    expect(lastState(Buffer.concat([ready('I'), ready('E')]))).toBe('failed');
    expect(lastState(Buffer.from('1\0\0\0\x04'))).toBe(null);
  });
});
