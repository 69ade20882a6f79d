/** What makes a printed number a rounded one: "1.2K", "3 тыс", "1,5万". */
const ROUNDED = /^\s?(?:[kmb](?!\p{L})|тыс|млн|tsd|mio(?!\p{L})|mil(?!\p{L})|万|萬|千|만|천|億|亿)/iu;
/** Digits, alone or in groups of three with one sign between them: comma, stop, space, apostrophe. */
const NUMBER = /\d{1,3}(?:([.,'’\u00a0\u202f\u2009 ])\d{3}(?:\1\d{3}){0,3})?(?!\d)|\d{1,12}/u;

/**
 * A count as printed ("1,234", "1.234 replies", "1 234"), exactly; null where it is rounded ("1.2K"), a fraction or no
 * number at all.
 */
export function exactCount(words: string): number | null {
  const found = NUMBER.exec(words.slice(0, 200));
  if (found === null) return null;
  const rest = words.slice(found.index + found[0].length);
  if (ROUNDED.test(rest) || /^[.,]\d/.test(rest)) return null;
  if (/[\d][.,]$/.test(words.slice(0, found.index))) return null;
  const count = Number(found[0].replace(/\D/g, ''));
  return Number.isSafeInteger(count) ? count : null;
}
