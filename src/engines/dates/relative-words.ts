/** Words of relative times, folded as `foldName` does. Phrases are written as they stand between glue words. */

/** Phrase -> days from the page's own day. */
export const DAY_PHRASES: ReadonlyMap<string, number> = new Map([
  ...each(
    0,
    'today|heute|aujourdhui|hoy|oggi|hoje|vandaag|dzisiaj|dzis|сегодня|сьогодні|dnes|idag|i dag|bugun|tanaan|azi|astazi|σημερα|днес|今天|今日|오늘',
  ),
  ...each(
    -1,
    'yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера|вчора|учора|vcera|igar|i gar|dun|eilen|tegnap|χθες|昨天|昨日|어제',
  ),
  ...each(
    -2,
    'day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|przedwczoraj|позавчера|позавчора|eergisteren|predevcirem|前天|一昨日|그저께',
  ),
]);

/** Phrases for "not a minute ago". */
export const NOW_PHRASES: ReadonlySet<string> = new Set(
  [
    'just now|moments ago|a moment ago|less than a minute ago|a few seconds ago|seconds ago|now',
    'gerade eben|soeben|jetzt|vor einem moment|vor wenigen sekunden|vor weniger als einer minute',
    'a linstant|a l instant|il y a quelques instants|il y a quelques secondes|il y a moins dune minute',
    'justo ahora|ahora mismo|hace un momento|hace unos segundos|hace menos de un minuto',
    'adesso|proprio ora|poco fa|pochi secondi fa|meno di un minuto fa|ora',
    'agora mesmo|agora|ha alguns segundos|ha menos de um minuto',
    'zojuist|net|een moment geleden|minder dan een minuut geleden',
    'przed chwila|chwile temu|mniej niz minute temu|teraz',
    'только что|менее минуты назад|сеичас|щоино|менше хвилини тому|зараз',
    'prave ted|pred chvili|just nu|nyss|mindre an en minut sedan|az once|simdi|bir dakikadan az once',
    'juuri nyt|aasken|lige nu|akkurat na|nettopp|eppen most|most|chiar acum|刚刚|剛剛|たった今|방금',
  ]
    .join('|')
    .split('|'),
);

/** Marks of "ago", before or behind the amount. */
export const AGO_WORDS: ReadonlySet<string> = new Set(
  'ago vor il y a hace ha fa geleden temu назад тому pred sedan for once onceden sitten siden ezelott acum in urma przed πριν преди 前 전 atras'.split(
    ' ',
  ),
);

/** Words for "one" and the words that join amounts. */
export const ONE_WORDS: ReadonlySet<string> = new Set(
  'a an one ein eine einem einer einen un une uno una um uma een jedna jeden jednu одну один одна ett en et bir yksi egy o'.split(
    ' ',
  ),
);
export const AND_WORDS: ReadonlySet<string> = new Set('and und et y e i и en och og ja es si ve і та'.split(' '));

export type Unit = 'second' | 'minute' | 'hour' | 'longer';

/** Unit names -> unit. Days and longer are too coarse to name a day with. */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...each<Unit>(
    'second',
    's|sec|secs|second|seconds|sekunde|sekunden|sek|seconde|secondes|segundo|segundos|secondo|secondi|seconden|sekunda|sekundy|sekund|sekunde|секунда|секунду|секунды|секунд|сек|секунди|sekundu|sekunder|saniye|sekuntia|sekunti|masodperce|masodperccel|secunde|secunda|秒|초',
  ),
  ...each<Unit>(
    'minute',
    'm|min|mins|minute|minutes|minuten|minuto|minutos|minuto|minuti|minuut|minuten|minuta|minute|minuty|minut|минута|минуту|минуты|минут|мин|хвилина|хвилину|хвилини|хвилин|хв|minutu|minuter|minutter|minutt|dakika|dk|minuuttia|minuutti|perce|perccel|分|分钟|分鐘|分前|분',
  ),
  ...each<Unit>(
    'hour',
    'h|hr|hrs|hour|hours|stunde|stunden|std|heure|heures|hora|horas|ora|ore|unora|uur|uren|godzina|godzine|godziny|godzin|godz|час|часа|часов|година|годину|години|годин|год|hodina|hodinu|hodiny|hodin|hodinami|hodinou|timme|timmar|tim|time|timer|saat|tuntia|tunti|oraja|oraval|小时|小時|時間|시간',
  ),
  ...each<Unit>(
    'longer',
    'd|day|days|week|weeks|wk|wks|w|month|months|mo|year|years|yr|yrs|y|tag|tage|tagen|woche|wochen|monat|monate|monaten|jahr|jahre|jahren|jour|jours|semaine|semaines|mois|an|ans|annee|annees|dia|dias|semana|semanas|mes|meses|ano|anos|giorno|giorni|settimana|settimane|mese|mesi|anno|anni|dag|dagen|weken|maand|maanden|jaar|jaren|dzien|dni|tydzien|tygodnie|tygodni|miesiac|miesiace|miesiecy|rok|lata|lat|день|дня|днеи|неделя|неделю|недели|недель|месяц|месяца|месяцев|год|года|лет|天|日|年|个月|個月|週間|일|개월|년',
  ),
]);

function each<T>(value: T, phrases: string): (readonly [string, T])[] {
  return phrases.split('|').map((phrase) => [phrase, value]);
}
