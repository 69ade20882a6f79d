import { z } from 'zod';

/** An id of ours: mostly UUIDv5, of what the rows say. */
export const uuid = z.guid().meta({ format: 'uuid' });
/** ISO 8601 in UTC. */
export const time = z.string().meta({ format: 'date-time' });
export const maybe = <T extends z.ZodType>(form: T): z.ZodNullable<T> => form.nullable();
/** What a column of JSON holds, as docs/data-model.md says. */
export const json = z.unknown();
/** A name that stands several times in a query, or once with commas. */
export const several = <T extends z.ZodType<string>>(one: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
    z.array(one).max(50),
  );

/** Yes or no in a query. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const STATES = ['open', 'approved', 'removed', 'warned', 'escalated'] as const;
export const state = z.enum(STATES);
