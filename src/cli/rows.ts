import Table from 'cli-table3';

export const ROW_FORMATS = ['table', 'csv', 'json', 'jsonl'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Widest cell of a printed table, in characters; longer values end in an ellipsis (csv and json have them whole). */
const MAX_CELL = 60;

/** Rows as a table for reading, as CSV (RFC 4180, a header line first), as a JSON array of objects or one object a line. */
export function formatRows(columns: readonly string[], rows: Rows, format: RowFormat): string {
  if (format === 'table') return table(columns, rows);
  const text = rowText(format);
  return `${text.begin(columns)}${text.rows(columns, rows, false)}${text.end}`;
}

/** The parts of a text that is written while rows come: `begin`, any number of `rows`, `end`. */
export interface RowText {
  readonly begin: (columns: readonly string[]) => string;
  /** `more`: rows were written before. */
  readonly rows: (columns: readonly string[], rows: Rows, more: boolean) => string;
  readonly end: string;
}

export function rowText(format: Exclude<RowFormat, 'table'>): RowText {
  const json = (row: Rows[number]): string => JSON.stringify(row, jsonValue);
  if (format === 'csv') return { begin: csvLine, rows: (columns, rows) => csv(columns, rows), end: '' };
  if (format === 'jsonl')
    return { begin: () => '', rows: (_, rows) => rows.map((row) => `${json(row)}\n`).join(''), end: '' };
  return {
    begin: () => '[',
    rows: (_, rows, more) => (rows.length === 0 ? '' : `${more ? ',' : ''}${rows.map(json).join(',')}`),
    end: ']\n',
  };
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
  return rows.map((row) => csvLine(columns.map((column) => plain(row[column])))).join('');
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

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
