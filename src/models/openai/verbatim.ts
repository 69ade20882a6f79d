/** A stretch of a text in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Evidence shorter than this, in letters and digits, stands anywhere and shows nothing. */
const LEAST = 2;

/**
 * Finds evidence in the text it is said to come from: to the letter, else where only white space and the way accents
 * are composed differ. Null: the words do not stand there. Looks between `from` and `to` first, then everywhere.
 */
export function verbatimFinder(text: string): (evidence: string, within?: Stretch) => Stretch | null {
  let folded: Folded | null = null;
  return (evidence, within) => {
    const wanted = evidence.trim();
    if ((wanted.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu)?.length ?? 0) < LEAST && wanted !== text.trim())
      return null;
    const exact = nearest(text, wanted, within);
    if (exact !== null) return { start: exact, end: exact + wanted.length };
    folded ??= fold(text);
    const plain = fold(wanted).text.trim();
    const at = folded.text.indexOf(plain);
    if (plain === '' || at < 0) return null;
    return { start: folded.starts[at] ?? 0, end: folded.ends[at + plain.length - 1] ?? 0 };
  };
}

function nearest(text: string, wanted: string, within: Stretch | undefined): number | null {
  if (wanted === '') return null;
  if (within !== undefined) {
    const inside = text.indexOf(wanted, within.start);
    if (inside >= 0 && inside + wanted.length <= within.end) return inside;
  }
  const anywhere = text.indexOf(wanted);
  return anywhere < 0 ? null : anywhere;
}

/** A text with white space and composition folded, and where each of its units began and ended. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** White space of any kind and length; a letter with its marks (Hangul by syllables' parts); any other character. */
const PIECE = /[\s\u00a0\u200b\ufeff]+|[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

function fold(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  const out: string[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const made = /^[\s\u00a0\u200b\ufeff]/u.test(piece) ? ' ' : piece.normalize('NFC');
    for (let i = 0; i < made.length; i += 1) {
      starts.push(index);
      ends.push(index + piece.length);
    }
    out.push(made);
  }
  return { text: out.join(''), starts, ends };
}
