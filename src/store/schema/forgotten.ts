import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.js';
import { threadbare } from './shared.js';

/*
 * What must not be stored again (`threadbare forget`). Neither names nor words: keyed hashes of them. In a schema that
 * readers do not see.
 */

/** The key of the hashes, made with the first rule; one row. */
export const forgottenKey = threadbare.table(
  'forgotten_key',
  {
    only: boolean('only').notNull().default(true),
    key: bytea('key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.only] }), check('forgotten_key_only', sql`${t.only}`)],
);

/** One thing to be forgotten wherever it comes up. */
export const forgotten = threadbare.table(
  'forgotten',
  {
    ruleId: uuid('rule_id').primaryKey(),
    /** Order of arrival: whoever knows the highest knows them all. */
    number: bigint('number', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    site: text('site'),
    mark: text('mark').notNull(),
    length: integer('length'),
    screen: integer('screen'),
    /** Whether everything stored has been looked through by it. */
    swept: boolean('swept').notNull().default(false),
    at: instant('at').notNull().default(sql`now()`),
    runId: uuid('run_id'),
  },
  (t) => [
    index('forgotten_number').on(t.number),
    check(
      'forgotten_kind',
      sql`${t.kind} in ('author', 'account', 'name', 'handle', 'slug', 'post', 'url', 'written', 'words', 'quote', 'seen', 'document')`,
    ),
  ],
);
