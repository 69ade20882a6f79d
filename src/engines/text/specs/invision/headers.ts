import type { HeaderForm } from '../../spec.js';

/**
 * Citation lines. Invision saves the line inside the post and rewrites it only by script, so relative words count from
 * the reply's own time. Dated forms are tried first; a name may hold commas, so the time is matched from the left.
 */
export const HEADERS: readonly HeaderForm[] = [
  { template: '{rel}, {name} said:', locale: 'en', verified: true, dated: true },
  { template: 'On {date} at {time}, {name} said:', locale: 'en', verified: true, dated: true },
  { template: 'On {date}, {name} said:', locale: 'en', verified: true, dated: true },
  { template: '{name}, on {date}, said:', locale: 'en', verified: false, dated: true },
  { template: '{name} said:', locale: 'en', verified: true, dated: false },
  { template: '{rel}, {name} a dit :', locale: 'fr', verified: false, dated: true },
  { template: 'Le {date} à {time}, {name} a dit :', locale: 'fr', verified: false, dated: true },
  { template: 'Le {date} at {time}, {name} a dit :', locale: 'fr', verified: true, dated: true },
  { template: 'Le {date}, {name} a dit :', locale: 'fr', verified: false, dated: true },
  { template: '{name} a dit :', locale: 'fr', verified: false, dated: false },
  { template: '{rel}, {name} ha scritto:', locale: 'it', verified: false, dated: true },
  { template: 'Il {date} alle {time}, {name} ha scritto:', locale: 'it', verified: false, dated: true },
  { template: 'Il {date} at {time}, {name} ha scritto:', locale: 'it', verified: false, dated: true },
  { template: '{name} ha scritto:', locale: 'it', verified: false, dated: false },
  { template: '{rel} schrieb {name}:', locale: 'de', verified: false, dated: true },
  { template: '{rel}, {name} schrieb:', locale: 'de', verified: false, dated: true },
  { template: 'Am {date} um {time} schrieb {name}:', locale: 'de', verified: false, dated: true },
  { template: 'Am {date} um {time}, {name} schrieb:', locale: 'de', verified: false, dated: true },
  { template: '{name} schrieb:', locale: 'de', verified: false, dated: false },
  { template: '{rel}, {name} dijo:', locale: 'es', verified: false, dated: true },
  { template: 'En {date} a las {time}, {name} dijo:', locale: 'es', verified: false, dated: true },
  { template: 'El {date} a las {time}, {name} dijo:', locale: 'es', verified: false, dated: true },
  { template: '{name} dijo:', locale: 'es', verified: false, dated: false },
  { template: '{rel}, {name} сказал:', locale: 'ru', verified: false, dated: true },
  { template: '{rel}, {name} сказала:', locale: 'ru', verified: false, dated: true },
  { template: 'В {date} в {time}, {name} сказал:', locale: 'ru', verified: false, dated: true },
  { template: '{date} в {time}, {name} сказал:', locale: 'ru', verified: false, dated: true },
  { template: '{name} сказал:', locale: 'ru', verified: true, dated: false },
  // The citation of a quote that names nobody. As the last line of a post the same word is a control (furniture.ts).
  { template: 'Quote', locale: 'en', verified: true, dated: false },
  { template: 'Citation', locale: 'fr', verified: false, dated: false },
  { template: 'Citazione', locale: 'it', verified: false, dated: false },
  { template: 'Zitat', locale: 'de', verified: false, dated: false },
  { template: 'Cita', locale: 'es', verified: false, dated: false },
  { template: 'Цитата', locale: 'ru', verified: false, dated: false },
];
