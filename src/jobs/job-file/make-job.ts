import path from 'node:path';
import type { z } from 'zod';
import { httpAddress } from '../../archive/saved-page.js';
import { CRAWL_PAYLOAD } from '../tasks/crawl.js';
import type { Job } from './job.js';
import { CRAWL_INPUT, DUMP_INPUT, FILES_INPUT, type JobFile, type JobInput } from './schema.js';

/** An input with its place in the list. */
export interface PlacedInput {
  readonly index: number;
  readonly input: JobInput;
}

/** The form an input is written in: text is a path or an address, else its keys say it. */
export function inputForm(given: unknown): { readonly schema: z.ZodType<JobInput>; readonly value: unknown } {
  if (typeof given === 'string') {
    return httpAddress(given) === null
      ? { schema: FILES_INPUT, value: { files: given } }
      : { schema: CRAWL_INPUT, value: { crawl: given } };
  }
  const has = (key: string): boolean => given !== null && typeof given === 'object' && Object.hasOwn(given, key);
  if (has('crawl')) return { schema: CRAWL_INPUT, value: given };
  if (has('dump')) return { schema: DUMP_INPUT, value: given };
  return { schema: FILES_INPUT, value: given };
}

/** Milliseconds of `2s`, `500ms`, `1m`, or of seconds; null for anything else. */
export function milliseconds(given: number | string): number | null {
  const found = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)?$/.exec(String(given).trim());
  const [, amount, unit = 's'] = found ?? [];
  if (amount === undefined) return null;
  return Math.round(Number(amount) * ({ ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }[unit] ?? 1_000));
}

/** A day (its first instant in UTC) or an instant with a zone, as ISO 8601; null for anything else. */
export function instantOf(text: string): string | null {
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  if (!day && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const time = Date.parse(day ? `${text}T00:00:00Z` : text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** What of some options is given: an absent one is not there, for schemas that know no undefined. */
const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

/** The job of a checked file: every path from the folder of the file, defaults filled in. */
export function jobOf(file: JobFile, inputs: readonly PlacedInput[], jobFile: string): Job {
  const folder = path.dirname(jobFile);
  const full = (name: string): string => path.resolve(folder, name);
  const { filters = {}, analyzers = {}, schedule, outputs = [] } = file;
  const which = analyzers.which ?? 'all';
  return {
    name: file.name ?? path.basename(jobFile).replace(/\.[^.]*$/, ''),
    inputs: inputs.map(({ input }) => inputOf(input, full)),
    filters: {
      site: filters.site ?? null,
      since: filters.since ?? null,
      until: filters.until ?? null,
      where: filters.where ?? null,
    },
    which: which === 'all' ? null : which === 'none' ? [] : which,
    targets: analyzers.targets === undefined ? null : full(analyzers.targets),
    profiles: analyzers.profiles ?? null,
    models: (analyzers.models ?? []).map((model) => ({
      ...model,
      ...(model.cache === undefined ? {} : { cache: full(model.cache) }),
      model: model.model.replace(/^onnx:(?!hub\/)(.+)$/s, (_all, place: string) => `onnx:${full(place)}`),
    })),
    outputs: outputs.map(({ path: place, where, keyFile, ...rest }) => ({
      ...given({ site: filters.site, since: filters.since, until: filters.until }),
      ...given(rest),
      ...given({ where: bothOf(filters.where, where ?? undefined) }),
      format: rest.format,
      out: full(place),
      ...(keyFile === undefined ? {} : { keyFile: full(keyFile), pseudonymize: true }),
    })),
    schedule:
      schedule === undefined
        ? null
        : typeof schedule === 'string'
          ? { cron: schedule, timezone: null }
          : { cron: schedule.cron, timezone: schedule.timezone ?? null },
    parallelism: file.parallelism ?? 1,
    refresh: file.refresh ?? true,
  };
}

const bothOf = (a: string | undefined, b: string | undefined): string | undefined =>
  a !== undefined && b !== undefined ? `(${a}) and (${b})` : (a ?? b);

function inputOf(input: JobInput, full: (name: string) => string): Job['inputs'][number] {
  if ('files' in input) {
    const { files, url = null, engine, engines } = input;
    return {
      kind: 'files',
      paths: listOf(files).map(full),
      url,
      ...(engine === undefined ? {} : { engine }),
      ...(engines === undefined ? {} : { engines: full(engines) }),
    };
  }
  if ('dump' in input) {
    // A name without a slash or an ending is that of a map that comes with the program.
    const map = /[/\\.]/.test(input.map) ? full(input.map) : input.map;
    return { kind: 'dumps', paths: listOf(input.dump).map(full), map };
  }
  const { crawl, delay, since, warc, cookies, engines, ...rest } = input;
  return {
    kind: 'crawl',
    settings: CRAWL_PAYLOAD.parse({
      ...rest,
      urls: [...listOf(crawl)],
      delayMs: delay === undefined ? null : milliseconds(delay),
      since: since === undefined ? null : instantOf(since),
      ...(warc === undefined ? {} : { warc: full(warc) }),
      ...(cookies === undefined ? {} : { cookies: full(cookies) }),
      ...(engines === undefined ? {} : { engines: full(engines) }),
    }),
  };
}
