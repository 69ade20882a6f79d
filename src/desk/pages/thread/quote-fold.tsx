import type { Child } from 'hono/jsx';
import { codePointLength } from '../../../model/text.js';
import { VerdictBadge } from '../../design/badge.js';
import { Details } from '../../design/details.js';
import { Diff } from '../../design/diff.js';
import { AuthorLink } from '../../design/links.js';
import { shorten, type WordMark, Words } from '../../design/marked-words.js';
import { percent } from '../../design/words.js';
import type { QuoteSource, ShownQuote, SourceWords } from '../../read/quotes.js';
import type { QuoteGroup } from '../../read/thread-body.js';
import { numberOfPost, postInThread } from './links.js';

/** Code points of a quote's first words in its one line. */
const FIRST_WORDS = 90;

/** Levels of quotes in quotes that are set in; deeper ones stand at the last. */
const LEVELS = 4;

/** A quote as one line that opens to its words, its source and what differs. */
export function QuoteFold({ group, open = false }: { group: QuoteGroup; open?: boolean }) {
  return (
    <Details kind="quote" open={open} summary={<QuoteLine quote={group.quote} />}>
      <QuoteInside quote={group.quote} />
      {group.inner.length > 0 && (
        <div class="inner-quotes">
          <p class="inner-title">Quoted inside it:</p>
          {group.inner.map(({ quote, level }) => (
            <div class={`inner-quote level-${Math.min(level, LEVELS)}`}>
              <Details kind="quote" summary={<QuoteLine quote={quote} />}>
                <QuoteInside quote={quote} />
              </Details>
            </div>
          ))}
        </div>
      )}
    </Details>
  );
}

/** Who is quoted, how truly, and the first words. */
const QuoteLine = ({ quote }: { quote: ShownQuote }) => (
  <span class="quote-line">
    <span class="quote-who">
      quotes <bdi>{quote.attributedAuthor ?? 'somebody'}</bdi>
    </span>{' '}
    <VerdictBadge verdict={quote.verdict} meaningChanged={quote.meaningChanged} />{' '}
    <span class="quote-first" dir="auto">
      {quote.hostile ? 'hostile words' : shorten(quote.text.replace(/\s+/gu, ' ').trim(), FIRST_WORDS) || 'no words'}
    </span>
  </span>
);

/** What the fold opens to: the source's words beside what became of them. */
export function QuoteInside({ quote }: { quote: ShownQuote }) {
  const { source, diff } = quote;
  return (
    <div class="quote-inside">
      <SourceLine quote={quote} />
      <div class={source?.words == null || isCopy(quote) ? 'quote-pair single' : 'quote-pair'}>
        {source?.words != null && (
          <div class="quote-side">
            <p class="quote-label">{isCopy(quote) ? 'In the source; what is quoted is marked' : 'In the source'}</p>
            <SourceExcerpt words={source.words} known={source.start !== null} hostile={quote.hostile} />
          </div>
        )}
        {!isCopy(quote) && (
          <div class="quote-side">
            <p class="quote-label">{diff === null ? 'As quoted here' : 'As quoted here, word by word'}</p>
            {diff === null ? (
              <blockquote>
                {quote.text === '' ? <em>no words of its own</em> : <Words text={quote.text} hostile={quote.hostile} />}
              </blockquote>
            ) : (
              <Veiled hostile={quote.hostile}>
                <Diff ops={spaced(diff)} label="From the source to the quote" from="source" to="quote" />
              </Veiled>
            )}
          </div>
        )}
      </div>
      <Remarks quote={quote} />
    </div>
  );
}

/** The marked stretch of the source is the quote, word for word: it need not stand there twice. */
const isCopy = ({ verdict, diff, source }: ShownQuote): boolean =>
  verdict === 'exact' && diff === null && source?.words != null && source.start !== null;

/** A comparison of hostile words is opened by whoever wants it. */
const Veiled = ({ hostile, children }: { hostile: boolean; children?: Child }) =>
  hostile ? (
    <Details kind="fold" summary="Hostile words: show the comparison">
      {children}
    </Details>
  ) : (
    <div>{children}</div>
  );

/** Pieces of a diff hold no space at their ends; words must not run together. */
export const spaced = (diff: NonNullable<ShownQuote['diff']>): NonNullable<ShownQuote['diff']> =>
  diff.map(({ op, text }, i) => ({ op, text: i === 0 || /^\s/u.test(text) ? text : ` ${text}` }));

/** The source's words, the quoted stretch marked. */
function SourceExcerpt({ words, known, hostile }: { words: SourceWords; known: boolean; hostile: boolean }) {
  const before = `${words.cutBefore ? '… ' : ''}${words.before}`;
  const start = codePointLength(before);
  const mark: WordMark = { start, end: start + codePointLength(words.quoted), kind: 'found', label: 'quoted' };
  return (
    <blockquote>
      <Words
        text={`${before}${words.quoted}${words.after}${words.cutAfter ? ' …' : ''}`}
        marks={known ? [mark] : []}
        hostile={hostile}
      />
    </blockquote>
  );
}

function SourceLine({ quote }: { quote: ShownQuote }) {
  const { source } = quote;
  if (source === null) return <p class="quote-source">No source was found in the stored threads and articles.</p>;
  if (source.kind === 'document')
    return (
      <p class="quote-source">
        From the article{' '}
        <a href={`/source/${encodeURIComponent(source.documentId)}`}>{source.title ?? 'without a title'}</a>
        {source.publisher !== null && <span>{`, ${source.publisher}`}</span>}
      </p>
    );
  return <PostSource source={source} named={quote.attributedAuthor} verdict={quote.verdict} />;
}

function PostSource(props: { source: Extract<QuoteSource, { kind: 'post' }>; named: string | null; verdict: string }) {
  const { source, named, verdict } = props;
  if (source.postKind === 'stub')
    return <p class="quote-source">The quoted post is not stored: this copy is all there is of it.</p>;
  return (
    <p class="quote-source">
      From <a href={postInThread(source.threadId, source.postId)}>{numberOfPost(source.position, source.postKind)}</a>{' '}
      by <AuthorLink authorId={source.authorId} name={source.author} />
      {source.elsewhere && (
        <>
          {' in the thread '}
          <a href={postInThread(source.threadId, source.postId)}>{source.threadTitle ?? 'without a title'}</a>
        </>
      )}
      {source.postKind !== 'post' && ` (${source.postKind} on the forum)`}
      {verdict === 'misattributed' && (
        <strong>
          {' – named here: '}
          <bdi>{named ?? 'nobody'}</bdi>
        </strong>
      )}
    </p>
  );
}

/** How the words may be told apart from a forgery: what the quoting person says himself, and what changed since. */
function Remarks({ quote }: { quote: ShownQuote }) {
  const remarks = [
    quote.declaredEdit === null ? null : `Whoever quotes says so: “${quote.declaredEdit}”.`,
    quote.sourceEditedLater ? 'The source was edited after it was quoted; an earlier wording matches.' : null,
    quote.citedRaw === null ? null : `Time in the citation: ${quote.citedRaw}.`,
    quote.method === null ? null : `Source found by ${METHODS[quote.method] ?? quote.method}.`,
    quote.similarity === null || quote.similarity === 1
      ? null
      : `${percent(quote.similarity)} of the words are the same.`,
    quote.extentConfidence >= 1
      ? null
      : `Where the quote ends is a guess (${quote.extentMethod}, ${percent(quote.extentConfidence)} sure).`,
  ].filter((remark) => remark !== null);
  return remarks.length === 0 ? null : <p class="quote-remarks">{remarks.join(' ')}</p>;
}

const METHODS: Readonly<Record<string, string>> = {
  id: 'the id the forum prints',
  'author+text': 'its author and words',
  text: 'its words alone',
};
