/**
 * Citation lines of Invision quotes, per language of the board. Each pattern has a group `author` and, where the line
 * gives a time, a group `when`; a name may hold commas, so only the part before it is told apart by its own form.
 * Lines come without their colon.
 * `seen`: found on saved pages; the others follow the language packs and are untested on real pages.
 */
export interface CitationPhrase {
  readonly language: string;
  readonly seen: boolean;
  readonly pattern: RegExp;
}

/** A printed day and clock: figures or a month's name, one comma before a year allowed. */
const DAY = String.raw`[^,]{3,40}?(?:, ?\d{4}[^,]{0,24})?`;

function phrase(language: string, seen: boolean, source: string): CitationPhrase {
  return { language, seen, pattern: new RegExp(`^${source}$`, 'iu') };
}

export const CITATION_PHRASES: readonly CitationPhrase[] = [
  phrase(
    'en',
    true,
    String.raw`(?:(?:on (?<when>${DAY})|(?<ago>just now|(?:\d+|an?|one) \p{L}+ ago|(?:yesterday|today) at [^,]{3,12}|[^,]{3,12} ago)), *)?(?<author>.{1,200}) said`,
  ),
  phrase('en', true, '(?<author>.{1,200}?), on (?<when>[^:]{3,40}:?[^:]{0,12}), said'),
  phrase('de', false, '(?:am (?<when>.{3,40}?)|(?<ago>vor .{3,24}?|gerade eben)) schrieb (?<author>.{1,200})'),
  phrase('de', false, '(?<author>.{1,200}) schrieb'),
  phrase('fr', false, `(?:(?:le (?<when>${DAY})|(?<ago>il y a [^,]{3,24}|à l.instant)), *)?(?<author>.{1,200}) a dit`),
  phrase('es', false, `(?:(?:en|el) (?<when>${DAY}), *|(?<ago>hace [^,]{3,24}), *)?(?<author>.{1,200}) dijo`),
  phrase(
    'it',
    false,
    `(?:(?:il (?<when>${DAY})|(?<ago>[^,]{3,24} fa|adesso)), *)?(?<author>.{1,200}) ha (?:scritto|detto)`,
  ),
  phrase('pt', false, `(?:(?:em (?<when>${DAY})|(?<ago>[^,]{3,24} atrás|agora)), *)?(?<author>.{1,200}) disse`),
  phrase('nl', false, '(?:op (?<when>.{3,40}?)|(?<ago>.{3,24}? geleden)),? zei (?<author>.{1,200})'),
  phrase(
    'ru',
    false,
    String.raw`(?:(?<when>\d{1,2}[./]\d{1,2}[./]\d{4}[^,]{0,16}), *|(?<ago>[^,]{3,24} назад|только что), *)?(?<author>.{1,200}) сказал(?:а|\(а\))?`,
  ),
  phrase(
    'pl',
    false,
    String.raw`(?:w dniu (?<when>${DAY}), *|(?<ago>[^,]{3,24} temu), *)?(?<author>.{1,200}) napisał(?:a|\(a\))?`,
  ),
];

/** Headings that name nobody. */
export const BARE_HEADINGS: ReadonlySet<string> = new Set([
  'quote',
  'zitat',
  'citation',
  'citer',
  'cita',
  'citazione',
  'citar',
  'citação',
  'citaat',
  'цитата',
  'cytat',
  'cytuj',
]);
