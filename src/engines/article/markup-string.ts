import { foldSpace } from '../../model/text.js';

const ENTITY =
  /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip));/giu;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '\u2019',
  lsquo: '\u2018',
  rdquo: '\u201d',
  ldquo: '\u201c',
  ndash: '\u2013',
  mdash: '\u2014',
  hellip: '\u2026',
};

/** JSON-LD strings of many sites hold entities and a few tags. */
export function plain(text: string): string {
  return text
    .replace(/<\/?(?:p|br|div)\b[^<>]{0,200}>/giu, '\n')
    .replace(/<\/?[a-z][^<>]{0,200}>/giu, '')
    .replace(ENTITY, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

/** The same on one line; null when nothing is left. */
export function plainOrNull(text: string | null): string | null {
  const folded = text === null ? '' : foldSpace(plain(text));
  return folded === '' ? null : folded;
}
