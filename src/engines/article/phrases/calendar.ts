/**
 * Month and weekday names as printed in datelines, in twelve languages (nominative, genitive and short forms), one
 * string a month or day. No form names two different months or days, so a name found needs no language.
 */
export const MONTH_NAMES: readonly string[] = [
  'january jan januar janvier enero ene gennaio gen janeiro januari styczeń sty stycznia январь янв января січень січ січня leden led ledna',
  'february feb februar février févr febrero febbraio fevereiro fev februari luty lut lutego февраль февр фев февраля лютий лют лютого únor úno února',
  'march mar märz mär mars marzo março maart mrt marzec marca март марта мар березень бер березня březen bře března',
  'april apr avril avr abril abr aprile kwiecień kwi kwietnia апрель апр апреля квітень квіт квітня duben dub dubna',
  'may mai mayo maggio mag maio mei maj maja май мая травень трав травня květen kvě května',
  'june jun juni juin junio giugno giu junho czerwiec cze czerwca июнь июня июн червень черв червня červen čvn června',
  'july jul juli juillet juil julio luglio lug julho lipiec lip lipca июль июля июл липень лип липня červenec čvc července',
  'august aug août agosto ago augustus augusti sierpień sie sierpnia август авг августа серпень серп серпня srpen srp srpna',
  'september sep sept septembre septiembre settembre setembro set wrzesień wrz września сентябрь сент сентября вересень вер вересня září zář',
  'october oct oktober okt octobre octubre ottobre ott outubro out październik paź października октябрь окт октября жовтень жовт жовтня říjen říj října',
  'november nov novembre noviembre novembro listopad lis listopada listopadu ноябрь нояб ноября листопада лист',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień gru grudnia декабрь дек декабря грудень груд грудня prosinec prosince',
];

/** Sunday first. */
export const WEEKDAY_NAMES: readonly string[] = [
  'sunday sun sonntag dimanche domingo domenica zondag niedziela воскресенье неділя neděle söndag',
  'monday mon montag lundi lunes lunedì segunda-feira maandag poniedziałek понедельник понеділок pondělí måndag',
  'tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag wtorek вторник вівторок úterý tisdag',
  'wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag środa среда середа středa onsdag',
  'thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag czwartek четверг четвер čtvrtek torsdag',
  'friday fri freitag vendredi viernes venerdì sexta-feira vrijdag piątek пятница пʼятниця п’ятниця pátek fredag',
  'saturday sat samstag sonnabend samedi sábado sabato zaterdag sobota суббота субота lördag',
];
