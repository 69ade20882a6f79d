import { Badge, ReasonBadge, StateBadge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { Empty } from '../../design/empty.js';
import { PostLink } from '../../design/links.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { count, number } from '../../design/words.js';
import type { Claim, OpenPost, OpenWork } from '../../read/overview-open.js';
import type { Visitor } from '../../visit.js';

/** What waits, by reason and by state, the oldest of it, and who is at work on what. */
export const OpenPart = ({ open, visitor, now }: { open: OpenWork; visitor: Visitor; now: Date }) => (
  <Section title="What is open" id="open">
    {open.reasons.length === 0 ? (
      <Empty title="Nothing is open." icon="done">
        <p>No post of your sites waits for a decision.</p>
      </Empty>
    ) : (
      <DataTable
        caption="Open posts by what they are asked about; a post with two reasons counts twice"
        columns={[
          { name: 'Reason' },
          { name: 'Open', kind: 'number' },
          { name: 'New since your last visit', kind: 'number' },
        ]}
        rows={open.reasons.map(({ reason, posts, fresh }) => [
          <a href={`/queue?${new URLSearchParams({ reason }).toString()}`}>
            <ReasonBadge reason={reason} />
          </a>,
          number(posts),
          number(fresh),
        ])}
      />
    )}
    {open.oldest !== null && <Oldest post={open.oldest} now={now} />}
    {open.states.length > 0 && (
      <ul class="states-list" aria-label="Posts by state">
        {open.states.map(({ state, posts }) => (
          <li>
            <a href={`/queue?${new URLSearchParams({ state }).toString()}`}>
              <StateBadge state={state} /> {count(posts, 'post')}
            </a>
          </li>
        ))}
      </ul>
    )}
    <Claims claims={open.claims} visitor={visitor} now={now} />
  </Section>
);

const Oldest = ({ post, now }: { post: OpenPost; now: Date }) => (
  <p>
    The one that waits the longest:{' '}
    <PostLink threadId={post.threadId} postId={post.postId}>
      <bdi>{post.author ?? 'no name'}</bdi> in <bdi>{post.title ?? 'a thread without a title'}</bdi>
    </PostLink>
    , since <Time at={post.noticedAt} now={now} />.
  </p>
);

function Claims({ claims, visitor, now }: { claims: readonly Claim[]; visitor: Visitor; now: Date }) {
  if (claims.length === 0) return <p>Nobody is at work on anything right now.</p>;
  return (
    <DataTable
      caption="Who is at work on what"
      columns={[{ name: 'Who' }, { name: 'Posts', kind: 'number' }, { name: 'Until', kind: 'time' }, { name: 'What' }]}
      rows={claims.map((claim) => [
        claim.userId === visitor.userId ? (
          <Badge tone="info">you</Badge>
        ) : (
          <bdi>{claim.name ?? 'a closed account'}</bdi>
        ),
        number(claim.posts),
        <Time at={claim.until} now={now} />,
        <a href={`/incident?${new URLSearchParams({ id: claim.incident }).toString()}`}>the posts</a>,
      ])}
    />
  );
}
