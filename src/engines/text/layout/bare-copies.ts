import { foldText } from '../../../model/text.js';
import { countWords } from '../near.js';
import { PART_WORDS, type QuoteNode, type Search } from './quote-search.js';
import { isCitation, type Match } from './tree-index.js';

/** Shorter copies without a citation are chance or habit. */
const COPY_WORDS = 12;

/** Lines of earlier posts again, without a citation: whole lines in a row, or parts of longer ones. */
export function findCopies(search: Search, covered: ReadonlySet<number>): QuoteNode[] {
  const { lines, index } = search;
  const { dense, tokens, draft } = lines;
  const author = draft.author === null ? null : foldText(draft.author);
  const found: QuoteNode[] = [];
  const ownCount = dense.reduce((n, at) => (covered.has(at) ? n : n + 1), 0);
  let stop = 0;
  for (let i = 0; i < dense.length; i += 1) {
    if (covered.has(dense[i] ?? 0) || isCitation(tokens[i] ?? '')) continue;
    // The end of this stretch of own lines; kept between steps, so that a stretch is measured once.
    if (stop <= i) {
      for (stop = i + 1; stop < dense.length; stop += 1)
        if (covered.has(dense[stop] ?? 0) || isCitation(tokens[stop] ?? '')) break;
    }
    const run = index.find(tokens, i, stop, { prefer: () => false, near: null, contiguous: true });
    const part = run === null ? partsOf(search, i, stop) : null;
    const copied = run !== null && run.words >= COPY_WORDS ? run : part;
    if (copied === null) continue;
    const himself = author !== null && index.post(copied.post)?.author === author;
    const last = i + copied.length - 1;
    // Replies stand above later posts that quote them where replies to replies are moved up: what others cite as his
    // is his. And what ends a post without a reply to it is a signature or a habit, unless it is a whole post.
    const cited = !copied.own && search.begins.has(tokens[i] ?? '');
    const ending = last === dense.length - 1 && !copied.whole;
    if (himself || cited || ending || copied.length >= ownCount) {
      i = last;
      continue;
    }
    const { post: source, whole, words, own } = copied;
    found.push({
      header: null,
      from: dense[i] ?? 0,
      to: dense[last] ?? 0,
      method: 'alignment',
      confidence: words >= 25 ? 0.95 : 0.85,
      source,
      whole,
      words,
      own,
      children: [],
    });
    i = last;
  }
  return found;
}

/** Lines that stand inside longer lines of an earlier post, one after the other. */
function partsOf({ lines, index, near }: Search, from: number, stop: number): Match | null {
  const place = near.get(lines.tokens[from] ?? '');
  const source = place === undefined ? undefined : index.post(place.post);
  if (place === undefined || source === undefined) return null;
  const holds = (at: number, line: number): boolean =>
    countWords(lines.tokens[at] ?? '') >= PART_WORDS && source.tokens[line]?.includes(lines.tokens[at] ?? '') === true;
  let length = 0;
  let words = 0;
  while (from + length < stop && holds(from + length, place.line + length)) {
    words += countWords(lines.tokens[from + length] ?? '');
    length += 1;
  }
  if (length === 0) return null;
  const own = source.own[place.line] === true;
  const found = Array.from({ length }, (_, k) => place.line + k);
  return { post: place.post, length, words, weight: words, exact: true, own, whole: false, lines: found };
}
