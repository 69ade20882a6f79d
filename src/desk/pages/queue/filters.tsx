import { Check, Field, FieldSet, Select } from '../../design/field.js';
import { type Chip, FilterForm } from '../../design/filter.js';
import { nameOf, REASONS_IN_WORDS, STATES_IN_WORDS } from '../../design/words.js';
import { isNarrow, type QueueFilter, queueQuery } from '../../read/queue-filter.js';
import type { Places } from '../../read/queue-places.js';

const withQuery = (query: URLSearchParams): string => (query.size === 0 ? '/queue' : `/queue?${query.toString()}`);

/** The queue with this filter. */
export const queuePath = (filter: QueueFilter): string => withQuery(queueQuery(filter));

/** How each part of a filter is called. */
const NAMES: Readonly<Record<string, string>> = {
  site: 'Site',
  forum: 'Forum',
  thread: 'Thread',
  author: 'Author',
  language: 'Language',
  min: 'Score from',
  max: 'Score to',
  from: 'Posted from',
  to: 'Posted until',
};

/** One chip for each part of the filter, with the address without it. */
export function filterChips(filter: QueueFilter, places: Places): readonly Chip[] {
  const query = queueQuery(filter);
  return [...query].map(([name, value]): Chip => {
    const rest = new URLSearchParams(query);
    rest.delete(name, value);
    return { label: chipText(name, value, places), href: withQuery(rest) };
  });
}

function chipText(name: string, value: string, places: Places): string {
  if (name === 'reason') return nameOf(REASONS_IN_WORDS, value);
  if (name === 'state')
    return value === 'all' || value === 'decided' ? `State: ${value}` : nameOf(STATES_IN_WORDS, value);
  const named: Readonly<Record<string, string | null>> = {
    forum: places.forums.find(({ forumId }) => forumId === value)?.name ?? null,
    thread: places.thread,
    author: places.author,
  };
  return `${NAMES[name] ?? name}: ${named[name] ?? value}`;
}

const STATES = [
  { value: 'open', name: 'open' },
  { value: 'decided', name: 'decided' },
  { value: 'approved', name: 'approved' },
  { value: 'removed', name: 'removed' },
  { value: 'warned', name: 'warned' },
  { value: 'escalated', name: 'escalated' },
  { value: 'all', name: 'all' },
];

/** What narrows the queue. */
export function QueueFilters({ filter, places }: { filter: QueueFilter; places: Places }) {
  const text = (value: number | null): string => (value === null ? '' : String(value));
  return (
    <FilterForm
      action="/queue"
      chips={filterChips(filter, places)}
      clear={isNarrow(filter) ? '/queue' : undefined}
      keep={{ thread: filter.thread }}
      button="Narrow the queue"
    >
      {places.sites.length > 1 && (
        <Select
          label="Site"
          name="site"
          value={filter.site ?? ''}
          options={[{ value: '', name: 'all' }, ...places.sites.map((host) => ({ value: host, name: host }))]}
        />
      )}
      {places.forums.length > 0 && (
        <Select
          label="Forum"
          name="forum"
          value={filter.forum ?? ''}
          options={[
            { value: '', name: 'all' },
            ...places.forums.map(({ forumId, name }) => ({ value: forumId, name })),
          ]}
        />
      )}
      <Select label="State" name="state" value={filter.state} options={STATES} />
      <Field
        label="Author"
        name="author"
        value={places.author ?? filter.author}
        hint="The name, as the forum shows it"
      />
      <Field label="Score from" name="min" value={text(filter.min)} inputmode="decimal" hint="0 to 1" maxlength={6} />
      <Field label="Score to" name="max" value={text(filter.max)} inputmode="decimal" hint="0 to 1" maxlength={6} />
      <Field label="Posted from" name="from" type="date" value={filter.from} />
      <Field label="Posted until" name="to" type="date" value={filter.to} />
      <Field label="Language" name="language" value={filter.language} hint="en, de, …; none: not known" maxlength={8} />
      <FieldSet legend="Reasons">
        {Object.entries(REASONS_IN_WORDS).map(([reason, { name }]) => (
          <Check label={name} name="reason" value={reason} checked={filter.reasons.includes(reason)} />
        ))}
      </FieldSet>
    </FilterForm>
  );
}
