import { findDates } from '../../../src/engines/article/dates.js';
import type { ArticleTruth, Sample } from './shared.js';

/** A small generator of numbers in [0, 1), so that a failing copy can be made again from its seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const CALENDAR = new Set(
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday JST'.split(
    ' ',
  ),
);
/** Capital words of the furniture around names, which a change of names leaves alone. */
const KEPT = new Set(
  'Source Details Background Support Join Advertisement Home News Recall The Getty Images'.split(' '),
);
const SYLLABLES =
  'ba dor fen gil har jo kem lan mor nal ost pel quil ras sen tor ulv ver wan yor zel bri dra fle gro kra stam'.split(
    ' ',
  );

/** A copy of an article in which every name is another: persons, places, organisations, publishers, agencies, authors. */
export function rename({ lines, truth }: Sample, next: () => number): Sample {
  const text = lines.join('\n');
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const invent = (word: string): string => {
    const known = names.get(word.toLowerCase());
    let made = known ?? '';
    while (made === '' || (known === undefined && taken.has(made))) {
      const size = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3;
      made = Array.from({ length: size }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? 'ko').join('');
    }
    taken.add(made);
    names.set(word.toLowerCase(), made);
    if (word === word.toUpperCase()) return made.toUpperCase();
    return made.charAt(0).toUpperCase() + made.slice(1);
  };
  const chosen = new Set<string>();
  const outlets = [truth.publisher, truth.agency, ...(truth.author ?? [])].join(' ');
  for (const match of `${text}\n${outlets}`.matchAll(/(?<=[\p{L},] )\p{Lu}[\p{L}]+/gu)) chosen.add(match[0]);
  const fixed = (word: string): boolean =>
    CALENDAR.has(word) || KEPT.has(word) || text.includes(` ${word.toLowerCase()} `) || word.length < 3;
  const swap = (part: string): string =>
    part.replace(/(?<![\p{L}])\p{Lu}\p{L}+(?![\p{L}])/gu, (word) => {
      const usual = word.charAt(0) + word.slice(1).toLowerCase();
      if (fixed(word) || fixed(usual)) return word;
      return chosen.has(word) || chosen.has(usual) ? invent(word) : word;
    });
  // Authors glued to a weekday are replaced whole, since no boundary ends them.
  const authors = (truth.author ?? []).map((author) =>
    author
      .split(' ')
      .map((part) => invent(part))
      .join(' '),
  );
  let renamed = text;
  for (const [index, author] of (truth.author ?? []).entries()) {
    const other = authors[index] ?? '';
    renamed = renamed.split(author).join(other).split(author.toUpperCase()).join(other.toUpperCase());
  }
  const bodyLines = renamed.split('\n').map((line) => swap(line));
  const orNull = (part: string | null): string | null => (part === null ? null : swap(part));
  return {
    lines: bodyLines,
    truth: {
      ...truth,
      title: orNull(truth.title),
      author: truth.author === null ? null : authors,
      publisher: orNull(truth.publisher),
      agency: orNull(truth.agency),
    },
  };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const ZONES: readonly (readonly [string, string])[] = [
  ['CET', '+01:00'],
  ['EDT', '-04:00'],
  ['UTC', '+00:00'],
  ['AEST', '+10:00'],
  ['GMT+3', '+03:00'],
];

/** A copy with another date, clock and (where one is printed) zone, in the same layout. */
export function redate({ lines, truth }: Sample, next: () => number): Sample {
  if (truth.date === null || truth.date_text === undefined) return { lines, truth };
  const day = new Date(Date.UTC(2015 + Math.floor(next() * 10), Math.floor(next() * 12), 1 + Math.floor(next() * 28)));
  const [hour, minute] = [Math.floor(next() * 24), Math.floor(next() * 60)];
  const two = (n: number): string => String(n).padStart(2, '0');
  const iso = day.toISOString().slice(0, 10);
  const [zone, offset] = ZONES[Math.floor(next() * ZONES.length)] ?? ['UTC', '+00:00'];
  const clock = `${two(hour)}:${two(minute)}`;
  const printed = truth.date_text
    .replace(/\d{4}-\d{2}-\d{2}/u, iso)
    .replace(/\d{1,2}:\d{2}/u, clock)
    .replace(/\b[A-Z]{3}\b/u, zone)
    .replace(new RegExp(WEEKDAYS.join('|'), 'u'), WEEKDAYS[day.getUTCDay()] ?? '')
    .replace(/(\d{1,2}) (\p{L}+) \d{4}/u, `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`)
    .replace(
      /(\p{Lu}\p{Ll}{2,}) (\d{1,2}), \d{4}/u,
      `${MONTHS[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`,
    );
  const timed = truth.date.includes('T');
  return {
    lines: lines.map((line) => line.replace(truth.date_text ?? '', printed)),
    truth: {
      ...truth,
      date_text: printed,
      date: timed ? `${iso}T${clock}:00${truth.zone_stated === true ? offset : '+02:00'}` : iso,
    },
  };
}

/** Furniture whose loss or repetition changes no fact. */
const LOOSE = new Set([
  'blank',
  'ranking',
  'related',
  'related_topic',
  'recent_news',
  'ad_label',
  'tags_glued',
  'akismet',
]);

/** A copy in which blocks of furniture are dropped, repeated or moved above the article. */
export function shuffleFurniture({ lines, truth }: Sample, next: () => number): Sample {
  const kept: { line: string; number: number }[] = lines.map((line, index) => ({ line, number: index + 1 }));
  const above: string[] = [];
  let out = kept;
  for (const {
    lines: [from, to],
    type,
  } of truth.boilerplate) {
    if (!LOOSE.has(type)) continue;
    const block = lines.slice(from - 1, to);
    const choice = next();
    if (choice < 0.3) out = out.filter(({ number }) => number < from || number > to);
    else if (choice < 0.5) {
      const at = out.findIndex(({ number }) => number === to);
      if (at >= 0) out = [...out.slice(0, at + 1), ...block.map((line) => ({ line, number: 0 })), ...out.slice(at + 1)];
    } else if (choice < 0.65) {
      above.push(...block);
      out = out.filter(({ number }) => number < from || number > to);
    }
  }
  const all = [...above.map((line) => ({ line, number: 0 })), ...out];
  const ranges = (old: readonly (readonly [number, number])[]): [number, number][] =>
    old.map(([from, to]) => [
      all.findIndex(({ number }) => number === from) + 1,
      all.findIndex(({ number }) => number === to) + 1,
    ]);
  const move = (main: ArticleTruth['main_text']): ArticleTruth['main_text'] => ({
    ...main,
    line_ranges: ranges(main.line_ranges),
  });
  return {
    lines: all.map(({ line }) => line),
    truth: {
      ...truth,
      main_text: move(truth.main_text),
      ...(truth.full_text_with_generated === undefined
        ? {}
        : { full_text_with_generated: move(truth.full_text_with_generated) }),
    },
  };
}

/** The date a truth gives, as a moment gives it: with its zone where one is printed, else the wall clock. */
export function expectedDate(truth: ArticleTruth): { at: string | null; local: string | null } {
  if (truth.date === null) return { at: null, local: null };
  const local = truth.date.includes('T') ? truth.date.slice(0, 16) : truth.date;
  return { at: truth.zone_stated === true ? truth.date : null, local };
}

/** Guards the harness: the changed copy still prints a date where its truth has one. */
export function printsDate(sample: Sample): boolean {
  return sample.truth.date === null || sample.lines.some((line) => findDates(line).length > 0);
}
