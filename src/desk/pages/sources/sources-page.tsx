import { ShareBar } from '../../design/bar.js';
import { Empty } from '../../design/empty.js';
import { Check, Field, Select } from '../../design/field.js';
import { FilterForm, without, withParam } from '../../design/filter.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { number } from '../../design/words.js';
import type { SourceFilter, SourceLine, SourceList, SourceOrder } from '../../read/sources.js';
import type { Visitor } from '../../visit.js';

const ORDERS: readonly { readonly value: SourceOrder; readonly name: string }[] = [
  { value: 'posts', name: 'in the most posts' },
  { value: 'pasted', name: 'most pasted' },
  { value: 'undeclared', name: 'most often not named' },
  { value: 'published', name: 'latest' },
];

export interface SourcesProps {
  readonly visitor: Visitor;
  readonly url: URL;
  readonly filter: SourceFilter;
  readonly list: SourceList;
  readonly now: Date;
}

/** Articles and how much of them stands in posts. */
export function SourcesPage({ visitor, url, filter, list, now }: SourcesProps) {
  const chips = [
    ...(filter.words === null ? [] : [{ label: `words: ${filter.words}`, href: without(url, 'q') }]),
    ...(filter.undeclared ? [{ label: 'not named', href: without(url, 'undeclared') }] : []),
  ];
  return (
    <Page
      title="Sources"
      section="sources"
      visitor={visitor}
      styles={['overview.css']}
      lede="Articles, and the posts that carry words of them. A post that names its source has done nothing wrong."
      wide
    >
      <FilterForm action="/sources" chips={chips} clear="/sources" open={chips.length > 0}>
        <Field label="Words" name="q" value={filter.words ?? ''} hint="Of the title, the publisher or the agency." />
        <Select label="Order" name="order" value={filter.order} options={ORDERS} />
        <Check label="Only those a post copies without naming them" name="undeclared" checked={filter.undeclared} />
      </FilterForm>
      <DataTable
        caption={`Articles, ${ORDERS.find(({ value }) => value === filter.order)?.name ?? ''} first`}
        columns={[
          { name: 'Article' },
          { name: 'Publisher' },
          { name: 'Published', kind: 'time' },
          { name: 'Threads', kind: 'number' },
          { name: 'Posts', kind: 'number' },
          { name: 'Not named', kind: 'number' },
          { name: 'Most pasted' },
        ]}
        rows={list.sources.map((source) => cells(source, now))}
        empty={
          <Empty title="No articles here.">
            <p>
              {chips.length === 0
                ? 'None of the articles that were read has words in common with threads of your sites.'
                : 'None fits these filters.'}
            </p>
          </Empty>
        }
      />
      <Pager
        label="Pages of articles"
        previous={url.searchParams.has('cursor') ? withParam(url, 'cursor', null) : null}
        next={list.next === null ? null : withParam(url, 'cursor', list.next)}
        words={{ previous: 'First page', next: 'More articles' }}
      />
    </Page>
  );
}

const cells = (source: SourceLine, now: Date) => [
  <a href={`/source/${source.documentId}`}>
    <bdi>{source.title ?? 'An article without a title'}</bdi>
  </a>,
  <bdi>{source.publisher ?? source.agency ?? '–'}</bdi>,
  <Time at={source.publishedAt} local={source.publishedLocal} now={now} />,
  number(source.threads),
  number(source.posts),
  number(source.undeclared),
  <ShareBar share={source.pastedShare} label="Highest share of a post's words" tone="warn" />,
];
