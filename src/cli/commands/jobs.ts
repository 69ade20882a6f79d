import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import type { Store, TaskRecord, TaskState } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { duration } from '../crawl-options.js';
import { dataOption, jsonOption, wholeNumber } from '../options.js';
import { formatRows } from '../rows.js';
import type { Session } from '../session.js';
import { writeOutput } from '../write-output.js';

interface JobsOptions extends DataOptions {
  readonly json?: boolean;
}

interface ListOptions extends JobsOptions {
  readonly state?: readonly TaskState[];
  readonly kind?: string;
  readonly limit: number;
}

interface ManyOptions extends JobsOptions {
  readonly all?: boolean;
}

interface ClearOptions extends JobsOptions {
  readonly failed?: boolean;
  readonly older?: number;
}

const STATES: readonly TaskState[] = ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'];

/** `threadbare jobs list|failed|show|requeue|cancel|clear|workers|schedules|metrics` */
export function registerJobs(program: Command, session: Session): void {
  const jobs = program
    .command('jobs')
    .description('what is queued, what runs, what came of it; dead letters, workers, schedules');
  const sub = (name: string, description: string): Command =>
    jobs.command(name).description(description).addOption(dataOption()).addOption(jsonOption());
  const on =
    <O extends JobsOptions>(
      work: (context: Context, store: Store, options: O, ids: readonly string[]) => Promise<number>,
    ) =>
    (options: O, ids: readonly string[] = []): Promise<void> =>
      session.run(options, (context) =>
        withExistingStore(context, options, (store) => work(context, store, options, ids)),
      );
  const limit = (text: string): number => wholeNumber(text, 1, 1_000_000);

  sub('list', 'tasks, the latest first')
    .option('--state <states...>', STATES.join(', '))
    .option('--kind <task>', 'ingest, crawl, analyze, export, refresh or run-job')
    .option('--limit <n>', 'rows at most', limit, 50)
    .action((options: ListOptions) => on<ListOptions>(list)(options));
  sub('failed', 'dead letters, with why')
    .option('--limit <n>', 'rows at most', limit, 50)
    .action((options: ListOptions) => on<ListOptions>(list)({ ...options, state: ['failed'] }));
  sub('show', 'all that is known of a task')
    .argument('<id>', 'id, or its beginning')
    .action((id: string, options: JobsOptions) => on<JobsOptions>(show)(options, [id]));
  sub('requeue', 'queue dead letters or cancelled tasks again')
    .argument('[id...]', 'ids, or their beginnings')
    .option('--all', 'every dead letter')
    .action((ids: string[], options: ManyOptions) => on<ManyOptions>(requeue)(options, ids));
  sub('cancel', 'take tasks out that are not finished, with their parts')
    .argument('<id...>', 'ids, or their beginnings')
    .action((ids: string[], options: JobsOptions) => on<JobsOptions>(cancel)(options, ids));
  sub('clear', 'forget finished tasks; dead letters with --failed')
    .option('--failed', 'dead letters and cancelled tasks too')
    .option('--older <time>', 'only those that ended so long ago: 12h, 90m', duration)
    .action((options: ClearOptions) => on<ClearOptions>(clear)(options));
  sub('workers', 'processes that work on tasks, with their last sign of life').action((options: JobsOptions) =>
    on<JobsOptions>(workers)(options),
  );
  sub('schedules', 'what is queued again and again')
    .option('--drop <name...>', 'take schedules out')
    .action((options: JobsOptions & { readonly drop?: readonly string[] }) => on<typeof options>(schedules)(options));
  sub('metrics', "figures of the queue in Prometheus' text form")
    .option('--out <file>', 'write to this file')
    .action((options: JobsOptions & { readonly out?: string }) => on<typeof options>(metrics)(options));
}

async function print(context: Context, options: JobsOptions, rows: readonly object[], columns: readonly string[]) {
  const named = rows.map((row) => Object.fromEntries(Object.entries(row)));
  await context.out.write(options.json === true ? `${JSON.stringify(rows)}\n` : formatRows(columns, named, 'table'));
  return 0;
}

async function list(context: Context, store: Store, options: ListOptions): Promise<number> {
  const strange = options.state?.find((state) => !STATES.includes(state));
  if (strange !== undefined)
    throw new UsageError('bad-setting', `--state ${strange}: it must be one of ${STATES.join(', ')}.`);
  const tasks = await store.jobs.list({ states: options.state, kind: options.kind, limit: options.limit });
  if (options.json === true) return print(context, options, tasks, []);
  const rows = tasks.map((task) => ({
    id: task.taskId.slice(0, 8),
    task: task.kind,
    state: task.state,
    part_of: task.parentId?.slice(0, 8) ?? null,
    queue: task.queue,
    tries: task.attempts,
    when: task.finishedAt ?? task.startedAt ?? task.createdAt,
    error: task.errorCode === null ? null : `${task.errorCode}: ${task.errorMessage ?? ''}`,
  }));
  return print(context, options, rows, ['id', 'task', 'state', 'part_of', 'queue', 'tries', 'when', 'error']);
}

async function show(context: Context, store: Store, options: JobsOptions, ids: readonly string[]): Promise<number> {
  const task = await store.jobs.find(ids[0] ?? '');
  const parts = await store.jobs.count(task.taskId);
  if (options.json === true) {
    await context.out.write(`${JSON.stringify({ ...task, parts })}\n`);
    return 0;
  }
  const divided = Object.values(parts).some((n) => n > 0);
  const lines = [...Object.entries(task), ...(divided ? [['parts', parts]] : [])].map(([name, value]) => {
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
    return `${String(name).padEnd(15)} ${text}`;
  });
  await context.out.write(`${lines.join('\n')}\n`);
  return 0;
}

/** Whole ids of the tasks that were named. */
const wholeIds = (store: Store, ids: readonly string[]): Promise<string[]> =>
  Promise.all(ids.map(async (id) => (await store.jobs.find(id)).taskId));

async function requeue(context: Context, store: Store, options: ManyOptions, ids: readonly string[]): Promise<number> {
  if (ids.length === 0 && options.all !== true)
    throw new UsageError('no-task-named', 'Name tasks (threadbare jobs failed lists them), or say --all.');
  const failed: readonly TaskRecord[] =
    options.all === true ? await store.jobs.list({ states: ['failed'], limit: 1_000_000 }) : [];
  const again = await store.jobs.requeue([...(await wholeIds(store, ids)), ...failed.map((task) => task.taskId)]);
  return told(context, options, 'queued again', again);
}

async function cancel(context: Context, store: Store, options: JobsOptions, ids: readonly string[]): Promise<number> {
  return told(context, options, 'cancelled', await store.jobs.cancel(await wholeIds(store, ids)));
}

async function told(context: Context, options: JobsOptions, what: string, ids: readonly string[]): Promise<number> {
  const text = ids.length === 0 ? `Nothing was ${what}.\n` : ids.map((id) => `${id} ${what}\n`).join('');
  await context.out.write(options.json === true ? `${JSON.stringify(ids)}\n` : text);
  return 0;
}

async function clear(context: Context, store: Store, options: ClearOptions): Promise<number> {
  const states: readonly TaskState[] = options.failed === true ? ['done', 'failed', 'cancelled'] : ['done'];
  const gone = await store.jobs.clear(states, (options.older ?? 0) / 1000);
  await context.out.write(
    options.json === true ? `${JSON.stringify({ cleared: gone })}\n` : `${gone} tasks forgotten.\n`,
  );
  return 0;
}

async function workers(context: Context, store: Store, options: JobsOptions): Promise<number> {
  const found = await store.jobs.workers();
  if (options.json === true) return print(context, options, found, []);
  const rows = found.map(({ workerId, startedAt, seenAt, ...row }) => ({
    id: workerId.slice(0, 8),
    ...row,
    since: startedAt,
    seen: seenAt,
  }));
  return print(context, options, rows, [
    'id',
    'host',
    'pid',
    'version',
    'jobs',
    'state',
    'alive',
    'running',
    'since',
    'seen',
  ]);
}

async function schedules(
  context: Context,
  store: Store,
  options: JobsOptions & { readonly drop?: readonly string[] },
): Promise<number> {
  if (options.drop !== undefined) {
    const gone = await store.jobs.dropSchedules(options.drop);
    await context.out.write(options.json === true ? `${JSON.stringify({ dropped: gone })}\n` : `${gone} taken out.\n`);
    return 0;
  }
  const found = await store.jobs.schedules();
  return print(context, options, found, ['name', 'cron', 'timezone', 'kind', 'nextAt', 'lastAt', 'lastTask']);
}

async function metrics(
  context: Context,
  store: Store,
  options: JobsOptions & { readonly out?: string },
): Promise<number> {
  const { prometheusText, queueSamples } = await import('../../jobs/metrics.js');
  const { counts, oldest } = await store.jobs.figures();
  const samples = queueSamples(counts, oldest, await store.jobs.workers());
  const text = options.json === true ? `${JSON.stringify(samples)}\n` : await prometheusText(samples);
  await writeOutput(context, options.out, text);
  return 0;
}
