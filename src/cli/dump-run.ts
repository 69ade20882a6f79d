import { dryRun } from '../ingest/dump/dry-run.js';
import { ingestDump, readMap } from '../ingest/dump/index.js';
import { type Context, type DataOptions, withStore } from './context.js';
import { dryRunText } from './dry-run-text.js';
import { count, summaryText } from './summary-text.js';

export interface DumpRunOptions extends DataOptions {
  readonly map: string;
  readonly dryRun?: boolean | undefined;
  readonly jobs: number;
  readonly json?: boolean | undefined;
  readonly analyze: boolean;
}

/** `threadbare ingest … --map MAP`: 1 when an input or a row could not be read. */
export async function runDump(context: Context, inputs: readonly string[], options: DumpRunOptions): Promise<number> {
  // Before the database is opened: a wrong map makes none.
  const map = await readMap(options.map);
  if (options.dryRun === true) {
    const { files, missing } = await dryRun(inputs, map, context.stdin);
    for (const { file, message } of missing) context.log.warn(`${file}: ${message}`, { file });
    const texts = options.json === true ? files.map((one) => `${JSON.stringify(one)}\n`) : files.map(dryRunText);
    await context.out.write(texts.join(options.json === true ? '' : '\n'));
    return missing.length > 0 || files.some(({ posts }) => posts.length === 0) ? 1 : 0;
  }
  const progress = context.progress();
  try {
    return await withStore(context, options, async (store) => {
      const summary = await ingestDump(store, inputs, {
        map,
        jobs: options.jobs,
        analyze: options.analyze,
        signal: context.signal,
        stdin: context.stdin,
        onStep: (tally, step) => progress.update(tally, step),
        onProblem: ({ file, code, message }) => {
          progress.clear();
          context.log.warn(`${file}: ${message}`, { file, code });
        },
      });
      progress.stop();
      const { read, leftOut, repeated, failed } = summary.rows;
      const more = [
        leftOut > 0 ? `${leftOut} left out` : null,
        repeated > 0 ? `${repeated} repeated` : null,
        failed > 0 ? `${failed} not readable` : null,
      ].filter((part) => part !== null);
      const rows = `${count(read, 'row')}${more.length === 0 ? '' : `: ${more.join(', ')}`}\n`;
      await context.out.write(options.json === true ? `${JSON.stringify(summary)}\n` : rows + summaryText(summary));
      return summary.failed + failed > 0 ? 1 : 0;
    });
  } finally {
    progress.stop();
  }
}
