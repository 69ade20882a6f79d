import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ThreadbareError } from '../../model/errors.js';

/** A file that records are appended to. `size` and `records` count what was written whole. */
export interface WarcFile {
  readonly path: string;
  readonly handle: FileHandle;
  size: number;
  records: number;
  /** What a failed write left could not be cut off: nothing may be written behind it. */
  torn: boolean;
}

/** How many taken names are passed over: processes that open a file at the same moment take one each. */
const MAX_TAKEN = 10_000;

/** Makes the folder if need be. @throws ThreadbareError 'unwritable-archive' */
export async function prepareFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.W_OK);
  } catch (error) {
    throw unwritable(dir, error);
  }
}

/** Creates the next file of a folder, `<prefix>-00001.warc.gz` and on; a file that is there is never written to. */
export async function createWarcFile(dir: string, prefix: string): Promise<WarcFile> {
  try {
    const taken = (await readdir(dir)).flatMap((name) => sequenceOf(name, prefix));
    let sequence = taken.reduce((most, one) => Math.max(most, one), 0) + 1;
    for (let tries = 0; ; tries += 1, sequence += 1) {
      const file = path.join(dir, `${prefix}-${String(sequence).padStart(5, '0')}.warc.gz`);
      const handle = await open(file, 'wx').catch((error: unknown) => {
        if (tries < MAX_TAKEN && codeOf(error) === 'EEXIST') return null;
        throw error;
      });
      if (handle !== null) return { path: file, handle, size: 0, records: 0, torn: false };
    }
  } catch (error) {
    throw unwritable(dir, error);
  }
}

function sequenceOf(name: string, prefix: string): number[] {
  if (!name.startsWith(`${prefix}-`)) return [];
  const digits = /^(\d{5,9})\.warc\.gz$/.exec(name.slice(prefix.length + 1))?.[1];
  return digits === undefined ? [] : [Number(digits)];
}

/**
 * Appends whole records; what a failed write left of them is cut off again, so that the file stays readable.
 *
 * @throws ThreadbareError 'unwritable-archive'
 */
export async function append(file: WarcFile, members: readonly Uint8Array[]): Promise<void> {
  const bytes = Buffer.concat(members);
  try {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await file.handle.write(bytes, done, bytes.length - done, file.size + done);
      done += bytesWritten;
    }
  } catch (error) {
    file.torn = await file.handle.truncate(file.size).then(
      () => false,
      () => true,
    );
    throw unwritable(file.path, error);
  }
  file.size += bytes.length;
  file.records += members.length;
}

/** Has everything written reach the disk. @throws ThreadbareError 'unwritable-archive' */
export async function sync(file: WarcFile): Promise<void> {
  await file.handle.datasync().catch((error: unknown) => {
    throw unwritable(file.path, error);
  });
}

/** Has the name of a new file reach the disk with it; folders cannot be synced on Windows, which keeps names itself. */
export async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Takes a file away again that not even its first record could be written to. */
export async function discard(file: WarcFile): Promise<void> {
  await file.handle.close();
  await rm(file.path, { force: true });
}

/** What people are told when pages cannot be kept. */
export function unwritable(where: string, cause: unknown): ThreadbareError {
  if (cause instanceof ThreadbareError) return cause;
  const code = codeOf(cause);
  const message = `fetched pages cannot be kept in ${where}: ${REASONS[code] ?? code}; what was kept before is whole`;
  return new ThreadbareError('unwritable-archive', message, 1, 'stop', { cause });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, then go on with --resume',
  EDQUOT: 'the disk quota is used up. Make room, then go on with --resume',
  EFBIG: 'the file system takes no larger file. Choose another folder with --warc',
  EACCES: 'it may not be written to. Change its rights, or choose another folder with --warc',
  EPERM: 'it may not be written to. Change its rights, or choose another folder with --warc',
  EROFS: 'the disk is read-only. Choose another folder with --warc',
  EEXIST: 'it is no folder. Choose another with --warc',
  ENOTDIR: 'part of the path is no folder. Choose another with --warc',
  EIO: 'the disk reports a fault. Check it, or choose another folder with --warc',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
