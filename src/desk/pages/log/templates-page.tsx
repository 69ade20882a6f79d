import { randomUUID } from 'node:crypto';
import type { Template, TemplateDraft } from '../../../store/desk/decisions.js';
import { Card } from '../../design/card.js';
import { DECISIONS } from '../../design/decision.js';
import { Details } from '../../design/details.js';
import { Empty } from '../../design/empty.js';
import { Field, Select, TextArea } from '../../design/field.js';
import { Button, ButtonLink, Hidden, PostForm } from '../../design/form.js';
import { Words } from '../../design/marked-words.js';
import { Page } from '../../design/page.js';
import { Time } from '../../design/time.js';
import type { Visitor } from '../../visit.js';

export interface TemplatesPageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly templates: readonly Template[];
  /** Template that is being changed. */
  readonly change: string | null;
  /** What was sent, where its name is taken. */
  readonly taken: TemplateDraft | null;
}

const KINDS = ['remove', 'warn', 'escalate', 'approve', 'note'] as const;

/** Words for decisions that come again and again. */
export function TemplatesPage({ visitor, now, templates, change, taken }: TemplatesPageProps) {
  const inUse = templates.filter(({ retiredAt }) => retiredAt === null);
  const retired = templates.filter(({ retiredAt }) => retiredAt !== null);
  const old = inUse.find(({ templateId }) => templateId === change) ?? null;
  const from = taken ?? old;
  return (
    <Page
      title="Templates"
      section="settings"
      visitor={visitor}
      styles={['queue.css']}
      crumbs={[{ href: '/settings', name: 'Settings' }]}
      lede="Words that go with a decision, for cases that come again and again."
    >
      {inUse.length === 0 && <Empty title="No templates yet">The first one is made below.</Empty>}
      {inUse.map((template) => (
        <Card
          title={`${DECISIONS[template.kind].name}: ${template.name}`}
          foot={
            <div class="around">
              <ButtonLink href={`/templates?change=${template.templateId}#make`} kind="quiet">
                Change<span class="unseen"> {template.name}</span>
              </ButtonLink>
              <PostForm action="/templates/retire" visitor={visitor}>
                <Hidden fields={{ template: template.templateId }} />
                <Button kind="quiet">
                  Withdraw<span class="unseen"> {template.name}</span>
                </Button>
              </PostForm>
            </div>
          }
        >
          <Words text={template.note} />
          <p class="hint">
            Made <Time at={template.createdAt} now={now} />
            {template.createdBy !== null && ` by ${template.createdBy}`}
          </p>
        </Card>
      ))}
      <Card id="make" title={old === null ? 'Make a template' : `Change “${old.name}”`}>
        {old !== null && <p class="hint">The old words are withdrawn; decisions made with them keep them.</p>}
        <PostForm action="/templates" visitor={visitor}>
          <Hidden fields={{ template: randomUUID(), replaces: old?.templateId ?? null }} />
          <Select
            label="For"
            name="kind"
            value={from?.kind ?? 'remove'}
            options={KINDS.map((kind) => ({ value: kind, name: DECISIONS[kind].name }))}
          />
          <Field
            label="Name"
            name="name"
            value={from?.name}
            required
            maxlength={100}
            error={taken === null ? null : 'There is a template of this name: take another.'}
          />
          <TextArea label="Words" name="note" value={from?.note} required maxlength={10_000} rows={5} />
          <Button kind="main">{old === null ? 'Make it' : 'Change it'}</Button>
        </PostForm>
      </Card>
      {retired.length > 0 && (
        <Details kind="fold" summary={`Withdrawn (${retired.length})`}>
          {retired.map(({ name, kind, note }) => (
            <Card level={3} title={`${DECISIONS[kind].name}: ${name}`}>
              <Words text={note} />
            </Card>
          ))}
        </Details>
      )}
    </Page>
  );
}
