/** Words between a day and its clock, before a date or behind a year, folded as `foldName` does. */
export const GLUE: ReadonlySet<string> = new Set(
  [
    'posted on at um uhr am the of and', // English, German; "am" before a German date
    'le a la las los el de del di il alle ore les du', // the Romance languages
    'em as os dia', // Portuguese
    'op om uur den der kl klo kello tid', // Dutch and the north
    'w dniu o godz godzina rok roku r v ve dne hod hodin', // Polish, Czech
    'в о на г года год у р ч часов во', // Russian, Ukrainian
    'saat gun gunu tarih tarihinde', // Turkish
    'στις στη στην ώρα klockan klo в об о ob σε τις',
    'h hrs hora horas heures t napjan ora la',
    // Words for writing and changing a post
    'written created edited modified geschrieben verfasst erstellt bearbeitet geandert publie poste ecrit modifie',
    'publicado enviado escrito editado modificado inviato scritto pubblicato postado modificato geplaatst gepost gewijzigd',
    'napisano dodano dodany wysłany napisany edytowano добавлено отправлено написано опубликовано отредактировано изменено',
    'додано написано відправлено odeslano prispevek skrivet postat andrad skrevet lahetetty gonderildi gonderilme tarihi',
    '日 月 火 水 木 金 土 월 화 수 목 금 토 일', // one-letter weekdays in brackets
  ]
    .join(' ')
    .split(' '),
);
