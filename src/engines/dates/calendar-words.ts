/**
 * Month and weekday names of the languages boards are written in, made by the runtime's own calendar data (Intl), so
 * that no list has to be kept. A name that means different months in two languages is left out: no day is better than a
 * wrong one.
 */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'cs', 'sv', 'tr'] as const;

/** Folded name -> month 1..12; a name that means two different months is left out. */
export const MONTHS: ReadonlyMap<string, number> = collect(12, (index) => new Date(Date.UTC(2024, index, 15)), 'month');

/** Folded weekday names, full and short. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  collect(7, (index) => new Date(Date.UTC(2024, 0, 1 + index)), 'weekday').keys(),
);

/** Lower case without dots and marks that printing adds ("févr." and "fevr"). */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .normalize('NFC');
}

function collect(count: number, dateOf: (index: number) => Date, unit: 'month' | 'weekday'): Map<string, number> {
  const names = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const language of LANGUAGES) {
    for (const width of ['long', 'short'] as const) {
      // With a day beside it Slavic languages give the genitive, which is what dates print ("1 marca").
      for (const day of [{}, { day: 'numeric' as const }]) {
        const format = new Intl.DateTimeFormat(language, { ...day, [unit]: width, timeZone: 'UTC' });
        for (let index = 0; index < count; index += 1) {
          const part = format.formatToParts(dateOf(index)).find((candidate) => candidate.type === unit)?.value;
          const name = foldName(part ?? '');
          if (!/^\p{L}{2,}$/u.test(name)) continue;
          const known = names.get(name);
          if (known !== undefined && known !== index + 1) doubtful.add(name);
          names.set(name, known ?? index + 1);
        }
      }
    }
  }
  for (const name of doubtful) names.delete(name);
  return names;
}
