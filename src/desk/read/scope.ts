import type { Visitor } from '../visit.js';

/**
 * SQL that keeps a question to the sites somebody may see, and its parameter. Nothing that has no site is seen by those
 * who may not see all: whose it is cannot be told.
 *
 * @param column the column with the site's id
 * @param n number of the parameter
 */
export const siteScope = (column: string, n: number): string =>
  `($${n}::uuid[] is null or ${column} = any($${n}::uuid[]))`;

/** The parameter of `siteScope`. */
export const sitesOf = (visitor: Pick<Visitor, 'sites'>): readonly string[] | null => visitor.sites;
