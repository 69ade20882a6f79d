import type { Child } from 'hono/jsx';
import type { SiteRecord } from '../../../store/desk/accounts/records.js';
import type { Webhook } from '../../../store/desk/webhooks.js';
import { Badge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { Empty, ErrorBox } from '../../design/empty.js';
import { Check, Field, FieldSet } from '../../design/field.js';
import { Button, Hidden, PostForm } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import type { Visitor } from '../../visit.js';
import { heardWords, hookState, KINDS } from './webhook-words.js';

const SETTINGS = { href: '/settings', name: 'Settings' };

/** What was written into the form of a webhook. */
export interface HookFields {
  readonly webhookId: string;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly sites: readonly string[];
  readonly withText: boolean;
}

export interface WebhooksProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly hooks: readonly Webhook[];
  readonly sites: readonly SiteRecord[];
  readonly fields: HookFields;
  readonly fault: { readonly field: 'url' | 'sites'; readonly text: string } | null;
  readonly notice: string | null;
}

/** Where decisions are told to, and the form that makes another one. */
export function WebhooksPage({ visitor, now, hooks, sites, fields, fault, notice }: WebhooksProps) {
  return (
    <Page
      title="Webhooks"
      section="settings"
      visitor={visitor}
      crumbs={[SETTINGS]}
      notice={notice}
      lede="Decisions are told to other programs, as signed messages: the forum itself, a chat, an archive."
    >
      {hooks.length === 0 ? (
        <Empty title="No webhooks yet" icon="out">
          Make one below. It hears of decisions from then on.
        </Empty>
      ) : (
        <DataTable
          caption="Webhooks"
          hideCaption
          columns={[
            { name: 'Address' },
            { name: 'State' },
            { name: 'Hears of' },
            { name: 'Waiting', kind: 'number' },
            { name: 'Made', kind: 'time' },
          ]}
          rows={hooks.map((hook): Child[] => [
            <a href={`/webhooks/${hook.webhookId}`}>{hook.url}</a>,
            <HookBadge hook={hook} />,
            heardWords(hook),
            String(hook.waiting),
            <Time at={hook.createdAt} now={now} />,
          ])}
        />
      )}
      <Section title="A new webhook" id="new">
        {fault !== null && <ErrorBox title="It was not made" errors={[fault]} />}
        <PostForm action="/webhooks" visitor={visitor} class="stack">
          <Hidden fields={{ webhook: fields.webhookId }} />
          <Field
            label="Address"
            name="url"
            type="url"
            value={fields.url}
            required
            maxlength={2_000}
            hint="https. Messages go there by POST; http is for this machine alone."
            error={fault?.field === 'url' ? fault.text : undefined}
          />
          <KindChecks chosen={fields.kinds} />
          {sites.length > 0 && (
            <FieldSet legend="Sites (none chosen: all)">
              {sites.map((site) => (
                <Check label={site.host} name="site" value={site.siteId} checked={fields.sites.includes(site.siteId)} />
              ))}
            </FieldSet>
          )}
          <TextCheck checked={fields.withText} />
          <p>
            <Button kind="main">Make webhook</Button>
          </p>
        </PostForm>
      </Section>
    </Page>
  );
}

export const KindChecks = ({ chosen }: { chosen: readonly string[] }) => (
  <FieldSet legend="Hears of (none chosen: everything)">
    {KINDS.map(({ kind, name }) => (
      <Check label={name} name="kind" value={kind} checked={chosen.includes(kind)} />
    ))}
  </FieldSet>
);

export const TextCheck = ({ checked }: { checked: boolean }) => (
  <Check
    label="Send the words of the post along"
    name="text"
    checked={checked}
    hint="Without it a message holds ids, the decision, its note and who decided."
  />
);

export function HookBadge({ hook }: { hook: Webhook }) {
  const { word, tone } = hookState(hook);
  return <Badge tone={tone}>{word}</Badge>;
}
