import { foldText } from '../model/text.js';
import { NOBODY } from './source-rules.js';

/** Lines an author ends most posts with, and nobody else: a signature that a page prints inside the post. */
export interface Signatures {
  /** Reads a post's own text; every post of a thread once, in any order. */
  readonly see: (author: number, ownText: string) => void;
  /** UTF-16 offset at which the signature of an own text begins; null where it has none. Ask when all are seen. */
  readonly startOf: (author: number, ownText: string) => number | null;
}

/** Posts that must end alike. */
const MIN_POSTS = 3;
/** Longer ends are text that is posted again, not a signature. */
const MOST_LINES = 6;
const MOST_LETTERS = 600;
/** A single line of fewer words ("Thanks!", "I disagree.") is an answer as often. */
const MIN_WORDS = 3;
/** The mark before a signature (RFC 3676, section 4.3): sure with its space, which many pages drop. */
const SURE_MARK = /^-- $/u;
const MARK = /^(?:--\s?|—|_{5,}|-{5,}|\*{5,}|={5,}|~{3,})\s*$/u;

interface Line {
  readonly start: number;
  readonly text: string;
}

/**
 * Signatures by repetition: the same last lines in three posts of an author at least and in half of those of more than
 * one line, never a whole post, never what somebody else ends with, too. Linear; a few numbers a post are kept.
 */
export function createSignatures(): Signatures {
  /** By the hash of an end: author and sights in one number; SEVERAL where two people's posts end so. */
  const ends = new Map<number, number>();
  const longPosts = new Map<number, number>();
  return { see, startOf };

  function see(author: number, ownText: string): void {
    if (author === NOBODY) return;
    const lines = lastLines(ownText);
    if (lines.length < 2) return;
    longPosts.set(author, (longPosts.get(author) ?? 0) + 1);
    let hash = addLine(0, lines.at(-1)?.text ?? '');
    // Most last lines stand once: longer ends are counted from the second sight of the shortest on.
    if (count(hash, author) < 2) return;
    for (let n = 2; n <= lines.length; n += 1) {
      hash = addLine(hash, lines.at(-n)?.text ?? '');
      count(hash, author);
    }
  }

  function count(hash: number, author: number): number {
    const value = ends.get(hash) ?? author * MOST_SIGHTS;
    const isHis = Math.floor(value / MOST_SIGHTS) === author;
    ends.set(hash, isHis ? Math.min(value + 1, (author + 1) * MOST_SIGHTS - 1) : SEVERAL);
    return isHis ? (value % MOST_SIGHTS) + 1 : 0;
  }

  function startOf(author: number, ownText: string): number | null {
    const marked = markedStart(ownText);
    if (marked !== null || author === NOBODY) return marked;
    const lines = lastLines(ownText);
    if (lines.length < 2) return null;
    const n = repeatedLines(lines, author);
    if (n === 0 || n === lines.length || n > MOST_LINES) return null;
    const end = lines.slice(-n);
    const words =
      end
        .map(({ text }) => text)
        .join(' ')
        .match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    const above = lines.at(-n - 1);
    const isMarked = above !== undefined && MARK.test(above.text);
    if (isMarked && n + 1 === lines.length) return null;
    if (n === 1 && words < MIN_WORDS && !isMarked) return null;
    return (isMarked ? above : end[0])?.start ?? null;
  }

  /** How many of the last lines are those the author's posts end with. */
  function repeatedLines(lines: readonly Line[], author: number): number {
    const needed = Math.max(MIN_POSTS, Math.min(MOST_SIGHTS - 1, (longPosts.get(author) ?? 0) / 2));
    let hash = 0;
    for (let n = 1; n <= lines.length; n += 1) {
      hash = addLine(hash, lines.at(-n)?.text ?? '');
      const value = ends.get(hash) ?? SEVERAL;
      if (Math.floor(value / MOST_SIGHTS) !== author) return n - 1;
      if ((value % MOST_SIGHTS) + (n === 1 ? 0 : 1) < needed) return n - 1;
    }
    return lines.length;
  }
}

/** Sights are counted up to here. */
const MOST_SIGHTS = 4096;
const SEVERAL = -MOST_SIGHTS;

/** Printed lines that are not empty, the last few of a text with one more than a signature has; whole texts if short. */
function lastLines(text: string): Line[] {
  const out: Line[] = [];
  let end = text.length;
  let letters = 0;
  while (end >= 0 && out.length <= MOST_LINES + 1 && letters <= MOST_LETTERS) {
    // A text that begins with a line feed has an empty first line; lastIndexOf would find that very line feed again.
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      out.push({ start, text: line });
      letters += line.length;
    }
    if (start === 0) break;
    end = start - 1;
  }
  return out.reverse();
}

/** Start of what stands behind the mark of a signature, with the mark; never a whole text. */
function markedStart(text: string): number | null {
  const lines = lastLines(text);
  const at = lines.findIndex((line) => SURE_MARK.test(line.text));
  const mark = lines[at];
  return at > 0 && at < lines.length - 1 && mark !== undefined ? mark.start : null;
}

function addLine(hash: number, line: string): number {
  let out = Math.imul(hash ^ 0x9e3779b1, 0x85ebca6b);
  for (const sign of foldText(line)) out = Math.imul(out ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return out ^ (out >>> 15);
}
