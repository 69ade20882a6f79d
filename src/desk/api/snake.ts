/** Plain data with its fields under the names of the API: `threadId` is `thread_id`. Values stay as they are. */
export function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake);
  if (value instanceof Date) return value.toISOString();
  return isRecord(value) ? snakeFields(value) : value;
}

/** The same for a record. */
export const snakeFields = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, item]) => [snakeName(name), snake(item)]));

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

const snakeName = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, (_all, before: string, letter: string) => `${before}_${letter.toLowerCase()}`);
