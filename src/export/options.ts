import { z } from 'zod';
import { UsageError } from '../model/errors.js';

export const FORMAT_NAMES = [
  'jsonl',
  'csv',
  'parquet',
  'convokit',
  'forumdl',
  '4cat',
  'jsonld',
  'gexf',
  'graphml',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** In the order they are written to a folder: what others refer to comes first. */
export const ENTITY_NAMES = [
  'threads',
  'authors',
  'posts',
  'quotes',
  'replies',
  'stances',
  'sentiment',
  'reactions',
  'repeats',
  'sources',
  'sayings',
  'documents',
  'changes',
] as const;
export type EntityName = (typeof ENTITY_NAMES)[number];

export const PARTITION_NAMES = ['site', 'month'] as const;
export type PartitionName = (typeof PARTITION_NAMES)[number];

/** Characters of the shortest key: 16 letters or digits at random are more than can be tried. */
export const SHORTEST_KEY = 16;

/** A time as `--since` takes it: a day (its first instant in UTC) or an instant with a zone. */
const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d))?$/, {
    error: 'a day (2025-03-01) or an instant with a zone (2025-03-01T12:00Z)',
  })
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: 'a day or an instant that exists' });

/** What an export is asked for; job files reuse it. */
export const EXPORT_OPTIONS = z
  .object({
    format: z.enum(FORMAT_NAMES),
    /** File or folder; `.gz`, `.br`, `.zst` at its end compress. */
    out: z.string().min(1),
    /** One entity, several joined by commas, or `all` (a folder). */
    entity: z.string().default('posts'),
    /** SQL condition over the columns of v_post. */
    where: z.string().nullish(),
    /** Posting time, inclusive. */
    since: time.nullish(),
    /** Posting time, exclusive. */
    until: time.nullish(),
    site: z.string().min(1).nullish(),
    /** Id of a thread, the beginning of it, its address or title. */
    thread: z.string().min(1).nullish(),
    /** High-water mark of an earlier export. */
    changedSince: z.number().int().min(0).nullish(),
    partition: z.array(z.enum(PARTITION_NAMES)).min(1).nullish(),
    /** False: figures only. */
    text: z.boolean().default(true),
    /** Replaces names by pseudonyms made with it; never stored, never printed. */
    key: z.string().nullish(),
    overwrite: z.boolean().default(false),
    /** CSV: a quotation mark before cells a spreadsheet would take for formulas. */
    defuseFormulas: z.boolean().default(false),
    /** Posts carry their body as HTML and what is known of their thread, so that one file can be read back. */
    body: z.boolean().default(false),
    /** GEXF and GraphML: an edge per pair that answers each other, or per pair whose answers agree or disagree. */
    network: z.enum(['replies', 'agreement']).default('replies'),
  })
  .strict();

export type ExportOptions = z.input<typeof EXPORT_OPTIONS>;
export type CheckedOptions = z.output<typeof EXPORT_OPTIONS> & { readonly entities: readonly EntityName[] };

/** Formats of rows and columns: any entity, partitions, changes. The others have a form of their own. */
export const isTable = (format: FormatName): boolean => ['jsonl', 'csv', 'parquet'].includes(format);

/** Checks options against each other. @throws UsageError that says which and why */
export function checkOptions(given: ExportOptions): CheckedOptions {
  const parsed = EXPORT_OPTIONS.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(
      'bad-export',
      `Export option ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}.`,
    );
  }
  const options = parsed.data;
  const entities = entitiesOf(options.entity);
  const refuse = (message: string): never => {
    throw new UsageError('bad-export', message);
  };
  if (typeof options.key === 'string' && [...options.key].length < SHORTEST_KEY)
    throw new UsageError(
      'weak-key',
      `The key for pseudonyms must have at least ${SHORTEST_KEY} characters: openssl rand -hex 32 > key.txt makes one.`,
    );
  if (!isTable(options.format)) {
    if (options.entity !== 'posts') refuse(`Format ${options.format} has a form of its own: leave --entity out.`);
    if (options.changedSince != null) refuse('--changed-since needs a format of rows: jsonl, csv or parquet.');
  }
  if (options.body && !(isTable(options.format) && entities.includes('posts')))
    refuse('--body belongs to posts as jsonl, csv or parquet.');
  if (options.body && !options.text) refuse('--body and --no-text exclude each other.');
  if (options.partition != null) {
    if (options.format !== 'parquet') refuse('--partition belongs to --format parquet.');
    if (entities.length !== 1) refuse('--partition takes one entity at a time; give each a folder of its own.');
    if (options.changedSince != null)
      refuse('--partition knows by itself what changed: run the same command again, without --changed-since.');
    if (new Set(options.partition).size !== options.partition.length) refuse('--partition names a column twice.');
    if (entities[0] === 'changes') refuse('Changes cannot be partitioned: export them whole.');
  }
  if (options.changedSince != null && entities.includes('authors') && options.entity !== 'all')
    refuse('Authors are counted from their posts and have no change log: export them whole, without --changed-since.');
  const kept = options.changedSince == null ? entities : entities.filter((name) => name !== 'authors');
  return { ...options, entities: kept };
}

function entitiesOf(text: string): readonly EntityName[] {
  if (text === 'all') return ENTITY_NAMES;
  const wanted = text.split(',').map((name) => name.trim());
  const known = ENTITY_NAMES.filter((name) => wanted.includes(name));
  const strange = wanted.find((name) => !ENTITY_NAMES.some((one) => one === name));
  if (strange !== undefined || known.length === 0)
    throw new UsageError('bad-export', `There is no entity “${strange ?? text}”: ${ENTITY_NAMES.join(', ')} or all.`);
  return known;
}
