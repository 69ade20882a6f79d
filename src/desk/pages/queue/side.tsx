import { randomUUID } from 'node:crypto';
import type { SavedQueue } from '../../../store/desk/decisions.js';
import type { Mute } from '../../../store/desk/reasons/mutes.js';
import type { ReasonPrecision } from '../../../store/desk/reasons/precision.js';
import { Section } from '../../design/card.js';
import { Details } from '../../design/details.js';
import { Check, Field } from '../../design/field.js';
import { Button, ButtonLink, Hidden, PostForm } from '../../design/form.js';
import { DataTable } from '../../design/table.js';
import { nameOf, percent, REASONS_IN_WORDS } from '../../design/words.js';
import type { Visitor } from '../../visit.js';

/** How often each kind of reason was right, and whether it is asked about. */
export function ReasonPanel(props: {
  precision: readonly ReasonPrecision[];
  mutes: readonly Mute[];
  visitor: Visitor;
  back: string;
}) {
  const { precision, mutes, visitor, back } = props;
  if (precision.length === 0) return null;
  const may = visitor.role !== 'reader';
  return (
    <Section title="How good the reasons are">
      <DataTable
        caption="Of the posts with a reason that were decided on: how many were worth the look"
        hideCaption
        columns={[
          { name: 'Reason' },
          { name: 'Right', kind: 'number' },
          ...(may ? [{ name: 'Mute', hideName: true }] : []),
        ]}
        rows={precision.map(({ reason, decided, precision: share, muted: everywhere, weak }) => {
          const muted =
            everywhere ||
            mutes.some((one) => one.reason === reason && (visitor.sites ?? []).includes(one.siteId ?? ''));
          return [
            <>
              {nameOf(REASONS_IN_WORDS, reason)}
              {muted && <span class="hint"> muted</span>}
              {weak && !muted && <span class="hint"> weak: mute it?</span>}
            </>,
            decided === 0 ? <span class="hint">not decided yet</span> : `${percent(share)} of ${decided}`,
            ...(may
              ? [
                  everywhere && visitor.sites !== null ? (
                    <span class="hint">on all sites</span>
                  ) : (
                    <PostForm action="/queue/mute" visitor={visitor}>
                      <Hidden fields={{ reason, back, to: muted ? 'on' : 'off' }} />
                      <Button kind="quiet" title={muted ? 'Ask about it again' : 'Stop asking about it'}>
                        {muted ? 'Unmute' : 'Mute'}
                        <span class="unseen"> {nameOf(REASONS_IN_WORDS, reason)}</span>
                      </Button>
                    </PostForm>
                  ),
                ]
              : []),
          ];
        })}
      />
    </Section>
  );
}

/** Filters kept under a name, and how to keep those there are now. */
export function SavedQueues(props: { queues: readonly SavedQueue[]; filters: string; visitor: Visitor; back: string }) {
  const { queues, filters, visitor, back } = props;
  return (
    <Section title="Saved queues">
      {queues.length === 0 && <p class="hint">None yet. Narrow the queue, then keep the filters under a name.</p>}
      {queues.length > 0 && (
        <ul class="saved">
          {queues.map(({ queueId, name, filters: kept, mine, shared, by }) => (
            <li>
              <a href={kept === '' ? '/queue' : `/queue?${kept}`} aria-current={kept === filters ? 'true' : undefined}>
                {name}
              </a>
              {shared && <span class="hint">{mine ? ' shared' : ` by ${by}`}</span>}
              {(mine || visitor.role === 'admin') && (
                <PostForm action="/queues/drop" visitor={visitor}>
                  <Hidden fields={{ queue: queueId, back }} />
                  <Button kind="quiet">
                    Forget<span class="unseen"> {name}</span>
                  </Button>
                </PostForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {filters !== '' && (
        <Details kind="fold" summary="Keep these filters">
          <PostForm action="/queues" visitor={visitor}>
            <Hidden fields={{ queue: randomUUID(), filters, back }} />
            <Field label="Name" name="name" required maxlength={100} />
            <Check label="Share it with the others" name="shared" />
            <Button kind="main">Keep</Button>
          </PostForm>
        </Details>
      )}
    </Section>
  );
}

/** Many posts at once: leads to a sample of them first. */
export function BatchPanel({ filters, visitor }: { filters: URLSearchParams; visitor: Visitor }) {
  if (visitor.role === 'reader') return null;
  return (
    <Section title="Many at once">
      <p class="hint">One decision over all open posts of a range of scores. You see some of them first.</p>
      <form method="get" action="/queue/batch" aria-label="A range of scores">
        {[...filters]
          .filter(([name]) => !['min', 'max', 'state'].includes(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <div class="range">
          <Field
            label="From"
            name="min"
            id="batch-min"
            value={filters.get('min') ?? '0.8'}
            inputmode="decimal"
            maxlength={6}
          />
          <Field
            label="to"
            name="max"
            id="batch-max"
            value={filters.get('max') ?? '1'}
            inputmode="decimal"
            maxlength={6}
          />
        </div>
        <Button>Show a sample</Button>
      </form>
    </Section>
  );
}

/** What is near. */
export const Around = ({ visitor }: { visitor: Visitor }) =>
  visitor.role === 'reader' ? null : (
    <p class="around">
      <ButtonLink href="/templates" kind="quiet">
        Templates
      </ButtonLink>
    </p>
  );
