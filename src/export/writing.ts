import type { Job } from './job.js';
import type { Manifest, ManifestFile } from './manifest.js';
import { type OpenFile, openSink } from './sink.js';

/** How an export is watched and stopped. */
export interface ExportWatch {
  readonly signal: AbortSignal;
  /** Called with all rows written so far. */
  readonly onStep?: ((rows: number) => void) | undefined;
  /** Opens files; tests give one that fails. */
  readonly open?: OpenFile | undefined;
}

export type JobBase = Omit<Job, 'count' | 'open'>;
export type Draft = (files: readonly ManifestFile[], counts: Readonly<Record<string, number>>) => Manifest;

/** Counts rows by entity and tells the total from time to time. */
export function counter(watch: ExportWatch): { counts: Record<string, number>; count: Job['count'] } {
  const counts: Record<string, number> = {};
  let total = 0;
  return {
    counts,
    count: (entity, rows) => {
      counts[entity] = (counts[entity] ?? 0) + rows;
      total += rows;
      watch.onStep?.(total);
    },
  };
}

/** Writes a short text as a file. */
export async function writeSmall(place: string, text: string, open: OpenFile): Promise<void> {
  const sink = openSink(place, place, open);
  try {
    await sink.write(text);
    await sink.finish();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
