import type { EventKind, SavedQueue, Template } from '../../../store/desk/decisions.js';
import type { Mute } from '../../../store/desk/reasons/mutes.js';
import type { ReasonPrecision } from '../../../store/desk/reasons/precision.js';
import { Columns, Side } from '../../design/card.js';
import { Empty, Note } from '../../design/empty.js';
import { ButtonLink } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { count, number } from '../../design/words.js';
import type { DecisionSaid } from '../../read/decision-notice.js';
import type { Card } from '../../read/queue-cards.js';
import { isNarrow, type QueueFilter, queueQuery } from '../../read/queue-filter.js';
import type { Left } from '../../read/queue-list.js';
import type { Places } from '../../read/queue-places.js';
import { doneWord } from '../../read/queue-words.js';
import type { Visitor } from '../../visit.js';
import { DecisionNotice } from './decision-notice.js';
import { QueueFilters, queuePath } from './filters.js';
import { IncidentCard } from './incident-card.js';
import { Around, BatchPanel, ReasonPanel, SavedQueues } from './side.js';

export interface QueuePageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly filter: QueueFilter;
  readonly places: Places;
  readonly cards: readonly Card[];
  readonly left: Left;
  /** Where the next page begins. */
  readonly next: string | null;
  /** Where this page begins; null: at the beginning. */
  readonly after: string | null;
  readonly said: DecisionSaid | null;
  readonly done: readonly { readonly kind: EventKind; readonly posts: number }[];
  readonly precision: readonly ReasonPrecision[];
  readonly mutes: readonly Mute[];
  readonly queues: readonly SavedQueue[];
  readonly templates: readonly Template[];
}

/** Part of the page that changes with a decision. */
const LIST = '#queue';

/** The queue: what is worth a look, one card for each decision. */
export function QueuePage(props: QueuePageProps) {
  const { visitor, now, filter, places, cards, left, next, after, said, templates } = props;
  const query = queueQuery(filter);
  const here = new URLSearchParams(query);
  if (after !== null) here.set('after', after);
  const back = here.size === 0 ? '/queue' : `/queue?${here.toString()}`;
  return (
    <Page
      title="Queue"
      section="queue"
      visitor={visitor}
      wide
      scripts={['queue.js']}
      styles={['queue.css']}
      lede={<LeftLine left={left} filter={filter} />}
      notice={said === null ? null : <DecisionNotice said={said} visitor={visitor} back={back} live={LIST} />}
    >
      {filter.ignored.length > 0 && (
        <Note tone="warn" title="Part of the address could not be read">
          <p>It narrows nothing: {filter.ignored.join(', ')}.</p>
        </Note>
      )}
      <QueueFilters filter={filter} places={places} />
      <Columns>
        <div id="queue" class="queue">
          <h2 class="unseen">Posts to look at</h2>
          {cards.map((card, i) => (
            <>
              {after === null && separator(cards, i) !== null && <p class="part">{separator(cards, i)}</p>}
              <IncidentCard
                card={card}
                visitor={visitor}
                now={now}
                back={back}
                next={cards[i + 1]?.incident.incident ?? null}
                templates={templates}
                live={LIST}
              />
            </>
          ))}
          {cards.length === 0 && <NothingLeft {...props} />}
          <Pager
            label="Pages of the queue"
            previous={after === null ? null : queuePath(filter)}
            next={next === null ? null : `/queue?${withAfter(query, next)}`}
            words={{ previous: 'To the beginning', next: 'More' }}
          />
          {cards.length > 0 && next === null && <p class="part">That is all: below this there is nothing.</p>}
        </div>
        <Side label="About the queue">
          <SavedQueues queues={props.queues} filters={query.toString()} visitor={visitor} back={back} />
          <BatchPanel filters={query} visitor={visitor} />
          <ReasonPanel precision={props.precision} mutes={props.mutes} visitor={visitor} back={back} />
          <Around visitor={visitor} />
        </Side>
      </Columns>
    </Page>
  );
}

const withAfter = (query: URLSearchParams, after: string): string => {
  const next = new URLSearchParams(query);
  next.set('after', after);
  return next.toString();
};

/** What stands above a card: where the new ones begin, and where they end. */
function separator(cards: readonly Card[], i: number): string | null {
  const fresh = cards[i]?.incident.fresh === true;
  if (i === 0) return fresh ? 'New since your last visit' : null;
  return !fresh && cards[i - 1]?.incident.fresh === true ? 'From before' : null;
}

/** How much there is. */
function LeftLine({ left, filter }: { left: Left; filter: QueueFilter }) {
  if (left.posts === 0) return <>{isNarrow(filter) ? 'Nothing in these filters.' : 'Nothing to look at.'}</>;
  const open = filter.state === 'open' ? ' to look at' : '';
  return (
    <>
      {left.more
        ? `More than ${number(left.posts)} posts${open}`
        : `${count(left.posts, 'post')} in ${count(left.incidents, 'incident')}${open}`}
      {left.fresh > 0 && `; ${count(left.fresh, 'incident')} with something new`}.
    </>
  );
}

/** The end of the queue. */
function NothingLeft({ filter, after, done, visitor }: QueuePageProps) {
  const narrow = isNarrow(filter);
  return (
    <div data-focus="" tabindex={-1}>
      <Empty title={narrow || after !== null ? 'Nothing more here' : 'You are done'} icon="done">
        {done.length > 0 && (
          <>
            <p>What you did in this session:</p>
            <ul class="tally">
              {done.map(({ kind, posts }) => (
                <li>
                  {doneWord(kind)}: {count(posts, 'post')}
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="around">
          {(narrow || after !== null) && <ButtonLink href="/queue">The whole queue</ButtonLink>}
          {visitor.role !== 'reader' && done.length > 0 && (
            <ButtonLink href="/worklist" kind="main">
              Carry it out on the forum
            </ButtonLink>
          )}
          {!narrow && after === null && done.length === 0 && <a href="/overview">What came in</a>}
        </p>
      </Empty>
    </div>
  );
}
