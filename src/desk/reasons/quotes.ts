import type { AlteredEvidence, FoundReason } from '../../store/desk/reasons/kinds.js';
import type { ThreadSigns, WrongQuote } from '../../store/desk/reasons/sign-types.js';
import { authorIncident } from './incident.js';
import { ALTERED, MISATTRIBUTION, scoreOn } from './settings.js';

/** Quotes that were turned: another meaning in somebody's mouth. One reason a quote; nested ones were not made here. */
export function alteredQuotesIn({ threadId, quotes }: ThreadSigns): FoundReason[] {
  return quotes.flatMap((quote): FoundReason[] => {
    if (quote.verdict !== 'altered' || quote.nested || quote.length < ALTERED.leastLength) return [];
    const { source, authorId, similarity, length, quoteIndex } = quote;
    if (source === null || source.authorId === null || source.authorId === authorId) return [];
    if ((similarity ?? 0) < ALTERED.leastSimilarity) return [];
    const score = scoreOn(ALTERED.curve, similarity ?? 0);
    if (score === null) return [];
    return [
      {
        postId: quote.postId,
        score,
        incident: authorIncident(authorId, threadId, quote.postId),
        otherPostId: source.postId,
        evidence: {
          reason: 'altered_quote',
          quoteIndex,
          similarity,
          changes: changesOf(quote.diff),
          sourceAuthorId: source.authorId,
          length,
        },
      },
    ];
  });
}

const NEGATION = /\b(?:not|no|never|none|nobody|nothing|nor|neither|without|cannot|\w+n['’]t)\b/i;
const NUMBER = /\d/;

/** What kinds of words differ, for the words a moderator reads; the verdict itself is the parser's. */
export function changesOf(diff: unknown): AlteredEvidence['changes'] {
  const texts = Array.isArray(diff)
    ? diff.flatMap((one: unknown) => {
        if (typeof one !== 'object' || one === null || !('op' in one) || !('text' in one)) return [];
        return one.op !== 'equal' && typeof one.text === 'string' ? [one.text] : [];
      })
    : [];
  const found = texts.map((text) => (NEGATION.test(text) ? 'negation' : NUMBER.test(text) ? 'number' : 'word'));
  return [...new Set(found)].sort();
}

/** Words under the name of somebody who did not write them. */
export function misattributionsIn({ threadId, quotes }: ThreadSigns): FoundReason[] {
  return quotes.flatMap((quote): FoundReason[] => {
    if (!isMisattributed(quote)) return [];
    const score = scoreOn(MISATTRIBUTION.curve, quote.similarity ?? 0);
    if (score === null) return [];
    return [
      {
        postId: quote.postId,
        score,
        incident: authorIncident(quote.authorId, threadId, quote.postId),
        otherPostId: quote.source?.postId ?? null,
        evidence: {
          reason: 'misattribution',
          quoteIndex: quote.quoteIndex,
          similarity: quote.similarity,
          sourceAuthorId: quote.source?.authorId ?? null,
          length: quote.length,
        },
      },
    ];
  });
}

/** Nested quotes and the poster's own words under another name are slips of the quote button, not of the poster. */
function isMisattributed({ verdict, nested, length, similarity, source, authorId }: WrongQuote): boolean {
  return (
    verdict === 'misattributed' &&
    !nested &&
    length >= MISATTRIBUTION.leastLength &&
    (similarity ?? 0) >= MISATTRIBUTION.leastSimilarity &&
    source !== null &&
    source.authorId !== null &&
    source.authorId !== authorId
  );
}
