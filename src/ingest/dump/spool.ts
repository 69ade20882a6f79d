import { type FileHandle, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '../../model/errors.js';

/** Bytes a partition may have; a larger one is split before it is read into memory. */
export const PARTITION_BYTES = 24 * 1024 * 1024;
/** Partitions at most: each is an open file. */
const MOST_PARTITIONS = 192;
/** Parts a partition that is too large is split into. */
const SPLIT = 16;
/** Splits at most: threads do not get smaller by more of them. */
const DEEPEST = 3;
/** Characters held for all partitions together before they are written. */
const HELD = 16 * 1024 * 1024;
/** What the folders of spools are called; the number is the process they belong to. */
const FOLDER = 'threadbare-dump-';

/** A line of the spool with what it is kept together by. */
export interface SpoolLine {
  readonly key: string;
  readonly line: string;
}

/**
 * Rows of one thread may lie anywhere in a dump: they are written to files by a hash of their thread, each small enough
 * to be held in memory alone. The folder is temporary (TMPDIR says where) and taken away by `close`; those that killed
 * processes left are taken away by the next one.
 */
export class Spool {
  private readonly files: SpoolFile[] = [];
  private held = 0;

  private constructor(
    private readonly folder: string,
    private readonly salt: number,
    private readonly limit: number,
  ) {}

  /**
   * @param bytes about how many there will be; null: nobody knows
   * @param limit bytes of a partition, smaller in tests
   */
  static async open(bytes: number | null, limit = PARTITION_BYTES): Promise<Spool> {
    await removeOrphans();
    const wanted = bytes === null ? MOST_PARTITIONS / 3 : Math.ceil(bytes / (limit / 2));
    const count = Math.max(1, Math.min(MOST_PARTITIONS, Math.trunc(wanted)));
    const folder = await guarded(tmpdir(), () => mkdtemp(path.join(tmpdir(), `${FOLDER}${process.pid}-`)));
    return Spool.over(folder, count, 0, limit);
  }

  private static async over(folder: string, count: number, salt: number, limit: number): Promise<Spool> {
    const spool = new Spool(folder, salt, limit);
    for (let at = 0; at < count; at += 1) spool.files.push(await SpoolFile.open(path.join(folder, `${salt}-${at}`)));
    return spool;
  }

  /** Adds a line; what it gives is to be waited for before the next one. Null: nothing to wait for. */
  add({ key, line }: SpoolLine): Promise<void> | null {
    const file = this.files[hashOf(key, this.salt) % this.files.length];
    file?.add(line);
    this.held += line.length;
    return this.held > HELD ? this.flush() : null;
  }

  async flush(): Promise<void> {
    this.held = 0;
    for (const file of this.files) await guarded(this.folder, () => file.flush());
  }

  /**
   * The lines of each partition, all that have one key together. `keyOf` tells the key of a line again where a partition
   * is too large and has to be split; one thread that is larger than that stays whole.
   */
  async *partitions(keyOf: (line: string) => string): AsyncGenerator<readonly string[]> {
    await this.flush();
    for (const file of this.files) yield* this.linesOf(file, keyOf, this.salt);
  }

  private async *linesOf(
    file: SpoolFile,
    keyOf: (line: string) => string,
    salt: number,
  ): AsyncGenerator<readonly string[]> {
    if (file.bytes === 0) {
      await file.remove();
      return;
    }
    if (file.bytes <= this.limit || salt >= DEEPEST) {
      const text = await guarded(this.folder, () => readFile(file.path, 'utf8'));
      await file.remove();
      yield text.split('\n').filter((line) => line !== '');
      return;
    }
    const parts = await Spool.over(await mkdtemp(path.join(this.folder, 'split-')), SPLIT, salt + 1, this.limit);
    for await (const line of file.lines()) await parts.add({ key: keyOf(line), line });
    await file.remove();
    await parts.flush();
    for (const part of parts.files) yield* this.linesOf(part, keyOf, salt + 1);
  }

  /** Takes the folder away with all that is in it. */
  async close(): Promise<void> {
    for (const file of this.files) await file.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

class SpoolFile {
  bytes = 0;
  private waiting: string[] = [];

  private constructor(
    readonly path: string,
    private handle: FileHandle | null,
  ) {}

  static async open(file: string): Promise<SpoolFile> {
    return new SpoolFile(file, await guarded(path.dirname(file), () => open(file, 'a+')));
  }

  add(line: string): void {
    this.waiting.push(line);
  }

  async flush(): Promise<void> {
    if (this.waiting.length === 0 || this.handle === null) return;
    const bytes = Buffer.from(`${this.waiting.join('\n')}\n`, 'utf8');
    this.waiting = [];
    for (let at = 0; at < bytes.length; ) at += (await this.handle.write(bytes, at)).bytesWritten;
    this.bytes += bytes.length;
  }

  async *lines(): AsyncGenerator<string> {
    const handle = await open(this.path, 'r');
    try {
      for await (const line of handle.readLines({ encoding: 'utf8' })) yield line;
    } finally {
      await handle.close();
    }
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = null;
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
  }
}

/** FNV-1a over the UTF-16 units of a key; the salt makes each split another one. */
function hashOf(key: string, salt: number): number {
  let hash = (0x811c9dc5 ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
  // The low bits of FNV alone follow the last letters.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Folders of processes that are gone. */
async function removeOrphans(): Promise<void> {
  const names = await guarded(tmpdir(), () => readdir(tmpdir()));
  for (const name of names) {
    const pid = name.startsWith(FOLDER) ? /^(\d{1,10})-/.exec(name.slice(FOLDER.length))?.[1] : undefined;
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What the disk refuses, in words. */
async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw spoolError(folder, error);
  }
}

/** A failure of the spool's folder as an error that says what to do. */
export function spoolError(folder: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message =
      'the disk is full: rows of a dump are kept in a temporary folder, about as large as the dump unpacked, until their threads are complete; make room, or set TMPDIR to a folder on another disk, and run the same command again';
    return new InputError('spool-full', message, folder, { cause });
  }
  if (/^E[A-Z]+$/.test(code)) {
    const message = `the temporary folder cannot be used (${code}); set TMPDIR to another one`;
    return new InputError('spool-unusable', message, folder, { cause });
  }
  return cause;
}
