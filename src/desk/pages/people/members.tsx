import type { Child } from 'hono/jsx';
import type { MemberRecord, SiteRecord } from '../../../store/desk/accounts/records.js';
import { Badge } from '../../design/badge.js';
import { Facts, Section } from '../../design/card.js';
import { Empty, ErrorBox, Note } from '../../design/empty.js';
import { Check, Choices, Field, FieldSet } from '../../design/field.js';
import { Button, ButtonLink, PostForm } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { count } from '../../design/words.js';
import type { Visitor } from '../../visit.js';

const SETTINGS = { href: '/settings', name: 'Settings' };

const ROLE_OPTIONS = [
  { value: 'reader', name: 'Reader', hint: 'Looks at everything of their sites, decides nothing.' },
  { value: 'moderator', name: 'Moderator', hint: 'Decides about posts of their sites.' },
  { value: 'admin', name: 'Admin', hint: 'Also keeps accounts, tokens and settings. Sees all sites.' },
];

export interface MembersProps {
  readonly visitor: Visitor;
  readonly members: readonly MemberRecord[];
  readonly sites: readonly SiteRecord[];
  readonly now: Date;
  readonly fault?: string | null;
  readonly fields?: MemberFields;
}

/** What was written into the form of a new account. */
export interface MemberFields {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly allSites: boolean;
  readonly sites: readonly string[];
}

const EMPTY_FIELDS: MemberFields = { email: '', name: '', role: 'moderator', allSites: true, sites: [] };

/** Everybody who may use the desk, and a form for one more. */
export const MembersPage = ({ visitor, members, sites, now, fault = null, fields = EMPTY_FIELDS }: MembersProps) => (
  <Page
    title="Members"
    section="settings"
    visitor={visitor}
    crumbs={[SETTINGS]}
    lede={`${count(members.length, 'account')}.`}
  >
    {fault !== null && <ErrorBox title={fault} />}
    <DataTable
      caption="Accounts"
      hideCaption
      columns={[
        { name: 'Name' },
        { name: 'Address' },
        { name: 'Role' },
        { name: 'Sites' },
        { name: 'Last seen', kind: 'time' },
      ]}
      rows={members.map((member): Child[] => [
        <a href={`/members/${encodeURIComponent(member.userId)}`}>{member.name}</a>,
        member.email,
        <>
          {member.role} {member.disabledAt !== null && <Badge tone="bad">closed</Badge>}
          {!member.hasPassword && member.disabledAt === null && <Badge tone="warn">invited</Badge>}
        </>,
        sitesIn(member),
        member.seenAt === null ? 'never' : <Time at={member.seenAt} now={now} />,
      ])}
      empty={<Empty title="No accounts" />}
    />
    <Section title="Make an account">
      <PostForm action="/members" visitor={visitor} class="stack">
        <Field label="E-mail address" name="email" type="email" value={fields.email} autocomplete="off" required />
        <Field label="Name, as others of the desk see it" name="name" value={fields.name} autocomplete="off" required />
        <Choices legend="Role" name="role" value={fields.role} options={ROLE_OPTIONS} />
        <SiteChoice sites={sites} allSites={fields.allSites} chosen={fields.sites} />
        <p>
          <Button kind="main">Make the account</Button>
        </p>
        <p class="soft">You get a link to send to its owner, who chooses a password with it.</p>
      </PostForm>
    </Section>
  </Page>
);

const sitesIn = (member: MemberRecord): string =>
  member.allSites ? 'all' : member.sites.map((site) => site.host).join(', ') || 'none';

/** All sites, or some of them. */
const SiteChoice = ({
  sites,
  allSites,
  chosen,
}: {
  readonly sites: readonly SiteRecord[];
  readonly allSites: boolean;
  readonly chosen: readonly string[];
}) => (
  <FieldSet legend="Sites">
    <Check label="All sites, also those that come later" name="all" checked={allSites} />
    {sites.map((site) => (
      <Check label={site.host} name="site" value={site.siteId} checked={chosen.includes(site.siteId)} />
    ))}
  </FieldSet>
);

export interface MemberProps {
  readonly visitor: Visitor;
  readonly member: MemberRecord;
  readonly sites: readonly SiteRecord[];
  readonly now: Date;
  readonly notice?: string | null;
  readonly fault?: string | null;
}

/** One account, as an admin changes it. */
export function MemberPage({ visitor, member, sites, now, notice = null, fault = null }: MemberProps) {
  const at = `/members/${encodeURIComponent(member.userId)}`;
  const closed = member.disabledAt !== null;
  return (
    <Page
      title={member.name}
      section="settings"
      visitor={visitor}
      crumbs={[SETTINGS, { href: '/members', name: 'Members' }]}
      notice={notice}
    >
      {fault !== null && <ErrorBox title={fault} />}
      <Facts
        facts={[
          { name: 'Address', value: member.email },
          { name: 'Last seen', value: member.seenAt === null ? 'never' : <Time at={member.seenAt} now={now} /> },
          { name: 'Second factor', value: member.twoFactor ? 'on' : 'off' },
          { name: 'Password', value: member.hasPassword ? 'set' : 'not chosen yet' },
          { name: 'Account', value: closed ? <Badge tone="bad">closed</Badge> : 'open' },
        ]}
      />
      <Section title="What they may do">
        <PostForm action={at} visitor={visitor} class="stack">
          <Choices legend="Role" name="role" value={member.role} options={ROLE_OPTIONS} />
          <SiteChoice sites={sites} allSites={member.allSites} chosen={member.sites.map((site) => site.siteId)} />
          <p>
            <Button kind="main">Save</Button>
          </p>
          <p class="soft">It counts at once, also where they are signed in now.</p>
        </PostForm>
      </Section>
      <Section title="Password and second factor">
        <PostForm action={`${at}/link`} visitor={visitor}>
          <Button>Make a link to choose a new password</Button>
        </PostForm>
        {member.twoFactor && (
          <PostForm action={`${at}/second-factor`} visitor={visitor}>
            <Button kind="bad">Take the second factor away (it was lost)</Button>
          </PostForm>
        )}
      </Section>
      <Section title={closed ? 'Open the account again' : 'Close the account'}>
        <p>
          {closed
            ? 'They can sign in again, with the same password.'
            : 'They are signed out and their tokens end at once. What they decided stays.'}
        </p>
        <PostForm action={`${at}/${closed ? 'open' : 'close'}`} visitor={visitor}>
          <Button kind={closed ? 'plain' : 'bad'}>{closed ? 'Open the account' : 'Close the account'}</Button>
        </PostForm>
      </Section>
      <p>
        <a href={`/audit?${new URLSearchParams({ user: member.userId }).toString()}`}>What they did to the desk</a>
      </p>
    </Page>
  );
}

/** A link that lets somebody choose a password, shown this once. */
export const LinkPage = ({
  visitor,
  member,
  link,
  hours,
}: {
  readonly visitor: Visitor;
  readonly member: MemberRecord;
  readonly link: string;
  readonly hours: number;
}) => (
  <Page
    title={`A link for ${member.name}`}
    section="settings"
    visitor={visitor}
    crumbs={[SETTINGS, { href: '/members', name: 'Members' }]}
  >
    <p>
      Send this to {member.email} by a way nobody else reads. Whoever opens it first chooses the password of the
      account.
    </p>
    <Note tone="warn" title={`It works once, for ${hours} hours, and is shown only now.`}>
      <p>
        <code class="long">{link}</code>
      </p>
    </Note>
    <p>
      <ButtonLink href={`/members/${encodeURIComponent(member.userId)}`} kind="main">
        Done
      </ButtonLink>
    </p>
  </Page>
);
