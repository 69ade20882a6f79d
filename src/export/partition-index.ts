import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { isAbsent } from '../model/file-errors.js';
import { type OpenFile, openSink } from './sink.js';

/** Which threads have rows in which partition: by it a rerun finds where rows were that have moved or gone. */
export type PartitionIndex = Map<string, ReadonlySet<string>>;

export const INDEX_NAME = '_threads.jsonl.gz';

/** Threads on one line at most. */
const A_LINE = 10_000;

export async function writeIndex(file: string, index: PartitionIndex, open: OpenFile): Promise<void> {
  const sink = openSink(file, INDEX_NAME, open);
  try {
    for (const [partition, threads] of index) {
      const all = [...threads].sort();
      for (let i = 0; i === 0 || i < all.length; i += A_LINE)
        await sink.write(`${JSON.stringify({ partition, threads: all.slice(i, i + A_LINE) })}\n`);
    }
    await sink.finish();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** Null where there is none, or it cannot be read: everything is written anew then. */
export async function readIndex(folder: string): Promise<PartitionIndex | null> {
  const index = new Map<string, Set<string>>();
  try {
    const lines = createInterface({ input: createReadStream(path.join(folder, INDEX_NAME)).pipe(createGunzip()) });
    for await (const line of lines) {
      const value: unknown = JSON.parse(line);
      if (typeof value !== 'object' || value === null) return null;
      const partition: unknown = Reflect.get(value, 'partition');
      const threads: unknown = Reflect.get(value, 'threads');
      if (typeof partition !== 'string' || !Array.isArray(threads)) return null;
      const known = index.get(partition) ?? new Set();
      for (const one of threads) if (typeof one === 'string') known.add(one);
      index.set(partition, known);
    }
    return index;
  } catch (error) {
    const damaged =
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'));
    if (damaged || isAbsent(error)) return null;
    throw error;
  }
}
