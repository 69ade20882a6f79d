import { customType } from 'drizzle-orm/pg-core';

/** Full-text search vector; written by the database only (generated column). */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Bytes, written as a hexadecimal literal. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Time with zone as ISO 8601 text: no conversion to Date, so that no digit is lost. */
export const instant = customType<{ data: string }>({ dataType: () => 'timestamp with time zone' });

/** 64-bit integer array (fingerprints). */
export const bigints = customType<{ data: readonly bigint[] }>({ dataType: () => 'bigint[]' });

export const integers = customType<{ data: readonly number[] }>({ dataType: () => 'integer[]' });

export const texts = customType<{ data: readonly string[] }>({ dataType: () => 'text[]' });

/** Any JSON value. */
export const json = customType<{ data: unknown }>({ dataType: () => 'jsonb' });
