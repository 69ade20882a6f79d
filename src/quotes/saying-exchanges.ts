import { codePointsToUnits } from '../model/text.js';
import type { Rendering } from './saying-sources.js';
import { FUNCTION_WORDS, NEGATIONS } from './source-folds.js';
import type { WordPair } from './word-align.js';

/** Places where one rendering has other words than the reference, in order. */
export interface Exchanges {
  /** The first of them as `old words → new words`, as printed. */
  readonly shown: readonly string[];
  readonly places: number;
  /** Words exchanged: at each place the smaller of the two sides. */
  readonly exchanged: number;
  /** Places where a small word (article, auxiliary, preposition, pronoun) goes or comes. */
  readonly grammatical: number;
  /** A negation or number is among what goes or comes. */
  readonly negationOrNumber: boolean;
}

/** Equal words between two changes that still belong to one exchange ("really have to" for "should really"). */
const BRIDGE = 1;
/** Exchanges given word by word. */
const SHOWN = 6;
/** Longer stretches on one side are a cut or an addition, not an exchange. */
const MAX_SIDE = 12;

interface Gap {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Reads the exchanges off an alignment of the forms of two renderings. Linear. */
export function exchangesOf(reference: Rendering, item: Rendering, pairs: readonly WordPair[]): Exchanges {
  const gaps = merged(gapsOf(reference.forms.length, item.forms.length, pairs));
  const shown: string[] = [];
  let places = 0;
  let exchanged = 0;
  let grammatical = 0;
  let negationOrNumber = false;
  for (const { from, to } of gaps) {
    const lost = reference.forms.slice(...from);
    const gained = item.forms.slice(...to);
    if (lost.some(tells) !== gained.some(tells)) negationOrNumber = true;
    if (lost.length === 0 || gained.length === 0 || lost.length > MAX_SIDE || gained.length > MAX_SIDE) continue;
    places += 1;
    if (shown.length < SHOWN) shown.push(`${printed(reference, from)} → ${printed(item, to)}`);
    const common = new Set(lost);
    const kept = gained.filter((form) => common.has(form)).length;
    exchanged += Math.min(lost.length, gained.length) - Math.min(kept, lost.length, gained.length);
    const [before, after] = [new Set(lost), new Set(gained)];
    if (lost.some((form) => small(form) && !after.has(form)) || gained.some((form) => small(form) && !before.has(form)))
      grammatical += 1;
  }
  return { shown, places, exchanged, grammatical, negationOrNumber };
}

const small = (form: string): boolean => FUNCTION_WORDS.has(form);

const tells = (form: string): boolean => NEGATIONS.has(form) || form.endsWith("n't") || /\p{N}/u.test(form);

function gapsOf(left: number, right: number, pairs: readonly WordPair[]): Gap[] {
  const out: Gap[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...pairs, [left, right] as const]) {
    if (a > i || b > j) out.push({ from: [i, a], to: [j, b] });
    i = a + 1;
    j = b + 1;
  }
  return out;
}

/** Gaps that only a word or so separates, where one lacks what the other has, are one exchange. */
function merged(gaps: readonly Gap[]): Gap[] {
  const out: Gap[] = [];
  for (const gap of gaps) {
    const last = out.at(-1);
    const oneSided = (one: Gap): boolean => one.from[0] === one.from[1] || one.to[0] === one.to[1];
    if (
      last !== undefined &&
      gap.from[0] - last.from[1] <= BRIDGE &&
      oneSided(last) &&
      oneSided(gap) &&
      (last.from[0] === last.from[1]) !== (gap.from[0] === gap.from[1])
    )
      out.splice(-1, 1, { from: [last.from[0], gap.from[1]], to: [last.to[0], gap.to[1]] });
    else out.push(gap);
  }
  return out;
}

/** Words of a rendering as printed, on one line. */
function printed(item: Rendering, [from, to]: readonly [number, number]): string {
  const first = item.words[from];
  const last = item.words[to - 1];
  if (first === undefined || last === undefined) return '';
  const units = codePointsToUnits(item.text);
  return item.text.slice(units(first.start), units(last.end)).replace(/\s+/gu, ' ');
}
