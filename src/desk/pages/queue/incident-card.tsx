import type { Template } from '../../../store/desk/decisions.js';
import { Badge, ReasonBadge } from '../../design/badge.js';
import { Card } from '../../design/card.js';
import { Details } from '../../design/details.js';
import { Hidden, PostForm } from '../../design/form.js';
import { Icon } from '../../design/icon.js';
import { threadPath } from '../../design/links.js';
import { Time } from '../../design/time.js';
import { count } from '../../design/words.js';
import type { Card as CardData, CardPost } from '../../read/queue-cards.js';
import type { Visitor } from '../../visit.js';
import { CardPostView } from './card-post.js';
import { cardId } from './decision-fields.js';
import { DecisionForm } from './decision-form.js';

export interface IncidentCardProps {
  readonly card: CardData;
  readonly visitor: Visitor;
  readonly now: Date;
  /** Own path to return to after deciding. */
  readonly back: string;
  /** Incident of the card after this one. */
  readonly next: string | null;
  readonly templates: readonly Template[];
  readonly live?: string | undefined;
  /** All its posts are shown: on its own page. */
  readonly whole?: boolean | undefined;
}

/** An incident: one decision, with all that is needed to make it. */
export function IncidentCard(props: IncidentCardProps) {
  const { card, visitor, now, back, next, templates, live, whole = false } = props;
  const { incident, posts, decides } = card;
  const id = cardId(incident.incident);
  const form = `decide-${id}`;
  const withBoxes = posts.length > 1 && visitor.role !== 'reader';
  const boxes = new Set(withBoxes ? posts.map(({ queued }) => queued.postId) : []);
  const view = (post: CardPost) => {
    const decided = decides.find(({ postId }) => postId === post.queued.postId);
    return (
      <CardPostView
        post={post}
        now={now}
        choice={withBoxes && decided !== undefined ? { form, post: decided } : null}
        withThread={false}
      />
    );
  };
  const first = posts.filter(({ around }) => around !== null);
  const rest = posts.filter(({ around }) => around === null);
  const kinds = new Set<string>(
    posts.flatMap(({ reasons }) => reasons.filter(({ muted }) => !muted).map(({ kind }) => kind)),
  );
  const [top] = posts;
  return (
    <Card
      id={id}
      item
      title={card.title}
      tone={incident.reports > 0 ? 'warn' : undefined}
      aside={<Aside card={card} />}
      foot={
        <>
          <DecisionForm
            visitor={visitor}
            id={form}
            posts={decides}
            chosenByBox={boxes}
            back={back}
            next={next}
            reasons={incident.reasons.filter((reason) => kinds.has(reason))}
            reported={incident.reports > 0}
            decided={posts.every(({ queued }) => queued.state !== 'open')}
            templates={templates}
            live={live}
          />
          <div class="card-links">
            <ClaimLine card={card} visitor={visitor} now={now} back={back} live={live} />
            {top?.content != null && (
              <a
                href={threadPath(top.queued.threadId, top.queued.postId)}
                data-key="o"
                data-key-name="Open the thread"
                data-key-scope="item"
              >
                Open the thread
              </a>
            )}
            {!whole && (
              <a href={`/incident?${new URLSearchParams({ id: incident.incident }).toString()}`}>This alone</a>
            )}
          </div>
        </>
      }
    >
      {first.map(view)}
      {rest.length > 0 && (
        <Details kind="fold" summary={`${count(rest.length, 'more post')}`} open={whole}>
          {rest.map(view)}
        </Details>
      )}
      {decides.length > posts.length && (
        <p class="hint">
          The decision covers {count(decides.length, 'post')}; {decides.length - posts.length} of them are not shown
          here.
        </p>
      )}
      {incident.posts > decides.length && (
        <p class="hint">{count(incident.posts - decides.length, 'more post')} of it come after these.</p>
      )}
    </Card>
  );
}

/** Badges beside the title: whether it is new, why, how many. */
const Aside = ({ card: { incident } }: { card: CardData }) => (
  <>
    {incident.fresh && (
      <Badge tone="info" icon="clock" title="Came in since your last visit.">
        new
      </Badge>
    )}
    {incident.reasons
      .filter((reason) => reason !== 'report')
      .map((reason) => (
        <ReasonBadge reason={reason} />
      ))}
    {incident.reports > 0 && (
      <Badge tone="warn" icon="flag">
        {count(incident.reports, 'report')}
      </Badge>
    )}
    {incident.posts > 1 && <Badge>{count(incident.posts, 'post')}</Badge>}
  </>
);

interface ClaimLineProps {
  readonly card: CardData;
  readonly visitor: Visitor;
  readonly now: Date;
  readonly back: string;
  readonly live: string | undefined;
}

/** Who works on it, and how to say that oneself does. */
function ClaimLine({ card: { claim, incident }, visitor, now, back, live }: ClaimLineProps) {
  if (visitor.role === 'reader') return null;
  const taken = claim !== null && !claim.mine;
  return (
    <PostForm
      action={claim?.mine === true ? '/release' : '/claim'}
      visitor={visitor}
      class="claim"
      live={live}
      label="Who works on it"
    >
      <Hidden fields={{ incident: incident.incident, back, takeOver: taken ? '1' : null }} />
      {claim !== null && (
        <span data-claimed={claim.mine ? 'mine' : 'other'}>
          <Icon name="lock" />
          {claim.mine ? (
            ' You have it'
          ) : (
            <>
              {' '}
              <bdi>{claim.by}</bdi> is at it
            </>
          )}
          , until it is free again <Time at={claim.until} now={now} />.
        </span>
      )}{' '}
      <button class="button quiet" type="submit" data-key="c" data-key-name="Claim" data-key-scope="item">
        <span>{claim === null ? 'Claim it' : claim.mine ? 'Let it go' : 'Take it over'}</span>
        <span class="key" aria-hidden="true">
          c
        </span>
      </button>
    </PostForm>
  );
}
