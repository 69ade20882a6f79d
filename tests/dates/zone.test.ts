import { describe, expect, it } from 'vitest';
import { NO_TIMES, readShownMoment } from '../../src/engines/dates/shown-moment.js';
import { offsetAt, readZone } from '../../src/engines/dates/zone.js';

const SUMMER = '2024-07-01T10:15';
const WINTER = '2024-01-01T10:15';

describe('zones as boards print them', () => {
  it.each([
    ['All times are UTC', '+00:00', '+00:00'],
    ['All times are GMT -5. The time now is 10:11 PM.', '-05:00', '-05:00'],
    ['All times are GMT-5. This page was generated at 10:11 PM.', '-05:00', '-05:00'],
    ['All times are UTC-06:00', '-06:00', '-06:00'],
    ['All times are UTC+05:30', '+05:30', '+05:30'],
    ['GMT+5.5, 2024-3-1 10:15', '+05:30', '+05:30'],
    ['GMT+8, 2024-3-1 10:15', '+08:00', '+08:00'],
    ['UTC+0200', '+02:00', '+02:00'],
    ['All times are GMT. The time now is 11:05.', '+00:00', '+00:00'],
    ['All times are UTC + 1 hour', '+01:00', '+01:00'],
    ['All times are UTC - 5 hours [ DST ]', '-04:00', '-04:00'],
    ['All times are UTC [ DST ]', '+01:00', '+01:00'],
    ['All times are UTC + 9:30 hours', '+09:30', '+09:30'],
    ['Alle Zeiten sind UTC + 1 Stunde [ Sommerzeit ]', '+02:00', '+02:00'],
    ['Alle Zeiten sind UTC+02:00', '+02:00', '+02:00'],
    ['Alle Zeitangaben in WEZ +1. Es ist jetzt 10:15 Uhr.', '+01:00', '+01:00'],
    ["Toutes les heures sont au format UTC + 1 heure [ Heure d'été ]", '+02:00', '+02:00'],
    ['Fuseau horaire GMT +1. Il est actuellement 10h15.', '+01:00', '+01:00'],
    ['La franja horaria es GMT -3. Ahora son las 10:15.', '-03:00', '-03:00'],
    ['Часовой пояс: UTC + 3 часа', '+03:00', '+03:00'],
    ['Часовой пояс GMT +4, время: 10:15.', '+04:00', '+04:00'],
    ['Czasy w strefie GMT +1. Teraz jest 10:15', '+01:00', '+01:00'],
    ['America/Chicago', '-06:00', '-05:00'],
    ['Europe/Berlin', '+01:00', '+02:00'],
    ['Australia/Sydney', '+11:00', '+10:00'],
    ['All times are Eastern (ET)', '-05:00', '-04:00'],
    ['All times are CET', '+01:00', '+01:00'],
  ])('%s', (line, winter, summer) => {
    const zone = readZone(line);
    expect(zone === null ? null : [offsetAt(zone, WINTER), offsetAt(zone, SUMMER)]).toEqual([winter, summer]);
  });

  it.each(['The time now is 10:11 PM.', 'Forum/Topic', 'All times are IST', 'UTC + 27 hours', 'GMT -15', ''])(
    'no zone in "%s"',
    (line) => {
      expect(readZone(line)).toBeNull();
    },
  );

  it('tells an offset of now from the fixed hours of old boards', () => {
    expect(readZone('All times are GMT -5. The time now is 10:11 PM.')).toMatchObject({ seasonal: true });
    expect(readZone('All times are UTC - 5 hours [ DST ]')).toMatchObject({ seasonal: false });
    expect(readZone('All times are UTC')).toMatchObject({ seasonal: false });
  });

  it.each([
    ['2024-03-31T01:59', '+01:00'],
    ['2024-03-31T03:00', '+02:00'],
    ['2024-10-27T01:30', '+02:00'],
    ['2024-10-27T03:30', '+01:00'],
  ])('knows the hour the clocks change: %s', (local, offset) => {
    expect(offsetAt({ kind: 'place', place: 'Europe/Berlin' }, local)).toBe(offset);
  });

  it('gives the instant beside the wall clock, and none for a day without a clock', () => {
    const times = { ...NO_TIMES, zone: readZone('All times are GMT -5.') };
    expect(readShownMoment('March 1st, 2024, 10:15 PM', null, times)).toEqual({
      at: '2024-03-01T22:15-05:00',
      local: '2024-03-01T22:15',
      raw: 'March 1st, 2024, 10:15 PM',
      precision: 'minute',
    });
    expect(readShownMoment('March 1st, 2024', null, times)).toMatchObject({ at: null, local: '2024-03-01' });
  });
});
