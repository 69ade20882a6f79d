import type { Reaction } from '../../../model/page.js';
import { foldText } from '../../../model/text.js';
import { namesSoftware } from '../brands.js';
import { phraseKey } from '../lines.js';
import { hasRole, type Matcher, type Sheet } from '../sheet.js';
import type { Layout } from '../spec.js';
import type { TailReader } from '../tail.js';

/** A line drawn above a signature. */
const SEPARATOR = /^(?:_{5,}|-{2}|—{2,}|[-=]{8,}|\*{6,})$/u;
/** Signatures have no more filled lines than this. */
const SIGNATURE_LINES = 30;
/** A reaction line is at most this many filled lines above a post's end. */
const REACTION_REACH = 10;
/** "IMG_1.JPG", "photo.png (49.65 KiB) Viewed 28 times", "1.8 MB Views: 407": what lists of attachments print. */
const FILE = /^(?<file>[^\n]{1,120}\.[a-z0-9]{2,4})(?: ?\(.{3,60}\).{0,60})?$/iu;
const SIZED_FILE =
  /^(?<file>[^\n]{1,120}\.[a-z0-9]{2,4}) \([\d.,]{1,10} ?(?:[KMG]i?B|bytes|Ko|Mo|КБ|МБ)\b.{0,40}\).{0,60}$/iu;
const FILE_SIZE = /^\(?[\d.,]{1,8} ?(?:[KMG]i?B|bytes|Ko|Mo|КБ|МБ)\b.{0,60}$/iu;

export interface PostZone {
  readonly start: number;
  readonly end: number;
  readonly name: string | null;
  /** Below the last post stands the rest of the page. */
  readonly last: boolean;
}

export interface PostEnd {
  readonly start: number;
  /** First line after the body. */
  readonly end: number;
  readonly edited: string | null;
  readonly reactions: readonly Reaction[];
  readonly signature: string | null;
  readonly attachments: readonly string[];
}

export interface Reading {
  readonly sheet: Sheet;
  readonly matcher: Matcher;
  readonly layout: Layout;
  /** Folded lines that end most posts of this page. */
  readonly tails: ReadonlySet<string>;
  readonly reader: TailReader;
}

/** Reads upwards from a zone's end: controls, reactions, the line of a change, signature, attachments. */
export function bodyEnd(reading: Reading, zone: PostZone): PostEnd {
  const { sheet, layout, reader } = reading;
  let end = zone.end;
  if (zone.last) end = firstTail(reading, zone) ?? end;
  for (let at = zone.start; at < end; at += 1) if (hasRole(sheet, at, 'cut')) end = at;
  let signature: string | null = null;
  let edited: string | null = null;
  const reactions: Reaction[] = [];
  const closer = lastCloser(reading, zone.start, end);
  if (closer !== null) {
    signature = joined(sheet, closer + 1, trimmed(reading, closer + 1, end));
    end = closer;
  }
  const reacted = lastReaction(reading, zone.start, end);
  if (reacted !== null) {
    signature = joined(sheet, reacted + 1, trimmed(reading, reacted + 1, end)) ?? signature;
    end = reacted + 1;
  }
  for (let round = 0; round < 3; round += 1) {
    const before = end;
    end = trimmed(reading, zone.start, end);
    const tail = reader.read(zone.start, end);
    reactions.unshift(...tail.reactions);
    edited = edited ?? tail.edited;
    end = withoutName(sheet, zone, tail.end);
    if (end === before) break;
  }
  const edit = layout.signatureBelowEdit && edited === null ? editAbove(reading, zone.start, end) : null;
  if (edit !== null) {
    signature = joined(sheet, edit.at + 1, end) ?? signature;
    edited = edit.when;
    end = trimmed(reading, zone.start, edit.at);
    const tail = reader.read(zone.start, end);
    reactions.unshift(...tail.reactions);
    end = tail.end;
  }
  const line = separator(sheet, zone.start, end);
  if (line !== null) {
    signature = joined(sheet, line + 1, end) ?? signature;
    end = line;
  }
  const files = attachmentsIn(sheet, zone.start, end);
  signature = joined(sheet, files.below, end) ?? signature;
  end = files.end;
  let start = zone.start;
  while (start < end && sheet.lines[start]?.empty === true) start += 1;
  while (end > start && sheet.lines[end - 1]?.blank === true) end -= 1;
  return { start, end: Math.max(start, end), edited, reactions, signature, attachments: files.names };
}

/** Upwards over blank lines and the lines that end every post. */
function trimmed({ sheet, tails }: Reading, start: number, from: number): number {
  let end = from;
  for (let at = from - 1; at >= start; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined) break;
    if (line.blank) continue;
    const counts = countsFrom(sheet, start, at);
    if (counts !== null) at = counts;
    else if (!tails.has(tailKey(line.phrase)) && !hasRole(sheet, at, 'tail')) break;
    end = at;
  }
  return end;
}

/** Controls that differ only in the post's number ("#12") are one. */
function tailKey(phrase: string): string {
  return phraseKey(phrase).replace(/^#\d{1,7}$/u, '#');
}

const EMOJI = /^(?:\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d]{0,3}){1,4}$/u;
/** Reactions of one post, each a picture and a number. */
const MOST_COUNTS = 24;

/** Pictures and their numbers under a control ("Reply", "👍", "4"), read upwards: the first such line. */
function countsFrom(sheet: Sheet, start: number, from: number): number | null {
  let pictures = 0;
  let first: number | null = null;
  for (let at = from, seen = 0; at >= start && seen < MOST_COUNTS; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    seen += 1;
    if (EMOJI.test(line.phrase)) pictures += 1;
    else if (!/^\d{1,4}$/u.test(line.phrase)) return pictures > 0 && hasRole(sheet, at, 'tail') ? first : null;
    first = at;
  }
  return null;
}

/** Boards print the name again above the links to a profile. */
function withoutName(sheet: Sheet, { start, name }: PostZone, from: number): number {
  for (let at = from - 1; at > start && at >= from - 3; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    return name !== null && from < sheet.lines.length && foldText(line.phrase) === foldText(name) ? at : from;
  }
  return from;
}

function lastCloser({ sheet, layout }: Reading, start: number, end: number): number | null {
  if (layout.closers.length === 0) return null;
  for (let at = end - 1; at >= start; at -= 1) {
    const line = sheet.lines[at];
    if (line !== undefined && !line.blank && layout.closers.includes(phraseKey(line.phrase))) return at;
  }
  return null;
}

/** Reactions close a body; what stands below them is a signature or links from elsewhere. */
function lastReaction({ sheet, reader }: Reading, start: number, end: number): number | null {
  for (let at = end - 1, seen = 0; at > start && seen < REACTION_REACH; at -= 1) {
    if (sheet.lines[at]?.blank !== false) continue;
    seen += 1;
    if (reader.reaction(at) !== null) return at;
  }
  return null;
}

function editAbove({ sheet, matcher }: Reading, start: number, end: number): { at: number; when: string } | null {
  for (let at = end - 1, seen = 0; at > start && seen < SIGNATURE_LINES; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    seen += 1;
    const when = matcher.edited(line);
    if (when !== null) return { at, when };
  }
  return null;
}

function separator(sheet: Sheet, start: number, end: number): number | null {
  for (let at = end - 1, seen = 0; at > start && seen < SIGNATURE_LINES; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    seen += 1;
    if (SEPARATOR.test(line.phrase)) return at;
  }
  return null;
}

function joined(sheet: Sheet, from: number, to: number): string | null {
  const text = sheet.lines
    .slice(from, to)
    .filter((line) => !line.blank)
    .map((line) => line.raw.trim())
    .join('\n');
  return text === '' ? null : text;
}

const ATTACHMENTS =
  /^(?:attachments?|attached (?:files|images|thumbnails)|anhänge?|dateianhänge|angehängte (?:dateien|grafiken)|miniaturas adjuntas|archivos adjuntos|adjuntos|fichiers? joints?|pièces? jointes?|allegati|вложения|załączniki|anexos|bijlagen)\s?:?$/iu;

/** A list of files under its heading; what stands below the list is a signature. */
function attachmentsIn(
  sheet: Sheet,
  start: number,
  end: number,
): { end: number; names: readonly string[]; below: number } {
  for (let at = start; at < end; at += 1) {
    if (!ATTACHMENTS.test(sheet.lines[at]?.phrase ?? '')) continue;
    const names: string[] = [];
    let below = at + 1;
    for (let line = at + 1; line < end; line += 1) {
      const phrase = sheet.lines[line]?.phrase ?? '';
      if (sheet.lines[line]?.blank !== false) continue;
      const file = FILE.exec(phrase)?.groups?.file;
      if (file !== undefined) names.push(file);
      else if (!FILE_SIZE.test(phrase)) break;
      below = line + 1;
    }
    if (names.length > 0) return { end: at, names, below };
  }
  return filesAtEnd(sheet, start, end);
}

/** Files with their sizes as the last lines of a post, or a list's heading without a list. */
function filesAtEnd(
  sheet: Sheet,
  start: number,
  end: number,
): { end: number; names: readonly string[]; below: number } {
  const names: string[] = [];
  let first = end;
  for (let at = end - 1; at >= start; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    const sized = SIZED_FILE.exec(line.phrase)?.groups?.file;
    if (sized === undefined && !(names.length === 0 && ATTACHMENTS.test(line.phrase))) break;
    if (sized !== undefined) names.unshift(sized);
    first = at;
  }
  return { end: first, names, below: end };
}

/** Lines that stand last in many posts, whatever the language: the page's own controls. */
export function learnTails(sheet: Sheet, starts: readonly number[], ends: readonly number[]): Set<string> {
  const counts = new Map<string, number>();
  ends.forEach((end, k) => {
    const seen = new Set<string>();
    for (let at = end - 1; at > (starts[k] ?? end) && seen.size < 4; at -= 1) {
      const phrase = sheet.lines[at]?.phrase ?? '';
      if (sheet.lines[at]?.blank !== false) continue;
      if (phrase.length === 0 || phrase.length > 80) break;
      seen.add(tailKey(phrase));
    }
    for (const key of seen) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const least = Math.max(3, Math.ceil(ends.length * 0.6));
  return new Set([...counts].flatMap(([key, count]) => (count >= least ? [key] : [])));
}

/** In the last post's zone: the first line that ends other posts too. */
function firstTail({ sheet, tails, layout }: Reading, { start, end }: PostZone): number | null {
  for (let at = start; at < end; at += 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank || !tails.has(phraseKey(line.phrase))) continue;
    return layout.closers.includes(phraseKey(line.phrase)) ? null : at;
  }
  return null;
}

/** Software names itself in a short line; a sentence about it is longer. */
function isBrandLine(phrase: string): boolean {
  return (
    phrase !== '' &&
    phrase.length <= 120 &&
    namesSoftware(phrase) &&
    /[©®™]|powered|propulsé|software|community plat/iu.test(phrase)
  );
}

/** The forum's path, "Board > Forum > Title". */
const PATH = /^[^>»→›\n]{2,80} (?<mark>[>»→›]) [^>»→›\n]{2,80} \k<mark> .{2,200}$/u;

/** Lines of the page's head kept for comparison. */
const HEAD_LINES = 3000;

/**
 * Where the thread ends below its last post: at a closing phrase, or where the furniture above the posts begins again
 * (page numbers, the forum's path): three filled lines in a row that stand there too, or lines of page numbers only.
 */
export function threadEnd(sheet: Sheet, from: number, headEnd: number): number {
  const head = new Set<string>();
  for (let at = Math.max(0, headEnd - HEAD_LINES); at < headEnd; at += 1) {
    const line = sheet.lines[at];
    if (line !== undefined && !line.blank) head.add(phraseKey(line.phrase));
  }
  let run = 0;
  let began = from;
  for (let at = from; at < sheet.lines.length; at += 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    if (hasRole(sheet, at, 'footer', 'cut') || isBrandLine(line.phrase)) return at;
    const known = line.phrase !== '' && head.has(phraseKey(line.phrase));
    if (known && PATH.test(line.phrase)) return at;
    if (!known) run = 0;
    else {
      if (run === 0) began = at;
      run += 1;
      if (run >= 3) return began;
    }
  }
  return sheet.lines.length;
}
