import { rename, writeFile } from 'node:fs/promises';
import { Gauge, Registry } from 'prom-client';
import { UsageError } from '../model/errors.js';
import type { TaskState, WorkerRecord } from '../store/index.js';
import type { JobSummary } from './run-job/summary.js';

type Labels = Readonly<Record<string, string>>;

/** One figure of a metric, with its labels. */
export interface Sample {
  readonly name: string;
  readonly help: string;
  readonly labels: Labels;
  readonly value: number;
}

/** Figures of a job that ran, as gauges: what the last run did. */
export function jobSamples(summary: JobSummary, exitCode: number): readonly Sample[] {
  const { inputs, threads, parts, outputs } = summary;
  const of = (name: string, help: string, value: number, labels: Labels = {}): Sample => ({
    name: `threadbare_job_${name}`,
    help,
    labels: { job: summary.job, ...labels },
    value,
  });
  return [
    of('exit_code', 'Exit code of the last run: 0 done, 1 something failed.', exitCode),
    of(
      'last_run_timestamp_seconds',
      'When the last run ended.',
      Date.parse(summary.startedAt) / 1000 + summary.seconds,
    ),
    of('duration_seconds', 'How long the last run took.', summary.seconds),
    of('files', 'Files the inputs stand for, by what became of them.', inputs.unchanged, { state: 'unchanged' }),
    of('files', '', inputs.read - inputs.failed, { state: 'read' }),
    of('files', '', inputs.failed, { state: 'failed' }),
    of('pages', 'Pages read, and those that were new.', inputs.pages, { state: 'read' }),
    of('pages', '', inputs.newPages, { state: 'new' }),
    of('articles', 'Articles read.', inputs.articles),
    of('requests', 'Requests of crawls.', summary.crawls.requests),
    of('threads', 'Threads derived again.', threads.threads),
    of('posts', 'Posts of these threads.', threads.posts),
    of('rows', 'Rows that changed.', threads.inserted, { change: 'inserted' }),
    of('rows', '', threads.updated, { change: 'updated' }),
    of('rows', '', threads.deleted, { change: 'deleted' }),
    of('annotations', 'Values of analyzers.', threads.written, { state: 'written' }),
    of('annotations', '', threads.unchanged, { state: 'unchanged' }),
    of('parts', 'Parts the run was divided into, by their end.', parts.done, { state: 'done' }),
    of('parts', '', parts.failed, { state: 'failed' }),
    of('retries', 'Tries that ended in an error.', parts.retries),
    ...(['written', 'unchanged', 'failed'] as const).map((state) =>
      of('outputs', 'Outputs, by what became of them.', outputs.filter((one) => one.state === state).length, { state }),
    ),
    ...outputs.flatMap((output) =>
      output.rows === null ? [] : [of('output_rows', 'Rows written to an output.', output.rows, { path: output.path })],
    ),
  ];
}

/** Figures of the queue: how much waits, how much failed, who works. */
export function queueSamples(
  tasks: readonly { readonly kind: string; readonly state: TaskState; readonly count: number }[],
  oldest: number | null,
  workers: readonly WorkerRecord[],
): readonly Sample[] {
  return [
    ...tasks.map(({ kind, state, count }) => ({
      name: 'threadbare_tasks',
      help: 'Tasks in the ledger, by kind and state.',
      labels: { kind, state },
      value: count,
    })),
    {
      name: 'threadbare_oldest_queued_seconds',
      help: 'For how long the first queued task has been ready.',
      labels: {},
      value: oldest ?? 0,
    },
    ...(['true', 'false'] as const).map((alive) => ({
      name: 'threadbare_workers',
      help: 'Workers, by whether they gave a sign of life.',
      labels: { alive },
      value: workers.filter((worker) => String(worker.alive) === alive).length,
    })),
  ];
}

/** Samples in Prometheus' text form. */
export function prometheusText(samples: readonly Sample[]): Promise<string> {
  const registry = new Registry();
  const gauges = new Map<string, Gauge>();
  for (const { name, help, labels, value } of samples) {
    const gauge = gauges.get(name) ?? new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] });
    gauges.set(name, gauge);
    gauge.set({ ...labels }, value);
  }
  return registry.metrics();
}

/** Writes metrics to a file: JSON where its name ends so, else Prometheus' text. A collector never sees half of it. */
export async function writeMetrics(file: string, samples: readonly Sample[]): Promise<void> {
  const text = /\.json$/i.test(file) ? `${JSON.stringify(samples, null, 2)}\n` : await prometheusText(samples);
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('unwritable-output', `${file} cannot be written (${reason}); choose another with --metrics`, {
      cause: error,
    });
  }
}
