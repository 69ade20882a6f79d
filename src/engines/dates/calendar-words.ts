/**
 * Month and weekday names of the languages boards are written in: en de fr es it pt nl pl ru uk cs sv tr fi da no hu ro
 * el sk bg, long, short and in the case that stands beside a day ("1 marca"), with the three letters that language packs
 * of boards print. Kept as a list, not taken from the runtime: its names change between versions, and the same page has
 * to give the same day on any machine. Croatian names mean other months elsewhere and have a table of their own.
 */
const MONTH_NAMES: readonly string[] = [
  'january jan januar janner janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty январь января янв січень січня січ leden ledna led ocak oca tammikuu tammikuuta tammi ianuarie ian ιανουαριου ιανουαριος ιαν januara януари',
  'february feb februar febr feber fevrier fevr fev febrero febbraio fevereiro februari luty lutego lut февраль февраля февр фев лютии лютого лют unor unora uno subat sub helmikuu helmikuuta helmi februarie φεβρουαριου φεβρουαριος φεβ februara февруари',
  'march mar marz mrz mars marzo marco maart mrt marzec marca март марта мар березень березня бер brezen brezna bre mart maaliskuu maaliskuuta maalis marts marcius marc martie μαρτιου μαρτιος μαρ marec marta',
  'april apr avril avr abril abr aprile kwiecien kwietnia kwi kwie апрель апреля апр квітень квітня квіт кві duben dubna dub nisan nis huhtikuu huhtikuuta huhti aprilis aprilie απριλιου απριλιος απρ aprila април',
  'may mai mayo maggio mag maio mei maj maja маи мая травень травня трав тра kveten kvetna kve mayis toukokuu toukokuuta touko majus μαιου μαιος μαι',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн червень червня черв cerven cervna cvn cer haziran haz kesakuu kesakuuta kesa junius iunie iun ιουνιου ιουνιος ιουν juna юни',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл липень липня лип cervenec cervence cvc crc temmuz tem heinakuu heinakuuta heina julius iulie iul ιουλιου ιουλιος ιουλ jula юли',
  'august aug aout aou agosto ago augustus sierpien sierpnia sie август августа авг серпень серпня серп srpen srpna srp augusti agustos agu elokuu elokuuta elo augusztus αυγουστου αυγουστος αυγ augusta avgust avgusta avg',
  'september sep sept septembre septiembre setiembre settembre set sett setembro wrzesien wrzesnia wrz сентябрь сентября сент сен вересень вересня вер zari zar eylul eyl syyskuu syyskuuta syys szeptember szept septembrie σεπτεμβριου σεπτεμβριος σεπ septembra септември',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz октябрь октября окт жовтень жовтня жовт жов rijen rijna rij ekim eki lokakuu lokakuuta loka octombrie οκτωβριου οκτωβριος οκτ oktobra октомври',
  'november nov novembre noviembre novembro listopad listopada lis ноябрь ноября нояб ноя листопад листопада лист лис listopadu kasim kas marraskuu marraskuuta marras noiembrie noi νοεμβριου νοεμβριος νοε novembra ноември',
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru декабрь декабря дек грудень грудня груд гру prosinec prosince pro aralik ara joulukuu joulukuuta joulu desember des decembrie δεκεμβριου δεκεμβριος δεκ decembra декември',
];

/** Sunday first. "mar", "paz", "so" and others are in more than one list: the rest of the date decides. */
const WEEKDAY_NAMES: readonly string[] = [
  'sunday sun vas nedjelja nedelja недеља sonntag son so dimanche dim domingo dom domenica zondag zo zon niedziela niedz nie ndz nd воскресенье вс вос вск неділя нд нед nedele ne ned sondag pazar paz sunnuntai sunnuntaina su søndag søn vasarnap duminica dum κυριακη κυρ nedela неделя',
  'monday mon hetf ponedjeljak ponedeljak montag mo lundi lun lunes lunedi segunda-feira segunda seg maandag ma maa poniedziałek pon pn понедельник пн пон понеділок pondeli po mandag man pazartesi pzt maanantai maanantaina hetfo luni δευτερα δευ pondelok понеделник',
  'tuesday tue uto utorak tues dienstag di die mardi mar martes martedi terca-feira terca ter dinsdag din wtorek wt wto вторник вт вто втр вівторок вів utery ut ute tisdag tis sali sal tiistai tiistaina ti tirsdag tirs tir kedd marti τριτη τρι utorok',
  'wednesday wed szer sri srijeda sre sreda weds mittwoch mi mit mercredi mer miercoles mie mercoledi quarta-feira quarta qua woensdag wo woe sroda sr sro среда ср сре срд середа streda st str onsdag ons carsamba car crs keskiviikko keskiviikkona ke szerda sze miercuri τεταρτη τετ сряда',
  'thursday thu csut cet cetvrtak thur thurs donnerstag do don jeudi jeu jueves jue giovedi gio quinta-feira quinta qui donderdag czwartek czw czwa четверг чт чет чтв четвер ctvrtek ct ctv torsdag tors persembe per torstai torstaina to tor csutortok joi πεμπτη πεμ stvrtok четвъртък',
  'friday fri pent pet petak freitag fr fre vendredi ven viernes vie venerdi sexta-feira sexta sex vrijdag vr vri piatek pt pia пятница пт пят птн пятниця patek pa pat fredag cuma cum perjantai perjantaina pe pentek vineri vin παρασκευη παρ piatok петък',
  'saturday sat szomb sub subota samstag sonnabend sa sam samedi sabado sab sabato zaterdag za zat sobota sob so суббота сб суб сбт субота lordag lor lørdag lør cumartesi cmt lauantai lauantaina la szombat szo sambata σαββατο σαβ събота',
];

/** Folded month name -> 1..12. */
export const MONTHS: ReadonlyMap<string, number> = numbered(MONTH_NAMES);

/** "lis" is November in Polish and Czech and October in Croatian: a page has to say that it is Croatian. */
const CROATIAN_MONTH_NAMES: readonly string[] = [
  'sijecanj sijecnja sij',
  'veljaca veljace velj',
  'ozujak ozujka ozu',
  'travanj travnja tra',
  'svibanj svibnja svi',
  'lipanj lipnja lip',
  'srpanj srpnja srp',
  'kolovoz kolovoza kol',
  'rujan rujna ruj',
  'listopad listopada lis',
  'studeni studenoga studenog stu',
  'prosinac prosinca pro',
];

const CROATIAN_MONTHS: ReadonlyMap<string, number> = new Map([...MONTHS, ...numbered(CROATIAN_MONTH_NAMES)]);

/** The month names of a page by the language it says it is in (`<html lang>`), or of all languages but Croatian. */
export function monthsIn(language: string | null): ReadonlyMap<string, number> {
  return language !== null && /^(?:hr|bs)(?![a-z])/i.test(language) ? CROATIAN_MONTHS : MONTHS;
}

/** Folded weekday name -> the days it may mean, 0 (Sunday) .. 6. */
export const WEEKDAYS: ReadonlyMap<string, readonly number[]> = collect(WEEKDAY_NAMES);

/** Folded words by the word: pages print the same few over and over, and normalising is slow. Emptied when full. */
const folded = new Map<string, string>();
const MOST_FOLDED = 2_000;

/** Lower case without dots, apostrophes and marks that printing adds or leaves out ("févr." and "fevr"). */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const made = name
    .toLowerCase()
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’ʼ]/g, '')
    .normalize('NFC');
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(name, made);
  return made;
}

function numbered(lines: readonly string[]): Map<string, number> {
  return new Map(lines.flatMap((line, index) => line.split(' ').map((name): [string, number] => [name, index + 1])));
}

function collect(lines: readonly string[]): Map<string, readonly number[]> {
  const days = new Map<string, readonly number[]>();
  lines.forEach((line, index) => {
    for (const name of line.split(' ')) days.set(name, [...(days.get(name) ?? []), index]);
  });
  return days;
}
