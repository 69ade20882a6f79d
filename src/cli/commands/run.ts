import type { Command } from 'commander';
import type { Job } from '../../jobs/job-file/job.js';
import { UsageError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, databaseUrl, withStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';

interface RunCommandOptions extends DataOptions {
  readonly json?: boolean;
  readonly check?: boolean;
  readonly printSchema?: boolean;
  readonly scheduled?: boolean;
  readonly metrics?: readonly string[];
}

const EXAMPLES = `
Examples:
  $ threadbare run job.yaml
  $ threadbare run job.yaml --check                       only say what is wrong in it
  $ threadbare run job.yaml --metrics /var/lib/node_exporter/threadbare.prom
  $ threadbare run job.yaml --scheduled                   now and then, as its schedule says
  $ threadbare run --print-schema > job.schema.json       for your editor

Only inputs that changed are read again, and only outputs whose data changed are written again. A run that was killed or
interrupted goes on with the same command. docs/batch.md shows a job file and says what each setting does.`;

/** `threadbare run` */
export function registerRun(program: Command, session: Session): void {
  program
    .command('run')
    .description('run a job file: read what is new, analyze, write outputs; resumable, only what changed')
    .argument('[job]', 'the job file (YAML)')
    .option('--check', 'only check the file, all its faults at once')
    .option('--print-schema', 'print a JSON Schema of job files, for editors')
    .option(
      '--scheduled',
      'run as its schedule says: stays and runs on an embedded database, tells the workers of a server',
    )
    .option('--metrics <file...>', "write figures of the run: .json as JSON, else in Prometheus' text form")
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((file: string | undefined, options: RunCommandOptions) =>
      session.run(options, (context) => runCommand(context, file, options)),
    );
}

async function runCommand(context: Context, file: string | undefined, options: RunCommandOptions): Promise<number> {
  const { jobFileSchema, readJobFile } = await import('../../jobs/job-file/read.js');
  if (options.printSchema === true) {
    await context.out.write(`${JSON.stringify(jobFileSchema(), null, 2)}\n`);
    return 0;
  }
  if (file === undefined) throw new UsageError('no-job-file', 'Name a job file: threadbare run job.yaml.');
  const job = await readJobFile(file);
  if (options.check === true) {
    await context.out.write(`${file} is a job: ${job.inputs.length} inputs, ${job.outputs.length} outputs.\n`);
    return 0;
  }
  if (options.scheduled === true && job.schedule === null)
    throw new UsageError('no-schedule', `${file} has no schedule: add one, or leave --scheduled out.`);
  return withStore(context, options, (store) =>
    options.scheduled === true ? runScheduled(context, store, job, options) : runOnce(context, store, job, options),
  );
}

async function runOnce(context: Context, store: Store, job: Job, options: RunCommandOptions): Promise<number> {
  const { jobExitCode, runJobHere } = await import('../../jobs/run.js');
  const { taskTools } = await import('../task-tools.js');
  const { startTaskDisplay } = await import('../job-progress.js');
  const { jobSummaryText } = await import('../job-summary-text.js');
  const display = startTaskDisplay(context, options.json === true, false);
  try {
    const tools = taskTools(context, options);
    const { onStep, onEnd } = display;
    const summary = await runJobHere(store, job, { tools, signal: context.signal, onStep, onEnd });
    display.stop();
    const exitCode = jobExitCode(summary);
    const { jobSamples, writeMetrics } = await import('../../jobs/metrics.js');
    for (const file of options.metrics ?? []) await writeMetrics(file, jobSamples(summary, exitCode));
    await context.out.write(options.json === true ? `${JSON.stringify(summary)}\n` : jobSummaryText(summary));
    return exitCode;
  } finally {
    display.stop();
  }
}

/** Notes the schedule; on an embedded database this process is also the worker that keeps it. */
async function runScheduled(context: Context, store: Store, job: Job, options: RunCommandOptions): Promise<number> {
  const { putJobSchedule } = await import('../../jobs/schedule-job.js');
  const nextAt = await putJobSchedule(store, job);
  context.log.info(`The job ${job.name} runs next at ${nextAt?.toISOString() ?? 'no time'}.`, {
    job: job.name,
    nextAt,
  });
  const url = databaseUrl(context, options);
  if (url !== null) {
    const { openQueue } = await import('../../jobs/server/queue.js');
    await openQueue(store, url);
    await context.out.write(
      `The job ${job.name} is on the schedule of this server: any \`threadbare work\` runs it. \`threadbare jobs schedules\` lists them.\n`,
    );
    return 0;
  }
  const { workHere } = await import('../work-here.js');
  return workHere(context, store, options, { jobs: job.parallelism, untilDone: false });
}
