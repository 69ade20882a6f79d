import type { Block, Body } from '../model/body.js';
import { unitsToCodePoints } from '../model/text.js';
import type { Attribution } from '../model/thread.js';
import { findAttribution } from './attribution.js';
import { isExpandLabel } from './citation-lines.js';
import type { OwnPiece } from './own-pieces.js';
import { ownPieces } from './own-pieces.js';
import { foldedLength } from './sizes.js';

/** A post's own words apart from what surrounds them. */
export interface Stripped {
  readonly attribution: Attribution | null;
  readonly analysisText: string;
  /** Ranges of the own text (UTF-16 units) that are no analysed words: placeholders, attribution, stray fragments. */
  readonly furniture: readonly (readonly [number, number])[];
}

/**
 * Takes placeholders, the attribution line, stray fragments, buttons of quotes and the signature out of the own text.
 *
 * @param signatureStart UTF-16 offset in the own text from which it is a signature (signatures.ts); null for none.
 */
export function stripPost(blocks: readonly Block[], body: Body, signatureStart: number | null = null): Stripped {
  const pieces = ownPieces(blocks);
  const line = findAttribution(body.ownText);
  const furniture: (readonly [number, number])[] = pieces
    .filter((piece) => piece.placeholder)
    .map((piece) => [piece.start, piece.end]);
  for (const fragment of strayFragments(pieces)) furniture.push(fragment);
  if (body.quotes.length > 0) for (const label of expandLabels(body.ownText)) furniture.push(label);
  const inPlaceholder =
    line !== null && pieces.some((piece) => piece.placeholder && piece.start <= line.start && line.end <= piece.end);
  if (line !== null && !inPlaceholder) furniture.push([line.start, line.end]);
  const points = unitsToCodePoints(body.ownText);
  return {
    attribution: line === null || inPlaceholder ? null : { ...line, start: points(line.start), end: points(line.end) },
    ...withoutSignature(body.ownText, furniture, signatureStart),
  };
}

function withoutSignature(
  ownText: string,
  furniture: Stripped['furniture'],
  start: number | null,
): Pick<Stripped, 'analysisText' | 'furniture'> {
  if (start === null || ownText.slice(0, start).trim() === '')
    return { analysisText: cut(ownText, furniture), furniture };
  const all: (readonly [number, number])[] = furniture.filter(([from]) => from < start);
  all.push([start, ownText.length]);
  return { analysisText: cut(ownText, all), furniture: all };
}

/** One- and two-letter words people answer with; they are no stray beginnings. */
const SHORT_ANSWERS: ReadonlySet<string> = new Set([
  'no',
  'ok',
  'ja',
  'si',
  'sí',
  'da',
  'да',
  'не',
  'ні',
  'no',
  'oh',
  'ah',
  'hm',
  'um',
  'i',
  'нет',
]);

/**
 * Own paragraphs of one or two letters that open an own segment and begin the first word of the paragraph after them
 * (behind a quote or not): a keystroke left over from before a quote was inserted. A whole short word ("no") is an
 * answer, not a fragment.
 */
function strayFragments(pieces: readonly OwnPiece[]): (readonly [number, number])[] {
  const printed = pieces.filter((piece) => !piece.placeholder && piece.text.trim() !== '');
  const out: (readonly [number, number])[] = [];
  printed.forEach((piece, at) => {
    const next = printed[at + 1];
    if (next === undefined || printed[at - 1]?.segment === piece.segment) return;
    const letters = piece.text.trim();
    if (!/^\p{L}{1,2}$/u.test(letters) || SHORT_ANSWERS.has(letters.toLowerCase())) return;
    const word = /\p{L}+/u.exec(next.text.slice(0, 200))?.[0] ?? '';
    if (word.length > letters.length && word.toLowerCase().startsWith(letters.toLowerCase()))
      out.push([piece.start, piece.end]);
  });
  return out;
}

/** Lines that are the button under a quote ("Click to expand..."), where a page prints it as text. */
function expandLabels(text: string): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    // The line goes with its line feed.
    if (isExpandLabel(line)) out.push([start, Math.min(text.length, start + line.length + 1)]);
    start += line.length + 1;
  }
  return out;
}

/** A text without some ranges (UTF-16 units, any order), and without the empty lines and double spaces they leave. */
export function cut(text: string, ranges: readonly (readonly [number, number])[]): string {
  if (ranges.length === 0) return tidy(text);
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  let out = '';
  let at = 0;
  for (const [start, end] of sorted) {
    if (start > at) out += text.slice(at, start);
    at = Math.max(at, end);
  }
  out += text.slice(at);
  return tidy(out);
}

/** Lines without trailing space, at most one blank line between paragraphs, nothing around. */
function tidy(text: string): string {
  // Most posts are tidy already; the very same string costs no memory.
  if (!/[^\S\n](?:\n|$)|\n[^\S\n]*\n[^\S\n]*\n|^\s|\s$/u.test(text)) return text;
  const lines = text.split('\n').map((line) => line.trimEnd());
  const kept: string[] = [];
  for (const line of lines) {
    if (line === '' && (kept.length === 0 || kept.at(-1) === '')) continue;
    kept.push(line);
  }
  while (kept.at(-1) === '') kept.pop();
  return kept.join('\n').replace(/^[^\S\n]+/u, '');
}

/** Share of the body that is nobody else's, 0..1; null for an empty body. White space is folded on both sides. */
export function originalShare(body: Body, original: string): number | null {
  const all = foldedLength(body.text);
  return all === 0 ? null : Math.min(1, foldedLength(original) / all);
}
