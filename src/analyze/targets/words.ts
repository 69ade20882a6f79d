import { IN_NAMES, NOT_NAMES, ORGANISATION_WORDS, ROLES, SPEECH } from './data.js';
import { plainName } from './fold.js';
import { isRole as isGermanRole } from './german.js';
import { FOREIGN_ORGANISATIONS, FOREIGN_ROLES, FUNCTION_WORDS, type Reading, SPEECH_STEMS } from './languages.js';
import { isOrdinary } from './reading.js';

const ENGLISH = FUNCTION_WORDS.get('en') ?? new Set<string>();

/** An office or form of address in any of the languages; German ones also as the end of a compound. */
export function isOffice(plain: string, reading: Reading): boolean {
  return (
    ROLES.has(plain) || (reading !== 'en' && FOREIGN_ROLES.has(plain)) || (reading === 'de' && isGermanRole(plain))
  );
}

/** A word that names a kind of organisation. */
export function isBody(plain: string, reading: Reading): boolean {
  return ORGANISATION_WORDS.has(plain) || (reading !== 'en' && FOREIGN_ORGANISATIONS.has(plain));
}

/** A verb of speech: what stands before it speaks. */
export function isSpeech(form: string, reading: Reading): boolean {
  return reading === 'en' ? SPEECH.has(form) : (SPEECH_STEMS.get(reading)?.test(plainName(form)) ?? false);
}

/** A word that can be no name on its own: of a closed class, or one of the days, months and interjections. */
export function isClosed(form: string, plain: string, reading: Reading): boolean {
  return (
    NOT_NAMES.has(form) ||
    ((reading === 'en' || reading === 'de') && MONTHS_AND_DAYS.has(plain)) ||
    isOrdinary(plain, reading)
  );
}

/** An ordinary word that stands in names beside other capitals ("World War Three", "New Harbour"). */
export function standsInNames(plain: string, reading: Reading): boolean {
  return reading === 'en' && IN_NAMES.has(plain) && !ENGLISH.has(plain);
}

/** Days and months where they have capitals, from the runtime's own tables, as plain words. */
const MONTHS_AND_DAYS: ReadonlySet<string> = calendarWords();

function calendarWords(): Set<string> {
  const out = new Set<string>();
  for (const language of ['en', 'de']) {
    for (let n = 0; n < 12; n += 1) {
      for (const parts of [{ month: 'long' }, { month: 'long', day: 'numeric' }, { weekday: 'long' }] as const) {
        const text = new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(Date.UTC(2023, n, n + 1));
        for (const word of text.split(/[^\p{L}\p{M}]+/u)) if (word.length > 2) out.add(plainName(word));
      }
    }
  }
  return out;
}
