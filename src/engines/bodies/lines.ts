import { foldInline } from '../html/text-of.js';

/** The words of a text by lines: white space folded, lines without words left out; '' where nothing is left. */
export function foldLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const folded = foldInline(line);
    if (folded !== '') lines.push(folded);
  }
  return lines.join('\n');
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Resolves the few character references that boards keep in their tables (`&quot;`, `&#039;`); others stay. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (all, name, decimal, hex) => {
    if (typeof name === 'string') return NAMED.get(name.toLowerCase()) ?? all;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : all;
  });
}
