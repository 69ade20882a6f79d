import { foldPhrase, phraseKey, type TextLine } from './lines.js';
import { cleanWhen, parsePrintedTime } from './printed-time.js';
import { isWhen } from './reads-when.js';
import type { Furniture, HeaderForm, Locale, MarkerForm, Role, TextSpec } from './spec.js';
import { compileTemplate } from './template.js';

/** A furniture phrase found on a line. */
export interface Hit {
  readonly role: Role;
  readonly text: string;
  readonly specific: boolean;
}

export interface MarkerHit {
  readonly template: string;
  /** The printed time beside or below the marker, cleaned; null where extraction dropped it. */
  readonly when: string | null;
  /** The marker says that the post was changed. */
  readonly edited: boolean;
  /** First line after the marker (and its date line). */
  readonly next: number;
}

export interface HeaderHit {
  readonly template: string;
  readonly locale: Locale;
  readonly dated: boolean;
  /** Null for a citation that names nobody ("Quote"). */
  readonly author: string | null;
  /** The printed time without the words around it, or null. */
  readonly when: string | null;
}

/** A page with everything a spec knows about each of its lines. */
export interface Sheet {
  readonly lines: readonly TextLine[];
  readonly hits: readonly (readonly Hit[])[];
  readonly markers: ReadonlyMap<number, MarkerHit>;
  readonly headers: ReadonlyMap<number, HeaderHit>;
  /** Badge phrases of two words and more, longest first. */
  readonly badges: readonly string[];
}

/** A spec made ready to match; built once. */
export interface Matcher {
  readonly spec: TextSpec;
  readonly badges: readonly string[];
  furniture(line: TextLine): readonly Hit[];
  marker(lines: readonly TextLine[], at: number): MarkerHit | null;
  header(line: TextLine): HeaderHit | null;
  /** The printed time in an "Edited … by …" line, or null. */
  edited(line: TextLine): string | null;
}

const NONE: readonly Hit[] = [];

export function createMatcher(spec: TextSpec): Matcher {
  const { exact, patterns } = furnitureTables(spec.furniture);
  const markers = spec.markers.map((form) => ({ form, regex: compileTemplate(form.template, form.locale) }));
  const headers = spec.headers
    .filter(({ template }) => template.includes('{'))
    .map((form) => ({ form, regex: compileTemplate(form.template, form.locale), needle: needleOf(form.template) }));
  const nameless = new Map(
    spec.headers.filter(({ template }) => !template.includes('{')).map((form) => [form.template.toLowerCase(), form]),
  );
  const edited = spec.edited.map((form) => compileTemplate(form.template, form.locale));
  const flag = new RegExp(`,? ?\\(?(?:${spec.editedFlags.join('|')})\\)?\\.?$`, 'iu');
  // Most lines end in no character a citation can end in: one look instead of thirty expressions.
  const lastOfHeader = new Set(headers.map(({ form }) => form.template.at(-1) ?? ''));
  const anyEnd = lastOfHeader.has('}');
  const badges = spec.furniture
    .filter(({ role }) => role === 'badge')
    .flatMap(({ texts }) => texts)
    .filter((text) => text.includes(' ') && !text.includes('{'))
    .sort((a, b) => b.length - a.length);
  return {
    spec,
    badges,
    furniture: (line) => {
      if (line.phrase === '') return NONE;
      const key = phraseKey(line.phrase);
      const known = exact.get(key) ?? NONE;
      if (!/\d|\s\S+\s/u.test(key)) return known;
      const matched = patterns.filter(({ regex, head }) => key.startsWith(head) && regex.test(key));
      return matched.length === 0 ? known : [...known, ...matched.map(({ hit }) => hit)];
    },
    marker: (lines, at) => {
      const phrase = lines[at]?.phrase ?? '';
      if (phrase === '' || phrase.length > 120) return null;
      const folded = foldPhrase(phrase);
      const repeated = isRepeated(lines, at);
      for (const { form, regex } of markers) {
        if (form.dateTwice === true && !repeated) continue;
        const found = regex.exec(folded);
        if (found !== null) {
          const hit = markerHit(form, found.groups?.when ?? null, lines, at, flag);
          if (hit !== null) return hit;
        }
      }
      return null;
    },
    header: (line) => {
      const phrase = line.phrase;
      if (phrase === '') return null;
      const plain = phrase.length > 40 ? undefined : nameless.get(phrase.toLowerCase());
      if (plain !== undefined) return headerHit(plain, {}, phrase);
      if (!anyEnd && !lastOfHeader.has(phrase.at(-1) ?? '')) return null;
      const folded = foldPhrase(phrase);
      const small = folded.toLowerCase();
      for (const { form, regex, needle } of headers) {
        if (!small.includes(needle)) continue;
        const found = regex.exec(folded);
        if (found === null) continue;
        const when = found.groups?.when;
        if (when !== undefined && !isWhen(when)) continue;
        return headerHit(form, found.groups ?? {}, phrase);
      }
      return null;
    },
    edited: (line) => {
      const phrase = foldPhrase(line.phrase);
      for (const regex of phrase === '' ? [] : edited) {
        const when = regex.exec(phrase)?.groups?.when;
        if (when !== undefined && (parsePrintedTime(when) !== null || isWhen(when))) return cleanWhen(when);
      }
      return null;
    },
  };
}

/** The longest literal piece of a template, in small letters: a line without it cannot match. */
function needleOf(template: string): string {
  const pieces = template.split(/\{\w+\}/u).map((piece) => piece.trim().replace(/ :/gu, ':'));
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  // A space before a colon may be missing (template.ts), so the piece is sought without its colon.
  return longest.replace(/ ?:$/u, '').toLowerCase();
}

function furnitureTables(groups: readonly Furniture[]) {
  const exact = new Map<string, Hit[]>();
  const patterns: { hit: Hit; regex: RegExp; head: string }[] = [];
  for (const { role, specific, locale, texts } of groups) {
    for (const text of texts) {
      const hit = { role, text, specific };
      const key = phraseKey(text);
      if (text.includes('{')) {
        const head = key.slice(0, key.indexOf('{'));
        patterns.push({ hit, regex: compileTemplate(key, locale), head });
      } else exact.set(key, [...(exact.get(key) ?? []), hit]);
    }
  }
  return { exact, patterns };
}

function markerHit(
  form: MarkerForm,
  printed: string | null,
  lines: readonly TextLine[],
  at: number,
  flag: RegExp,
): MarkerHit | null {
  if (form.dateBelow === true) {
    const below = nextFilled(lines, at + 1);
    const when = below === null ? null : (lines[below]?.phrase ?? '');
    if (below === null || when === null || parsePrintedTime(when) === null) return null;
    return { template: form.template, when: cleanWhen(when), edited: false, next: below + 1 };
  }
  if (form.dateTwice === true) {
    const below = nextFilled(lines, at + 1);
    const readable = printed !== null && /\d/u.test(printed) && parsePrintedTime(cleanWhen(printed)) !== null;
    if (below === null || !readable) return null;
    return { template: 'a date printed twice', when: cleanWhen(printed), edited: false, next: below + 1 };
  }
  if (printed === null) return { template: form.template, when: null, edited: false, next: at + 1 };
  const when = cleanWhen(printed.replace(flag, ''));
  if (parsePrintedTime(when) === null) return null;
  return { template: form.template, when, edited: flag.test(printed), next: at + 1 };
}

function headerHit(form: HeaderForm, found: Readonly<Record<string, string | undefined>>, phrase: string): HeaderHit {
  const folded = foldPhrase(phrase);
  const { rel, date, time } = found;
  const name = found.name?.trim() ?? null;
  const from = date === undefined ? -1 : folded.indexOf(date);
  const upTo =
    date === undefined ? -1 : time === undefined ? from + date.length : folded.indexOf(time, from) + time.length;
  const when = found.when ?? rel ?? (from < 0 ? null : folded.slice(from, upTo));
  // The name as printed: folding an apostrophe keeps the length, so it stands at the same place in the phrase.
  const at = name === null ? -1 : folded.lastIndexOf(name);
  const same = name !== null && folded.length === phrase.length && at >= 0;
  return {
    template: form.template,
    locale: form.locale,
    dated: form.dated,
    author: same ? phrase.slice(at, at + name.length) : name,
    when,
  };
}

function isRepeated(lines: readonly TextLine[], at: number): boolean {
  const below = nextFilled(lines, at + 1);
  return below !== null && lines[below]?.phrase === lines[at]?.phrase;
}

function nextFilled(lines: readonly TextLine[], from: number): number | null {
  for (let i = from; i < Math.min(lines.length, from + 4); i += 1) if (lines[i]?.blank === false) return i;
  return null;
}

/** Matches every line of a page once; linear in the number of lines. */
export function readSheet(matcher: Matcher, lines: readonly TextLine[]): Sheet {
  const hits: (readonly Hit[])[] = [];
  const markers = new Map<number, MarkerHit>();
  const headers = new Map<number, HeaderHit>();
  lines.forEach((line, at) => {
    hits.push(matcher.furniture(line));
    const marker = matcher.marker(lines, at);
    if (marker !== null) markers.set(at, marker);
    const header = marker === null ? matcher.header(line) : null;
    if (header !== null) headers.set(at, header);
  });
  return { lines, hits, markers, headers, badges: matcher.badges };
}

export function hasRole(sheet: Sheet, at: number, ...roles: readonly Role[]): boolean {
  return sheet.hits[at]?.some((hit) => roles.includes(hit.role)) === true;
}
