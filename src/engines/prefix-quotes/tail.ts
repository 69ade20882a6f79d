import type { PrefixedLine } from './prefixed-lines.js';

/** Longer ends are no signature. */
const LONGEST_SIGNATURE = 15;

/**
 * Takes the end of a mail apart: the signature behind the last "-- " of the author's own level, the list's footer below
 * a line of underscores, and what the archive says of parts it scrubbed.
 */
export function splitTail(lines: readonly PrefixedLine[]): {
  readonly body: readonly PrefixedLine[];
  readonly signature: string | null;
} {
  let end = cutAt(lines, lines.length, (text) => /^-{10,20} next part -{10,20}$/.test(text), 400);
  end = cutAt(lines, end, (text) => /^_{30,}$/.test(text), LONGEST_SIGNATURE);
  const sign = cutAt(lines, end, (text) => /^--\s*$/.test(text), LONGEST_SIGNATURE);
  const signature = lines
    .slice(sign + 1, end)
    .map((line) => line.text.trim())
    .filter((text) => text !== '')
    .join('\n');
  return { body: lines.slice(0, sign), signature: sign < end && signature !== '' ? signature : null };
}

/** Index of the first own line near the end that opens a tail, when nothing is quoted below it; else the end. */
function cutAt(lines: readonly PrefixedLine[], end: number, opens: (text: string) => boolean, most: number): number {
  let at = end;
  for (let i = end - 1; i >= 0 && i >= end - most - 1; i -= 1) {
    const line = lines[i];
    if (line === undefined || line.depth > 0) break;
    if (opens(line.text.trimEnd())) at = i;
  }
  return at;
}
