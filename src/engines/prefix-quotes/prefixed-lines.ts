/** A line of a mail with the number of quote marks before it. */
export interface PrefixedLine {
  readonly depth: number;
  /** The line behind its marks. */
  readonly text: string;
}

/** Deeper marks count as this deep: people quote a dozen levels at most, hostile text has thousands. */
const MAX_DEPTH = 60;
/** `>`, `> >`, `>>` and the older "AB>" with initials. */
const MARKS = /^(?:[ \t]{0,3}(?:\p{Lu}{1,3})?>){1,400}/u;

/**
 * Splits a text into lines with the depth of their `>` marks (RFC 3676, section 4.5: depth is the number of marks).
 * A lone ">From" is a "From" that mailbox files escape, no quote.
 */
export function prefixedLines(text: string): readonly PrefixedLine[] {
  const lines = text.split(/\r\n?|\n/);
  return lines.map((line, i): PrefixedLine => {
    const marks = MARKS.exec(line)?.[0];
    if (marks === undefined) return { depth: 0, text: line };
    if (line.startsWith('>From ') && !isMarked(lines[i - 1]) && !isMarked(lines[i + 1]))
      return { depth: 0, text: line.slice(1) };
    const depth = Math.min(MAX_DEPTH, marks.split('>').length - 1);
    return { depth, text: line.slice(marks.length).replace(/^ /, '') };
  });
}

function isMarked(line: string | undefined): boolean {
  return line !== undefined && MARKS.test(line);
}
