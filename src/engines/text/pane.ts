import { phraseKey } from './lines.js';
import { hasRole, type Sheet } from './sheet.js';
import { compileTemplate } from './template.js';

/** The lines above a marker that present the author, and the name read from them. */
export interface Pane {
  /** First line of the pane; equal to the marker's line where there is none. */
  readonly start: number;
  readonly name: string | null;
}

/** Printed lines a pane may have: name, group, counts, rank, "About me" and a motto. */
const PANE_LINES = 14;
/** A motto may be long, a paragraph is no pane. */
const PANE_WIDTH = 120;
const NAME_WIDTH = 60;

/** Lines directly above `marker`, filled ones only, nearest first, down to `floor`. */
function above(sheet: Sheet, marker: number, floor: number, most: number): number[] {
  const found: number[] = [];
  for (let at = marker - 1; at >= floor && found.length < most; at -= 1) {
    if (sheet.lines[at]?.blank === false) found.push(at);
  }
  return found;
}

/**
 * Finds each marker's pane. Three layouts are known: read upwards from a post count (count, group, name, rank title);
 * read downwards from the controls of the post before; a lone name above every marker.
 *
 * @param floors for each marker the first line its pane may reach (the body of the post before it)
 */
export function findPanes(
  sheet: Sheet,
  markers: readonly number[],
  floors: readonly number[],
  postCount: readonly string[],
): Pane[] {
  const counts = postCount.map((template) => compileTemplate(template, 'en'));
  const upward = markers.map((marker, k) => readUpward(sheet, marker, floors[k] ?? 0, counts));
  const titled = hasRankTitles(sheet, upward);
  const lone = loneNames(sheet, markers, floors);
  return markers.map((marker, k) => {
    const up = upward[k];
    if (up !== undefined && up !== null) {
      const [, , name, title] = up;
      if (name !== undefined) {
        const start = titled && title !== undefined ? title : name;
        return { start, name: nameAt(sheet, name) };
      }
    }
    const grouped = readGrouped(sheet, marker, floors[k] ?? 0);
    if (grouped !== null) return grouped;
    return readDownward(sheet, marker, floors[k] ?? 0, k === 0) ?? lone?.[k] ?? { start: marker, name: null };
  });
}

/**
 * Invision 5 repeats the name with its group directly above the time ("Ann", rank, counts, "Ann Members"): the pane
 * begins where the name alone stands.
 */
function readGrouped(sheet: Sheet, marker: number, floor: number): Pane | null {
  const [bottom, ...lines] = above(sheet, marker, floor, PANE_LINES);
  const title = bottom === undefined ? '' : (sheet.lines[bottom]?.phrase ?? '');
  if (title.length > 2 * NAME_WIDTH || !title.includes(' ')) return null;
  for (const at of lines) {
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase !== '' && phrase.length <= NAME_WIDTH && title.startsWith(`${phrase} `))
      return { start: at, name: phrase };
    if ((sheet.lines[at]?.raw.trim().length ?? 0) > PANE_WIDTH || hasRole(sheet, at, 'footer', 'list-head'))
      return null;
  }
  return null;
}

function readUpward(sheet: Sheet, marker: number, floor: number, counts: readonly RegExp[]): number[] | null {
  const lines = above(sheet, marker, floor, 4);
  const bottom = sheet.lines[lines[0] ?? -1]?.phrase ?? '';
  if (lines.length < 3 || !counts.some((regex) => regex.test(bottom))) return null;
  // A rank title is furniture only if it is short and no control of the post before.
  const title = lines[3];
  const isTitle =
    title !== undefined &&
    (sheet.lines[title]?.phrase.length ?? 0) > 0 &&
    (sheet.lines[title]?.phrase.length ?? 0) <= NAME_WIDTH &&
    (sheet.hits[title]?.length ?? 0) === 0;
  return isTitle ? lines : lines.slice(0, 3);
}

/** Rank titles repeat ("Newbie"); one seen twice means that this page prints them for everybody. */
function hasRankTitles(sheet: Sheet, upward: readonly (readonly number[] | null)[]): boolean {
  const titles = upward.flatMap((lines) => (lines?.[3] === undefined ? [] : [sheet.lines[lines[3]]?.phrase ?? '']));
  return titles.length === 1 || new Set(titles).size < titles.length;
}

function readDownward(sheet: Sheet, marker: number, floor: number, first: boolean): Pane | null {
  const lines = above(sheet, marker, floor, PANE_LINES + 1);
  const piece = sheet.lines[marker];
  const before = sheet.lines[marker - 1];
  // A page printed on one line: what stands before the marker on the same printed line, if it is short.
  if (piece?.opens === false && before?.opens === true && before.phrase !== '' && before.phrase.length <= NAME_WIDTH) {
    if (marker - 1 >= floor) return { start: marker - 1, name: nameOf(sheet, [marker - 1]) };
  }
  const bound = lines.findIndex((at) => {
    if (closesPost(sheet, at, marker)) return true;
    return first && (sheet.hits[at]?.length ?? 0) > 0 && phraseKey(sheet.lines[at]?.phrase ?? '') !== 'author';
  });
  if (bound < 0) return null;
  const pane = lines.slice(0, bound).reverse();
  const top = pane[0];
  if (top === undefined) return { start: marker, name: null };
  if (pane.some((at) => (sheet.lines[at]?.raw.trim().length ?? 0) > PANE_WIDTH)) return null;
  return { start: top, name: nameOf(sheet, pane) };
}

/**
 * Whether a line closes the post above a pane. A common word ("Quote") is also a citation inside a body, so it counts
 * only above a marker with a date: extractions that drop dates drop panes too.
 */
function closesPost(sheet: Sheet, at: number, marker: number): boolean {
  if (hasRole(sheet, at, 'cut', 'footer', 'list-head')) return true;
  const dated = sheet.markers.get(marker)?.when != null;
  return sheet.hits[at]?.some((hit) => hit.role === 'tail' && (hit.specific || dated)) === true;
}

/** A lone short line above every marker is a name; one marker without it, or a sentence, and none is. */
function loneNames(sheet: Sheet, markers: readonly number[], floors: readonly number[]): Pane[] | null {
  if (markers.length < 3) return null;
  const panes: Pane[] = [];
  for (const [k, marker] of markers.entries()) {
    const at = above(sheet, marker, floors[k] ?? 0, 1)[0];
    const phrase = at === undefined ? '' : (sheet.lines[at]?.phrase ?? '');
    const plain =
      phrase !== '' && phrase.length <= 30 && /^[^.!?…:,;•]+$/u.test(phrase) && phrase.split(' ').length <= 3;
    if (at === undefined || !plain || sheet.headers.has(at) || (sheet.hits[at]?.length ?? 0) > 0) return null;
    panes.push({ start: at, name: phrase });
  }
  return panes;
}

function nameOf(sheet: Sheet, pane: readonly number[]): string | null {
  for (const at of pane) {
    if (hasRole(sheet, at, 'badge', 'notice', 'soft-footer')) continue;
    return withoutBadge(sheet, nameAt(sheet, at));
  }
  return null;
}

/** On one printed line a badge may stand before the name ("Popular Post Ann"). */
function withoutBadge(sheet: Sheet, name: string | null): string | null {
  const badge = sheet.badges.find((text) => name?.toLowerCase().startsWith(`${text.toLowerCase()} `) === true);
  return name === null || badge === undefined ? name : name.slice(badge.length + 1);
}

function nameAt(sheet: Sheet, at: number): string | null {
  const phrase = sheet.lines[at]?.phrase ?? '';
  return phrase === '' || phrase.length > NAME_WIDTH || /^https?:\/\//u.test(phrase) ? null : phrase;
}
