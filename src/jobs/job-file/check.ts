import { existsSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_PLAN, seedsOf } from '../../crawl/index.js';
import { checkOptions } from '../../export/options.js';
import { ThreadbareError } from '../../model/errors.js';
import { readModelChoice } from '../../models/index.js';
import { nextMoment } from '../schedule.js';
import { type Fault, faultAt, type Places } from './faults.js';
import { instantOf, milliseconds, type PlacedInput } from './make-job.js';
import type { CrawlInput, JobFile } from './schema.js';

type Say = (place: readonly PropertyKey[], message: string) => void;

/** What a schema cannot say: times, expressions, files that are named, options that exclude each other. */
export async function checkJob(
  places: Places,
  file: JobFile,
  inputs: readonly PlacedInput[],
  folder: string,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const say: Say = (place, message) => faults.push(faultAt(places, place, message));
  const there = (place: readonly PropertyKey[], name: string | undefined): void => {
    if (name !== undefined && !existsSync(path.resolve(folder, name))) say(place, `${name} is not there`);
  };
  if ((file.inputs ?? []).length === 0 && (file.outputs ?? []).length === 0 && file.analyzers === undefined)
    say([], 'there is nothing to do: name inputs, analyzers or outputs');
  for (const { index, input } of inputs) {
    const at = ['inputs', index];
    if ('crawl' in input) checkCrawl(input, at, say, there);
    else if ('dump' in input) {
      if (/[/\\.]/.test(input.map)) there([...at, 'map'], input.map);
    } else there([...at, 'engines'], input.engines);
  }
  for (const key of ['since', 'until'] as const) {
    const time = file.filters?.[key];
    if (time !== undefined && instantOf(time) === null) say(['filters', key], notTime(time));
  }
  there(['analyzers', 'targets'], file.analyzers?.targets);
  for (const [index, { model }] of (file.analyzers?.models ?? []).entries()) {
    const choice = readModelChoice(model);
    if (typeof choice === 'string') say(['analyzers', 'models', index, 'model'], choice);
  }
  checkOutputs(file, say, there);
  if (file.schedule !== undefined) checkSchedule(file.schedule, say);
  return faults;
}

const notTime = (text: string): string =>
  `${JSON.stringify(text)} is no time: write a day (2025-01-01) or an instant with a zone (2025-01-01T12:00Z)`;

function checkCrawl(
  input: CrawlInput,
  at: readonly PropertyKey[],
  say: Say,
  there: (place: readonly PropertyKey[], name: string | undefined) => void,
): void {
  const { crawl, since, match, delay } = input;
  const urls = typeof crawl === 'string' ? [crawl] : crawl;
  attempt([...at, 'crawl'], say, () =>
    seedsOf(urls, { ...DEFAULT_PLAN, warcDir: '', allowPrivate: input.allowPrivate === true }),
  );
  if (since !== undefined && instantOf(since) === null) say([...at, 'since'], notTime(since));
  if (delay !== undefined && milliseconds(delay) === null)
    say([...at, 'delay'], 'it must be a time such as 2s, 500ms or 1m');
  if (match !== undefined) attempt([...at, 'match'], say, () => new RegExp(match, 'iu'));
  there([...at, 'cookies'], input.cookies);
  there([...at, 'engines'], input.engines);
}

function checkOutputs(
  file: JobFile,
  say: Say,
  there: (place: readonly PropertyKey[], name: string | undefined) => void,
): void {
  const seen = new Map<string, number>();
  for (const [index, output] of (file.outputs ?? []).entries()) {
    const { path: place, keyFile, pseudonymize: _names, ...options } = output;
    attempt(['outputs', index], say, () => checkOptions({ ...options, out: place }));
    there(['outputs', index, 'keyFile'], keyFile);
    const earlier = seen.get(path.normalize(place));
    if (earlier !== undefined) say(['outputs', index, 'path'], `outputs[${earlier}] is written there already`);
    seen.set(path.normalize(place), index);
  }
}

function checkSchedule(schedule: NonNullable<JobFile['schedule']>, say: Say): void {
  const { cron, timezone } =
    typeof schedule === 'string' ? { cron: schedule, timezone: undefined } : { timezone: undefined, ...schedule };
  attempt(['schedule'], say, () => {
    if (nextMoment(cron, timezone ?? null, new Date()) === null) say(['schedule'], 'this moment never comes');
  });
}

/** What goes wrong in a check, as a fault at that place. */
function attempt(place: readonly PropertyKey[], say: Say, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ThreadbareError || error instanceof SyntaxError || error instanceof RangeError)) throw error;
    say(place, error.message);
  }
}
