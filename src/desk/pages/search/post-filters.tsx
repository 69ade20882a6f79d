import type { Child } from 'hono/jsx';
import { Check, Field, FieldSet, Select } from '../../design/field.js';
import { type Chip, FilterForm, without } from '../../design/filter.js';
import { nameOf, REASONS_IN_WORDS, STATES_IN_WORDS } from '../../design/words.js';
import type { QueueFilter } from '../../read/queue-filter.js';
import type { Places } from '../../read/queue-places.js';

/** How the parts of an address are called that narrow a list of posts. */
const NAMES: Readonly<Record<string, string>> = {
  site: 'Site',
  forum: 'Forum',
  thread: 'Thread',
  author: 'Author',
  language: 'Language',
  reason: 'Reason',
  state: 'State',
  min: 'Score from',
  max: 'Score to',
  from: 'Posted from',
  to: 'Posted until',
};

function chipText(name: string, value: string, places: Places): string {
  const shown: Readonly<Record<string, string | null | undefined>> = {
    forum: places.forums.find(({ forumId }) => forumId === value)?.name,
    thread: places.thread,
    author: places.author,
    reason: nameOf(REASONS_IN_WORDS, value),
    state: nameOf(STATES_IN_WORDS, value),
  };
  return `${NAMES[name] ?? name}: ${shown[name] ?? value}`;
}

/** What the address narrows the list to, each with the address without it. */
function chipsOf(url: URL, places: Places): readonly Chip[] {
  return [...url.searchParams]
    .filter(([name, value]) => name in NAMES && value !== '')
    .map(([name, value]) => ({ label: chipText(name, value, places), href: without(url, name, value) }));
}

const STATES = [
  { value: '', name: 'any, also never asked about' },
  { value: 'open', name: 'open' },
  { value: 'decided', name: 'decided' },
  ...['approved', 'removed', 'warned', 'escalated'].map((state) => ({ value: state, name: state })),
];

export interface PostFiltersProps {
  readonly url: URL;
  readonly filter: QueueFilter;
  readonly places: Places;
  /** The author is given by the page. */
  readonly ofAuthor?: boolean | undefined;
  /** Parts of the address that stay. */
  readonly keep?: Readonly<Record<string, string | null>> | undefined;
  /** Above the folded fields. */
  readonly first?: Child;
}

/** The queue's filters, for any list of posts. */
export function PostFilters({ url, filter, places, ofAuthor = false, keep = {}, first }: PostFiltersProps) {
  const text = (value: number | null): string => (value === null ? '' : String(value));
  const any = { value: '', name: 'any' };
  return (
    <FilterForm
      action={url.pathname}
      chips={chipsOf(url, places)}
      keep={{ thread: filter.thread, ...keep }}
      button={first === undefined ? 'Narrow' : 'Search'}
      first={first}
    >
      {places.sites.length > 1 && !ofAuthor && (
        <Select
          label="Site"
          name="site"
          value={filter.site ?? ''}
          options={[any, ...places.sites.map((host) => ({ value: host, name: host }))]}
        />
      )}
      {places.forums.length > 0 && (
        <Select
          label="Forum"
          name="forum"
          value={filter.forum ?? ''}
          options={[any, ...places.forums.map(({ forumId, name }) => ({ value: forumId, name }))]}
        />
      )}
      <Select label="State" name="state" value={filter.state === 'all' ? '' : filter.state} options={STATES} />
      {!ofAuthor && <Field label="Author" name="author" value={places.author ?? filter.author} hint="The whole name" />}
      <Field label="Score from" name="min" value={text(filter.min)} inputmode="decimal" hint="0 to 1" maxlength={6} />
      <Field label="Score to" name="max" value={text(filter.max)} inputmode="decimal" hint="0 to 1" maxlength={6} />
      <Field label="Posted from" name="from" type="date" value={filter.from} />
      <Field label="Posted until" name="to" type="date" value={filter.to} />
      {!ofAuthor && (
        <Field
          label="Language"
          name="language"
          value={filter.language}
          hint="en, de, …; none: not known"
          maxlength={8}
        />
      )}
      <FieldSet legend="Reasons">
        {Object.entries(REASONS_IN_WORDS).map(([reason, { name }]) => (
          <Check label={name} name="reason" value={reason} checked={filter.reasons.includes(reason)} />
        ))}
      </FieldSet>
    </FilterForm>
  );
}
