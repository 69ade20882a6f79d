import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from '../model/ids.js';
import type { InputPrint, Store } from '../store/index.js';
import { VERSION } from '../version.js';

/** A file as it is now; null where it cannot be read (the task that reads it says why). */
export async function printOf(file: string): Promise<InputPrint | null> {
  try {
    const before = await stat(file);
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return { path: file, size: before.size, mtime: before.mtimeMs, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}

/** Hash of how files are read: another version of the program, engine or map reads them all again. */
export function readingOf(how: Readonly<Record<string, unknown>>): string {
  return createHash('sha256')
    .update(canonicalJson({ ...how, version: VERSION }))
    .digest('hex');
}

/** Files looked up in one statement. */
const AT_ONCE = 1_000;

/**
 * Those of some files that were not read before as they are now. Size and time of change decide where both are as they
 * were; where one differs, the SHA-256 of the bytes does (a file that was copied or touched is not read again).
 */
export async function changedFiles(
  store: Store,
  files: readonly string[],
  reading: string,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const known = await store.jobs.prints(some, reading);
    const touched: InputPrint[] = [];
    for (const file of some) {
      const before = known.get(file);
      if (before === undefined) changed.push(file);
      else {
        const now = await compare(file, before);
        if (now === null) changed.push(file);
        else if (now.mtime !== before.mtime) touched.push(now);
      }
    }
    await store.jobs.putPrints(touched, reading);
  }
  return changed;
}

/** The print of a file whose bytes are as before; null where they are not. */
async function compare(file: string, before: InputPrint): Promise<InputPrint | null> {
  const info = await stat(file).catch((error: unknown) =>
    error instanceof Error && 'syscall' in error ? null : Promise.reject(error),
  );
  if (info === null || info.size !== before.size) return null;
  if (info.mtimeMs === before.mtime) return before;
  const now = await printOf(file);
  return now?.sha256 === before.sha256 ? now : null;
}
