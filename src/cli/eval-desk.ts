import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { deskLabelText, evalDeskLabels } from '../measure/desk-labels.js';
import { InputError } from '../model/errors.js';
import { type Context, type DataOptions, withExistingStore } from './context.js';
import { writeNew } from './write-new.js';

/** What `eval --labels desk` is asked. */
export interface DeskLabelOptions extends DataOptions {
  /** Folder of the training set. */
  readonly out?: string | undefined;
  /** The posts' words stand in it, too. */
  readonly text?: boolean | undefined;
  readonly format: 'markdown' | 'json';
  readonly force: boolean;
}

/** Measures the machine against labels and decisions of the desk, and writes them as a training set. */
export function evalDesk(context: Context, options: DeskLabelOptions): Promise<number> {
  return withExistingStore(context, options, async (store) => {
    const { report, files } = await evalDeskLabels(async (sql) => (await store.query(sql, { timeoutMs: 0 })).rows);
    if (report.posts === 0)
      throw new InputError(
        'no-labels',
        'Nothing was decided or labelled at the desk yet: `threadbare serve` opens it.',
      );
    await context.out.write(options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : deskLabelText(report));
    if (options.out === undefined) return 0;
    for (const { name, lines } of files(options.text === true)) {
      const file = path.join(options.out, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeNew(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), options.force);
    }
    return 0;
  });
}
