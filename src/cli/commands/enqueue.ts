import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import type { NewTask, Queued, Store } from '../../store/index.js';
import { type Context, type DataOptions, databaseUrl, withStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';

interface EnqueueOptions extends DataOptions {
  readonly json?: boolean;
  readonly job?: string;
  readonly set?: readonly string[];
  readonly priority: string;
  readonly now?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare enqueue ingest pages/ 'archive/*.warc.gz'
  $ threadbare enqueue crawl https://forum.example/ https://other.example/ --set depth=site
  $ threadbare enqueue analyze
  $ threadbare enqueue export posts.parquet --set format=parquet
  $ threadbare enqueue refresh
  $ threadbare enqueue --job job.yaml
  $ threadbare enqueue ingest pages/ --now

A task that is queued already and not finished is not queued twice. docs/batch.md lists the settings of each task.`;

/** `threadbare enqueue` */
export function registerEnqueue(program: Command, session: Session): void {
  program
    .command('enqueue')
    .description('queue tasks for workers (threadbare work), here or on any machine')
    .argument('[task]', 'ingest, crawl, analyze, export or refresh')
    .argument('[words...]', 'files, addresses, threads or the file to write, as the task wants them')
    .option('--job <file>', 'queue a job file')
    .option('--set <name=value...>', 'settings of the task, values written as in YAML')
    .option('--priority <n>', 'smaller goes first, -100 to 100', '0')
    .option('--now', 'work the queue off at once, in this process')
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((task: string | undefined, words: string[], options: EnqueueOptions) =>
      session.run(options, (context) => runEnqueue(context, task, words, options)),
    );
}

async function runEnqueue(
  context: Context,
  task: string | undefined,
  words: readonly string[],
  options: EnqueueOptions,
): Promise<number> {
  const tasks = await wantedTasks(task, words, options);
  return withStore(context, options, async (store) => {
    const url = databaseUrl(context, options);
    if (url !== null) {
      const { openQueue } = await import('../../jobs/server/queue.js');
      await openQueue(store, url);
    }
    const queued = await store.jobs.enqueue(tasks);
    await context.out.write(options.json === true ? `${JSON.stringify(queued)}\n` : queuedText(tasks, queued));
    return options.now === true ? workOff(context, store, options, queued) : 0;
  });
}

async function wantedTasks(
  task: string | undefined,
  words: readonly string[],
  options: EnqueueOptions,
): Promise<readonly NewTask[]> {
  const priority = /^-?\d{1,3}$/.test(options.priority) ? Number(options.priority) : Number.NaN;
  if (!(Math.abs(priority) <= 100))
    throw new UsageError('bad-setting', '--priority must be a whole number from -100 to 100.');
  if (options.job !== undefined) {
    if (task !== undefined) throw new UsageError('two-tasks', 'Queue either a task or a job file, not both.');
    const { readJobFile } = await import('../../jobs/job-file/read.js');
    const { runJob } = await import('../../jobs/tasks/run-job.js');
    return [runJob.make({ job: await readJobFile(options.job) }, { priority })];
  }
  if (task === undefined)
    throw new UsageError('no-task-named', 'Name a task (threadbare enqueue ingest pages/), or a job with --job.');
  const { tasksFrom } = await import('../../jobs/enqueue.js');
  return tasksFrom(task, words, options.set ?? [], priority);
}

const queuedText = (tasks: readonly NewTask[], queued: readonly Queued[]): string =>
  queued
    .map(
      ({ taskId, known }, at) =>
        `${tasks[at]?.kind ?? 'task'} ${taskId}${known ? ' is queued already and not finished' : ' queued'}\n`,
    )
    .join('');

/** Works the whole queue off; 1 when one of these tasks did not end well. */
async function workOff(
  context: Context,
  store: Store,
  options: EnqueueOptions,
  queued: readonly Queued[],
): Promise<number> {
  const { workHere } = await import('../work-here.js');
  await workHere(context, store, options, { jobs: 1, untilDone: true });
  const ended = await Promise.all(queued.map(({ taskId }) => store.jobs.find(taskId)));
  return ended.every((task) => task.state === 'done') ? 0 : 1;
}
