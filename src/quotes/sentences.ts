/** A sentence of a text in UTF-16 units, end after its last mark. `line` is the number of the line it stands in. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

const STOP = /[.!?\u2026]+["'\u2019\u201d\u00bb)\]]*|\n/gu;

/** Abbreviations whose full stop ends no sentence; single letters (initials, "U.S.") never do. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sr jr st vs gen gov sen rep lt col sgt capt inc ltd co corp no vol approx dept e.g i.e etc bzw'.split(
    ' ',
  ),
);

/**
 * Sentences by punctuation: a stop followed by space, or glued to a capital after a lower-case word ("… ended.He …",
 * as flattened pages have it); line ends always end one. Linear.
 */
export function sentences(text: string): Sentence[] {
  const out: Sentence[] = [];
  let start = 0;
  let line = 0;
  const push = (end: number): void => {
    let from = start;
    while (from < end && /\s/u.test(text.charAt(from))) from += 1;
    let to = end;
    while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
    if (to > from) out.push({ start: from, end: to, line });
    start = end;
  };
  for (const match of text.matchAll(STOP)) {
    const at = match.index;
    const end = at + match[0].length;
    if (match[0] === '\n') {
      push(at);
      start = end;
      line += 1;
    } else if (endsSentence(text, at, end)) push(end);
  }
  push(text.length);
  return out;
}

function endsSentence(text: string, at: number, end: number): boolean {
  const after = text.charAt(end);
  const before = /[\p{L}\p{N}.]{1,12}$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  if (after === '' || /\s/u.test(after)) {
    if (text.charAt(at) !== '.') return true;
    const word = before.toLowerCase();
    if (/^\p{L}$/u.test(word) || /(?:^|\.)\p{L}$/u.test(word)) return false;
    return !ABBREVIATIONS.has(word);
  }
  return /\p{Lu}/u.test(after) && /[\p{Ll}]{3}$/u.test(before) && /\p{Ll}/u.test(text.charAt(end + 1) || 'a');
}
