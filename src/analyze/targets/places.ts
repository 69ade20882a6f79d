import { COUNTRY_ALIASES, PEOPLES, REGIONS } from './data.js';

const COUNTRIES = new Map<string, string>();
const STEMS = new Set<string>();

function build(): void {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const a of letters) {
    for (const b of letters) {
      const name = names.of(a + b);
      if (name === undefined || /^(?:Unknown|Pseudo|European Union|Eurozone|United Nations|Outlying)/.test(name))
        continue;
      const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ & /gu, ' and ');
      if (!COUNTRIES.has(plain)) COUNTRIES.set(plain, a + b);
      if (/^[a-z]{4,}$/u.test(plain)) STEMS.add(plain.replace(/[aeiouy]+$/u, ''));
    }
  }
  for (const [code, list] of COUNTRY_ALIASES)
    for (const alias of list.split(' ')) COUNTRIES.set(alias.replace(/-/gu, ' '), code);
  for (const region of REGIONS) COUNTRIES.set(region.replace(/-/gu, ' '), region);
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = zone.split('/').at(-1)?.replace(/_/gu, ' ').toLowerCase();
    if (city !== undefined && zone.includes('/') && !/[0-9]|etc|gmt|utc/u.test(city) && !COUNTRIES.has(city))
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
