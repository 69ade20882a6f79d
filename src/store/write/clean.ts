/** An ISO 8601 time PostgreSQL can hold, else null: a page may print the 45th of a month. */
export function instantOrNull(at: string | null | undefined): string | null {
  if (at === null || at === undefined) return null;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) && !at.startsWith('0000') && !Number.isNaN(Date.parse(at)) ? at : null;
}

/** A whole number that fits 32 bits, else null: a page may print any number of digits. */
export function integerOrNull(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 2 ** 31 ? Math.trunc(value) : null;
}

/** A share within 0..1, else null. */
export function shareOrNull(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Math.min(1, Math.max(0, value));
}

/** A list as JSON, null when empty: most posts have none. */
export function listOrNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}
