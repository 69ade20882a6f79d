import { foldText } from '../../../model/text.js';
import { PANE_FIGURE, PANE_LABEL, RANKS } from '../pane-words.js';
import { isWhen } from '../reads-when.js';
import { hasRole, type Sheet } from '../sheet.js';
import { compileTemplate } from '../template.js';

/**
 * What a line is as a part of an author's pane: a label (or its value), a default rank, a lone count or day, the
 * software's badge, the thread's title again, a control that closes the post above, a short line, or prose.
 */
export type PaneKind = 'label' | 'rank' | 'figure' | 'badge' | 'title' | 'closer' | 'plain' | 'prose';

export interface PaneReader {
  kind(at: number): PaneKind;
  /** Folded text of a line. */
  key(at: number): string;
}

const PLAIN_WIDTH = 64;
const PLAIN_WORDS = 7;
const VALUE_WIDTH = 70;

/** Prefixes of a title in replies. */
export const REPLY_PREFIX = /^(?:re|aw|antw|odp|sv|vs|rép|rif|ris|res|ответ|отв|ynt|cev|vast|відп|r)\s?:\s?/iu;

/**
 * Reads lines lazily, each once.
 *
 * @param titles folded thread titles
 * @param closes whether a line (reactions, the note of a change) closes the post above
 */
export function createPaneReader(
  sheet: Sheet,
  paneLines: readonly string[],
  titles: ReadonlySet<string>,
  closes: (at: number) => boolean,
): PaneReader {
  const own = paneLines.map((template) => compileTemplate(template, 'und'));
  const kinds = new Map<number, PaneKind>();
  const keys = new Map<number, string>();
  const key = (at: number): string => {
    const known = keys.get(at);
    if (known !== undefined) return known;
    const made = foldText(sheet.lines[at]?.phrase ?? '');
    keys.set(at, made);
    return made;
  };
  const read = (at: number): PaneKind => {
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase === '') return 'prose';
    if (hasRole(sheet, at, 'tail', 'footer', 'cut', 'list-head') || closes(at)) return 'closer';
    if (hasRole(sheet, at, 'badge')) return 'badge';
    const folded = key(at);
    if (titles.has(folded.replace(REPLY_PREFIX, ''))) return 'title';
    if (PANE_LABEL.test(folded) || own.some((regex) => regex.test(phrase))) return 'label';
    if (isValue(sheet, at)) return 'label';
    if (RANKS.has(folded)) return 'rank';
    if (PANE_FIGURE.test(phrase) || isWhen(phrase, true)) return 'figure';
    return isProse(phrase) ? 'prose' : 'plain';
  };
  return {
    key,
    kind: (at) => {
      const known = kinds.get(at);
      if (known !== undefined) return known;
      const made = read(at);
      kinds.set(at, made);
      return made;
    },
  };
}

/** The line under a label that stands alone is its value. */
function isValue(sheet: Sheet, at: number): boolean {
  if ((sheet.lines[at]?.phrase.length ?? 0) > VALUE_WIDTH) return false;
  for (let above = at - 1; above >= at - 2 && above >= 0; above -= 1) {
    const line = sheet.lines[above];
    if (line === undefined || line.blank) continue;
    const label = PANE_LABEL.exec(foldText(line.phrase));
    return label !== null && (label.groups?.value ?? '') === '' && line.phrase.length < 40;
  }
  return false;
}

/** A sentence, or more words than names and ranks have. */
export function isProse(phrase: string): boolean {
  if (phrase.length > PLAIN_WIDTH) return true;
  const words = phrase.split(' ').length;
  return words > PLAIN_WORDS || (words >= 3 && /[.!?…,:;]$/u.test(phrase)) || /^https?:\/\//iu.test(phrase);
}
