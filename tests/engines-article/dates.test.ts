import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/engines/article/dates.js';
import { zoneMinutes } from '../../src/engines/article/zones.js';

const day = { year: 2024, month: 7, day: 9 };

describe('dates in a line', () => {
  it.each([
    ['12:14 JST, March 2, 2025', '2025-03-02T12:14:00+09:00', '2025-03-02T12:14'],
    ['March 2, 2025 12:14 (JST)', '2025-03-02T12:14:00+09:00', '2025-03-02T12:14'],
    ['2025/03/02 00:05 KST', '2025-03-02T00:05:00+09:00', '2025-03-02T00:05'],
    ['Sunday, 2 March 2025, 18:22', null, '2025-03-02T18:22'],
    ['2 mars 2025 à 14h05', null, '2025-03-02T14:05'],
    ['02.03.2025, 14:05 Uhr', null, '2025-03-02T14:05'],
    ['2 de marzo de 2025', null, '2025-03-02'],
    ['2 marca 2025, godz. 9:07', null, '2025-03-02T09:07'],
    ['Неділя, 2 березня 2025, 14:05', null, '2025-03-02T14:05'],
    ['2 марта 2025 г. в 14:05', null, '2025-03-02T14:05'],
    ['2025年3月2日', null, '2025-03-02'],
    ['March 2nd, 2025 at 12:05 a.m. EST', '2025-03-02T00:05:00-05:00', '2025-03-02T00:05'],
    ['July 9, 2024 5:12 p.m. ET', '2024-07-09T17:12:00-04:00', '2024-07-09T17:12'],
    ['January 9, 2024 5:12 PM ET', '2024-01-09T17:12:00-05:00', '2024-01-09T17:12'],
    ['9 July 2024 10:00 GMT+3', '2024-07-09T10:00:00+03:00', '2024-07-09T10:00'],
    ['2024-07-09T10:00:30-03:30', '2024-07-09T10:00:30-03:30', '2024-07-09T10:00:30'],
    ['25/12/2024', null, '2024-12-25'],
    ['12/25/2024', null, '2024-12-25'],
    ['Wednesday, 03/04/2024', null, '2024-04-03'],
    ['Monday, 03/04/2024', null, '2024-03-04'],
  ])('%s', (line, at, local) => {
    const [hit] = findDates(line);
    expect(hit?.moment).toEqual({
      at,
      local,
      raw: line,
      precision: local.length > 16 ? 'second' : local.length > 10 ? 'minute' : 'day',
    });
    expect(hit?.doubts).toEqual([]);
  });

  it('finds the weekday glued to a name, in mixed case and in capitals', () => {
    for (const line of [
      'Jane Doe, IDA ROETuesday, 9 July 2024, 08:15',
      'Jane Doe, IDA ROETUESDAY, 9 July 2024, 08:15',
    ]) {
      const [hit] = findDates(line);
      expect(hit?.moment.local).toBe('2024-07-09T08:15');
      expect(line.slice(0, hit?.start)).toBe('Jane Doe, IDA ROE');
    }
  });

  it('keeps only the words of a date whose order nothing tells, and reads it where the language does', () => {
    expect(findDates('03/04/2024')[0]).toMatchObject({
      moment: { local: null, raw: '03/04/2024' },
      doubts: ['ambiguous-order'],
    });
    expect(findDates('03/04/2024', true)[0]?.moment.local).toBe('2024-04-03');
  });

  it('keeps the wall clock of a zone that means several offsets, and says so', () => {
    expect(findDates('9 July 2024, 10:00 BST')[0]).toMatchObject({
      moment: { at: null, local: '2024-07-09T10:00', raw: '9 July 2024, 10:00 BST' },
      doubts: ['zone-unclear'],
    });
  });

  it('takes the date of a wrong weekday and says so', () => {
    expect(findDates('Friday, 9 July 2024')[0]).toMatchObject({
      moment: { local: '2024-07-09' },
      doubts: ['weekday-differs'],
    });
  });

  it.each([
    '31 February 2024',
    '9 July',
    'July 2024',
    '2024-13-01',
    '25:00, 12',
    'version 1.2.2024.7',
    'Omar 3, 2025',
    'in 2024',
  ])('finds none in: %s', (line) => {
    expect(findDates(line).map((hit) => hit.moment.local)).toEqual([]);
  });

  it('leaves a capital word after the clock alone that is no zone', () => {
    expect(findDates('9 July 2024, 10:00 FJORDPRESS')[0]?.moment).toMatchObject({
      at: null,
      raw: '9 July 2024, 10:00',
    });
  });

  it('reads back every day and minute it is given, in four layouts', () => {
    const MONTHS = 'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2050-12-31T23:59:00Z'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 16);
          const [on, clock] = [iso.slice(0, 10), iso.slice(11)];
          const month = MONTHS[date.getUTCMonth()];
          for (const line of [
            `${date.getUTCDate()} ${month} ${on.slice(0, 4)}, ${clock}`,
            `${month} ${date.getUTCDate()}, ${on.slice(0, 4)} at ${clock}`,
            `${clock}, ${month} ${date.getUTCDate()}, ${on.slice(0, 4)}`,
            `${on} ${clock}`,
          ]) {
            expect(findDates(line)[0]?.moment.local).toBe(iso);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('zones', () => {
  it.each([
    ['JST', 540],
    ['UTC+05:30', 330],
    ['GMT-3', -180],
    ['+0200', 120],
    ['ET', -240],
    ['IST', null],
    ['CST', null],
    ['+15:00', null],
    ['constructor', null],
  ])('%s', (printed, minutes) => {
    expect(zoneMinutes(printed, day)).toBe(minutes);
  });

  it('leaves the two days unknown on which American clocks change', () => {
    expect(zoneMinutes('ET', { year: 2024, month: 3, day: 10 })).toBeNull();
    expect(zoneMinutes('ET', { year: 2024, month: 11, day: 3 })).toBeNull();
    expect(zoneMinutes('PT', { year: 2024, month: 11, day: 4 })).toBe(-480);
    expect(zoneMinutes('PT', { year: 2024, month: 3, day: 11 })).toBe(-420);
  });
});
