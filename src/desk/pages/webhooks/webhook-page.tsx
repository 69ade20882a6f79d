import type { Child } from 'hono/jsx';
import type { DeliveryRecord, Webhook } from '../../../store/desk/webhooks.js';
import { Badge } from '../../design/badge.js';
import { Facts, Section } from '../../design/card.js';
import { Empty, ErrorBox, Note } from '../../design/empty.js';
import { Field } from '../../design/field.js';
import { Button, Hidden, PostForm } from '../../design/form.js';
import { PostLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import type { Visitor } from '../../visit.js';
import { deliveryState, heardWords, KINDS } from './webhook-words.js';
import { HookBadge, KindChecks, TextCheck } from './webhooks-page.js';

const WEBHOOKS = { href: '/webhooks', name: 'Webhooks' };

export interface WebhookProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly hook: Webhook;
  /** Hosts of the sites it hears of; null: all. */
  readonly hosts: readonly string[] | null;
  readonly deliveries: readonly DeliveryRecord[];
  /** Where older deliveries are; null: these are all. */
  readonly older: string | null;
  /** The key of the signatures, right after it was made. */
  readonly secret: string | null;
  readonly fault: string | null;
  readonly notice: string | null;
}

/** One webhook: how it is, what became of its messages, what can be done about it. */
export function WebhookPage(props: WebhookProps) {
  const { visitor, now, hook, hosts, deliveries, older, secret, fault, notice } = props;
  const address = `/webhooks/${hook.webhookId}`;
  return (
    <Page
      title={`Webhook to ${new URL(hook.url).host}`}
      section="settings"
      visitor={visitor}
      crumbs={[{ href: '/settings', name: 'Settings' }, WEBHOOKS]}
      notice={notice}
    >
      {secret !== null && (
        <Note tone="info" title="The key of the signatures">
          <p>Give it to the other side now: it is not shown again.</p>
          <p>
            <code class="long">{secret}</code>
          </p>
        </Note>
      )}
      {hook.disabledAt !== null && (
        <Note tone="bad" title="It is switched off">
          {hook.disabledBecause}
        </Note>
      )}
      <div class="stack">
        <Facts
          facts={[
            { name: 'State', value: <HookBadge hook={hook} /> },
            { name: 'Address', value: <code class="long">{hook.url}</code> },
            { name: 'Hears of', value: heardWords(hook) },
            { name: 'Sites', value: hosts === null ? 'all' : hosts.join(', ') },
            { name: 'Waiting', value: String(hook.waiting) },
            ...(hook.failingSince === null
              ? []
              : [{ name: 'Failing since', value: <Time at={hook.failingSince} now={now} /> }]),
          ]}
        />
        <div class="row">
          {hook.disabledAt === null && (
            <PostForm action={`${address}/test`} visitor={visitor}>
              <Button icon="out">Send a test message</Button>
            </PostForm>
          )}
          <PostForm action={`${address}/switch`} visitor={visitor}>
            <Hidden fields={{ on: hook.disabledAt === null ? 'no' : 'yes' }} />
            <Button>{hook.disabledAt === null ? 'Switch off' : 'Switch on'}</Button>
          </PostForm>
          <PostForm
            action={`${address}/secret`}
            visitor={visitor}
            confirm="Messages are signed with the new key at once."
          >
            <Button>Make a new key</Button>
          </PostForm>
          <PostForm
            action={`${address}/remove`}
            visitor={visitor}
            confirm="The webhook and its deliveries are deleted."
          >
            <Button kind="bad">Delete</Button>
          </PostForm>
        </div>
      </div>
      <Section title="Deliveries" id="deliveries">
        {deliveries.length === 0 ? (
          <Empty title="Nothing was told yet" icon="clock">
            The next decision is, or a test message.
          </Empty>
        ) : (
          <DataTable
            caption="Deliveries, the latest first"
            hideCaption
            columns={COLUMNS}
            rows={deliveries.map((one) => rowOf(one, props))}
          />
        )}
        <Pager label="Deliveries" next={older} words={{ previous: 'Newer', next: 'Older' }} />
      </Section>
      <Section title="Change" id="change">
        {fault !== null && <ErrorBox title="It was not changed" errors={[{ field: 'url', text: fault }]} />}
        <PostForm action={address} visitor={visitor} class="stack">
          <Field
            label="Address"
            name="url"
            type="url"
            value={hook.url}
            required
            maxlength={2_000}
            error={fault ?? undefined}
          />
          <KindChecks chosen={hook.kinds} />
          <TextCheck checked={hook.withText} />
          <p>
            <Button kind="main">Save</Button>
          </p>
        </PostForm>
      </Section>
    </Page>
  );
}

const COLUMNS = [
  { name: 'Event' },
  { name: 'State' },
  { name: 'Tries', kind: 'number' as const },
  { name: 'Queued', kind: 'time' as const },
  { name: 'Next try', kind: 'time' as const },
  { name: 'Answer' },
  { name: 'Send again', hideName: true },
];

function rowOf(one: DeliveryRecord, { hook, visitor, now }: WebhookProps): Child[] {
  const { word, tone } = deliveryState(one);
  const name = KINDS.find(({ kind }) => kind === one.kind)?.name ?? (one.eventSeq < 0 ? 'Test' : 'Erased');
  return [
    one.threadId === null || one.postId === null ? (
      name
    ) : (
      <PostLink threadId={one.threadId} postId={one.postId}>
        {name}
      </PostLink>
    ),
    <Badge tone={tone}>{word}</Badge>,
    String(one.attempts),
    <Time at={one.queuedAt} now={now} />,
    one.nextAt === null ? '' : <Time at={one.nextAt} now={now} />,
    one.error ?? (one.status === null ? '' : String(one.status)),
    <PostForm action={`/webhooks/${hook.webhookId}/again`} visitor={visitor}>
      <Hidden fields={{ delivery: one.deliveryId }} />
      <Button kind="quiet" title={`Send “${name}” again`}>
        Send again
      </Button>
    </PostForm>,
  ];
}
