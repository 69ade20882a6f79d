import { Badge, StateBadge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { DECISIONS } from '../../design/decision.js';
import { Details } from '../../design/details.js';
import { Diff } from '../../design/diff.js';
import { Words } from '../../design/marked-words.js';
import { Time } from '../../design/time.js';
import { REASONS_IN_WORDS, wordingOf } from '../../design/words.js';
import type { PostEvent } from '../../read/post-events.js';
import type { Wording } from '../../read/post-history.js';
import type { PostState } from '../../read/thread-desk.js';

/** Earlier wordings of the post and what each edit changed. */
export const Wordings = ({ wordings, now }: { wordings: readonly Wording[]; now: Date }) =>
  wordings.length === 0 ? null : (
    <Section title={`Earlier wordings (${wordings.length})`} id="wordings">
      {wordings.map(({ number, text, editedAt, editedLocal, toNext }) => (
        <article class="wording">
          <h3>
            Wording {number}{' '}
            {(editedAt !== null || editedLocal !== null) && (
              <span class="quiet">
                <Time at={editedAt} now={now} local={editedLocal} />
              </span>
            )}
          </h3>
          {toNext === null ? (
            <p class="quiet">The next wording has too little in common with this one to be compared word by word.</p>
          ) : (
            <Diff
              ops={toNext}
              label={`From wording ${number} to the next`}
              from={`wording ${number}`}
              to={number === wordings.length ? 'present wording' : `wording ${number + 1}`}
            />
          )}
          <Details kind="fold" summary={`Wording ${number} as it stood`}>
            <Words text={text} />
          </Details>
        </article>
      ))}
    </Section>
  );

const nameOf = (kind: string): string => Object.entries(DECISIONS).find(([key]) => key === kind)?.[1].name ?? kind;

/** What was done with the post on the desk: who, when, why. */
export const Events = (props: { events: readonly PostEvent[]; state: PostState | null; now: Date }) => (
  <Section title="On the desk" id="events">
    <p>
      {props.state === null ? 'Nobody has decided on this post.' : <StateBadge state={props.state.state} />}
      {props.state?.doneAt != null && <Badge tone="good">carried out on the forum</Badge>}
    </p>
    {props.events.length > 0 && (
      <ol class="plain-list">
        {props.events.map((event) => (
          <li>
            <strong>{nameOf(event.kind)}</strong> by <bdi>{event.by ?? 'the desk'}</bdi>,{' '}
            <Time at={event.at} now={props.now} />
            {event.reason !== null && `: ${wordingOf(REASONS_IN_WORDS, event.reason).name}`}
            {event.label !== null && `: ${event.label}`}
            {!event.stands && <Badge tone="soft">taken back</Badge>}
            {event.note !== null && <p class="event-note">{event.note}</p>}
          </li>
        ))}
      </ol>
    )}
  </Section>
);
