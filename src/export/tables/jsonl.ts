import { jsonText } from '../cells.js';
import type { TableFormat } from './table.js';

/** A line of JSON per row, columns in the order of the view. */
export const JSONL: TableFormat = {
  ending: '.jsonl',
  open: async (sink, columns) => ({
    write: (rows) =>
      sink.write(
        rows
          .map((row) => `${jsonText(Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])))}\n`)
          .join(''),
      ),
    end: async () => undefined,
  }),
};
