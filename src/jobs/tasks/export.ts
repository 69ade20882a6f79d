import path from 'node:path';
import { z } from 'zod';
import { EXPORT_OPTIONS } from '../../export/options.js';
import { UsageError } from '../../model/errors.js';
import { canonicalJson } from '../../model/ids.js';
import { defineTask, type TaskContext, type TaskEnd } from '../task.js';

/** The key of pseudonyms is no part of a task: a file names it, or the environment of the worker has it. */
const PAYLOAD = EXPORT_OPTIONS.omit({ key: true }).extend({
  pseudonymize: z.boolean().default(false),
  keyFile: z.string().nullable().default(null),
});

type Payload = z.output<typeof PAYLOAD>;

/** Writes a part of the data set to a file or folder. */
export const exportTask = defineTask({
  name: 'export',
  version: 1,
  schema: PAYLOAD,
  dedupeKey: (payload) => `export:${canonicalJson(payload)}`,
  // Two at once would write the same files.
  queue: ({ out }) => `export:${out}`.slice(0, 120),
  fromArgs: ([out, ...more]) => {
    if (out === undefined || more.length > 0)
      throw new UsageError('bad-task', 'Name one file or folder to write: threadbare enqueue export posts.jsonl.gz.');
    return { out: path.resolve(out) };
  },
  run,
});

async function run(payload: Payload, { store, tools, signal, onStep }: TaskContext): Promise<TaskEnd> {
  const { exportData } = await import('../../export/index.js');
  const { pseudonymize, keyFile, ...options } = payload;
  const key = pseudonymize || keyFile !== null ? await tools.exportKey(keyFile) : null;
  const manifest = await exportData(store, { ...options, key }, { signal, onStep: () => onStep('writing') });
  return { result: { out: payload.out, ...manifest } };
}
