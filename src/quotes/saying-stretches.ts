import { codePointsToUnits } from '../model/text.js';
import { markedSpans } from './quotation-marks.js';
import { speaksInPerson } from './reported-speech.js';
import { type Rendering, renderingOf, type SayingSource } from './saying-sources.js';
import { isContentWord, stemOf } from './source-words.js';
import { spanIndex } from './span-index.js';
import { speakerFinder } from './speaker.js';
import { speechContext } from './speech-context.js';
import { commonWords, densest, wordRatio } from './word-align.js';
import { gramKeys } from './word-grams.js';

/** Both sides of an alignment have at least this many words, and this likeness. */
const MIN_WORDS = 6;
const MIN_RATIO = 0.5;
/** Quotations that share a trigram with more than this many others are not looked for by it. */
const COMMON = 64;
/** Words of a quotation that are aligned; a longer one is found by its beginning. */
const MAX_WORDS = 200;
/** Places tried per quotation and source. */
const MAX_PLACES = 4;
/** A clause boundary is looked for this many words around an alignment. */
const SNAP = 8;

/** Positions of trigrams with a subject word, by key. */
export function subjectGrams(stems: readonly string[]): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  gramKeys(stems, 3).forEach((key, at) => {
    if (stems.slice(at, at + 3).some(isContentWord)) out.push([key, at]);
  });
  return out;
}

/**
 * Where sources give a direct quotation of another source without marks: every text is read once against an index of
 * the quotations' trigrams, the words around the hits are aligned, and the stretch is widened to its clause. What is
 * quoted there already (`known`) is left alone, and so is speech without marks unless the stretch is clearly more like. In the order of the sources; linear in their words.
 */
export function unmarkedStretches(sources: readonly SayingSource[], known: readonly Rendering[]): Rendering[] {
  const quotations = known.filter((item) => item.form === 'direct' && item.printed >= MIN_WORDS);
  const index = new Map<number, { quotation: number; at: number }[]>();
  quotations.forEach((item, quotation) => {
    for (const [key, at] of subjectGrams(item.stems.slice(0, MAX_WORDS))) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [{ quotation, at }]);
      else if (list.length <= COMMON) list.push({ quotation, at });
    }
  });
  const taken = new Map<string, Rendering[]>();
  for (const item of known) {
    if (item.inTitle || item.form === 'indirect') continue;
    const list = taken.get(item.source.id);
    if (list === undefined) taken.set(item.source.id, [item]);
    else list.push(item);
  }
  return sources.flatMap((source) => stretchesOf(source, quotations, index, taken.get(source.id) ?? []));
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
  /** Words of the quotation it is like. */
  readonly quotation: readonly string[];
}

/** A stretch replaces a reported clause only when it is this much more like the quotation. */
const CLEARLY = 0.05;

/** Whether speech without marks that was read by its reporting clause is as good a rendering as the stretch in it. */
function standsAgainst(item: Rendering, { quotation, ratio }: Stretch): boolean {
  const own = wordRatio(commonWords(quotation, item.forms).length, quotation.length, item.forms.length);
  return own > ratio - CLEARLY || (item.form === 'marks_lost' && own >= MIN_RATIO);
}

function stretchesOf(
  source: SayingSource,
  quotations: readonly Rendering[],
  index: ReadonlyMap<number, readonly { quotation: number; at: number }[]>,
  taken: readonly Rendering[],
): Rendering[] {
  const hits = new Map<number, number[]>();
  for (const [key, at] of subjectGrams(source.words.map((word) => stemOf(word.form)))) {
    const list = index.get(key);
    if (list === undefined || list.length > COMMON) continue;
    for (const { quotation } of list) {
      if (quotations[quotation]?.source.id === source.id) continue;
      const places = hits.get(quotation);
      if (places === undefined) hits.set(quotation, [at]);
      else if (places.at(-1) !== at) places.push(at);
    }
  }
  const forms = source.words.map((word) => word.form);
  const found: Stretch[] = [];
  for (const [number, places] of [...hits].sort((a, b) => a[0] - b[0])) {
    const quotation = quotations[number];
    if (quotation === undefined) continue;
    for (const [first, last] of clusters(places, quotation.forms.length)) {
      const stretch = align(source, forms, quotation.forms.slice(0, MAX_WORDS), first, last);
      if (stretch !== null) found.push(stretch);
    }
  }
  if (found.length === 0) return [];
  found.sort((a, b) => b.ratio - a.ratio || a.from - b.from || a.to - b.to);
  const there = spanIndex(taken);
  const repeats = spanIndex(source.repeats);
  const free: Stretch[] = [];
  const used = new Uint8Array(source.words.length);
  for (const stretch of found) {
    const start = source.words[stretch.from]?.start ?? 0;
    const end = source.words[stretch.to - 1]?.end ?? 0;
    if (used.subarray(stretch.from, stretch.to).includes(1)) continue;
    if (there(start, end).some((item) => item.form === 'direct' || standsAgainst(item, stretch))) continue;
    if (repeats(start, end).length > 0) continue;
    used.fill(1, stretch.from, stretch.to);
    free.push(stretch);
  }
  return render(
    source,
    free.sort((a, b) => a.from - b.from),
  );
}

/** Hits gathered into places no wider than the quotation, those with most hits first. */
function clusters(places: readonly number[], width: number): (readonly [number, number])[] {
  const out: { first: number; last: number; hits: number }[] = [];
  for (const at of places) {
    const last = out.at(-1);
    if (last !== undefined && at - last.first <= width) {
      last.last = at;
      last.hits += 1;
    } else out.push({ first: at, last: at, hits: 1 });
  }
  return out
    .filter((cluster) => cluster.hits >= 2)
    .sort((a, b) => b.hits - a.hits || a.first - b.first)
    .slice(0, MAX_PLACES)
    .map(({ first, last }) => [first, last] as const);
}

function align(
  source: SayingSource,
  forms: readonly string[],
  quotation: readonly string[],
  first: number,
  last: number,
): Stretch | null {
  const from = Math.max(0, first - quotation.length);
  const to = Math.min(forms.length, last + quotation.length + 3);
  const pairs = densest(commonWords(quotation, forms.slice(from, to)));
  const head = pairs[0];
  const tail = pairs.at(-1);
  if (head === undefined || tail === undefined) return null;
  const start = clauseStart(source, from + head[1]);
  const end = clauseEnd(source, from + tail[1] + 1);
  if (end - start < MIN_WORDS) return null;
  const ratio = wordRatio(commonWords(quotation, forms.slice(start, end)).length, quotation.length, end - start);
  return ratio >= MIN_RATIO ? { from: start, to: end, ratio, quotation } : null;
}

const BOUNDARY = /[.,;:!?()"\u201c-\u201f\u00ab\u00bb\n\u2013\u2014]/u;
const THAT = new Set(['that', 'dass', 'que', 'che', 'что']);

/** The first word of the clause, if it begins near; else the word itself. */
function clauseStart(source: SayingSource, at: number): number {
  const between = gapReader(source);
  for (let k = at; k >= Math.max(0, at - SNAP); k -= 1) {
    if (k === 0 || BOUNDARY.test(between(k)) || THAT.has(source.words[k - 1]?.form ?? '')) return k;
  }
  return at;
}

function clauseEnd(source: SayingSource, at: number): number {
  const between = gapReader(source);
  for (let k = at; k <= Math.min(source.words.length, at + SNAP); k += 1) {
    if (k === source.words.length || BOUNDARY.test(between(k))) return k;
  }
  return at;
}

const slicers = new WeakMap<SayingSource, (point: number) => number>();

/** What stands between word k - 1 and word k. */
function gapReader(source: SayingSource): (k: number) => string {
  const units = slicers.get(source) ?? codePointsToUnits(source.text);
  slicers.set(source, units);
  return (k) =>
    source.text.slice(
      units(source.words[k - 1]?.end ?? 0),
      units(source.words[k]?.start ?? source.words[k - 1]?.end ?? 0),
    );
}

function render(source: SayingSource, stretches: readonly Stretch[]): Rendering[] {
  if (stretches.length === 0) return [];
  const outer = markedSpans(source.text).filter((span) => span.depth === 0);
  const finder = speakerFinder(speechContext(source.text, outer));
  const units = codePointsToUnits(source.text);
  return stretches.map((stretch) => {
    const start = source.words[stretch.from]?.start ?? 0;
    const end = source.words[stretch.to - 1]?.end ?? start;
    const spoken =
      source.documentId !== null &&
      speaksInPerson(source.words.slice(stretch.from, stretch.to).map((word) => word.form));
    return renderingOf(source, {
      start,
      end,
      text: source.text.slice(units(start), units(end)),
      form: spoken ? 'marks_lost' : 'indirect',
      // "X said that …" in front of it, else "…, X said" behind.
      speaker: finder.before(units(start)) ?? finder.of(units(start), units(end), units(start), source.text.length),
    });
  });
}
