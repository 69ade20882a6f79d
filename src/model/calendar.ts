/**
 * Month and weekday names as printed in datelines, in twelve languages (nominative, genitive and short forms), one
 * string a month or day. No form names two different months or days, so a name found needs no language.
 */
const MONTH_NAMES: readonly string[] = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń sty stycznia январь янв января січень січ січня leden led ledna',
  'february feb februar février févr febrero febbraio fevereiro fev februari luty lut lutego февраль февр фев февраля лютий лют лютого únor úno února',
  'march mar märz mär mars marzo março maart mrt marzec marca март марта мар березень бер березня březen bře března',
  'april apr avril avr abril abr aprile kwiecień kwi kwietnia апрель апр апреля квітень квіт квітня duben dub dubna',
  'may mai mayo maggio mag maio mei maj maja май мая травень трав травня květen kvě května',
  'june jun juni juin junio giugno giu junho czerwiec cze czerwca июнь июня июн червень черв червня červen čvn června',
  'july jul juli juillet juil julio luglio lug julho lipiec lip lipca июль июля июл липень лип липня červenec čvc července',
  'august aug août aout agosto ago augustus augusti sierpień sie sierpnia август авг августа серпень серп серпня srpen srp srpna',
  'september sep sept septembre septiembre settembre setembro set wrzesień wrz września сентябрь сент сен сентября вересень вер вересня září zář',
  'october oct oktober okt octobre octubre ottobre ott outubro out październik paź października октябрь окт октября жовтень жовт жовтня říjen říj října',
  'november nov novembre noviembre novembro listopad lis listopada listopadu ноябрь нояб ноя ноября листопада лист',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień gru grudnia декабрь дек декабря грудень груд грудня prosinec prosince',
];

/** Sunday first. */
const WEEKDAY_NAMES: readonly string[] = [
  'sunday sun sonntag dimanche domingo domenica zondag niedziela воскресенье неділя neděle söndag',
  'monday mon montag lundi lunes lunedì segunda-feira maandag poniedziałek понедельник понеділок pondělí måndag',
  'tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag wtorek вторник вівторок úterý tisdag',
  'wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag środa среда середа středa onsdag',
  'thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag czwartek четверг четвер čtvrtek torsdag',
  'friday fri freitag vendredi viernes venerdì sexta-feira vrijdag piątek пятница пʼятниця п’ятниця pátek fredag',
  'saturday sat samstag sonnabend samedi sábado sabato zaterdag sobota суббота субота lördag',
];

/** Month name as printed, in small letters -> 1..12. */
export const MONTH_OF: ReadonlyMap<string, number> = numbered(MONTH_NAMES, 1);

/** Weekday name as printed, in small letters -> 0 (Sunday) .. 6. */
export const WEEKDAY_OF: ReadonlyMap<string, number> = numbered(WEEKDAY_NAMES, 0);

/** Names as a regular expression source, longest first, so that "sept" is not read as "sep". */
export function anyOf(names: Iterable<string>): string {
  return [...names].sort((a, b) => b.length - a.length).join('|');
}

/** Whether a day stands in the calendar (Gregorian, months from 1). */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

function numbered(names: readonly string[], first: number): Map<string, number> {
  return new Map(names.flatMap((line, at) => line.split(' ').map((name): [string, number] => [name, at + first])));
}
