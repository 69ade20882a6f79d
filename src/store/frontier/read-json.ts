import { z } from 'zod';
import { DatabaseError } from '../../model/errors.js';
import type { ProcessIdentity } from '../connect/process-identity.js';
import type { ArchivePlace, CrawlAbout, CrawlPlan } from './frontier.js';

const PLAN = z.object({
  depth: z.enum(['thread', 'forum', 'site']).nullable(),
  pages: z.number().nullable(),
  threads: z.number().nullable(),
  since: z.string().nullable(),
  match: z.string().nullable(),
  api: z.boolean(),
  delayMs: z.number().nullable(),
  budget: z.number(),
  warcDir: z.string(),
  allowPrivate: z.boolean(),
});

const ABOUT = z.object({
  hops: z.number(),
  place: z.number(),
  accept: z.string().nullable(),
  fallback: z.string().nullable(),
  plain: z.boolean(),
  replies: z.number().nullable(),
  lastPost: z.string().nullable(),
  shown: z.string().nullable(),
  backwards: z.boolean(),
  list: z.string().nullable(),
  idle: z.number(),
  rechecks: z.number(),
});

const PLACE = z.object({
  file: z.string(),
  offset: z.number(),
  length: z.number(),
  number: z.number(),
  digest: z.string(),
  date: z.string(),
});

const IDENTITY = z.object({ pid: z.number(), started: z.string().nullable(), place: z.string() });

/** JSON this program wrote; another shape was written by another version, said aloud. */
function read<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DatabaseError(
    'unexpected-value',
    `The ${what} of a stored crawl cannot be read (${parsed.error.issues[0]?.message ?? ''}): it was written by another version.`,
  );
}

export const readPlan = (value: unknown): CrawlPlan => read(PLAN, value, 'plan');
export const readAbout = (value: unknown): CrawlAbout => read(ABOUT, value, 'queue');
export const readPlace = (value: unknown): ArchivePlace | null =>
  value === null ? null : read(PLACE, value, 'archive');
export const readIdentity = (value: unknown): ProcessIdentity | null =>
  value === null ? null : read(IDENTITY, value, 'owner');
