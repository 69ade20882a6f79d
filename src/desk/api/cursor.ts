import { createHash } from 'node:crypto';
import { z } from 'zod';

/*
 * A cursor names the last row that was given by the values the list is ordered by, so rows that come in between neither
 * repeat nor hide others. It fits the list and the filters it was made for alone.
 */

const FORM = z.tuple([z.literal(1), z.string(), z.unknown()]);

const printOf = (list: string, filters: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 10);

/** The cursor behind a row. `list` names the list, `key` is what the row is ordered by. */
export const cursorAfter = (list: string, filters: unknown, key: unknown): string =>
  Buffer.from(JSON.stringify([1, printOf(list, filters), key])).toString('base64url');

/** The key a cursor holds; null where it is none, or not of this list and these filters. */
export function keyOfCursor<K>(cursor: string, list: string, filters: unknown, form: z.ZodType<K>): K | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const read = FORM.safeParse(parsed);
  if (!read.success || read.data[1] !== printOf(list, filters)) return null;
  const key = form.safeParse(read.data[2]);
  return key.success ? key.data : null;
}
