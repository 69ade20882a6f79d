import { foldText } from '../../../model/text.js';
import { type TextLine, textLine } from '../lines.js';
import { isWhen } from '../reads-when.js';
import type { Layout } from '../spec.js';

/** No page holds more pieces of split lines than this. */
const MOST_PIECES = 200_000;
const MOST_PER_LINE = 40;

/** A page's lines as an engine with anchors reads them: unbroken, without bullets, glued ones split. */
export function prepareLines(printed: readonly TextLine[], layout: Layout): readonly TextLine[] {
  return splitGlued(unwrap(printed).map(withoutBullet), layout);
}

/** A page's lines as an engine with markers reads them: unbroken, without bullets. */
export function unbroken(printed: readonly TextLine[]): readonly TextLine[] {
  return unwrap(printed).map(withoutBullet);
}

/** A list item's bullet is no part of what the software prints in it. */
function withoutBullet(line: TextLine): TextLine {
  // An item with nothing but an icon.
  if (/^[•*·]$/u.test(line.phrase)) return textLine('', line.opens);
  return /^[•*·-] \S/u.test(line.phrase) ? { ...line, phrase: line.phrase.slice(2) } : line;
}

/** Text browsers break lines at a width of 60 to 100 columns. */
const NARROW = 60;
const WIDE = 100;
/** Share of lines that end near that width, and the lines needed to tell. */
const FULL = 0.08;
const LEAST_LINES = 40;
/** Share of lines with a margin. */
const INDENTED = 0.9;

/**
 * Joins the lines that a text browser broke: where the next word would not have fitted. A page is taken for broken when
 * no line but addresses is wider than about 80 columns and many end near that.
 */
function unwrap(lines: readonly TextLine[]): readonly TextLine[] {
  const widths = lines.filter(({ blank }) => !blank).map(({ raw }) => raw.length);
  if (widths.length < LEAST_LINES) return lines;
  const sorted = [...widths].sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.985)] ?? 0;
  if (width < NARROW || width > WIDE) return lines;
  const full = widths.filter((one) => one <= width && one > width - 12).length;
  // A margin on every line is a text browser's, however few lines are full.
  const indented = lines.filter(({ blank, raw }) => !blank && /^ {2}/u.test(raw)).length >= INDENTED * widths.length;
  if (full < (indented ? 1 : FULL * widths.length)) return lines;
  const margin = indented ? marginOf(lines) : 0;
  const out: TextLine[] = [];
  let open: string | null = null;
  let last = 0;
  for (const line of lines) {
    const word = line.raw.trimStart().split(' ', 1)[0] ?? '';
    const broken = open !== null && !line.blank && last + 1 + word.length > width && !/^\s*[•*·-] /u.test(line.raw);
    if (broken && open !== null && open.length < MOST_JOINED) open = `${open} ${line.raw.trim()}`;
    else {
      if (open !== null) out.push(textLine(open, true));
      open = line.raw.slice(0, margin).trim() === '' ? line.raw.slice(margin) : line.raw;
    }
    last = line.raw.trimEnd().length;
  }
  if (open !== null) out.push(textLine(open, true));
  return out;
}

/** The narrowest margin of two columns or more; the lines without one are few. */
function marginOf(lines: readonly TextLine[]): number {
  let least = WIDE;
  for (const { blank, raw } of lines) {
    const width = blank ? 0 : raw.length - raw.trimStart().length;
    if (width >= 2) least = Math.min(least, width);
  }
  return least;
}

/** A paragraph's characters; joining stops there, so that no page becomes one line. */
const MOST_JOINED = 20_000;

/**
 * Splits lines on which extraction glued a citation to the words it cites ("X wrote: …") or an end mark to its
 * neighbours. What was one printed line keeps `opens` on its first piece.
 */
function splitGlued(printed: readonly TextLine[], layout: Layout): readonly TextLine[] {
  const lines = layout.continued.length === 0 ? printed : joinContinued(printed, layout.continued);
  if (layout.glued.length === 0) return lines;
  const out: TextLine[] = [];
  const names = shortLines(lines);
  for (const line of lines) {
    if (line.blank || out.length > lines.length + MOST_PIECES) {
      out.push(line);
      continue;
    }
    const pieces = cut(line.raw, layout.glued, names);
    if (pieces.length === 1) out.push(line);
    else
      pieces.forEach((piece, n) => {
        out.push(textLine(piece, n === 0));
      });
  }
  return out;
}

/** Lines that end in a colon and go on in the next: they become one. */
function joinContinued(lines: readonly TextLine[], continued: readonly RegExp[]): readonly TextLine[] {
  const out: TextLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined) continue;
    const goesOn = next !== undefined && line.phrase !== '' && continued.some((regex) => regex.test(line.phrase));
    // An arrow is followed by the time of the post cited, if it is followed by anything of its line.
    if (next !== undefined && goesOn && (!line.phrase.endsWith('↑') || isWhen(next.phrase))) {
      out.push(textLine(`${line.raw.trim()} ${next.raw.trim()}`, line.opens));
      at += 1;
    } else out.push(line);
  }
  return out;
}

/** Folded short lines of a page: the names of accounts are among them. */
function shortLines(lines: readonly TextLine[]): Set<string> {
  return new Set(lines.flatMap(({ phrase }) => (phrase === '' || phrase.length > 50 ? [] : [foldText(phrase)])));
}

function isRestOfDate(text: string): boolean {
  return text === '' || isWhen(text, true) || /^[\d\s:.,/-]{1,30}(?:[ap]\.?m\.?)?$/iu.test(text);
}

const PRONOUNS =
  /^(?:i|he|she|it|we|you|they|who|someone|somebody|one|ich|er|sie|es|wir|il|elle|je|on|tu|el|ella|yo|lui|lei|io|он|она|я|они|on|ona|ja|ele|ela|eu|hij|zij|ik)$/iu;

/** Whether words before "wrote:" name an account: printed as a line of its own, or written like a name. */
function isAccount(name: string, names: ReadonlySet<string>): boolean {
  if (names.has(foldText(name))) return true;
  const words = name.trim().split(' ');
  if (words.length > 4 || words.some((word) => PRONOUNS.test(word))) return false;
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) || (words.length === 1 && /[\d_]/u.test(name));
}

function cut(raw: string, glued: readonly RegExp[], names: ReadonlySet<string>): string[] {
  const pieces: string[] = [];
  let rest = raw;
  for (let n = 0; n < MOST_PER_LINE; n += 1) {
    const found = glued
      .map((regex) => regex.exec(rest))
      .find((match) => match !== null && (match.groups?.who === undefined || isAccount(match.groups.who, names)));
    if (found?.groups === undefined) break;
    const { head, mark } = found.groups;
    const piece = head ?? mark ?? '';
    const at = head === undefined ? found.index + found[0].lastIndexOf(piece) : rest.indexOf(piece);
    const before = rest.slice(0, at).trim();
    const after = rest.slice(at + piece.length).trim();
    // "X wrote: ↑ Mar 9, 2026 4:14 am" alone on its line is whole; only a part of its date would be cut off.
    if ((before === '' && after === '') || (head !== undefined && isRestOfDate(after))) break;
    if (before !== '') pieces.push(before);
    pieces.push(piece.trim());
    rest = after;
    if (rest === '') break;
  }
  return rest === '' ? pieces : [...pieces, rest];
}
