/** A value as JSON text; numbers that do not fit stay text. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item)) ?? 'null';

/** What a spreadsheet reads as a formula (OWASP, CSV injection), its full-width forms included. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * A cell of CSV after RFC 4180: quoted where it must be. Null is an empty cell, an empty text a quoted empty one; lists
 * and objects are JSON.
 *
 * @param defuse puts `'` before texts that a spreadsheet would run
 */
export function csvCell(value: unknown, defuse: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : jsonText(value);
  if (text === '') return '""';
  const safe = defuse && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly unknown[], defuse: boolean): string =>
  `${cells.map((cell) => csvCell(cell, defuse)).join(',')}\r\n`;

/** A text as XML: marks escaped, what XML 1.0 does not allow as U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\n\r\t]/g, (sign) => XML[sign] ?? sign);
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

export const htmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => XML[sign] ?? sign);
