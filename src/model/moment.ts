/** How much of a printed time is known. */
export type Precision = 'second' | 'minute' | 'day' | 'unknown';

/**
 * A time as a page gives it. `at` is set only where a zone is printed, carried in markup or configured for the site;
 * otherwise `local` holds the wall clock as shown. Nothing known is `null`, never the present time.
 */
export interface Moment {
  /** ISO 8601 with offset, e.g. `2025-03-01T18:22:00+02:00`. */
  readonly at: string | null;
  /** `YYYY-MM-DDTHH:MM[:SS]`, or `YYYY-MM-DD` at day precision. */
  readonly local: string | null;
  /** The words the page shows. */
  readonly raw: string | null;
  readonly precision: Precision;
}

export const UNKNOWN_MOMENT: Moment = { at: null, local: null, raw: null, precision: 'unknown' };
