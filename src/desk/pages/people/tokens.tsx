import type { Child } from 'hono/jsx';
import type { TokenRecord } from '../../../store/desk/accounts/records.js';
import { Badge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { Empty, ErrorBox, Note } from '../../design/empty.js';
import { Check, Field, FieldSet, Select } from '../../design/field.js';
import { Button, ButtonLink, PostForm } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import type { TokenScope, Visitor } from '../../visit.js';

const SETTINGS = { href: '/settings', name: 'Settings' };

/** What each scope lets a program do. */
const SCOPE_WORDS: Readonly<Record<TokenScope, string>> = {
  read: 'Read: everything you may see',
  decide: 'Decide: decisions, claims, labels, notes',
  report: 'Report: send in reports of members',
  admin: 'Admin: accounts, webhooks, the audit log',
};

export interface TokensProps {
  readonly visitor: Visitor;
  readonly tokens: readonly TokenRecord[];
  /** Scopes this person may give. */
  readonly scopes: readonly TokenScope[];
  readonly now: Date;
  readonly notice?: string | null;
  readonly fault?: string | null;
}

/** Keys of programs: own ones; admins see all. */
export function TokensPage({ visitor, tokens, scopes, now, notice = null, fault = null }: TokensProps) {
  const everyones = visitor.role === 'admin';
  return (
    <Page
      title="Tokens"
      section="settings"
      visitor={visitor}
      crumbs={[SETTINGS]}
      notice={notice}
      lede={everyones ? 'Keys of programs that use the API, of everybody.' : 'Keys of your programs that use the API.'}
    >
      {fault !== null && <ErrorBox title={fault} />}
      <DataTable
        caption="Tokens"
        hideCaption
        columns={[
          { name: 'Name' },
          { name: 'Acts for' },
          { name: 'May' },
          { name: 'Last used', kind: 'time' },
          { name: 'Ends', kind: 'time' },
          { name: 'Take back', hideName: true },
        ]}
        rows={tokens.map((token): Child[] => [
          token.name,
          token.owner,
          token.scopes.join(', '),
          token.lastUsedAt === null ? 'never' : <Time at={token.lastUsedAt} now={now} />,
          token.expiresAt === null ? 'never' : <Time at={token.expiresAt} now={now} />,
          token.revokedAt === null ? (
            <PostForm action={`/tokens/${token.tokenId}/revoke`} visitor={visitor}>
              <Button kind="quiet">Take back</Button>
            </PostForm>
          ) : (
            <Badge tone="soft">taken back</Badge>
          ),
        ])}
        empty={<Empty title="No tokens yet">A token lets a program do what you may do, or less.</Empty>}
      />
      <Section title="Make a token">
        <PostForm action="/tokens" visitor={visitor} class="stack">
          <Field label="What it is for" name="name" maxlength={100} required />
          <FieldSet legend="What it may do">
            {scopes.map((scope) => (
              <Check label={SCOPE_WORDS[scope]} name="scope" value={scope} checked={scope === 'read'} />
            ))}
          </FieldSet>
          <Select
            label="It ends after"
            name="days"
            value="90"
            options={[
              { value: '30', name: '30 days' },
              { value: '90', name: '90 days' },
              { value: '365', name: 'a year' },
              { value: '', name: 'never' },
            ]}
          />
          <p>
            <Button kind="main">Make the token</Button>
          </p>
        </PostForm>
      </Section>
    </Page>
  );
}

/** A token, shown this once. */
export const NewTokenPage = ({
  visitor,
  token,
  name,
}: {
  readonly visitor: Visitor;
  readonly token: string;
  readonly name: string;
}) => (
  <Page
    title="Your new token"
    section="settings"
    visitor={visitor}
    crumbs={[SETTINGS, { href: '/tokens', name: 'Tokens' }]}
    lede={`For ${name}.`}
  >
    <Note tone="warn" title="It is shown this once. Keep it where you keep passwords.">
      <p>
        <code class="long">{token}</code>
      </p>
    </Note>
    <p>
      Programs send it with every request: <code>Authorization: Bearer tb_…</code>
    </p>
    <p>
      <ButtonLink href="/tokens" kind="main">
        Done
      </ButtonLink>
    </p>
  </Page>
);
