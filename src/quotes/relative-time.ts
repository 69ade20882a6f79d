/** How long ago, in milliseconds: at least `least`, less than `most`. */
export interface Ago {
  readonly least: number;
  readonly most: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Units by the beginnings of their names: English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Russian, Ukrainian, Turkish. */
const UNITS: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:sec|sek|seg|сек)/u, SECOND, SECOND],
  [/^(?:min|dakika|хв|мин)/u, MINUTE, MINUTE],
  [/^(?:h|hr|hour|stunde|heure|hora|or[ae]|uur|uren|timm|godz|час|год(?:ин|$)|saat)/u, HOUR, HOUR],
  [/^(?:day|tag|jour|día|dia|giorn|dag|dni|dzień|дн|ден|день|gün)/u, DAY, DAY],
  [/^(?:week|woche|semaine|seman|settiman|weken|veck|tygod|недел|тиж|hafta)/u, 7 * DAY, 7 * DAY],
  // A month is 28 to 31 days, a year 365 or 366: only what is certain bounds a time.
  [/^(?:mon(?:th|at)|mois|mes|mês|mese|mesi|maand|månad|miesi|месяц|місяц|ay$)/u, 28 * DAY, 31 * DAY],
  [/^(?:year|jahr|an(?:s|née)?|año|ano|ann[oi]|jaar|år$|rok|lat|лет|рік|рок|yıl)/u, 365 * DAY, 366 * DAY],
];

const ARTICLES: ReadonlySet<string> = new Set([
  'a',
  'an',
  'one',
  'einer',
  'einem',
  'une',
  'un',
  'una',
  'uno',
  'uma',
  'um',
  'een',
  'en',
]);
const AGO = [
  /(\d{1,4}|an?|one)\s(\p{L}{1,12})\.?\s(?:ago|fa|geleden|sedan|siden|temu|назад|тому|önce|atrás)/iu,
  /(?:vor|il\sy\sa|hace|há)\s(\d{1,4}|eine[rm]|une?|una?|uma?)\s(\p{L}{1,12})/iu,
] as const;

/**
 * Reads "2 hours ago" (printed in a saved citation, hence counted back from the reply). Clocks of this kind drop the
 * rest: two hours ago is at least two and less than three. Null where the words are no such time.
 */
export function readAgo(words: string | null): Ago | null {
  if (words === null) return null;
  const text = words.slice(0, 300).replace(/[\s\u00a0]+/gu, ' ');
  for (const pattern of AGO) {
    const match = pattern.exec(text);
    const [, count, name] = match ?? [];
    if (count === undefined || name === undefined) continue;
    const n = ARTICLES.has(count.toLowerCase()) ? 1 : Number(count);
    const unit = UNITS.find(([begins]) => begins.test(name.toLowerCase()));
    if (unit !== undefined && Number.isFinite(n)) return { least: n * unit[1], most: (n + 1) * unit[2] };
  }
  return null;
}
