/**
 * The word SMF prints between the quoted name and the date ("Quote from: Ann on June 17, 2013, 14:56:26"), in the
 * languages it is translated into (`$txt['search_on']`), in lower case.
 */
export const ON_WORDS: ReadonlySet<string> = new Set(
  (
    'on am le en el il data op em dnia w от від в на den d. dato på skrivet din poslato postano ngày dne kdy kedy dátum ' +
    'klo uz στις بتاريخ در üzerinde 于 於 -'
  ).split(' '),
);
