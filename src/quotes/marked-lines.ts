import type { Block, QuoteBlock, QuoteExtent } from '../model/body.js';

/** `>`, `> >`, `>>` at the start of a line. */
const MARKS = /^(?:[ \t]{0,3}>){1,400}/u;
/** Deeper marks count as this deep: people quote a dozen levels at most, hostile text has thousands. */
const MAX_DEPTH = 60;

/** Lines `from` to `to` (excluded) of a text that stand behind `>` marks, with the blank lines between them. */
export interface MarkedRun {
  readonly from: number;
  readonly to: number;
}

/** Whether a line begins with `>` marks. */
export const isMarkedLine = (line: string): boolean => MARKS.test(line);

/** Runs of marked lines. Linear. */
export function markedRuns(lines: readonly string[]): MarkedRun[] {
  const out: { from: number; to: number }[] = [];
  lines.forEach((line, at) => {
    if (!isMarkedLine(line)) return;
    const last = out.at(-1);
    const isNear =
      last !== undefined && lines.slice(last.to, Math.min(at, last.to + 3)).every((gap) => gap.trim() === '');
    if (last !== undefined && at - last.to < 3 && isNear) last.to = at + 1;
    else out.push({ from: at, to: at + 1 });
  });
  return out;
}

/** Marks some programs print instead of `>`; they stand in tables and lists as well, so only a header makes them marks. */
const OTHER_MARKS = /^[ \t]{0,3}(?:[|»›＞][ \t]?){1,20}/u;

/** Lines from the first on that stand behind such marks, with plain ones instead; empty where the first does not. */
export function otherMarkedLines(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const marks = OTHER_MARKS.exec(line)?.[0];
    if (marks === undefined) break;
    out.push(marks.replace(/[|»›＞]/gu, '>') + line.slice(marks.length));
  }
  return out;
}

/** The words of marked lines without their marks, one line each. */
export const unmarked = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(MARKS, '').trim()).filter((line) => line !== '');

/** A quote block recovered from plain lines; nothing is known of its source but its words and its header. */
export function recovered(
  header: string | null,
  author: string | null,
  blocks: readonly Block[],
  extent: QuoteExtent,
): QuoteBlock {
  return {
    type: 'quote',
    header,
    author,
    sourceExternalId: null,
    sourceUrl: null,
    sourcePosition: null,
    citedAt: null,
    blocks,
    extent,
    rawRange: null,
  };
}

/** What the last of some lines says about the quote below it: how many lines it takes, and the author it names. */
export type ReadHeader = (
  lines: readonly string[],
) => { readonly lines: number; readonly text: string; readonly author: string | null } | null;

interface Level {
  readonly header: string | null;
  readonly author: string | null;
  readonly blocks: Block[];
  lines: string[];
}

/** Marked lines as a quote, nested by the number of their marks (RFC 3676, section 4.5), headers inside them read. */
export function quoteMarkedLines(
  lines: readonly string[],
  header: string | null,
  author: string | null,
  readHeader: ReadHeader,
): QuoteBlock {
  const extent: QuoteExtent = { method: 'prefix', confidence: 0.9 };
  const levels: Level[] = [{ header, author, blocks: [], lines: [] }];
  const flush = (level: Level | undefined): void => {
    if (level === undefined || level.lines.length === 0) return;
    level.blocks.push({ type: 'text', text: level.lines.join('\n') });
    level.lines = [];
  };
  const close = (): void => {
    const inner = levels.pop();
    flush(inner);
    if (inner !== undefined && inner.blocks.length > 0)
      levels.at(-1)?.blocks.push(recovered(inner.header, inner.author, inner.blocks, extent));
  };
  for (const line of lines) {
    const marks = MARKS.exec(line)?.[0] ?? '';
    const text = line.slice(marks.length).trim();
    if (text === '') continue;
    const depth = Math.min(MAX_DEPTH, marks.split('>').length - 1);
    while (levels.length > Math.max(1, depth)) close();
    while (levels.length < depth) {
      const level = levels.at(-1);
      const found = level === undefined || level.lines.length === 0 ? null : readHeader(level.lines);
      if (found !== null) level?.lines.splice(-found.lines);
      flush(level);
      levels.push({ header: found?.text ?? null, author: found?.author ?? null, blocks: [], lines: [] });
    }
    levels.at(-1)?.lines.push(text);
  }
  while (levels.length > 1) close();
  flush(levels[0]);
  return recovered(header, author, levels[0]?.blocks ?? [], extent);
}
