import type { DecisionPost } from '../../../store/desk/decisions.js';
import { IncivilityBadge, ReasonBadge, StanceBadge, StateBadge, VerdictBadge } from '../../design/badge.js';
import { Details } from '../../design/details.js';
import { Note } from '../../design/empty.js';
import { AuthorLink, ForumLink, InThread, PostLink } from '../../design/links.js';
import { ContentWarning, Words } from '../../design/marked-words.js';
import { Time } from '../../design/time.js';
import { nameOf, REASONS_IN_WORDS } from '../../design/words.js';
import type { PostEvent } from '../../read/post-events.js';
import { cardPieces, markedQuotes } from '../../read/queue-body.js';
import type { CardPost } from '../../read/queue-cards.js';
import type { QuoteLine } from '../../read/queue-content.js';
import { doneWord } from '../../read/queue-words.js';
import { PostChoice } from './decision-form.js';
import { Answered, Neighbours } from './surroundings.js';

export interface CardPostProps {
  readonly post: CardPost;
  readonly now: Date;
  /** With a box to leave it out of the decision of this form. */
  readonly choice?: { readonly form: string; readonly post: DecisionPost } | null;
  /** The card's title does not say who wrote it or where. */
  readonly withThread?: boolean;
}

/** A post on a card: who, why, and the words with the evidence in them. */
export function CardPostView({ post, now, choice = null, withThread = false }: CardPostProps) {
  const { content, reasons, reports, quotes, stances, around, events, queued } = post;
  if (content === null)
    return (
      <Note tone="soft" title="This post is not stored any more.">
        <p>It can still be decided on: the decision is kept.</p>
      </Note>
    );
  const marked = markedQuotes(reasons);
  const hostile = reasons.some(({ words }) => words.marks.some(({ kind }) => kind === 'hostile'));
  return (
    <div class="card-post">
      <div class="post-head">
        {choice !== null && <PostChoice post={choice.post} form={choice.form} label="Decide on it" />}
        <AuthorLink authorId={content.authorId} name={content.author} />{' '}
        <InThread threadId={content.threadId} postId={content.postId}>
          {content.position === null ? 'in its thread' : `#${content.position}`}
        </InThread>
        {withThread && content.threadTitle !== null && <> in “{content.threadTitle}”</>}{' '}
        <Time at={content.postedAt} local={content.postedLocal} now={now} />{' '}
        {queued.state !== 'open' && <StateBadge state={queued.state} />} <IncivilityBadge score={content.incivility} />{' '}
        {stances.map(({ target, stance, confidence }) => (
          <>
            <StanceBadge target={target} stance={stance} confidence={confidence} />{' '}
          </>
        ))}
      </div>
      <Reports reports={reports} now={now} />
      <Reasons reasons={reasons} />
      {queued.last?.changedSince === true && (
        <Note tone="warn" title={`Its words have changed since it was ${queued.last.state}.`}>
          <p>
            <PostLink threadId={content.threadId} postId={content.postId}>
              See what changed
            </PostLink>
          </p>
        </Note>
      )}
      <Answered around={around} />
      {hostile && <ContentWarning>Hostile words follow; they are marked.</ContentWarning>}
      {cardPieces(content, quotes, reasons).map((piece) =>
        piece.kind === 'own' ? (
          <Words text={piece.text} marks={piece.marks} lang={content.language} />
        ) : (
          <FoldedQuote quote={piece.quote} evidence={marked.has(piece.quote.index)} lang={content.language} />
        ),
      )}
      {content.ownText.trim() === '' && <p class="hint">No words of its own.</p>}
      <Neighbours around={around} />
      <Done events={events} now={now} />
      <p class="post-foot">
        <PostLink threadId={content.threadId} postId={content.postId}>
          Everything about it
        </PostLink>
        {' · '}
        <ForumLink url={content.url}>{content.url === null ? 'no address known' : 'On the forum'}</ForumLink>
      </p>
    </div>
  );
}

/** A quote on one line: who, how true, the first words. */
function FoldedQuote({ quote, evidence, lang }: { quote: QuoteLine; evidence: boolean; lang: string | null }) {
  return (
    <Details
      kind="quote"
      summary={
        <>
          {quote.attributedAuthor === null ? 'Quote' : `Quotes ${quote.attributedAuthor}`}{' '}
          <VerdictBadge verdict={quote.verdict} meaningChanged={quote.meaningChanged} />
          {evidence && <span class="unseen"> (the reason for asking)</span>}
        </>
      }
    >
      <Words text={quote.cut ? `${quote.text}…` : quote.text} lang={lang} />
    </Details>
  );
}

/** Why the machine asks, in words. */
function Reasons({ reasons }: { reasons: CardPost['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons">
      {reasons.map(({ kind, score, muted, words }) => (
        <li>
          <ReasonBadge reason={kind} score={score} /> {words.sentence} <span class="hint">{words.sure}</span>
          {muted && <span class="hint"> Muted: does not count.</span>}
        </li>
      ))}
    </ul>
  );
}

/** Reports a card shows in full. */
const SHOWN_REPORTS = 5;

/** Who reported it, and why. */
function Reports({ reports, now }: { reports: CardPost['reports']; now: Date }) {
  if (reports.length === 0) return null;
  const item = ({ reporter, category, note, reportedAt, importedAt }: CardPost['reports'][number]) => (
    <li>
      <bdi>{reporter ?? 'somebody'}</bdi> reported it{category !== null && <> as “{category}”</>}{' '}
      <Time at={reportedAt ?? importedAt} now={now} />
      {note !== null && note.trim() !== '' && <Words text={note} short={300} />}
    </li>
  );
  return (
    <>
      <ul class="reports">{reports.slice(0, SHOWN_REPORTS).map(item)}</ul>
      {reports.length > SHOWN_REPORTS && (
        <Details kind="fold" summary={`${reports.length - SHOWN_REPORTS} more reports`}>
          <ul class="reports">{reports.slice(SHOWN_REPORTS).map(item)}</ul>
        </Details>
      )}
    </>
  );
}

/** What moderators did with it so far. */
function Done({ events, now }: { events: readonly PostEvent[]; now: Date }) {
  const standing = events.filter(({ stands, kind }) => stands && kind !== 'undo');
  if (standing.length === 0) return null;
  return (
    <ul class="done">
      {standing.map(({ kind, by, at, note, label, reason }) => (
        <li>
          {doneWord(kind)}
          {label !== null && ` “${label.replaceAll('_', ' ')}”`}
          {reason !== null && ` “${nameOf(REASONS_IN_WORDS, reason)}”`} by <bdi>{by ?? 'the desk'}</bdi>{' '}
          <Time at={at} now={now} />
          {note !== null && note !== '' && <Words text={note} short={300} />}
        </li>
      ))}
    </ul>
  );
}
