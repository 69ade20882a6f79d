import { DatabaseError, UsageError } from '../../../model/errors.js';

import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { decisionKind } from './rows.js';
import type { Actor, DecisionKind, Template, TemplateDraft } from './types.js';
import { isUuid } from './uuid.js';

export async function listTemplates(
  session: Session,
  kind: DecisionKind | null,
  retired: boolean,
): Promise<readonly Template[]> {
  const rows = await session.query(
    `select t.template_id, t.name, t.kind, t.note, t.created_at, t.retired_at, u.name as created_by
     from threadbare_desk.template t left join threadbare_desk."user" u on u.id = t.created_by
     where ($1::text is null or t.kind = $1) and (t.retired_at is null or $2::boolean)
     order by t.retired_at is not null, t.kind, t.name, t.created_at`,
    [kind, String(retired)],
  );
  return rowsOf(rows).map(templateOf);
}

function templateOf(row: Row): Template {
  const kind = decisionKind(row.text('kind'));
  if (kind === null) throw new DatabaseError('unexpected-value', `There is no decision named ${row.text('kind')}.`);
  return {
    templateId: row.text('template_id'),
    name: row.text('name'),
    kind,
    note: row.text('note'),
    createdBy: row.textOrNull('created_by'),
    createdAt: row.text('created_at'),
    retiredAt: row.textOrNull('retired_at'),
  };
}

/** See `DecisionStore.putTemplate`. Words that were used stay as they were: a changed template is a new one. */
export async function putTemplate(
  session: Session,
  by: Actor,
  { templateId, name, kind, note, replaces = null }: TemplateDraft,
): Promise<'made' | 'known' | 'name-taken'> {
  const faults = [
    [templateId, ...(replaces === null ? [] : [replaces])].every(isUuid) ? null : 'its id must be a UUID',
    name.trim() !== '' && name.length <= 100 ? null : 'a name has 1 to 100 characters',
    note.trim() !== '' && note.length <= 10_000 ? null : 'the words have 1 to 10,000 characters',
  ].filter((fault) => fault !== null);
  if (faults.length > 0) throw new UsageError('bad-decision', `The template cannot be kept: ${faults.join('; ')}.`);
  const known = await session.query('select 1 from threadbare_desk.template where template_id = $1::uuid', [
    templateId,
  ]);
  if (known.rows.length > 0) return 'known';
  // The name is looked at before anything is written: a refusal leaves the old one in use.
  const taken = await session.query(
    `select 1 from threadbare_desk.template
     where name = $1 and retired_at is null and template_id is distinct from $2::uuid`,
    [name.trim(), replaces],
  );
  if (taken.rows.length > 0) return 'name-taken';
  if (replaces !== null) await retireTemplate(session, replaces);
  const made = await session.query(
    `insert into threadbare_desk.template (template_id, name, kind, note, created_by)
     values ($1::uuid, $2, $3, $4, $5) on conflict do nothing returning template_id`,
    [templateId, name.trim(), kind, note.trim(), by.userId],
  );
  return made.rows.length > 0 ? 'made' : 'name-taken';
}

export async function retireTemplate(session: Session, templateId: string): Promise<boolean> {
  if (!isUuid(templateId)) return false;
  const retired = await session.query(
    `update threadbare_desk.template set retired_at = now() where template_id = $1::uuid and retired_at is null
     returning template_id`,
    [templateId],
  );
  return retired.rows.length > 0;
}
