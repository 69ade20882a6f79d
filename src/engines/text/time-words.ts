import type { Locale } from './spec.js';

/** Month names and abbreviations as printed, all locales together: no name means two months. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'gennaio', 'gen', 'januar', 'jänner', 'enero', 'ene', 'января', 'янв'],
  ['february', 'feb', 'février', 'févr', 'febbraio', 'februar', 'febrero', 'февраля', 'фев'],
  ['march', 'mar', 'mars', 'marzo', 'märz', 'mär', 'марта', 'мар'],
  ['april', 'apr', 'avril', 'avr', 'aprile', 'abril', 'abr', 'апреля', 'апр'],
  ['may', 'mai', 'maggio', 'mag', 'mayo', 'мая', 'май'],
  ['june', 'jun', 'juin', 'giugno', 'giu', 'juni', 'junio', 'июня', 'июн'],
  ['july', 'jul', 'juillet', 'juil', 'luglio', 'lug', 'juli', 'julio', 'июля', 'июл'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago', 'августа', 'авг'],
  ['september', 'sept', 'sep', 'septembre', 'settembre', 'set', 'septiembre', 'сентября', 'сен'],
  ['october', 'oct', 'octobre', 'ottobre', 'ott', 'oktober', 'okt', 'octubre', 'октября', 'окт'],
  ['november', 'nov', 'novembre', 'noviembre', 'ноября', 'ноя'],
  ['december', 'dec', 'décembre', 'déc', 'dicembre', 'dic', 'dezember', 'dez', 'diciembre', 'декабря', 'дек'],
];

export const MONTH_NUMBER: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/** Regular expression source: any month name, longest first so that "sept" is not read as "sep". */
export const MONTH_SOURCE = [...MONTH_NUMBER.keys()].sort((a, b) => b.length - a.length).join('|');

/** Relative words of citations and markers, as regular expression sources. */
export const RELATIVE: Readonly<Record<Locale, string>> = {
  en: '(?:just now|moments ago|(?:\\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago)',
  fr: "(?:à l'instant|il y a (?:\\d{1,3}|une?) (?:seconde|minute|heure|jour|semaine|mois|an|année)s?)",
  it: "(?:adesso|proprio ora|(?:\\d{1,3}|una?|un') ?(?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa)",
  de: '(?:gerade eben|vor (?:\\d{1,3}|eine[rm]) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?))',
  es: '(?:justo ahora|hace (?:\\d{1,3}|una?) (?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?)',
  ru: '(?:только что|(?:\\d{1,3} )?(?:секунд[уы]?|минут[уы]?|час(?:а|ов)?|день|дня|дней|недел[юиь]|месяц(?:а|ев)?|года?|лет) назад)',
};

/** Days named from the reader's side; what they mean depends on when the page was saved, so they stay words. */
export const DAY_WORDS =
  "today|yesterday|aujourd'hui|hier|oggi|ieri|heute|gestern|hoy|ayer|сегодня|вчера|" +
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday';

/** Words between a date and a time. */
export const AT_WORDS = 'at|à|alle|um|a las|в|@';
