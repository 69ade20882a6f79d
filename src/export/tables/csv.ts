import { csvLine } from '../cells.js';
import type { TableFormat } from './table.js';

/** CSV after RFC 4180 in UTF-8 with a header line. */
export const CSV: TableFormat = {
  ending: '.csv',
  open: async (sink, columns, { defuse }) => {
    const names = columns.map(({ name }) => name);
    await sink.write(csvLine(names, false));
    return {
      write: (rows) =>
        sink.write(
          rows
            .map((row) =>
              csvLine(
                names.map((name) => row[name]),
                defuse,
              ),
            )
            .join(''),
        ),
      end: async () => undefined,
    };
  },
};
