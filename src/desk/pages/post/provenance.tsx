import { Badge, VerdictBadge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { Details } from '../../design/details.js';
import { Diff } from '../../design/diff.js';
import { shorten } from '../../design/marked-words.js';
import { count, percent } from '../../design/words.js';
import type { PostEchoes, QuotedBy } from '../../read/post-echoes.js';
import type { ShownQuote } from '../../read/quotes.js';
import type { ChainStep } from '../../read/quotes-chain.js';
import { numberOfPost, postInThread } from '../thread/links.js';
import { repeatWords } from '../thread/marks.js';
import { QuoteInside, spaced } from '../thread/quote-fold.js';

/** Code points of a quote named in the list. */
const NAMED = 80;

/** Every quote of the post: how true, and the way its words came. */
export const Quotes = ({ quotes, chains }: { quotes: readonly ShownQuote[]; chains: readonly ChainStep[] }) =>
  quotes.length === 0 ? null : (
    <Section title={`Its quotes (${quotes.length})`} id="quotes">
      {quotes.map((quote) => (
        <article class="quote-entry" aria-label={`Quote ${quote.index + 1}`}>
          <p>
            <VerdictBadge verdict={quote.verdict} meaningChanged={quote.meaningChanged} />{' '}
            <bdi>{quote.attributedAuthor ?? 'no name'}</bdi>
            {quote.parentIndex !== null && <span class="quiet">{`, inside quote ${quote.parentIndex + 1}`}</span>}{' '}
            <span class="quote-first">
              {quote.hostile ? 'hostile words' : shorten(quote.text.replace(/\s+/gu, ' '), NAMED)}
            </span>
          </p>
          <Chain steps={chains.filter(({ quoteIndex }) => quoteIndex === quote.index)} />
          <Details kind="fold" summary="The words side by side">
            <QuoteInside quote={quote} />
          </Details>
        </article>
      ))}
    </Section>
  );

const HOW: Readonly<Record<string, string>> = {
  quote: 'quoted from',
  unmarked: 'who has it, unmarked, from',
  self: 'who wrote it before in',
  article: 'which stands in',
  double_post: 'the same post again as',
  campaign: 'a text of several accounts, first in',
  derived_from: 'which is taken from',
};

/** Where the words come from, step by step. */
function Chain({ steps }: { steps: readonly ChainStep[] }) {
  if (steps.length === 0) return <p class="quiet">Where the words come from is not known.</p>;
  return (
    <div class="chain">
      <ol aria-label="Where the words come from">
        {steps.map((step) => (
          <li>
            <span class="quiet">{HOW[step.how] ?? step.how} </span>
            <ChainPlace step={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function ChainPlace({ step }: { step: ChainStep }) {
  if (step.documentId !== null)
    return (
      <a href={`/source/${encodeURIComponent(step.documentId)}`}>
        the article <bdi>{step.title ?? 'without a title'}</bdi>
      </a>
    );
  if (step.threadId === null || step.postId === null) return <span>a post that is not stored</span>;
  if (step.kind === 'stub') return <span>a post that is not stored</span>;
  return (
    <a href={postInThread(step.threadId, step.postId)}>
      {numberOfPost(step.position, step.kind ?? 'post')} by <bdi>{step.author ?? 'no name'}</bdi> in{' '}
      <bdi>{step.title ?? 'a thread without a title'}</bdi>
    </a>
  );
}

/** Who quotes and repeats the post, and how truly. */
export function Echoes({ threadId, echoes }: { threadId: string; echoes: PostEchoes }) {
  const { quotedBy, quotedByCount, repeatedBy, said } = echoes;
  if (quotedBy.length + repeatedBy.length + said.length === 0) return null;
  return (
    <Section title="What became of its words" id="echoes">
      {quotedBy.length > 0 && (
        <>
          <h3>Quoted {count(quotedByCount, 'time')}</h3>
          <ul class="plain-list">
            {quotedBy.map((one) => (
              <li>
                <QuotedLine threadId={threadId} one={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      {repeatedBy.length > 0 && (
        <>
          <h3>Repeated without a quote mark</h3>
          <ul class="plain-list">
            {repeatedBy.map((one) => (
              <li>
                <a href={postInThread(one.threadId, one.postId)}>
                  {numberOfPost(one.position, 'post')} by <bdi>{one.author ?? 'no name'}</bdi>
                </a>
                {one.threadId !== threadId && (
                  <>
                    {' in '}
                    <bdi>{one.title ?? 'another thread'}</bdi>
                  </>
                )}{' '}
                <Badge tone="soft">{repeatWords(one)}</Badge>
              </li>
            ))}
          </ul>
        </>
      )}
      {said.length > 0 && (
        <>
          <h3>The same saying elsewhere</h3>
          <ul class="plain-list">
            {said.map((one) => (
              <li>
                {one.documentId !== null ? (
                  <a href={`/source/${encodeURIComponent(one.documentId)}`}>{one.title ?? 'an article'}</a>
                ) : (
                  <a href={postInThread(one.threadId ?? threadId, one.postId ?? '')}>{one.title ?? 'another post'}</a>
                )}{' '}
                <Badge tone={one.relation === 'differs' ? 'warn' : 'soft'}>
                  {one.reference ? 'the reference' : one.relation}
                </Badge>{' '}
                <q class="own-inline">{shorten(one.text, 200)}</q>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

const QuotedLine = ({ threadId, one }: { threadId: string; one: QuotedBy }) => (
  <>
    <VerdictBadge verdict={one.verdict} meaningChanged={one.meaningChanged} />{' '}
    <a href={postInThread(one.threadId, one.postId)}>
      {numberOfPost(one.position, 'post')} by <bdi>{one.author ?? 'no name'}</bdi>
    </a>
    {one.threadId !== threadId && (
      <>
        {' in '}
        <bdi>{one.title ?? 'another thread'}</bdi>
      </>
    )}
    {one.similarity !== null && one.similarity < 1 && (
      <span class="quiet">{`, ${percent(one.similarity)} the same words`}</span>
    )}
    {one.diff !== null && (
      <Details kind="fold" summary="What they changed">
        <Diff ops={spaced(one.diff)} label="From this post to their quote" from="this post" to="quote" />
      </Details>
    )}
  </>
);
