import type { z } from 'zod';
import type { Store } from '../../../store/index.js';

/** Rows of a question, as the form says; another form is a fault of this program. */
export async function readRows<T extends z.ZodType>(
  store: Store,
  form: T,
  sql: string,
  params: readonly unknown[],
): Promise<z.output<T>[]> {
  const { rows } = await store.query(sql, { params });
  return rows.map((row) => form.parse(row));
}

/** The columns of a form, each with the alias of its table. */
export const columnsOf = (form: z.ZodObject, alias: string, except: readonly string[] = []): string =>
  Object.keys(form.shape)
    .filter((name) => !except.includes(name))
    .map((name) => `${alias}."${name}"`)
    .join(', ');
