import type { Plot } from '../../../plots/index.js';
import { Badge, StanceBadge } from '../../design/badge.js';
import { SentimentBar, ShareBar } from '../../design/bar.js';
import { Section } from '../../design/card.js';
import { AuthorLink } from '../../design/links.js';
import { Words } from '../../design/marked-words.js';
import { PlotFigure } from '../../design/plot-figure.js';
import { DataTable } from '../../design/table.js';
import { count, decimal, percent } from '../../design/words.js';
import type { Discussion, Escalating, Participant, ThreadSide } from '../../read/thread-discussion.js';
import { postInThread } from './links.js';

export interface DiscussionProps {
  readonly threadId: string;
  readonly discussion: Discussion;
  readonly plots: readonly Plot[];
}

/** How the discussion goes as a whole: what stands beside a thread, and on a page of its own. */
export const DiscussionPanel = ({ threadId, discussion, plots }: DiscussionProps) => (
  <div class="discussion">
    {discussion.proposition !== null && (
      <p class="proposition">
        What it is about: <q>{discussion.proposition}</q>
      </p>
    )}
    {plots.slice(0, 1).map((plot) => (
      <PlotFigure plot={plot} />
    ))}
    <Sides threadId={threadId} sides={discussion.sides} />
    <Escalations threadId={threadId} escalations={discussion.escalations} />
    {plots.slice(1).map((plot) => (
      <PlotFigure plot={plot} />
    ))}
    <Participants threadId={threadId} participants={discussion.participants} />
  </div>
);

const Sides = ({ threadId, sides }: { threadId: string; sides: readonly ThreadSide[] }) => (
  <Section title="Sides" level={3}>
    {sides.length === 0 && <p class="quiet">No two sides can be told apart here.</p>}
    {sides.map((side) => (
      <div class="thread-side">
        <p>
          <strong>Side {side.side.toUpperCase()}</strong>: {count(side.members, 'member')}, {count(side.posts, 'post')}{' '}
          <ShareBar share={side.share} label={`Share of the members on side ${side.side.toUpperCase()}`} />
        </p>
        <p class="badges">
          {side.stances.slice(0, 4).map(({ target, stance }) => (
            <StanceBadge stance={stance} target={target} />
          ))}
        </p>
        {side.words.slice(0, 2).map(({ postId, text, hostile }) => (
          <div class="side-words">
            <Words text={text} hostile={hostile} />
            <a href={postInThread(threadId, postId)}>
              In its post<span class="unseen">{`, a sentence of side ${side.side.toUpperCase()}`}</span>
            </a>
          </div>
        ))}
      </div>
    ))}
    {sides[0] !== undefined && (
      <p class="quiet">
        {percent(sides[0].undecidedShare)} of the members could not be placed. Mean confidence{' '}
        {decimal(sides[0].confidence)}.
      </p>
    )}
  </Section>
);

const Escalations = ({ threadId, escalations }: { threadId: string; escalations: readonly Escalating[] }) =>
  escalations.length === 0 ? null : (
    <Section title="Growing harsher" level={3}>
      <ul>
        {escalations.map(({ members, postIds, from, to, before, after }) => (
          <li>
            <bdi>{members[0]}</bdi> and <bdi>{members[1]}</bdi>:{' '}
            <a href={postInThread(threadId, postIds[0] ?? '')}>{`#${from}`}</a> to{' '}
            <a href={postInThread(threadId, postIds.at(-1) ?? '')}>{`#${to}`}</a>, hostility {decimal(before)} to{' '}
            {decimal(after)}
          </li>
        ))}
      </ul>
    </Section>
  );

const Participants = ({ participants }: { threadId: string; participants: readonly Participant[] }) => (
  <Section title="Participants" level={3}>
    <DataTable
      caption="Participants, those with most posts first"
      hideCaption
      columns={[
        { name: 'Name' },
        { name: 'Posts', kind: 'number' },
        { name: 'Tone' },
        { name: 'Hostility', kind: 'number' },
        { name: 'Agrees', kind: 'number' },
        { name: 'Disagrees', kind: 'number' },
      ]}
      rows={participants.map((one) => [
        <>
          <AuthorLink authorId={one.authorId} name={one.author} />
          {one.side !== null && <Badge tone="soft">{`side ${one.side.toUpperCase()}`}</Badge>}
        </>,
        String(one.posts),
        <SentimentBar score={one.sentiment} label={`Mean tone of ${one.author ?? 'those without a name'}`} />,
        one.incivility === null ? '–' : decimal(one.incivility),
        String(one.agree),
        String(one.disagree),
      ])}
    />
  </Section>
);
