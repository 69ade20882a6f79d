import Table from 'cli-table3';

export type RowFormat = 'table' | 'csv' | 'json';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Widest cell of a printed table, in characters; longer values end in an ellipsis (csv and json have them whole). */
const MAX_CELL = 60;

/** Rows as a table for reading, as CSV (RFC 4180, a header line first) or as a JSON array of objects. */
export function formatRows(columns: readonly string[], rows: Rows, format: RowFormat): string {
  if (format === 'json') return `${JSON.stringify(rows, jsonValue)}\n`;
  if (format === 'csv') return csv(columns, rows);
  return table(columns, rows);
}

function table(columns: readonly string[], rows: Rows): string {
  const grid = new Table({ head: [...columns], style: { head: [], border: [] }, wordWrap: false });
  for (const row of rows) grid.push(columns.map((column) => shorten(plain(row[column]))));
  const lines = grid.toString().split('\n');
  const underHead = lines.findIndex((line) => line.startsWith('├'));
  const shown = lines.filter((line, i) => i === underHead || !line.startsWith('├'));
  return `${shown.join('\n')}\n${rows.length} ${rows.length === 1 ? 'row' : 'rows'}\n`;
}

function csv(columns: readonly string[], rows: Rows): string {
  const lines = [columns.map(csvCell), ...rows.map((row) => columns.map((column) => csvCell(plain(row[column]))))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A value as text: null is empty, times are ISO 8601, everything structured is JSON. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value, jsonValue);
  return String(value);
}

const jsonValue = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** Control characters (a hostile post may hold terminal escapes) become visible blanks; one line; at most MAX_CELL. */
function shorten(text: string): string {
  const line = text
    .slice(0, MAX_CELL * 4)
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
    .trim();
  const points = Array.from(line);
  return points.length > MAX_CELL || text.length > MAX_CELL * 4 ? `${points.slice(0, MAX_CELL - 1).join('')}…` : line;
}
