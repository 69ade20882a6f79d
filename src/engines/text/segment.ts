import type { Reaction } from '../../model/page.js';
import { findPanes, type Pane } from './pane.js';
import { hasRole, type MarkerHit, type Matcher, type Sheet } from './sheet.js';
import { createTailReader, type TailReader } from './tail.js';

/** The lines of one post: `[start, end)` is its body, without marker, pane, controls and reactions. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly author: string | null;
  readonly when: string | null;
  readonly editedFlag: boolean;
  readonly edited: string | null;
  readonly reactions: readonly Reaction[];
  readonly unlisted: readonly string[];
  /** The signature that a page sets apart, or null. */
  readonly signature: string | null;
  /** Names of attached files, as a list below the body prints them. */
  readonly attachments: readonly string[];
}

export interface Segmentation {
  readonly regions: readonly Region[];
  /** Lines above the first post, where the title stands. */
  readonly headEnd: number;
  /** First line after the last post's zone. */
  readonly end: number;
  /** Posts were told apart by markers, by the controls between them, or not at all. */
  readonly by: 'markers' | 'controls' | 'nothing';
}

/** Two closing phrases this near together end a thread even if a marker-like line follows (lists of other threads). */
const FOOTER_NEIGHBOURHOOD = 20;
/** A text without a marker above the first marked post is a post from this many words on. */
const UNMARKED_WORDS = 30;
const NAME_WIDTH = 60;

export function segment(sheet: Sheet, matcher: Matcher): Segmentation {
  const end = threadEnd(sheet);
  const tails = createTailReader(matcher, sheet);
  const listHead = firstWith(sheet, 0, end, (at) => hasRole(sheet, at, 'list-head'));
  const from = listHead === null ? 0 : listHead + 1;
  const groups = mergeMarkers(
    sheet,
    [...sheet.markers.keys()].filter((at) => at >= from && at < end),
  );
  if (groups.length === 0) return byControls(sheet, from, end, listHead, tails);

  const floors = groups.map((_group, k) => groups[k - 1]?.next ?? from);
  const read = findPanes(
    sheet,
    groups.map((group) => group.at),
    floors,
    matcher.spec.postCount,
  );
  const panes = groups.map(({ at, pane }, k) => pane ?? read[k] ?? { start: at, name: null });
  const regions: Region[] = [];
  const first = panes[0]?.start ?? from;
  const leading = listHead === null ? null : region(sheet, tails, from, first, null, null);
  if (leading !== null && wordsIn(sheet, leading) >= UNMARKED_WORDS) regions.push(leading);
  groups.forEach((group, k) => {
    const next = panes[k + 1]?.start ?? end;
    const cut = firstWith(sheet, group.next, next, (at) => hasRole(sheet, at, 'cut'));
    regions.push(region(sheet, tails, group.next, cut ?? next, group.hit, panes[k] ?? null));
  });
  return { regions, headEnd: regions.length > groups.length ? from : first, end, by: 'markers' };
}

interface MarkerGroup {
  readonly at: number;
  readonly hit: MarkerHit;
  readonly next: number;
  /** The pane above the first marker where the author's name stands above both. */
  readonly pane: Pane | null;
}

/** A marker printed twice with one date is one post: narrow and wide layouts both print the pane. */
function mergeMarkers(sheet: Sheet, markers: readonly number[]): MarkerGroup[] {
  const groups: MarkerGroup[] = [];
  for (const at of markers) {
    const hit = sheet.markers.get(at);
    if (hit === undefined) continue;
    const next = skipBadges(sheet, hit.next);
    const last = groups.at(-1);
    const edited = last?.hit.edited === true || hit.edited;
    const pane = last === undefined ? null : namedTwice(sheet, last, at, hit);
    if (last !== undefined && (pane !== null || repeats(sheet, last, at, hit))) {
      groups[groups.length - 1] = { at: last.at, hit: { ...last.hit, edited }, next, pane };
    } else groups.push({ at, hit, next, pane: null });
  }
  return groups;
}

/** Nothing but badges between; on a page printed on one line they are one short piece. */
function repeats(sheet: Sheet, last: MarkerGroup, at: number, hit: MarkerHit): boolean {
  if (hit.when === null || hit.when !== last.hit.when) return false;
  const between = sheet.lines.slice(last.next, Math.min(at, last.next + 6)).filter((line) => !line.blank);
  if (between.length === 0) return at - last.next <= 6;
  return between.length === 1 && sheet.lines[at]?.opens === false && (between[0]?.raw.length ?? 0) <= 60;
}

/** A wide pane lists up to a few dozen fields of a profile, none as long as a paragraph. */
const WIDE_PANE = 80;
const PANE_FIELD = 120;

/**
 * Narrow and wide pane printed one after the other: the name above the first marker opens the lines below it, which
 * end in a second marker with the same date.
 */
function namedTwice(sheet: Sheet, last: MarkerGroup, at: number, hit: MarkerHit): Pane | null {
  if (last.pane !== null || hit.when === null || hit.when !== last.hit.when) return null;
  if (at - last.hit.next > WIDE_PANE * 2) return null;
  let above = last.at - 1;
  while (above >= 0 && sheet.lines[above]?.blank === true) above -= 1;
  const name = sheet.lines[above]?.phrase ?? '';
  if (name === '' || name.length > NAME_WIDTH) return null;
  const between = sheet.lines.slice(last.hit.next, at).filter((line) => !line.blank);
  if (between.length === 0 || between.length > WIDE_PANE || between[0]?.phrase !== name) return null;
  return between.some(({ raw }) => raw.trim().length > PANE_FIELD) ? null : { start: above, name };
}

function skipBadges(sheet: Sheet, from: number): number {
  let at = from;
  for (let i = from; i < sheet.lines.length; i += 1) {
    if (sheet.lines[i]?.empty === true) continue;
    if (!hasRole(sheet, i, 'badge')) break;
    at = i + 1;
  }
  return at;
}

function region(
  sheet: Sheet,
  tails: TailReader,
  from: number,
  to: number,
  hit: MarkerHit | null,
  pane: Pane | null,
): Region {
  const tail = tails.read(from, to);
  let start = from;
  let end = tail.end;
  while (start < end && sheet.lines[start]?.empty === true) start += 1;
  while (end > start && sheet.lines[end - 1]?.empty === true) end -= 1;
  return {
    start,
    end,
    author: pane?.name ?? null,
    when: hit?.when ?? null,
    editedFlag: hit?.edited === true,
    edited: tail.edited,
    reactions: tail.reactions,
    unlisted: tail.unlisted,
    signature: null,
    attachments: [],
  };
}

/** Without markers, the controls under each post tell posts apart; without those, the list is one piece. */
function byControls(sheet: Sheet, from: number, end: number, listHead: number | null, tails: TailReader): Segmentation {
  const ends: number[] = [];
  for (let at = from; at < end; at += 1) {
    const closes = sheet.hits[at]?.some((hit) => hit.role === 'tail' && hit.specific) === true;
    if (closes) ends.push(at + 1);
  }
  if (ends.length === 0 && listHead === null) return { regions: [], headEnd: from, end, by: 'nothing' };
  const regions: Region[] = [];
  let start = listHead === null ? headEnd(sheet, end) : from;
  const head = start;
  for (const stop of [...ends, end]) {
    const found = region(sheet, tails, start, stop, null, null);
    if (hasContent(sheet, found)) regions.push(found);
    start = Math.max(start, stop);
  }
  return { regions, headEnd: head, end, by: ends.length > 0 ? 'controls' : 'nothing' };
}

/** After the last skip link or notice near the top. */
function headEnd(sheet: Sheet, end: number): number {
  let at = 0;
  for (let i = 0; i < Math.min(end, 60); i += 1) if (hasRole(sheet, i, 'skip', 'notice')) at = i + 1;
  return at;
}

function hasContent(sheet: Sheet, found: Region): boolean {
  for (let at = found.start; at < found.end; at += 1) {
    if (sheet.lines[at]?.blank === false && (sheet.hits[at]?.length ?? 0) === 0) return true;
  }
  return false;
}

function wordsIn(sheet: Sheet, found: Region): number {
  let n = 0;
  for (let at = found.start; at < found.end && n < UNMARKED_WORDS; at += 1) {
    const line = sheet.lines[at];
    if (line !== undefined && !line.blank && sheet.hits[at]?.length === 0)
      n += line.raw.slice(0, 400).split(/\s+/u).length;
  }
  return n;
}

/** The first closing phrase after all markers, or two of them close together with markers only in side lists below. */
function threadEnd(sheet: Sheet): number {
  const footers: number[] = [];
  const listHead = firstWith(sheet, 0, sheet.lines.length, (at) => hasRole(sheet, at, 'list-head')) ?? -1;
  const firstMarker = [...sheet.markers.keys()].find((at) => at > listHead) ?? listHead;
  sheet.hits.forEach((hits, at) => {
    if (at > firstMarker && hits.some((hit) => hit.role === 'footer')) footers.push(at);
  });
  const lastMarker = [...sheet.markers.keys()].at(-1) ?? -1;
  for (const [k, at] of footers.entries()) {
    const near = footers[k + 1];
    if (at > lastMarker || (near !== undefined && near - at <= FOOTER_NEIGHBOURHOOD)) return at;
  }
  return sheet.lines.length;
}

function firstWith(sheet: Sheet, from: number, to: number, test: (at: number) => boolean): number | null {
  for (let at = from; at < Math.min(to, sheet.lines.length); at += 1) if (test(at)) return at;
  return null;
}
