import Table from 'cli-table3';
import { diffAsText } from './diff-text.js';
import type { Report, ThreadReport } from './report.js';
import type { Cell, Section, SectionTable } from './section.js';

/** Columns a report is wrapped to where the terminal says nothing. */
export const DEFAULT_WIDTH = 120;

/** A report for a terminal, wrapped to `width` columns. */
export function renderText(report: Report, width: number = DEFAULT_WIDTH): string {
  const parts: string[] = [];
  if (report.overview !== null) parts.push(sectionText(report.overview, '=', width));
  for (const section of report.across ?? []) parts.push(sectionText(section, '-', width));
  for (const thread of report.threads) parts.push(threadText(thread, width));
  return `${parts.join('\n\n')}\n`;
}

function threadText(thread: ThreadReport, width: number): string {
  return thread.sections.map((section, i) => sectionText(section, i === 0 ? '=' : '-', width)).join('\n\n');
}

function sectionText(section: Section, rule: string, width: number): string {
  const title = clean(section.title);
  const lines = [title, rule.repeat(Math.min(Array.from(title).length, width)), ...section.sentences.map(clean)];
  if (section.table !== null && section.table.rows.length > 0) lines.push(tableText(section.table, width));
  return lines.join('\n');
}

/** No borders between rows; the widest column gives way until the table fits. */
function tableText(table: SectionTable, width: number): string {
  const rows = table.rows.map((row) => row.map(cellText));
  const widths = table.columns.map((name, i) => Math.max(length(name), ...rows.map((row) => length(row[i] ?? ''))));
  shrink(widths, width - 2 * widths.length);
  const grid = new Table({
    head: [...table.columns],
    colWidths: widths.map((w) => w + 2),
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: Object.fromEntries(EDGES.map((edge) => [edge, ''])),
  });
  for (const row of rows) grid.push(row);
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const EDGES = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
  'middle',
] as const;

/** Narrowest a column is made: below, words break everywhere. */
const MIN_COLUMN = 8;

function shrink(widths: number[], room: number): void {
  for (let total = sum(widths); total > room; total = sum(widths)) {
    const widest = widths.indexOf(Math.max(...widths));
    const now = widths[widest] ?? 0;
    if (now <= MIN_COLUMN) return;
    widths[widest] = Math.max(
      MIN_COLUMN,
      now - Math.max(1, Math.min(total - room, now - secondWidest(widths, widest))),
    );
  }
}

const secondWidest = (widths: readonly number[], widest: number): number =>
  Math.max(0, ...widths.filter((_, i) => i !== widest));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const length = (text: string): number => Array.from(text).length;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : cell.toFixed(2);
  return clean(typeof cell === 'string' ? cell : diffAsText(cell));
}

/** Control characters out: a post may hold terminal escapes. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
