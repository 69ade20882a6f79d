import { Badge } from '../../design/badge.js';
import { SentimentBar } from '../../design/bar.js';
import { Empty } from '../../design/empty.js';
import { Field, Select } from '../../design/field.js';
import { type Chip, FilterForm, without, withParam } from '../../design/filter.js';
import { SiteName, ThreadLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { DataTable } from '../../design/table.js';
import { Day } from '../../design/time.js';
import { count, number, percent } from '../../design/words.js';
import type { Places } from '../../read/queue-places.js';
import type { ListedThread, ThreadsAsked } from '../../read/threads.js';
import type { Visitor } from '../../visit.js';

export interface ThreadsPageProps {
  readonly visitor: Visitor;
  readonly url: URL;
  readonly asked: ThreadsAsked;
  readonly places: Places;
  readonly found: { readonly threads: readonly ListedThread[]; readonly next: string | null };
}

const SORTS = [
  { value: 'activity', name: 'last written in' },
  { value: 'open', name: 'the most to decide' },
  { value: 'posts', name: 'the longest' },
];

const COLUMNS = [
  { name: 'Thread' },
  { name: 'To decide', kind: 'number' as const },
  { name: 'Posts', kind: 'number' as const },
  { name: 'Members', kind: 'number' as const },
  { name: 'Last post', kind: 'time' as const },
  { name: 'Tone' },
  { name: 'Hostility', kind: 'number' as const },
];

function chipsOf({ url, asked, places }: ThreadsPageProps): readonly Chip[] {
  const forum = places.forums.find(({ forumId }) => forumId === asked.forum)?.name ?? asked.forum;
  const parts: readonly (readonly [string, string, string | null])[] = [
    ['words', 'Title', asked.words],
    ['site', 'Site', asked.site],
    ['forum', 'Forum', forum],
  ];
  return parts.flatMap(([name, label, value]) =>
    value === null ? [] : [{ label: `${label}: ${value}`, href: without(url, name) }],
  );
}

const openOf = ({ threadId, open, reported }: ListedThread) =>
  open === 0 ? (
    '0'
  ) : (
    <>
      <a href={`/queue?${new URLSearchParams({ thread: threadId }).toString()}`}>{number(open)}</a>
      {reported > 0 && (
        <>
          {' '}
          <Badge tone="warn" icon="flag">
            {`${number(reported)} reported`}
          </Badge>
        </>
      )}
    </>
  );

/** Threads, with what waits in them. */
export function ThreadsPage(props: ThreadsPageProps) {
  const { visitor, url, asked, places, found } = props;
  const any = { value: '', name: 'any' };
  return (
    <Page title="Threads" section="threads" visitor={visitor}>
      <FilterForm action="/threads" chips={chipsOf(props)} button="Show">
        <Field label="In the title" name="words" value={asked.words} maxlength={200} />
        {places.sites.length > 1 && (
          <Select
            label="Site"
            name="site"
            value={asked.site ?? ''}
            options={[any, ...places.sites.map((host) => ({ value: host, name: host }))]}
          />
        )}
        {places.forums.length > 0 && (
          <Select
            label="Forum"
            name="forum"
            value={asked.forum ?? ''}
            options={[any, ...places.forums.map(({ forumId, name }) => ({ value: forumId, name }))]}
          />
        )}
        <Select label="Order" name="sort" value={asked.sort} options={SORTS} />
      </FilterForm>
      <DataTable
        caption={`Threads, ${SORTS.find(({ value }) => value === asked.sort)?.name ?? ''} first`}
        columns={COLUMNS}
        rows={found.threads.map((thread) => [
          <>
            <ThreadLink threadId={thread.threadId} title={thread.title} />
            <br />
            <SiteName site={thread.site} forum={thread.forum} />
          </>,
          openOf(thread),
          number(thread.posts),
          number(thread.authors),
          <Day day={thread.lastDay} />,
          thread.sentiment === null ? '–' : <SentimentBar score={thread.sentiment} label="Mean tone" />,
          percent(thread.incivility),
        ])}
        empty={
          <Empty title="No threads here" icon="quote">
            <p>
              {chipsOf(props).length > 0
                ? 'Take a filter away.'
                : 'Threads come in by threadbare ingest, crawl or import; this list then shows them.'}
            </p>
          </Empty>
        }
      />
      <Pager
        label="More threads"
        previous={asked.cursor === null ? null : withParam(url, 'cursor', null)}
        next={found.next === null ? null : withParam(url, 'cursor', found.next)}
        words={{ previous: 'From the beginning', next: 'More' }}
      >
        {count(found.threads.length, 'thread')} here
      </Pager>
    </Page>
  );
}
