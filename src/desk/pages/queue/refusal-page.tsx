import { randomUUID } from 'node:crypto';
import type { Decided, DecisionPost } from '../../../store/desk/decisions.js';
import { StateBadge } from '../../design/badge.js';
import { ErrorBox } from '../../design/empty.js';
import { Button, ButtonLink, PostForm } from '../../design/form.js';
import { PostLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Time } from '../../design/time.js';
import { count } from '../../design/words.js';
import type { Visitor } from '../../visit.js';
import { postField } from './decision-fields.js';

/** A decision that was not taken because something is other than it was shown. */
export type Refused = Exclude<Decided, { outcome: 'done' } | { outcome: 'unknown' }>;

export interface RefusalPageProps {
  readonly refused: Refused;
  readonly visitor: Visitor;
  readonly now: Date;
  readonly back: string;
  /** What was sent, to be sent again all the same. */
  readonly form: URLSearchParams;
  readonly posts: readonly DecisionPost[];
}

const TITLES: Readonly<Record<Refused['outcome'], string>> = {
  meanwhile: 'Somebody decided meanwhile',
  changed: 'The words have changed meanwhile',
  claimed: 'Somebody else is at it',
  other: 'This form was used before',
};

/** Fields that are sent again as they were. */
const KEPT = ['kind', 'note', 'label', 'reason', 'also', 'template', 'back', 'next'];

/** Nothing was decided: says why, and lets one decide all the same, knowing it. */
export function RefusalPage({ refused, visitor, now, back, form, posts }: RefusalPageProps) {
  const title = TITLES[refused.outcome];
  return (
    <Page title={title} section="queue" visitor={visitor} styles={['queue.css']}>
      <div id="queue">
        <ErrorBox title={title}>
          <Why refused={refused} now={now} />
          <p>Nothing was written.</p>
        </ErrorBox>
        {refused.outcome !== 'other' && (
          <PostForm action="/decide" visitor={visitor}>
            <input type="hidden" name="decisionId" value={randomUUID()} />
            {[...form]
              .filter(([name]) => KEPT.includes(name))
              .map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
            {seenNow(refused, posts).map((post) => (
              <input type="hidden" name="post" value={postField(post)} />
            ))}
            <input
              type="hidden"
              name="takeOver"
              value={refused.outcome === 'claimed' ? '1' : (form.get('takeOver') ?? '')}
            />
            <Button kind="bad">Decide all the same</Button>
          </PostForm>
        )}
        <p class="around">
          <ButtonLink href={back} kind="main">
            Back, and look again
          </ButtonLink>
        </p>
      </div>
    </Page>
  );
}

/** The posts, seen as they are now. */
function seenNow(refused: Refused, posts: readonly DecisionPost[]): readonly DecisionPost[] {
  if (refused.outcome === 'changed') {
    const changed = new Set(refused.posts.map(({ postId }) => postId));
    return posts.map((post) => (changed.has(post.postId) ? { ...post, textHash: null } : post));
  }
  if (refused.outcome !== 'meanwhile') return posts;
  const now = new Map(refused.posts.map(({ postId, state, eventId }) => [postId, state === 'open' ? '' : eventId]));
  return posts.map((post) => ({ ...post, seen: now.get(post.postId) ?? post.seen }));
}

function Why({ refused, now }: { refused: Refused; now: Date }) {
  switch (refused.outcome) {
    case 'meanwhile':
      return (
        <ul>
          {refused.posts.slice(0, 20).map(({ threadId, postId, state, by, at }) => (
            <li>
              <PostLink threadId={threadId} postId={postId}>
                A post
              </PostLink>{' '}
              is <StateBadge state={state} /> by <bdi>{by ?? 'the desk'}</bdi> <Time at={at} now={now} />.
            </li>
          ))}
          {refused.posts.length > 20 && <li>{count(refused.posts.length - 20, 'more post')}</li>}
        </ul>
      );
    case 'changed':
      return (
        <ul>
          {refused.posts.slice(0, 20).map(({ threadId, postId }) => (
            <li>
              <PostLink threadId={threadId} postId={postId}>
                A post
              </PostLink>{' '}
              reads differently from what you saw.
            </li>
          ))}
        </ul>
      );
    case 'claimed':
      return (
        <p>
          <bdi>{refused.by}</bdi> has claimed it; it is free again <Time at={refused.until} now={now} />.
        </p>
      );
    case 'other':
      return <p>Its decision is there already. Load the page again to decide anew.</p>;
  }
}
