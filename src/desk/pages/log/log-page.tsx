import { randomUUID } from 'node:crypto';
import { Badge } from '../../design/badge.js';
import { DECISIONS } from '../../design/decision.js';
import { Empty } from '../../design/empty.js';
import { Field, Select } from '../../design/field.js';
import { type Chip, FilterForm } from '../../design/filter.js';
import { Button, ButtonLink, Hidden, PostForm } from '../../design/form.js';
import { PostLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { nameOf, REASONS_IN_WORDS } from '../../design/words.js';
import type { DecisionSaid } from '../../read/decision-notice.js';
import { type LogEvent, type LogFilter, type LogPage as LogPageData, logQuery } from '../../read/log.js';
import { doneWord } from '../../read/queue-words.js';
import type { Visitor } from '../../visit.js';
import { DecisionNotice } from '../queue/decision-notice.js';

export interface LogPageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly filter: LogFilter;
  readonly page: LogPageData;
  /** Where this page begins; null: at the latest. */
  readonly before: string | null;
  readonly said: DecisionSaid | null;
}

const NAMES: Readonly<Record<string, string>> = {
  kind: 'What',
  by: 'By',
  site: 'Site',
  thread: 'Thread',
  from: 'From',
  to: 'Until',
};

const pathOf = (query: URLSearchParams): string => (query.size === 0 ? '/log' : `/log?${query.toString()}`);

/** All that was decided, the latest first. */
export function LogPage({ visitor, now, filter, page, before, said }: LogPageProps) {
  const query = logQuery(filter);
  const chips = [...query].map(([name, value]): Chip => {
    const rest = new URLSearchParams(query);
    rest.delete(name);
    return { label: `${NAMES[name] ?? name}: ${value}`, href: pathOf(rest) };
  });
  const here = new URLSearchParams(query);
  if (before !== null) here.set('before', before);
  const older = new URLSearchParams(query);
  if (page.next !== null) older.set('before', String(page.next));
  const may = visitor.role !== 'reader';
  return (
    <Page
      title="Log"
      section="log"
      visitor={visitor}
      styles={['queue.css']}
      lede="What was decided, by whom and why. Nothing is ever taken out: an undo is an entry of its own."
      notice={said === null ? null : <DecisionNotice said={said} visitor={visitor} back={pathOf(here)} />}
      actions={
        may ? (
          <>
            <ButtonLink href={`/log.csv?${query.toString()}`}>CSV</ButtonLink>
            <ButtonLink href={`/log.jsonl?${query.toString()}`}>JSON lines</ButtonLink>
          </>
        ) : undefined
      }
    >
      <FilterForm
        action="/log"
        chips={chips}
        clear={chips.length === 0 ? undefined : '/log'}
        keep={{ thread: filter.thread }}
      >
        <Select
          label="What"
          name="kind"
          value={filter.kind ?? ''}
          options={[
            { value: '', name: 'all' },
            ...Object.entries(DECISIONS).map(([kind, { name }]) => ({ value: kind, name })),
          ]}
        />
        <Field label="By" name="by" value={filter.by} hint="Name of the moderator" />
        <Field label="Site" name="site" value={filter.site} />
        <Field label="From" name="from" type="date" value={filter.from} />
        <Field label="Until" name="to" type="date" value={filter.to} />
      </FilterForm>
      <DataTable
        caption="Decisions, the latest first"
        hideCaption
        rowHeader={false}
        columns={[
          { name: 'When', kind: 'time' },
          { name: 'What' },
          { name: 'Post' },
          { name: 'Who' },
          { name: 'Why' },
          ...(may ? [{ name: 'Take it back', hideName: true }] : []),
        ]}
        rows={page.events.map((event) => [
          <Time at={event.at} now={now} />,
          <What event={event} />,
          <PostLink threadId={event.threadId} postId={event.postId}>
            {event.threadTitle ?? 'a post'}
            {event.author !== null && `, by ${event.author}`}
          </PostLink>,
          <>
            <bdi>{event.by ?? 'the desk'}</bdi>
            {event.byProgram && <span class="hint"> by a program</span>}
          </>,
          <span class="why">{event.note ?? ''}</span>,
          ...(may ? [<TakeBack event={event} visitor={visitor} back={pathOf(here)} />] : []),
        ])}
        empty={
          <Empty title={chips.length === 0 ? 'Nothing was decided yet' : 'Nothing in these filters'}>
            <p>
              <a href="/queue">To the queue</a>
            </p>
          </Empty>
        }
      />
      <Pager
        label="Pages of the log"
        previous={before === null ? null : pathOf(query)}
        next={page.next === null ? null : pathOf(older)}
        words={{ previous: 'To the latest', next: 'Older' }}
      />
    </Page>
  );
}

const What = ({ event: { kind, reason, label, undone } }: { event: LogEvent }) => (
  <>
    {doneWord(kind)}
    {label !== null && ` “${label.replaceAll('_', ' ')}”`}
    {reason !== null && ` “${nameOf(REASONS_IN_WORDS, reason)}”`}
    {undone && (
      <>
        {' '}
        <Badge tone="soft" icon="undo">
          taken back
        </Badge>
      </>
    )}
  </>
);

/** Undo of the one event of a line. */
function TakeBack({ event, visitor, back }: { event: LogEvent; visitor: Visitor; back: string }) {
  if (event.undone) return null;
  return (
    <PostForm action="/undo" visitor={visitor}>
      <Hidden fields={{ undoId: randomUUID(), target: event.eventId, back }} />
      <Button kind="quiet" icon="undo">
        Undo<span class="unseen"> line {event.seq}</span>
      </Button>
    </PostForm>
  );
}
