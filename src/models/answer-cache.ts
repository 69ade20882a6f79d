import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { InputError } from '../model/errors.js';
import { isAbsent } from '../model/file-errors.js';
import { sha256 } from '../model/ids.js';
import type { Verdict } from './model.js';

/** Answers kept in a folder, across data sets: one file per question, named by the hash of what the model read. */
export interface AnswerCache {
  readonly get: (key: string) => Promise<readonly Verdict[] | null>;
  readonly put: (key: string, verdicts: readonly Verdict[]) => Promise<void>;
}

const VERDICTS: z.ZodType<readonly Verdict[]> = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    score: z.number(),
    confidence: z.number(),
    abstained: z.boolean(),
    evidence: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
    holder: z.string().nullable(),
  }),
);
/** `check` is the hash of the verdicts: a file cut off by a crash or changed by hand is asked about again. */
const ENTRY = z.object({ key: z.string(), check: z.string(), verdicts: VERDICTS });

/** Answers held for one run: forums repeat themselves, and the same thread may be there twice. */
const HELD = 20_000;

/** A cache that ends with the process and holds the latest answers only. */
export function memoryCache(): AnswerCache {
  const held = new Map<string, readonly Verdict[]>();
  return {
    get: (key) => Promise.resolve(held.get(key) ?? null),
    put: (key, verdicts) => {
      const [oldest] = held.keys();
      if (held.size >= HELD && oldest !== undefined) held.delete(oldest);
      held.set(key, verdicts);
      return Promise.resolve();
    },
  };
}

/** A cache in `folder`, made when it is missing. */
export function folderCache(folder: string): AnswerCache {
  const fileOf = (key: string): string => path.join(folder, key.slice(0, 2), `${key}.json`);
  return {
    get: async (key) => {
      const text = await readFile(fileOf(key), 'utf8').catch((error: unknown) => missing(error, folder));
      return text === null ? null : readEntry(key, text);
    },
    put: async (key, verdicts) => {
      const file = fileOf(key);
      // Written beside it and renamed, so that two processes at once leave one whole file.
      const draft = `${file}.${process.pid}`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(draft, JSON.stringify({ key, check: checkOf(verdicts), verdicts }));
        await rename(draft, file);
      } catch (cause) {
        throw unusable(folder, cause);
      }
    },
  };
}

function readEntry(key: string, text: string): readonly Verdict[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const entry = ENTRY.safeParse(value);
  return entry.success && entry.data.key === key && entry.data.check === checkOf(entry.data.verdicts)
    ? entry.data.verdicts
    : null;
}

function checkOf(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((one) => [
    one.id,
    one.label,
    one.score,
    one.confidence,
    one.abstained,
    one.holder,
    one.evidence.map(({ start, end, text }) => [start, end, text]),
  ]);
  return sha256(JSON.stringify(rows));
}

function missing(error: unknown, folder: string): null {
  if (isAbsent(error)) return null;
  throw unusable(folder, error);
}

function unusable(folder: string, cause: unknown): InputError {
  return new InputError('unusable-cache', `The cache folder cannot be used: ${String(cause)}`, folder, { cause });
}
