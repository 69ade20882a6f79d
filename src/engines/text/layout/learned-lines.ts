import { foldText } from '../../../model/text.js';
import type { BodyLine, DraftPost } from '../draft.js';

/** "X hat gesagt.:", "X said: ↑": words between a name and the colon. */
const VERB_WIDTH = 24;
const VERB_WORDS = 3;
const NAME_WORDS = 6;
/** "Click to expand...", in a language no list holds. */
const MARK = /^\S.{4,58}(?:\.{3,4}|…)$/u;

/**
 * Citations and end marks in a language no list knows: a line that opens with the name of somebody who posts on this
 * page and ends in a colon two or three words later; a line ending in dots that stands below such lines again and again.
 */
export function withLearnedLines(posts: readonly DraftPost[], endMarks: boolean): DraftPost[] {
  const names = new Set(posts.flatMap(({ author }) => (author === null ? [] : [foldText(author)])));
  // A page whose citations the lists know has no others.
  const known = posts.some(({ lines }) => lines.some(({ header }) => header !== null && header.author !== null));
  const cited = known
    ? [...posts]
    : posts.map((post) => ({ ...post, lines: post.lines.map((line) => citationOf(line, names) ?? line) }));
  if (!endMarks || cited.some(({ lines }) => lines.some(({ endMark }) => endMark))) return cited;
  const counts = new Map<string, number>();
  for (const { lines } of cited) {
    let open = 0;
    for (const { key, header, endMark } of lines) {
      if (header !== null) open += 1;
      else if (open > 0 && !endMark && MARK.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const marks = new Set([...counts].flatMap(([key, count]) => (count >= 2 ? [key] : [])));
  if (marks.size === 0) return cited;
  return cited.map((post) => ({
    ...post,
    lines: post.lines.map((line) => (marks.has(line.key) && line.header === null ? { ...line, endMark: true } : line)),
  }));
}

function citationOf(line: BodyLine, names: ReadonlySet<string>): BodyLine | null {
  const { key } = line;
  if (line.header !== null || key.length > 90 || !/[:：](?: ?[↑»])?$/u.test(key)) return null;
  const words = key.split(' ');
  for (let n = Math.min(NAME_WORDS, words.length - 1); n >= 1; n -= 1) {
    const name = words.slice(0, n).join(' ');
    const verb = words.slice(n);
    if (!names.has(name) || verb.length > VERB_WORDS || verb.join(' ').length > VERB_WIDTH) continue;
    const author = line.line.phrase.split(' ').slice(0, n).join(' ');
    return {
      ...line,
      header: { template: '{name} …:', locale: 'und', dated: false, author, when: null },
    };
  }
  return null;
}
