import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TIMES, type PageTimes, readShownMoment } from '../../src/engines/dates/shown-moment.js';

/** A Wednesday. */
const NOON: PageTimes = { ...NO_TIMES, now: '2024-03-06T12:05' };

describe('dates as boards show them', () => {
  it.each([
    ['Fri Mar 01, 2024 10:15 am', '2024-03-01T10:15'],
    ['01 Mar 2024, 10:15', '2024-03-01T10:15'],
    ['March 1st, 2024, 10:15 PM', '2024-03-01T22:15'],
    ['Sept. 5, 2020, noon', '2020-09-05T12:00'],
    ['May 1, 2020, midnight', '2020-05-01T00:00'],
    ['13-03-2024, 10:15 PM', '2024-03-13T22:15'],
    ['2024-03-01 10:15:33', '2024-03-01T10:15:33'],
    ['2024-3-1', '2024-03-01'],
    ["Mar 1, '24", '2024-03-01'],
    ['April 17, 2014, 00:43:31', '2014-04-17T00:43:31'],
    ['10:13 PM - Aug 08, 2006', '2006-08-08T22:13'],
    ['3:21pm On Mar 09, 2023', '2023-03-09T15:21'],
    ['Friday January 12, 2024 @11:40AM', '2024-01-12T11:40'],
    ['Mon Oct 13, 08 9:45 pm', '2008-10-13T21:45'],
    ['13-Mar-2024 10:15', '2024-03-13T10:15'],
    ['12:05 am, 1 March 2024', '2024-03-01T00:05'],
    ['12:05 pm, 1 March 2024', '2024-03-01T12:05'],
    ['1 March 2024 14:20 PM', '2024-03-01T14:20'],
    ['«Sat Mar 02, 2024 7 pm»', '2024-03-02T19:00'],
    ['Posted: Fri Mar 01, 2024 10:15 am', '2024-03-01T10:15'],
    ['« Reply #3 on: April 17, 2014, 00:43:31 »', '2014-04-17T00:43:31'],
    ['Verfasst am: Do Jan 03, 2008 9:45 pm', '2008-01-03T21:45'],
    ['Geschrieben am 1. März 2024 um 10:15', '2024-03-01T10:15'],
    ['Добавлено: 05 июля 2013, 20:10', '2013-07-05T20:10'],
    // German
    ['1. März 2024', '2024-03-01'],
    ['Do Jan 03, 2008 9:45 pm', '2008-01-03T21:45'],
    ['Fr 13. Okt 2017, 20:05', '2017-10-13T20:05'],
    ['13 Okt 17, 20:05', '2017-10-13T20:05'],
    ['am 01.03.2024 um 10:15 Uhr', '2024-03-01T10:15'],
    ['14.08.2006 - 12:46', '2006-08-14T12:46'],
    // French, Spanish, Italian, Portuguese
    ['13 oct. 2017', '2017-10-13'],
    ['20h15 le 1er mars 2024', '2024-03-01T20:15'],
    ['Mar 5 Mar 2024 - 21:12', '2024-03-05T21:12'],
    ['Jeu 29 Fév 2024 - 21:12', '2024-02-29T21:12'],
    ['29 de febrero de 2024, 10:15 a. m.', '2024-02-29T10:15'],
    ['Vie Mar 01, 2024 10:15', '2024-03-01T10:15'],
    ['mar mag 14, 2024 10:15', '2024-05-14T10:15'],
    ['1 de março de 2024 às 21h12', '2024-03-01T21:12'],
    ['Qui 29 Fev 2024', '2024-02-29'],
    // Dutch, Polish, Russian, Ukrainian, Czech
    ['do 29 feb 2024, 10:15 uur', '2024-02-29T10:15'],
    ['piątek, 1 marca 2024', '2024-03-01'],
    ['12 paź 2017, o 20:05', '2017-10-12T20:05'],
    ['Пт июл 05, 2013 8:10 pm', '2013-07-05T20:10'],
    ['05 июля 2013 г., 20:10', '2013-07-05T20:10'],
    ['1 березня 2024, 10:15', '2024-03-01T10:15'],
    ['1. března 2024 v 10:15', '2024-03-01T10:15'],
    ['1. 3. 2024, 10:15', '2024-03-01T10:15'],
    // Swedish, Danish, Norwegian, Finnish, Turkish, Hungarian, Romanian, Greek
    ['fre 01 mar 2024, 10:15', '2024-03-01T10:15'],
    ['5. marts 2024 kl. 10.15', '2024-03-05T10:15'],
    ['5. des 2024 kl 10:15', '2024-12-05T10:15'],
    ['1. maaliskuuta 2024 klo 10.15', '2024-03-01T10:15'],
    ['Paz Haz 05, 2016 9:12 pm', '2016-06-05T21:12'],
    ['1 Mart 2024, 10:15', '2024-03-01T10:15'],
    ['2024. márc. 1., péntek 10:15', '2024-03-01T10:15'],
    ['vineri 1 martie 2024', '2024-03-01'],
    ['pént. márc. 01, 2024 10:15', '2024-03-01T10:15'],
    ['Πέμ Φεβ 29, 2024 9:15 μμ', '2024-02-29T21:15'],
    // Figures of East Asia
    ['2024年3月1日 10:15', '2024-03-01T10:15'],
    ['2024年3月1日(金) 午後3時20分', '2024-03-01T15:20'],
    ['2024. 3. 1. 오후 3:20', '2024-03-01T15:20'],
    ['2024-3-1 下午3:20', '2024-03-01T15:20'],
    ['週五 3月 01, 2024 10:15 am', '2024-03-01T10:15'],
    ['2024年 3月 1日(周五) 10:15', '2024-03-01T10:15'],
  ])('%s', (words, local) => {
    expect(readShownMoment(words, null)).toMatchObject({ at: null, local, raw: words });
  });

  it.each([
    ['Sat Apr 14 00:22:51 EDT 2012', '2012-04-14T00:22:51-04:00'],
    ['Thu, 22 Jan 1998 10:31:50 -0800', '1998-01-22T10:31:50-08:00'],
    ['8 October, 2025 @ 1:56:45 pm PDT', '2025-10-08T13:56:45-07:00'],
    ['October 4th, 2024 at 3:43:10 PM GMT+03:00', '2024-10-04T15:43:10+03:00'],
  ])('takes the zone printed beside the clock: %s', (words, at) => {
    expect(readShownMoment(words, null)).toMatchObject({ at, local: at.slice(0, 19) });
  });

  it('takes a month that means another one elsewhere by the language of the page', () => {
    const month = (words: string, language: string | null) =>
      readShownMoment(words, null, { ...NO_TIMES, language }).local;
    expect(month('12 lis 2013, 10:15', 'pl-PL')).toBe('2013-11-12T10:15');
    expect(month('12 lis 2013, 10:15', null)).toBe('2013-11-12T10:15');
    expect(month('12 lis 2013, 10:15', 'hr')).toBe('2013-10-12T10:15');
    expect(month('pet lis 11, 2013 10:15', 'hr')).toBe('2013-10-11T10:15');
    // Without the language the weekday tells that November is not meant.
    expect(month('pet lis 11, 2013 10:15', null)).toBeNull();
  });

  it('leaves the instant open where an abbreviation means several zones', () => {
    const elsewhere: PageTimes = { ...NO_TIMES, zone: { kind: 'place', place: 'Europe/Berlin' } };
    expect(readShownMoment('10:15 IST, 1 March 2024', null, elsewhere)).toMatchObject({
      at: null,
      local: '2024-03-01T10:15',
    });
  });

  it.each([
    'Sun, 01 Mar 2024',
    'Mon 01/03/2024',
    '30 February 2024',
    '1402/12/11 10:15',
    '25:61, 1 March 2024',
    'Reply #3 on April 17, 2014',
    'Page 3: 5 of 12',
    'Version: 1.2.3',
    '3 of 12, 2014',
    'Mon 5',
    'May 2024',
    '26 February',
    '10:15',
  ])('never guesses a day from "%s"', (words) => {
    expect(readShownMoment(words, null)).toEqual({ at: null, local: null, raw: words, precision: 'unknown' });
  });
});

describe('times told from the page', () => {
  it.each([
    ['Today at 10:15', '2024-03-06T10:15'],
    ['Yesterday, 09:12 PM', '2024-03-05T21:12'],
    ['Yesterday 09:30:34', '2024-03-05T09:30:34'],
    ['Heute, 10:15', '2024-03-06T10:15'],
    ['Gestern um 21:12 Uhr', '2024-03-05T21:12'],
    ["Aujourd'hui à 10:15", '2024-03-06T10:15'],
    ['Hier à 21h12', '2024-03-05T21:12'],
    ['hoy a las 10:15', '2024-03-06T10:15'],
    ['Ieri, 21:12', '2024-03-05T21:12'],
    ['Hoje às 10:15', '2024-03-06T10:15'],
    ['Gisteren om 21:12', '2024-03-05T21:12'],
    ['wczoraj o 21:12', '2024-03-05T21:12'],
    ['Вчера в 21:12', '2024-03-05T21:12'],
    ['Сьогодні, 10:15', '2024-03-06T10:15'],
    ['Dnes v 10:15', '2024-03-06T10:15'],
    ['Igår 21:12', '2024-03-05T21:12'],
    ['Dün, 21:12', '2024-03-05T21:12'],
    ['昨天 21:12', '2024-03-05T21:12'],
    ['Vorgestern, 21:12', '2024-03-04T21:12'],
    ['Monday at 9:12 PM', '2024-03-04T21:12'],
    ['5 minutes ago', '2024-03-06T12:00'],
    ['vor 5 Minuten', '2024-03-06T12:00'],
    ['il y a 5 minutes', '2024-03-06T12:00'],
    ['hace 5 minutos', '2024-03-06T12:00'],
    ['5 minuti fa', '2024-03-06T12:00'],
    ['há 5 minutos', '2024-03-06T12:00'],
    ['5 minuten geleden', '2024-03-06T12:00'],
    ['5 minut temu', '2024-03-06T12:00'],
    ['5 минут назад', '2024-03-06T12:00'],
    ['5 хвилин тому', '2024-03-06T12:00'],
    ['před 5 minutami', null],
    ['för 5 minuter sedan', '2024-03-06T12:00'],
    ['5 dakika önce', '2024-03-06T12:00'],
    ['5分钟前', '2024-03-06T12:00'],
    ['минуту назад', '2024-03-06T12:04'],
    ['just now', '2024-03-06T12:05'],
    ['2 hours ago', '2024-03-06'],
    ['vor einer Stunde', '2024-03-06'],
    ['11 hours ago', '2024-03-06'],
    ['12 hours ago', null],
    ['3 days ago', null],
    ['Wednesday at 10:15', null],
    ['26 December', '2023-12-26'],
    ['5 March, 10:15', '2024-03-05T10:15'],
    ['3月1日 10:15', '2024-03-01T10:15'],
    ['Ven 1 Mar - 21:12', '2024-03-01T21:12'],
    ['Sub 1 Mar - 21:12', null],
  ])('%s', (words, local) => {
    expect(readShownMoment(words, null, NOON)).toMatchObject({ at: null, local, raw: words });
    expect(readShownMoment(words, null, NO_TIMES).local).toBeNull();
  });

  it('binds no age to a clock without an hour, and no age across midnight', () => {
    expect(readShownMoment('5 minutes ago', null, { ...NO_TIMES, now: '2024-03-06' }).local).toBeNull();
    expect(readShownMoment('5 minutes ago', null, { ...NO_TIMES, now: '2024-03-06T00:05' }).local).toBeNull();
    expect(readShownMoment('Yesterday, 21:12', null, { ...NO_TIMES, now: '2024-03-01' }).local).toBe(
      '2024-02-29T21:12',
    );
  });
});

describe('any date', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
  const languages = 'en en-GB de fr es it pt nl pl ru uk cs sv tr fi da nb hu ro el sk bg'.split(' ');

  it('printed by the runtime in a language of the tables is that very day', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...languages),
        fc.constantFrom('full', 'long', 'medium'),
        (date, language, dateStyle) => {
          const words = new Intl.DateTimeFormat(language, { dateStyle, timeStyle: 'short', timeZone: 'UTC' }).format(
            date,
          );
          const { local } = readShownMoment(words, null);
          // Medium dates of some languages are figures, which nothing beside them explains.
          if (local === null) expect(words).toMatch(/\d{1,2}[./-]\d{1,2}|\d г/);
          else expect(local).toBe(date.toISOString().slice(0, 16));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('in figures is read as the order says, and not at all where nothing says it', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.toISOString().slice(0, 10).split('-');
        const words = `${dayOfMonth}/${month}/${year}`;
        expect(readShownMoment(words, 'day-first').local).toBe(`${year}-${month}-${dayOfMonth}`);
        const open = readShownMoment(words, null).local;
        if (Number(dayOfMonth) <= 12 && dayOfMonth !== month) expect(open).toBeNull();
        else expect(open).toBe(`${year}-${month}-${dayOfMonth}`);
      }),
    );
  });

  it('never throws and never takes long, whatever the words', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ' ',
        '1',
        '12',
        '2024',
        ':',
        '/',
        '.',
        '-',
        'am',
        'Mar',
        'ago',
        'h',
        'GMT',
        '+',
        '年',
        'vor',
        ',',
        "'",
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (words) => {
          const started = performance.now();
          const moment = readShownMoment(words, null, NOON);
          expect(moment.raw).toBe(words);
          if (moment.local !== null) expect(Number.isNaN(Date.parse(moment.local))).toBe(false);
          expect(performance.now() - started).toBeLessThan(500);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
