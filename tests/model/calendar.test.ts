import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOf, isDay, MONTH_OF, WEEKDAY_OF } from '../../src/model/calendar.js';

describe('calendar', () => {
  it('knows the months and weekdays the runtime itself prints, full and short', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'pl', 'ru']) {
      for (let month = 1; month <= 12; month += 1) {
        const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
        const name = parts.formatToParts(new Date(Date.UTC(2024, month - 1, 15))).find((part) => part.type === 'month');
        expect([language, name?.value, MONTH_OF.get(name?.value.toLowerCase() ?? '')]).toEqual([
          language,
          name?.value,
          month,
        ]);
      }
      for (let day = 0; day < 7; day += 1) {
        const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
          Date.UTC(2024, 0, 7 + day),
        );
        expect([language, name, WEEKDAY_OF.get(name.toLowerCase())]).toEqual([language, name, day]);
      }
    }
  });

  it('accepts the days there are, and no others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1600, max: 2400 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 33 }),
        (y, m, d) => {
          const date = new Date(Date.UTC(y, m - 1, d));
          expect(isDay(y, m, d)).toBe(
            date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d,
          );
        },
      ),
    );
  });

  it('names the longer form first', () => {
    expect(new RegExp(anyOf(['sep', 'sept']), 'u').exec('sept')?.[0]).toBe('sept');
  });
});
