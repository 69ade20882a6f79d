import type { Command } from 'commander';
import { reanalyze } from '../../ingest/reanalyze.js';
import { findThread } from '../../report/find-thread.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { count } from '../summary-text.js';

interface AnalyzeOptions extends DataOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare analyze
  $ threadbare analyze "winter ferries"

A value is computed again only when the analyzer's version or something it read has changed; earlier versions stay in
v_annotation.`;

/** `threadbare analyze` */
export function registerAnalyze(program: Command, session: Session): void {
  program
    .command('analyze')
    .description('score posts again where the analyzer or its input changed')
    .argument('[thread...]', 'ids, addresses or words of titles; without them every thread')
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((threads: string[], options: AnalyzeOptions) =>
      session.run(options, (context) => runAnalyze(context, threads, options)),
    );
}

function runAnalyze(context: Context, threads: readonly string[], options: AnalyzeOptions): Promise<number> {
  return withExistingStore(context, options, async (store) => {
    const ids = new Set<string>();
    for (const wanted of threads) ids.add(await findThread(store, wanted));
    if (threads.length === 0) for (const thread of await store.listThreads()) ids.add(thread.threadId);
    const progress = context.progress();
    try {
      const result = await reanalyze(store, [...ids], context.signal, (done, posts) =>
        progress.update({ files: done, totalFiles: ids.size, pages: done, posts }, 'analyzing'),
      );
      progress.stop();
      const text = `${count(result.threads, 'thread')}, ${count(result.posts, 'post')}: ${result.written} new values, ${result.unchanged} unchanged\n`;
      await context.out.write(options.json === true ? `${JSON.stringify(result)}\n` : text);
      return 0;
    } finally {
      progress.stop();
    }
  });
}
