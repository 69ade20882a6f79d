import type { Command } from 'commander';
import type { SettingsChange } from '../../ingest/analyzer-settings.js';
import { reanalyze } from '../../ingest/reanalyze.js';
import { modelRunner } from '../../ingest/run-models.js';
import type { ModelTask } from '../../models/index.js';
import { findThread } from '../../report/find-thread.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { addModelOptions, type ModelFlags, modelsFrom, modelTaskOption } from '../model-options.js';
import { modelsText, showRuns } from '../model-summary.js';
import { analyzeJobsOption, dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { count } from '../summary-text.js';
import { readTargetsFile } from '../targets-file.js';

interface AnalyzeOptions extends DataOptions, ModelFlags {
  readonly json?: boolean;
  readonly jobs: number;
  readonly modelTask?: readonly ModelTask[];
  /** The model's values are shown in the views once its run is complete. */
  readonly modelSelect?: boolean;
  /** A file of targets; false: those given earlier are taken back. */
  readonly targets?: string | false;
  readonly profiles?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare analyze
  $ threadbare analyze "winter ferries"
  $ threadbare analyze --targets people.json           [{"name": "Ada Marsh", "kind": "person", "aliases": ["the mayor"]}]
  $ threadbare analyze --model openai:llama3.1@http://localhost:11434/v1 --model-when unsure

A value is computed again only when the analyzer's version or something it read has changed; earlier versions stay in
v_annotation. Targets and --profiles are kept for the whole data set: later commands compute under them too.`;

/** `threadbare analyze` */
export function registerAnalyze(program: Command, session: Session): void {
  const command = program
    .command('analyze')
    .description('score posts again where the analyzer or its input changed')
    .argument('[thread...]', 'ids, addresses or words of titles; without them every thread')
    .option('--targets <file>', 'names to look for besides those that are found (JSON); kept until changed')
    .option('--no-targets', 'take the given names back')
    .option(
      '--profiles',
      'say of each member on which side they stand; for pseudonymised research, off unless asked for',
    )
    .option('--no-profiles', 'shares of the sides alone (as it is unless asked for)')
    .addOption(analyzeJobsOption())
    .addOption(dataOption())
    .addOption(jsonOption());
  addModelOptions(command)
    .addOption(modelTaskOption())
    .option('--model-select', "show the model's values in the views (threadbare db runs changes it back)")
    .addHelpText('after', EXAMPLES)
    .action((threads: string[], options: AnalyzeOptions) =>
      session.run(options, (context) => runAnalyze(context, threads, options)),
    );
}

async function runAnalyze(context: Context, threads: readonly string[], options: AnalyzeOptions): Promise<number> {
  const change = await readChange(options);
  return withExistingStore(context, options, async (store) => {
    const ids = new Set<string>();
    for (const wanted of threads) ids.add(await findThread(store, wanted));
    if (threads.length === 0) for (const thread of await store.listThreads()) ids.add(thread.threadId);
    const models = await modelsFrom(context, options, options.modelTask ?? []);
    const progress = context.progress();
    try {
      const onThread = (done: number, posts: number): void =>
        progress.update({ files: done, totalFiles: Math.max(done, ids.size), pages: done, posts }, 'analyzing');
      const runner = modelRunner(store, models, context.signal);
      const result = await reanalyze(store, [...ids], {
        signal: context.signal,
        onThread,
        jobs: options.jobs,
        change,
        onFailure: (threadId, message) => context.log.error(`thread ${threadId}: ${message}`, { threadId }),
        afterThread: runner.visit,
      });
      progress.stop();
      const asked = runner.summaries();
      const shown = options.modelSelect === true ? await showRuns(store, models, asked) : [];
      const text = `${count(result.threads, 'thread')}, ${count(result.posts, 'post')}: ${result.written} new values, ${result.unchanged} unchanged${result.failed > 0 ? `; ${count(result.failed, 'thread')} failed, see v_problem` : ''}\n${modelsText(asked, shown)}`;
      const json = asked.length === 0 ? result : { ...result, models: asked, shown };
      await context.out.write(options.json === true ? `${JSON.stringify(json)}\n` : text);
      return result.failed > 0 || asked.some((one) => one.stopped !== null || one.problems > 0) ? 1 : 0;
    } finally {
      progress.stop();
      await models[0]?.close();
    }
  });
}

/** What the options change of the settings; the file is read before anything is opened. */
async function readChange({ targets, profiles }: AnalyzeOptions): Promise<SettingsChange> {
  const given = typeof targets === 'string' ? await readTargetsFile(targets) : targets === false ? null : undefined;
  return { ...(given === undefined ? {} : { targets: given }), ...(profiles === undefined ? {} : { profiles }) };
}
