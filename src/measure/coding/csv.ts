/** A row of a CSV file with the line of the file it begins on (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells a spreadsheet would take for a formula; the wide forms are taken for one by some as well. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell no spreadsheet computes: an apostrophe before what begins a formula. `unguardCell` takes it away again. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The cell as it was before `guardCell`. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** CSV by RFC 4180 (CRLF, quotes doubled) with formulas made harmless; `bom` marks it as UTF-8 for Excel. */
export function writeCsv(rows: readonly (readonly string[])[], bom: boolean): string {
  const cell = (text: string): string => {
    const safe = guardCell(text);
    return /[",;\t\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${bom ? '\uFEFF' : ''}${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/**
 * Rows of a CSV file as a spreadsheet saved it: commas, semicolons or tabs (whichever the first line has most of), LF or
 * CRLF, line breaks inside quotes. Empty lines are left out; apostrophes of `guardCell` are taken away.
 */
export function readCsv(text: string): readonly CsvRow[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  const endRow = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun, cells: cells.map(unguardCell) });
    cells = [];
  };
  while (at < source.length) {
    const { cell, next } = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at, separator);
    cells.push(cell);
    line += lineBreaks(source, at, next);
    at = next;
    if (source[at] === separator) {
      at += 1;
      if (at === source.length) cells.push('');
      continue;
    }
    endRow();
    if (source[at] === '\r' && source[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
    begun = line;
  }
  endRow();
  return rows;
}

function quotedCell(source: string, from: number): { cell: string; next: number } {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return { cell: cell + source.slice(at), next: source.length };
    cell += source.slice(at, quote);
    if (source[quote + 1] !== '"') {
      // What stands between the closing quote and the separator is no part of the format: it is left out.
      return { cell, next: endOfCell(source, quote + 1, /[,;\t\r\n]/g) };
    }
    cell += '"';
    at = quote + 2;
  }
}

function plainCell(source: string, from: number, separator: string): { cell: string; next: number } {
  const next = endOfCell(source, from, separator === ';' ? /[;\r\n]/g : separator === '\t' ? /[\t\r\n]/g : /[,\r\n]/g);
  return { cell: source.slice(from, next), next };
}

function endOfCell(source: string, from: number, ends: RegExp): number {
  ends.lastIndex = from;
  return ends.exec(source)?.index ?? source.length;
}

function lineBreaks(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = source.indexOf('\n', from); at >= 0 && at < to; at = source.indexOf('\n', at + 1)) count += 1;
  return count;
}

function separatorOf(source: string): string {
  const first = source.slice(0, endOfCell(source, 0, /[\r\n]/g)).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.mark ?? ',';
}
