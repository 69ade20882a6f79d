import { codePointLength, foldLines, sliceCodePoints } from '../model/text.js';
import { readRepeats } from './repeats.js';
import { ask, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { percent, thousands } from './words.js';

const SQL = `
select size_folded, size_own_folded, original_text from v_post where thread_id = $1::uuid and kind <> 'stub'`;

/** Kinds that are somebody else's words; the author's own said twice stay his. */
const FOREIGN: ReadonlySet<string> = new Set(['unmarked', 'article', 'campaign']);

/** Below half a percent the rest is not worth a sentence. */
const LEAST = 0.005;

/**
 * Whose words a thread holds: quoted, repeated without a mark, and nobody else's. Sizes are code points with white
 * space folded line by line; what is in none of the three (placeholders, lines that name a source, people an article
 * quotes too) is the rest.
 */
export const shares: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const sum = (column: string): number => rows.reduce((total, row) => total + (numberOf(row, column) ?? 0), 0);
  const bodies = sum('size_folded');
  const quoted = bodies - sum('size_own_folded');
  const original = rows.reduce((total, row) => total + folded(textOf(row, 'original_text') ?? ''), 0);
  let repeated = 0;
  let upTo = { postId: '', end: 0 };
  // Ordered by post and place: where two spans overlap, what is common counts once.
  for (const span of (await readRepeats(store, threadId)).filter(({ kind }) => FOREIGN.has(kind))) {
    const from = span.postId === upTo.postId ? Math.max(span.start, upTo.end) : span.start;
    if (span.end <= from) continue;
    repeated += folded(sliceCodePoints(span.text, from - span.start, span.end - span.start));
    upTo = { postId: span.postId, end: span.end };
  }
  const share = (size: number): number => (bodies === 0 ? 0 : size / bodies);
  const rest = Math.max(0, 1 - share(quoted) - share(repeated) - share(original));
  return section('shares', 'Whose words they are', {
    sentences:
      bodies === 0
        ? ['No post has a text.']
        : [
            `Of ${thousands(bodies)} characters ${percent(share(quoted))} stand in quotes, ${percent(share(repeated))} repeat a post or an article without a quote mark, ${percent(share(original))} are nobody else's.`,
            ...(rest < LEAST
              ? []
              : [
                  `The rest (${percent(rest)}): placeholders, lines that name a source, and people an article quotes too.`,
                ]),
          ],
    figures: {
      characters: bodies,
      quoted,
      repeated,
      original,
      quotedShare: bodies === 0 ? null : share(quoted),
      repeatedShare: bodies === 0 ? null : share(repeated),
      originalShare: bodies === 0 ? null : share(original),
    },
  });
};

const folded = (text: string): number => codePointLength(foldLines(text));
