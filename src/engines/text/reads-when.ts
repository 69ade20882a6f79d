import { MONTH_OF, WEEKDAY_OF } from '../../model/calendar.js';
import type { Moment } from '../../model/moment.js';
import { foldName, MONTHS, WEEKDAYS } from '../dates/calendar-words.js';
import { type DayOrder, readShownMoment } from '../dates/shown-moment.js';
import { cleanWhen, momentOf } from './printed-time.js';

/** Longer lines are no printed time. */
const WIDTH = 64;

const CLOCK = /^\d{1,2}(?:[:.h]\d{2}){1,2}(?:[ap]\.?m\.?)?$/iu;
const FIGURES = /^\(?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?\)?$/u;
const NUMBER = /^(?:\d{1,2}(?:st|nd|rd|th|er|e|º|\.)?|'?\d{2}|(?:19|20)\d{2}\.?|\d{1,3})$/iu;
const HALF = /^[ap]\.?m\.?$/iu;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?$/u;

/** Words that stand in printed times beside numbers and names of months and days, in the languages of boards. */
const GLUE: ReadonlySet<string> = new Set(
  (
    'at on of the um uhr am den der à a le la las los el alle ore il del de di da do às em o om op w dnia o godz ' +
    'godzinie в г г. года kl kl. den dne v klo óra saat - – — · | » • , / @ um: à: gmt utc est pst cet cest edt pdt mez ' +
    'msk bst jst h'
  ).split(' '),
);

/** Words of relative times ("2 hours ago", "gestern um"). One of them is enough to make a time of a line. */
const RELATIVE: ReadonlySet<string> = new Set(
  (
    "ago today yesterday vor heute gestern vorgestern hace hoy ayer aujourd'hui hier fa oggi ieri hoje ontem há atrás " +
    'назад сегодня вчера temu dzisiaj dziś wczoraj geleden vandaag gisteren dnes včera idag igår i_dag i_går bugün dün ' +
    'önce ma tegnap tänään eilen сьогодні вчора тому azi ieri'
  )
    .split(' ')
    .map((word) => word.replace('_', ' ')),
);
const UNITS =
  /^(?:an?|one|few|moments?|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|mo|y(?:ea)?rs?|wks?|eine[rmn]?|sekunden?|minuten?|stunden?|tag(?:en?)?|woche[n]?|monat(?:en?)?|jahr(?:en?)?|il|y|une?|seconde?s?|minutes?|heures?|jours?|semaines?|mois|ans?|années?|una?|segundos?|minutos?|horas?|días?|dias?|semanas?|mes(?:es)?|mês|años?|anos?|second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|секунд[уы]?|минут[уы]?|час(?:а|ов)?|день|дня|дней|недел[юиь]|месяц(?:а|ев)?|год(?:а)?|лет|sekund[yę]?|minut[yę]?|godzin[yę]?|dzień|dni|tydzień|tygodni[e]?|miesi[ąę]c[ye]?|rok|lata|lat|minuut|uur|uren|dagen|dag|weken|week|maanden|maand|jaar)$/iu;

/**
 * Whether a whole phrase is a printed time: every word must be a number, a clock, a name of a month or day, glue, or a
 * word of relative time. One unknown word passes beside a day, a clock and a year: the month in a language without a
 * table. Month and year alone count only where `coarse` is set.
 */
export function isWhen(phrase: string, coarse = false): boolean {
  if (phrase.length > WIDTH || phrase.length < 3) return false;
  if (ISO.test(phrase)) return true;
  let [clocks, numbers, years, names, figures, relative, units, unknown] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const token of phrase.replace(/([\d])(?=\p{L}{3})/gu, '$1 ').split(/[\s,()\u00a0]+/u)) {
    if (token === '') continue;
    const word = token.toLowerCase();
    if (CLOCK.test(token)) clocks += 1;
    else if (FIGURES.test(token)) figures += 1;
    else if (NUMBER.test(token)) {
      numbers += 1;
      if (/(?:19|20)\d{2}/u.test(token)) years += 1;
    } else if (HALF.test(token)) clocks += 0;
    else if (RELATIVE.has(word)) relative += 1;
    else if (isCalendarName(word)) names += 1;
    else if (UNITS.test(word)) units += 1;
    else if (!GLUE.has(word)) {
      if (!/^\p{L}{3,14}\.?$/u.test(word)) return false;
      unknown += 1;
    }
  }
  if (clocks > 2 || figures > 1 || numbers > 3 || names > 2) return false;
  if (relative > 0) return unknown === 0 && (units > 0 || clocks > 0 || numbers === 0);
  if (figures > 0) return unknown === 0;
  if (unknown > 0) return unknown === 1 && clocks === 1 && numbers === 2 && years === 1;
  if (units > 0) return false;
  if (names > 0 && clocks > 0) return true;
  if (names > 0 && years > 0) return numbers > 1 || (coarse && numbers === 1);
  return clocks > 0 && years > 0;
}

function isCalendarName(word: string): boolean {
  const bare = word.replace(/\.$/u, '');
  if (MONTH_OF.has(bare) || WEEKDAY_OF.has(bare)) return true;
  const folded = foldName(word);
  return MONTHS.has(folded) || WEEKDAYS.has(folded);
}

/** The moment a page prints: by the words of citations first, then by the tables of the date reader. */
export function whenMoment(raw: string, order: DayOrder): Moment {
  const known = momentOf(raw, order);
  if (known.local !== null) return known;
  const shown = readShownMoment(cleanWhen(raw).replace(/\s[-–—·|]\s/gu, ' '), order);
  return shown.local === null && shown.at === null ? known : { ...shown, raw: known.raw };
}
