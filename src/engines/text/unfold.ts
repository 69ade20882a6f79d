import { type TextLine, textLine } from './lines.js';
import { DATE_SOURCE, TIME_SOURCE } from './printed-time.js';
import type { TextSpec } from './spec.js';
import { literal } from './template.js';

/** No page on one line holds more posts and controls than this; what does is no page. */
const MOST_PIECES = 200_000;

/**
 * Some extractions print a post, or a whole page, on one line. Such a line is cut where a marker with a date, a
 * specific control or a closing phrase stands inside it; what was one printed line keeps `opens` on its first piece.
 */
export function createUnfolder(spec: TextSpec): (lines: readonly TextLine[]) => TextLine[] | null {
  const phrases = spec.furniture
    .filter(({ role, specific }) => specific && (role === 'tail' || role === 'footer' || role === 'list-head'))
    .flatMap(({ texts }) => texts)
    .filter((text) => !text.includes('{') && text.split(' ').length >= 2);
  const markers = spec.markers
    .filter(({ template }) => template.endsWith(' {when}'))
    .map(({ template }) => literal(template.slice(0, -' {when}'.length)));
  const edited = spec.edited
    .map(({ template }) => template.slice(0, template.indexOf(' {when}')))
    .filter((word) => word !== '');
  const flags = spec.editedFlags.map(literal).join('|');
  const date = `${DATE_SOURCE}(?:,? (?:- )?${TIME_SOURCE})?`;
  const marker = `(?:${markers.join('|')}) ${date}(?:,? ?\\(?(?:${flags})\\)?\\.?|,(?= ))?`;
  const change = `(?=(?:${[...new Set(edited)].map(literal).join('|')}) ${date} )`;
  const control = phrases
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
  const cut = new RegExp(
    `(?<![\\p{L}\\p{N}])(?<marker>${marker})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])${change}|(?<control>${control})\\.?`,
    'giu',
  );
  return (lines) => {
    let markersFound = 0;
    let controlsFound = 0;
    const out: TextLine[] = [];
    for (const line of lines) {
      const pieces =
        line.blank || line.raw.length < 24 ? [line.raw] : cutLine(line.raw.replace(/[\u00a0\t]/gu, ' '), cut);
      for (const [n, { text, kind }] of pieces
        .map((piece) => (typeof piece === 'string' ? { text: piece, kind: '' } : piece))
        .entries()) {
        if (kind === 'marker') markersFound += 1;
        if (kind === 'control') controlsFound += 1;
        out.push(textLine(pieces.length === 1 ? line.raw : text, n === 0));
      }
      if (out.length > lines.length + MOST_PIECES) return null;
    }
    // One dated phrase may be prose; with a control, or several of them, it is a page.
    return markersFound > 0 && markersFound + controlsFound > 1 && out.length > lines.length ? out : null;
  };
}

function cutLine(raw: string, cut: RegExp): { text: string; kind: string }[] {
  const pieces: { text: string; kind: string }[] = [];
  let from = 0;
  const push = (text: string, kind: string): void => {
    if (text.trim() !== '') pieces.push({ text: text.trim(), kind });
  };
  for (const match of raw.matchAll(cut)) {
    if (pieces.length > MOST_PIECES) break;
    push(raw.slice(from, match.index), '');
    const kind = match.groups?.marker !== undefined ? 'marker' : match.groups?.control !== undefined ? 'control' : '';
    push(match[0], kind);
    from = match.index + match[0].length;
  }
  push(raw.slice(from), '');
  return pieces;
}
