import type { BasePost, Mark, MarkKind } from './base/marks.js';

/** Draws from a seeded sequence: the same seed gives the same draws on every machine. */
export interface Draw {
  /** A whole number from 0 to `n` - 1. */
  readonly below: (n: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
}

export function createDraw(random: () => number): Draw {
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('drawn from an empty list');
    return item;
  };
  return { below, pick, chance: (share) => random() < share };
}

/** A stretch of a post in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The sentences of a post. */
export function sentencesOf(text: string): Stretch[] {
  const out: Stretch[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]\s+(?=[\p{Lu}¿¡])|$/gu)) {
    const end = match.index + (match[0] === '' ? 0 : 1);
    if (end > start) out.push({ start, end });
    start = match.index + match[0].length;
  }
  return out;
}

/**
 * Stretches of a post a quote can be cut to around a mark, so that the edit stands inside: the whole post and, where
 * two words stand on both sides of the mark, its sentence.
 */
function around(post: BasePost, mark: Mark): Stretch[] {
  const whole = { start: 0, end: post.text.length };
  const inside = ({ start, end }: Stretch): boolean =>
    mark.start >= start &&
    mark.end <= end &&
    wordCount(post.text.slice(start, mark.start)) >= 2 &&
    wordCount(post.text.slice(mark.end, end)) >= 2;
  return [whole, ...sentencesOf(post.text)].filter(inside);
}

/** Marks of a kind that can be edited inside a quote. */
export function editable(post: BasePost, kind: MarkKind, needsOther = true): Mark[] {
  return post.marks.filter(
    (mark) =>
      mark.kind === kind && (!needsOther || kind === '!' || mark.others.length > 0) && around(post, mark).length > 0,
  );
}

/** The quoted words with the mark's words replaced; an empty replacement takes the space before them along. */
export function replaceMark(post: BasePost, mark: Mark, by: string, draw: Draw, isWhole = false): string {
  const { start, end } = isWhole ? { start: 0, end: post.text.length } : draw.pick(around(post, mark));
  const before = post.text.slice(start, mark.start);
  const after = post.text.slice(mark.end, end);
  if (by === '') return `${before.replace(/ $/u, '')}${after}`;
  if (mark.start < mark.end) return before + by + after;
  return `${before.trimEnd()} ${by}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}${after}`;
}

/** The words around a mark cut to at most four, edited or not. */
export function shortAround(post: BasePost, mark: Mark, by: string): string | null {
  const before = /(?:[\p{L}\p{N}]+[ ]){1,2}$/u.exec(post.text.slice(0, mark.start))?.[0];
  const after = /^[ ][\p{L}]+/u.exec(post.text.slice(mark.end))?.[0];
  if (before === undefined || after === undefined) return null;
  const words = `${before}${by}${after}`;
  return wordCount(words) <= 4 && wordCount(words) >= 3 ? words : null;
}

const EMOJI = ['🙂', '🚲', '🌧️', '👍🏽'] as const;

/** The same words in other clothes: case, marks, dashes, white space, emoji and markup. */
export function reformat(text: string, draw: Draw): string {
  let out = text;
  const letters = draw.below(10);
  if (letters < 3) out = out.toUpperCase();
  else if (letters < 5) out = out.toLowerCase();
  if (draw.chance(0.5)) out = out.replaceAll("'", '’');
  if (draw.chance(0.4)) out = out.replace(/, /gu, draw.pick([' – ', ' — ', ' - ']));
  if (draw.chance(0.4)) out = out.replace(/ /gu, () => (draw.chance(0.2) ? draw.pick(['  ', '\u00a0', '\n']) : ' '));
  if (draw.chance(0.3)) out = out.replace(/\. /gu, `. ${draw.pick(EMOJI)} `);
  if (draw.chance(0.3)) out = draw.pick([`“${out}”`, `„${out}“`, `«${out}»`, `"${out}"`]);
  if (draw.chance(0.3)) out = `${draw.pick(['*', '**', '_'])}${out}`;
  return out === text ? `${text} ${draw.pick(EMOJI)}` : out;
}

/** Some words in bold, in capitals or underlined: nothing is added that is a word. */
export function emphasize(text: string, draw: Draw): string {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  const word = draw.pick(words);
  const [open, close] = draw.pick([
    ['[b]', '[/b]'],
    ['**', '**'],
    ['_', '_'],
    ['*', '*'],
    ['[u]', '[/u]'],
    ['', ''],
  ]);
  const shown = open === '' ? word[0].toUpperCase() : word[0];
  return `${text.slice(0, word.index)}${open}${shown}${close}${text.slice(word.index + word[0].length)}`;
}

/** Commas and full stops elsewhere than before. */
export function movePunctuation(text: string, draw: Draw): string {
  const out = text.replace(/,(?=\s)/gu, () => draw.pick(['', ';', ' –', ',']));
  const spaces = [...out.matchAll(/(?<=\p{L}) (?=\p{L})/gu)];
  const at = draw.pick(spaces).index;
  return `${out.slice(0, at)}${draw.pick([',', ' -', ';', ' —'])}${out.slice(at)}`;
}
