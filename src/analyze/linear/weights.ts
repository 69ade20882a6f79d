import { z } from 'zod';
import { canonicalJson, sha256 } from '../../model/ids.js';

/** Name and number of the form of a weights file; a file with another is refused. */
export const WEIGHTS_FORMAT = 'threadbare-linear';
export const WEIGHTS_VERSION = 1;

const BLOCK = z.object({
  field: z.string().max(40),
  kind: z.enum(['words', 'pieces', 'pairs']),
  longest: z.number().int().min(1).max(5),
  weight: z.number(),
  by: z.string().max(40).nullable(),
});

const NUMBER = z.object({
  name: z.string().max(60),
  mean: z.number(),
  deviation: z.number(),
  /** One for each class. */
  weights: z.array(z.number()),
});

const SET = z.object({ name: z.string(), licence: z.string(), rows: z.number().int() });

/** Where weights come from and what was measured; shown as a model card. */
const CARD = z.object({
  sets: z.array(SET),
  seed: z.number().int(),
  /** Licence of the weights: a share-alike source makes them share-alike. */
  licence: z.string(),
  /** Day of training as given, or null: a clock would make equal weights differ. */
  date: z.string().nullable(),
  settings: z.record(z.string(), z.union([z.string(), z.number()])),
  figures: z.array(
    z.object({ set: z.string(), split: z.string(), rows: z.number().int(), measure: z.string(), value: z.number() }),
  ),
});

const WEIGHTS = z.object({
  format: z.literal(WEIGHTS_FORMAT),
  version: z.literal(WEIGHTS_VERSION),
  task: z.string(),
  /** Version of the code that turns a row into fields and numbers; other code would read other features. */
  reading: z.string(),
  /** `classes`: one sum per label; `number`: one sum that is the answer. */
  kind: z.enum(['classes', 'number']),
  labels: z.array(z.string()).max(20),
  bits: z.number().int().min(8).max(22),
  blocks: z.array(BLOCK).max(40),
  numbers: z.array(NUMBER).max(400),
  /** One for each class. */
  constants: z.array(z.number()).min(1).max(20),
  /** Greatest weight of a bucket, by class: what 127 stands for. */
  greatest: z.array(z.number()),
  slope: z.number(),
  offsets: z.array(z.number()),
  favours: z.array(z.number()),
  /** Below this confidence the answer abstains. */
  sure: z.number(),
  card: CARD,
  /** Buckets and their weights (codec.ts). */
  buckets: z.string(),
  /** SHA-256 of everything else. */
  checksum: z.string(),
});

/** The weights of a linear model as they are written to a file. */
export type Weights = z.infer<typeof WEIGHTS>;
export type ModelCard = z.infer<typeof CARD>;

/** Adds the checksum. */
export function sealWeights(weights: Omit<Weights, 'checksum'>): Weights {
  return { ...weights, checksum: checksumOf(weights) };
}

function checksumOf(weights: Omit<Weights, 'checksum'>): string {
  return sha256(canonicalJson(weights));
}

/** The weights in a file's text, or what is wrong with it in words for its owner. */
export function parseWeights(text: string): Weights | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `it is no weights file, or it was cut off (${error instanceof Error ? error.message : 'not JSON'})`;
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== WEIGHTS_FORMAT) return 'it is no weights file: `threadbare train` makes them';
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (version !== WEIGHTS_VERSION)
    return `it is of version ${String(version)}, this program reads version ${WEIGHTS_VERSION}; train it again`;
  const parsed = WEIGHTS.safeParse(value);
  if (!parsed.success) return `it is damaged: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`;
  const { checksum, ...rest } = parsed.data;
  if (checksum !== checksumOf(rest)) return 'it is damaged or was edited: its checksum does not fit';
  return parsed.data;
}
