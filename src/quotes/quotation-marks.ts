/** A stretch between quotation marks. Offsets are UTF-16 units of the scanned text, the marks left out. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  /** False where the closing mark is missing and the end is that of the paragraph or sentence. */
  readonly closed: boolean;
  /** 0 for an outer quotation, 1 for one inside another, … */
  readonly depth: number;
}

/** Which marks may close which. `"` closes a curly opening too: keyboards and converters mix them. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['"', '"\u201d'],
  ['\u201c', '\u201d"\u201f'],
  ['\u201e', '\u201c\u201d"'],
  ['\u201f', '\u201d"'],
  ['\u201d', '\u201d'],
  ['\u00ab', '\u00bb'],
  ['\u00bb', '\u00ab'],
  ['\u2018', "\u2019'"],
  ['\u201a', "\u2018\u2019'"],
  ["'", "'\u2019"],
  ['\u2039', '\u203a'],
  ['\u203a', '\u2039'],
  ['\u300c', '\u300d'],
  ['\u300e', '\u300f'],
]);

const MARK = /["'\u2018\u2019\u201a\u201c-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\n]/gu;
const SINGLE = new Set(["'", '\u2018', '\u2019', '\u201a']);

/** Marks nested deeper than this are ignored. */
const MAX_DEPTH = 8;
/** A quotation may run over line breaks (hard-wrapped mail, several paragraphs) this far before it counts as unclosed. */
const MAX_LINES = 8;
const MAX_UNITS = 2_000;

interface Open {
  readonly mark: string;
  readonly start: number;
  /** Where its first line ends, -1 while on it. */
  lineEnd: number;
  lines: number;
}

/**
 * Finds quotations by their marks, of all kinds and nested. Whether a mark opens or closes is read from its
 * neighbours, so straight marks and the German, French and Swedish styles need no language. Apostrophes are no marks:
 * a single mark opens only at the start of a word and must close in the same line. A missing closing mark ends the
 * quotation with its paragraph, or with the last full stop before the next opening mark. Linear.
 */
export function markedSpans(text: string): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  const stack: Open[] = [];
  const giveUp = (open: Open, depth: number, before: number): void => {
    if (SINGLE.has(open.mark)) return;
    const end = open.lineEnd >= 0 ? open.lineEnd : lastStop(text, open.start, before);
    if (end > open.start && end - open.start <= MAX_UNITS) {
      spans.push({ start: open.start, end, open: open.mark, closed: false, depth });
    }
  };
  const drop = (depth: number, before: number): void => {
    while (stack.length > depth) {
      const open = stack.pop();
      if (open !== undefined) giveUp(open, stack.length, before);
    }
  };
  for (const match of text.matchAll(MARK)) {
    const at = match.index;
    const mark = match[0];
    if (mark === '\n') {
      const kept = stack.filter((open) => !SINGLE.has(open.mark));
      stack.splice(0, stack.length, ...kept);
      for (const open of stack) {
        if (open.lineEnd < 0) open.lineEnd = at;
        open.lines += 1;
      }
      const outer = stack[0];
      if (outer !== undefined && (outer.lines > MAX_LINES || at - outer.start > MAX_UNITS)) drop(0, at);
      continue;
    }
    const before = at === 0 ? '\n' : text.charAt(at - 1);
    const after = text.charAt(at + 1) || '\n';
    const closes = closedBy(stack, mark, before, after);
    if (closes >= 0) {
      drop(closes + 1, at);
      const open = stack.pop();
      if (open !== undefined && at > open.start) {
        spans.push({ start: open.start, end: at, open: open.mark, closed: true, depth: stack.length });
      }
      continue;
    }
    if (!opens(mark, before, after) || stack.length >= MAX_DEPTH) continue;
    const same = stack.findIndex((open) => open.mark === mark);
    if (same >= 0) drop(same, at);
    stack.push({ mark, start: at + 1, lineEnd: -1, lines: 0 });
  }
  drop(0, text.length);
  return (
    spans
      .map((span) => trimSpan(text, span))
      // "rock 'n' roll": single marks around a letter or two are apostrophes.
      .filter((span) => span.end - span.start > (SINGLE.has(span.open) ? 2 : 0))
      .sort((a, b) => a.start - b.start || b.end - a.end)
  );
}

/** Index on the stack of the quotation that `mark` closes here, or -1. */
function closedBy(stack: readonly Open[], mark: string, before: string, after: string): number {
  const single = SINGLE.has(mark);
  if (/\s/u.test(before) && mark !== '\u00bb' && mark !== '\u203a' && mark !== '\u00ab') return -1;
  if (single && /[\p{L}\p{N}]/u.test(after)) return -1;
  for (let k = stack.length - 1; k >= 0; k -= 1) {
    const open = stack[k];
    if (open === undefined || CLOSERS.get(open.mark)?.includes(mark) !== true) continue;
    // A mark that could as well open a nested quotation, as in „… “word” …“, closes only what it must.
    return opens(mark, before, after) && !/[\p{L}\p{N}.,;:!?\u2026)\]]/u.test(before) && mark !== '\u00ab' ? -1 : k;
  }
  return -1;
}

function opens(mark: string, before: string, after: string): boolean {
  if (!CLOSERS.has(mark) || mark === '\u2019') return false;
  const guillemet = mark === '\u00ab' || mark === '\u2039';
  if (!guillemet && /[\s,.;:!?)\]]/u.test(after) && after !== '\u2026') return false;
  if (mark === '\u300c' || mark === '\u300e') return true;
  if (SINGLE.has(mark)) return /[\s([{\u2014\u2013"\u201c\u201e\u00ab]/u.test(before) && /\p{L}/u.test(after);
  return !/[\p{L}\p{N}.,;!?)\]]/u.test(before) || (mark === '\u201c' && /[.,;!?)]/u.test(before));
}

/** The end of the last sentence between two places, or the later place where none ends. */
function lastStop(text: string, from: number, to: number): number {
  for (let i = to - 1; i > from; i -= 1) {
    if (/[.!?\u2026]/u.test(text.charAt(i)) && /\s/u.test(text.charAt(i + 1) || ' ')) return i + 1;
    if (to - i > MAX_UNITS) break;
  }
  return to;
}

function trimSpan(text: string, span: MarkedSpan): MarkedSpan {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return { ...span, start, end };
}
