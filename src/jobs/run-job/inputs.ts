import path from 'node:path';
import { isArchive } from '../../archive/read-archive.js';
import { findInputs } from '../../ingest/inputs.js';
import type { NewTask } from '../../store/index.js';
import { changedFiles, printOf, readingOf } from '../fingerprint.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext } from '../task.js';
import { byHost, CRAWL_PAYLOAD, crawl } from '../tasks/crawl.js';
import { ingest } from '../tasks/ingest.js';
import { batches, cpuPart, workersAtWork } from './batches.js';
import type { Planned } from './planned.js';

/** Files of a part at most: what is read again when its worker dies. */
const FILES_OF_PART = 200;

type Input = Job['inputs'][number];
type FilesInput = Extract<Input, { kind: 'files' }>;
type DumpsInput = Extract<Input, { kind: 'dumps' }>;
type CrawlInput = Extract<Input, { kind: 'crawl' }>;

/** Parts that read what is new or has changed, and crawls. */
export async function planInputs(job: Job, context: TaskContext): Promise<Planned> {
  const parts: NewTask[] = [];
  const counts = { files: 0, unchanged: 0 };
  for (const input of job.inputs) {
    if (input.kind === 'crawl') parts.push(...crawls(job, context, input));
    else {
      const planned = input.kind === 'files' ? await files(job, context, input) : await dumps(job, context, input);
      parts.push(...planned.parts);
      counts.files += planned.files;
      counts.unchanged += planned.unchanged;
    }
  }
  return { parts, progress: counts };
}

interface PlannedFiles {
  readonly parts: readonly NewTask[];
  readonly files: number;
  readonly unchanged: number;
}

async function files(job: Job, context: TaskContext, input: FilesInput): Promise<PlannedFiles> {
  const { store } = context;
  const found = await findInputs(input.paths);
  const { url, engine, engines } = input;
  const how = { url, ...(engine === undefined ? {} : { engine }), ...(engines === undefined ? {} : { engines }) };
  const specs = engines === undefined ? [] : (await findSpecs(engines)).map((print) => print.sha256);
  const reading = readingOf({ ...how, specs });
  // What is not there is a part too: it is told as a problem of its own.
  const all = [...found.files.map((file) => path.resolve(file.path)), ...found.missing.map((lost) => lost.file)];
  const changed = await changedFiles(store, all, reading);
  const part = (inputs: readonly string[]): NewTask =>
    cpuPart(context, job, ingest.make, { inputs, ...how, reading, analyze: false });
  const archives = changed.filter((file) => isArchive(file));
  const pages = changed.filter((file) => !isArchive(file));
  const workers = await workersAtWork(context);
  const lists = found.addresses.length === 0 ? [] : crawlsOf(job, context, found.addresses);
  return {
    // An archive may hold thousands of pages: the long ones begin first.
    parts: [...archives.map((file) => part([file])), ...batches(pages, workers, FILES_OF_PART).map(part), ...lists],
    files: all.length,
    unchanged: all.length - changed.length,
  };
}

/** A user's own engines: changed ones read every page again. */
async function findSpecs(folder: string): Promise<readonly { readonly sha256: string }[]> {
  const { files: found } = await findInputs([path.join(folder, '*.json')]);
  const prints = await Promise.all(found.map((file) => printOf(file.path)));
  return prints.filter((print) => print !== null);
}

async function dumps(job: Job, context: TaskContext, { paths, map }: DumpsInput): Promise<PlannedFiles> {
  const { findDumps } = await import('../../ingest/dump/dump-files.js');
  const found = await findDumps(paths);
  const all = [...found.files.map((file) => path.resolve(file)), ...found.missing.map((lost) => lost.file)];
  const reading = readingOf({ map, bytes: (await printOf(map))?.sha256 ?? null });
  const changed = await changedFiles(context.store, all, reading);
  const analyze = job.which?.length !== 0;
  return {
    parts: changed.map((file) => cpuPart(context, job, ingest.make, { inputs: [file], map, reading, analyze })),
    files: all.length,
    unchanged: all.length - changed.length,
  };
}

/** Lists of addresses among the files are crawled thread by thread, as `threadbare ingest` does. */
const crawlsOf = (job: Job, context: TaskContext, urls: readonly string[]): readonly NewTask[] =>
  crawls(job, context, { kind: 'crawl', settings: CRAWL_PAYLOAD.parse({ urls, depth: 'thread' }) });

/** A crawl for each server, so that several go at the same time and each waits for its own. */
function crawls(job: Job, { task }: TaskContext, { settings }: CrawlInput): readonly NewTask[] {
  return [...byHost(settings.urls).values()].map((urls) =>
    crawl.make(
      { ...settings, urls, analyze: job.which === null, handOver: (job.which?.length ?? 0) > 0 },
      { shared: task.shared, part: true },
    ),
  );
}
