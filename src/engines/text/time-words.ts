import { anyOf, MONTH_OF } from '../../model/calendar.js';
import type { Locale } from './spec.js';

/** Regular expression source: any month name. */
export const MONTH_SOURCE = anyOf(MONTH_OF.keys());

/** Relative words of citations and markers, as regular expression sources. */
export const RELATIVE: Readonly<Record<Locale, string>> = {
  en: '(?:just now|moments ago|(?:\\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago)',
  fr: "(?:à l'instant|il y a (?:\\d{1,3}|une?) (?:seconde|minute|heure|jour|semaine|mois|an|année)s?)",
  it: "(?:adesso|proprio ora|(?:\\d{1,3}|una?|un') ?(?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa)",
  de: '(?:gerade eben|vor (?:\\d{1,3}|eine[rm]) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?))',
  es: '(?:justo ahora|hace (?:\\d{1,3}|una?) (?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?)',
  ru: '(?:только что|(?:\\d{1,3} )?(?:секунд[уы]?|минут[уы]?|час(?:а|ов)?|день|дня|дней|недел[юиь]|месяц(?:а|ев)?|года?|лет) назад)',
  pl: '(?:przed chwilą|(?:\\d{1,3} )?(?:sekund[yę]?|minut[yę]?|godzin[yę]?|dzień|dni|tydzień|tygodnie|tygodni|miesiąc|miesiące|miesięcy|rok|lata|lat) temu)',
  pt: '(?:agora mesmo|há (?:\\d{1,3}|uma?) (?:segundo|minuto|hora|dia|semana|mês|mese|ano)s?|(?:\\d{1,3}|uma?) (?:segundo|minuto|hora|dia|semana|mês|mese|ano)s? atrás)',
  nl: '(?:zojuist|(?:\\d{1,3}|een) (?:seconden?|minuten?|minuut|uur|uren|dagen|dag|weken|week|maanden|maand|jaar) geleden)',
  und: '(?!)',
};

/** Days named from the reader's side; what they mean depends on when the page was saved, so they stay words. */
export const DAY_WORDS =
  "today|yesterday|aujourd'hui|hier|oggi|ieri|heute|gestern|hoy|ayer|сегодня|вчера|" +
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday';

/** Words between a date and a time. */
export const AT_WORDS = 'at|à|alle|um|a las|в|@';
