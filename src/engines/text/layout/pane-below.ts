import { hasRole, type Sheet } from '../sheet.js';
import { type PaneReader, REPLY_PREFIX } from './pane-kinds.js';

/** Filled lines a pane below an anchor may have, and short lines in a row before the next label. */
const WINDOW = 26;
const SHORT_LINES = 4;
const PARAGRAPH = 120;

export interface PaneBelow {
  readonly name: string | null;
  /** First line after the pane. */
  readonly end: number;
}

/**
 * Reads the pane below an anchor: the name first (where `named`), then ranks, labels and counts; short lines belong to
 * it as long as a label follows within four lines.
 *
 * @param ceiling first line the pane may not reach
 */
export function paneBelow(sheet: Sheet, from: number, ceiling: number, reader: PaneReader, named: boolean): PaneBelow {
  const window: number[] = [];
  for (let at = from; at < ceiling && window.length < WINDOW; at += 1) {
    if (sheet.lines[at]?.blank === false) window.push(at);
  }
  let name: string | null = null;
  let last = -1;
  for (const [h, at] of window.entries()) {
    const kind = reader.kind(at);
    if (named && name === null && kind !== 'badge' && kind !== 'title') {
      if ((sheet.lines[at]?.phrase.length ?? 0) > 60) return { name: null, end: from };
      name = sheet.lines[at]?.phrase ?? null;
      last = h;
      continue;
    }
    // Below the labels the title again heads the body, and no pane holds a paragraph.
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase === '' || phrase.length > PARAGRAPH || sheet.headers.has(at)) break;
    if (
      (kind === 'title' || REPLY_PREFIX.test(reader.key(at))) &&
      window.slice(0, h).some((above) => reader.kind(above) === 'label')
    ) {
      last = h;
      break;
    }
    const badge = kind === 'closer' && hasRole(sheet, at, 'badge');
    if (kind === 'closer' && !badge) break;
    if (badge || kind === 'label' || kind === 'badge' || kind === 'title') last = h;
    else if (kind === 'rank' || kind === 'figure') {
      if (h - last <= 1 && (kind === 'rank' || hasLabel(window, h, reader))) last = h;
      else if (h - last > SHORT_LINES) break;
    } else if (!hasLabel(window, h, reader)) break;
  }
  const end = last < 0 ? from : (window[last] ?? from) + 1;
  return { name, end };
}

function hasLabel(window: readonly number[], h: number, reader: PaneReader): boolean {
  return window.slice(h + 1, h + 1 + SHORT_LINES).some((at) => reader.kind(at) === 'label');
}
