import { z } from 'zod';
import { InputError } from '../../model/errors.js';
import { ALLOCATIONS } from './allocate.js';
import type { Drawn, FrameItem } from './draw.js';
import { CODING_TASKS } from './tasks.js';

const FORMAT = 'threadbare-coding-key';

const KEY = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  task: z.enum(CODING_TASKS),
  /** Names of the targets the sample was limited to; empty: all. */
  targets: z.array(z.string()),
  seed: z.number(),
  stratify: z.array(z.string()),
  allocation: z.enum(ALLOCATIONS),
  coders: z.array(z.string()),
  /** What gave the machine's answers. */
  analyzers: z.array(z.object({ analyzer: z.string(), version: z.string() })),
  strata: z.array(
    z.object({
      name: z.string(),
      population: z.number().int().positive(),
      sampled: z.number().int().min(0),
      machine: z.record(z.string(), z.number()),
    }),
  ),
  items: z.array(
    z.object({
      item: z.string(),
      threadId: z.string(),
      postId: z.string(),
      /** The target's key, or the post that is answered. */
      about: z.string().nullable(),
      stratum: z.number().int().min(0),
      inclusion: z.number().positive().max(1),
      weight: z.number().min(1),
      machine: z.object({ answer: z.string(), confidence: z.number().nullable() }),
      coders: z.array(z.string()),
    }),
  ),
});

/**
 * What belongs to coding sheets and no coder may see: which post an item is, with which probability it was drawn, and
 * what the machine says. Weights of a stratum sum to its population.
 */
export type CodingKey = Readonly<z.infer<typeof KEY>>;

/** Where in the database an item stands. */
export interface ItemPlace {
  readonly threadId: string;
  readonly postId: string;
  readonly about: string | null;
}

/** What is known of a sample beside its items. */
export type KeyHead = Pick<CodingKey, 'task' | 'targets' | 'seed' | 'stratify' | 'allocation' | 'coders' | 'analyzers'>;

/** The key of a drawn sample; `names` and `coders` are those of its items, in their order. */
export function codingKey(
  head: KeyHead,
  drawn: Drawn<FrameItem & ItemPlace>,
  names: readonly string[],
  coders: readonly (readonly string[])[],
): CodingKey {
  return {
    format: FORMAT,
    version: 1,
    ...head,
    strata: drawn.strata.map((stratum) => ({ ...stratum, machine: { ...stratum.machine } })),
    items: drawn.items.map(({ unit, stratum, inclusion }, i) => ({
      item: names[i] ?? '',
      threadId: unit.threadId,
      postId: unit.postId,
      about: unit.about,
      stratum,
      inclusion,
      weight: 1 / inclusion,
      machine: { answer: unit.answer, confidence: unit.confidence },
      coders: [...(coders[i] ?? [])],
    })),
  };
}

/**
 * Reads a key file's text.
 *
 * @throws InputError when it is none, or one whose items and strata do not fit together
 */
export function parseKey(text: string, file: string): CodingKey {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InputError('bad-key', 'This is no key file of `threadbare sample`: it is not JSON.', file, { cause });
  }
  const parsed = KEY.safeParse(json);
  if (!parsed.success)
    throw new InputError(
      'bad-key',
      `This is no key file of \`threadbare sample\`: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`,
      file,
    );
  const key = parsed.data;
  if (key.items.some(({ stratum }) => stratum >= key.strata.length))
    throw new InputError('bad-key', 'The key names a stratum it does not describe.', file);
  return key;
}
