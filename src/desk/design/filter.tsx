import type { Child } from 'hono/jsx';
import { Button, Hidden } from './form.js';

export interface Chip {
  readonly label: string;
  /** The address without it. */
  readonly href: string;
}

/** The same page with one part of the query set (null: left out); a new question begins on the first page. */
export function withParam(url: URL, name: string, value: string | null): string {
  const query = new URLSearchParams(url.search);
  query.delete('cursor');
  if (value === null) query.delete(name);
  else query.set(name, value);
  return addressOf(url, query);
}

/** The same page without a part of the query, or without one value of it. */
export function without(url: URL, name: string, value?: string): string {
  const query = new URLSearchParams(url.search);
  query.delete('cursor');
  query.delete(name, value);
  return addressOf(url, query);
}

function addressOf(url: URL, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

export interface ChipsProps {
  /** What the list is: "Filters". */
  readonly label: string;
  readonly chips: readonly Chip[];
  /** Where all are taken away. */
  readonly clear?: string | undefined;
}

/** What a list is narrowed to; each can be taken away. */
export function Chips({ label, chips, clear }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={label}>
      {chips.map((chip) => (
        <li>
          <a class="chip" href={chip.href}>
            <span>{chip.label}</span>
            <span class="chip-cross" aria-hidden="true">
              ×
            </span>
            <span class="unseen">: take this filter away</span>
          </a>
        </li>
      ))}
      {clear !== undefined && chips.length > 1 && (
        <li>
          <a class="chip clear" href={clear}>
            Clear all
          </a>
        </li>
      )}
    </ul>
  );
}

export interface FilterFormProps {
  readonly action: string;
  readonly chips?: readonly Chip[] | undefined;
  readonly open?: boolean | undefined;
  readonly clear?: string | undefined;
  /** Parts of the query that stay as they are. */
  readonly keep?: Readonly<Record<string, string | null | undefined>>;
  readonly button?: string | undefined;
  /** Outside the folded part: the words looked for. */
  readonly first?: Child;
  readonly children?: Child;
}

/** What narrows a list: a form that asks, so that the address says it all; folded until wanted. */
export function FilterForm(props: FilterFormProps) {
  const { action, chips = [], open = false, clear, keep = {}, button = 'Filter', first, children } = props;
  const name = chips.length === 0 ? 'Filters' : `Filters (${chips.length})`;
  return (
    <div class="filter">
      <form method="get" action={action} aria-label="Filters">
        <Hidden fields={keep} />
        {first}
        <details class="filter-fold" open={open}>
          <summary data-key="f" data-key-name="Filters">
            {name}
          </summary>
          <div class="filter-fields">{children}</div>
          <div class="filter-send">
            <Button kind="main">{button}</Button>
          </div>
        </details>
      </form>
      <Chips label="Narrowed to" chips={chips} clear={clear} />
    </div>
  );
}
