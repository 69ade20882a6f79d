import { z } from 'zod';
import { EXPORT_OPTIONS } from '../../export/options.js';
import { ANALYZER_NAMES, MODEL_SETTINGS } from '../tasks/analyze.js';

/*
 * What a job file holds, as its author writes it. Every field says what it is: `threadbare run --print-schema` gives
 * these words to editors.
 */

const text = (about: string) => z.string().min(1).describe(about);
const texts = (about: string) => z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).describe(about);
const whole = (about: string, most: number) => z.int().min(1).max(most).describe(about);

const ENGINES = {
  engine: text('Read with this engine only.').optional(),
  engines: text('Folder of engines of your own, as .json files.').optional(),
};

export const FILES_INPUT = z.strictObject({
  files: texts('Files, folders and globs of saved pages and archives.'),
  url: text('Address the pages were saved from.').optional(),
  ...ENGINES,
});

export const CRAWL_INPUT = z.strictObject({
  crawl: texts('Addresses of threads, sections or boards.'),
  depth: z.enum(['thread', 'forum', 'site']).describe('How far to go from the addresses.').optional(),
  pages: whole('Pages of each thread at most.', 1_000_000).optional(),
  threads: whole('Threads at most.', 100_000_000).optional(),
  since: text('Threads with posts since this day (2025-01-01) or time.').optional(),
  match: text('Regular expression for titles or addresses.').optional(),
  api: z.boolean().describe('Ask an API where the engine has one. Default true.').optional(),
  delay: z
    .union([z.number().min(0), z.string()])
    .describe('Time between two requests to a host: 2s, 500ms, 1m; a bare number is seconds.')
    .optional(),
  budget: whole('Requests to one host a day at most.', 100_000_000).optional(),
  warc: text('Folder for fetched pages.').optional(),
  cookies: text('cookies.txt of your own browser session.').optional(),
  contact: text('Mail or web address told to servers.').optional(),
  retries: whole('Tries of an address until it counts as failed.', 100).optional(),
  allowPrivate: z.boolean().describe('Addresses in private networks and on this machine too.').optional(),
  refresh: z
    .boolean()
    .describe('Look again at an ended crawl of the same addresses instead of beginning another. Default true.')
    .optional(),
  ...ENGINES,
});

export const DUMP_INPUT = z.strictObject({
  dump: texts('Dumps: .csv, .jsonl or .parquet, a post in each row.'),
  map: text('Which column is what: a map file, or the name of one that comes with the program.'),
});

const FILTERS = z.strictObject({
  site: text('Posts of this site alone.').optional(),
  since: text('Posts written at this time or later.').optional(),
  until: text('Posts written before this time.').optional(),
  where: text('SQL condition over the columns of v_post.').optional(),
});

const ANALYZERS = z.strictObject({
  which: z
    .union([z.enum(['all', 'none']), z.array(z.enum(ANALYZER_NAMES)).min(1)])
    .describe('Analyzers whose values are stored. Default all.')
    .optional(),
  targets: text('JSON file of names to look for; kept for the whole data set.').optional(),
  profiles: z
    .boolean()
    .describe('Say of each member on which side they stand. Kept for the whole data set.')
    .optional(),
  models: z.array(MODEL_SETTINGS).describe('Models of yours, besides the analyzers.').optional(),
});

const {
  format,
  entity,
  where,
  since,
  until,
  site,
  thread,
  partition,
  text: withText,
  defuseFormulas,
  body,
  network,
} = EXPORT_OPTIONS.shape;

/** Options of exports keep the meaning they have on the command line. */
export const OUTPUT = z.strictObject({
  format: format.describe('Form of the output.'),
  path: text('File or folder to write; .gz, .br or .zst at its end compress.'),
  entity: entity.optional().describe('What is written; several joined by commas, or all. Default posts.'),
  where: where.describe('SQL condition, besides that of filters.'),
  since: since.describe('Instead of that of filters.'),
  until: until.describe('Instead of that of filters.'),
  site: site.describe('Instead of that of filters.'),
  thread: thread.describe('One thread alone.'),
  partition: partition.describe('Folders by site and month (parquet).'),
  text: withText.optional().describe('False: figures without texts.'),
  defuseFormulas: defuseFormulas.optional(),
  body: body.optional(),
  network: network.optional(),
  pseudonymize: z.boolean().describe('Names become pseudonyms under the key of keyFile or THREADBARE_KEY.').optional(),
  keyFile: text('File that holds the key for pseudonyms.').optional(),
  overwrite: z
    .boolean()
    .describe('Also write over what another program or an earlier job made there. Default false.')
    .optional(),
});

const SCHEDULE = z.union([
  z.string().describe('Five cron fields in UTC: minute, hour, day, month, weekday.'),
  z.strictObject({ cron: text('Five cron fields.'), timezone: text('IANA name, as in Europe/Berlin.').optional() }),
]);

const TOP = {
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u, { error: 'letters, digits, spaces, . _ and -, at most 80' })
    .describe('Name of the job. Default: that of the file.')
    .optional(),
  filters: FILTERS.describe('Which posts outputs hold and models are asked about.').optional(),
  analyzers: ANALYZERS.optional(),
  outputs: z.array(OUTPUT).describe('What is written at the end, where something changed.').optional(),
  schedule: SCHEDULE.optional(),
  parallelism: whole('Pages read and threads analysed at the same time. Default 1.', 64).optional(),
  refresh: z.boolean().describe('Bring the daily tables up to date. Default true.').optional(),
};

/** The whole file; inputs are checked one by one against the form their keys name. */
export const JOB_FILE = z.strictObject({ ...TOP, inputs: z.array(z.unknown()).optional() });

/** The same for editors: every form of an input at its place. */
export const JOB_FILE_DESCRIBED = z.strictObject({
  ...TOP,
  inputs: z
    .array(z.union([z.string().describe('A file, folder, glob or address.'), FILES_INPUT, CRAWL_INPUT, DUMP_INPUT]))
    .describe('Where pages come from.')
    .optional(),
});

export type JobFile = z.output<typeof JOB_FILE>;
export type FilesInput = z.output<typeof FILES_INPUT>;
export type CrawlInput = z.output<typeof CRAWL_INPUT>;
export type DumpInput = z.output<typeof DUMP_INPUT>;
export type JobInput = FilesInput | CrawlInput | DumpInput;
