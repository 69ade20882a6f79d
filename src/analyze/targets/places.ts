import { ALSO_CITIES, COUNTRY_ALIASES, PEOPLES, REGIONS, STATES } from './data.js';
import { plainName } from './fold.js';

const COUNTRIES = new Map<string, string>();
const STEMS = new Set<string>();

/** Country names of one language, from the runtime's own tables. English comes first and wins. */
function addCountries(language: string): void {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const a of letters) {
    for (const b of letters) {
      const name = names.of(a + b);
      if (name === undefined || /^(?:Unknown|Pseudo|European Union|Eurozone|United Nations|Outlying)/.test(name))
        continue;
      const plain = plainName(name).replace(/ & /gu, ' and ');
      if (!COUNTRIES.has(plain)) COUNTRIES.set(plain, a + b);
      if (language === 'en' && /^[a-z]{4,}$/u.test(plain)) STEMS.add(plain.replace(/[aeiouy]+$/u, ''));
    }
  }
}

/** Time zones of stations and seas, not of cities. */
const NO_CITIES = /^(?:Antarctica|Arctic|Atlantic|Etc)$/u;

function build(): void {
  for (const language of ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ru']) addCountries(language);
  for (const [code, list] of COUNTRY_ALIASES)
    for (const alias of list.split(' ')) COUNTRIES.set(alias.replace(/-/gu, ' '), code);
  for (const region of REGIONS) COUNTRIES.set(region.replace(/-/gu, ' '), region);
  for (const state of STATES) {
    const name = state.replace(/-/gu, ' ');
    if (!COUNTRIES.has(name)) COUNTRIES.set(name, `state ${name}`);
  }
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [area, ...rest] = zone.split('/');
    const city = rest.at(-1)?.replace(/_/gu, ' ').toLowerCase();
    if (city === undefined || NO_CITIES.test(area ?? '') || ALSO_CITIES.has(city) || COUNTRIES.has(city)) continue;
    COUNTRIES.set(city, `city ${city}`);
  }
}

/** An identifier shared by all names of a country, region or well-known city (from the runtime's own tables), or null. */
export function placeOf(name: string): string | null {
  if (COUNTRIES.size === 0) build();
  return COUNTRIES.get(name) ?? null;
}

/** An adjective or plural of a people ("Ruritanian", "Ruritanians"): describes a name and is none. */
export function isPeople(form: string): boolean {
  if (PEOPLES.has(form)) return true;
  if (COUNTRIES.size === 0) build();
  const stem = /^(.{3,})(?:ian|ean|an|ish|ese|i|ic)s?$/u.exec(form)?.[1];
  return stem !== undefined && !COUNTRIES.has(form) && (STEMS.has(stem) || STEMS.has(stem.replace(/[aeiou]+$/u, '')));
}
