import type { Child } from 'hono/jsx';
import type { AuditRecord, MemberRecord } from '../../../store/desk/accounts/records.js';
import { Empty } from '../../design/empty.js';
import { Field, Select } from '../../design/field.js';
import { FilterForm } from '../../design/filter.js';
import { ButtonLink } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import type { Visitor } from '../../visit.js';

export interface AuditProps {
  readonly visitor: Visitor;
  readonly entries: readonly AuditRecord[];
  readonly members: readonly MemberRecord[];
  readonly user: string;
  readonly action: string;
  /** Address of older entries; null: there are none. */
  readonly next: string | null;
  readonly csv: string;
  readonly now: Date;
}

/** Who did what to the desk itself, the latest first. */
export const AuditPage = ({ visitor, entries, members, user, action, next, csv, now }: AuditProps) => (
  <Page
    title="Audit"
    section="settings"
    visitor={visitor}
    crumbs={[{ href: '/settings', name: 'Settings' }]}
    lede="Sign-ins, accounts, tokens, exports and settings. Decisions about posts stand in the log."
    actions={<ButtonLink href={csv}>CSV</ButtonLink>}
    wide
  >
    <FilterForm action="/audit" open={user !== '' || action !== ''}>
      <Select
        label="Who"
        name="user"
        value={user}
        options={[{ value: '', name: 'everybody' }, ...members.map(({ userId, name }) => ({ value: userId, name }))]}
      />
      <Field
        label="What"
        name="action"
        value={action}
        hint="A kind (member, token, session) or one action (member.add)."
      />
    </FilterForm>
    <DataTable
      caption="What was done"
      hideCaption
      rowHeader={false}
      columns={[
        { name: 'When', kind: 'time' },
        { name: 'Who' },
        { name: 'What' },
        { name: 'To what' },
        { name: 'More' },
      ]}
      rows={entries.map((entry): Child[] => [
        <Time at={entry.at} now={now} />,
        <>
          {entry.who ?? (entry.userId === null ? 'nobody signed in' : entry.userId)}
          {entry.tokenId !== null && ' (by a token)'}
        </>,
        entry.action,
        members.find(({ userId }) => userId === entry.subject)?.name ?? entry.subject ?? '',
        <code class="long">{detailOf(entry)}</code>,
      ])}
      empty={<Empty title="Nothing here">Nothing that fits was done to the desk.</Empty>}
    />
    {next !== null && <Pager label="Pages of the audit log" next={next} words={{ previous: 'Newer', next: 'Older' }} />}
  </Page>
);

/** Details in a line; nothing where there are none. */
export const detailOf = (entry: AuditRecord): string =>
  Object.keys(entry.detail).length === 0 ? '' : JSON.stringify(entry.detail);
