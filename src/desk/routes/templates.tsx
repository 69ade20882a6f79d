import { UsageError } from '../../model/errors.js';
import { decisionKind } from '../../store/desk/decisions/rows.js';
import { audit } from '../auth/audit.js';
import { TemplatesPage } from '../pages/log/templates-page.js';
import { actorOf } from '../read/actor.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

async function show({ store, visitor, url, now }: MemberVisit): Promise<Response> {
  const templates = await store.desk.decisions.templates(null, true);
  return html(
    <TemplatesPage
      visitor={visitor}
      now={now}
      templates={templates}
      change={url.searchParams.get('change')}
      taken={null}
    />,
  );
}

/** Makes a template, or one that takes the place of another: words that were used stay as they were. */
async function put(visit: MemberVisit): Promise<Response> {
  const { store, visitor, now } = visit;
  const form = await visit.form();
  const kind = decisionKind(form.get('kind') ?? '');
  if (kind === null) throw new UsageError('bad-decision', 'Say what decision the template is for.');
  const draft = {
    templateId: form.get('template') ?? '',
    name: form.get('name') ?? '',
    kind,
    note: form.get('note') ?? '',
    replaces: form.get('replaces') || null,
  };
  const put = await store.desk.decisions.putTemplate(actorOf(visitor), draft);
  if (put === 'name-taken') {
    const templates = await store.desk.decisions.templates(null, true);
    return html(
      <TemplatesPage visitor={visitor} now={now} templates={templates} change={draft.replaces} taken={draft} />,
      409,
    );
  }
  await audit(visit, 'template.make', draft.templateId, { name: draft.name, kind, replaces: draft.replaces });
  return see('/templates');
}

async function retire(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const templateId = form.get('template') ?? '';
  const retired = await visit.store.desk.decisions.retireTemplate(actorOf(visit.visitor), templateId);
  if (!retired) return notFound(visit.request, visit.visitor);
  await audit(visit, 'template.retire', templateId);
  return see('/templates');
}

/** Words for decisions that come again and again. */
export const TEMPLATE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/templates', access: 'moderator', answer: show },
  { method: 'POST', path: '/templates', access: 'moderator', answer: put },
  { method: 'POST', path: '/templates/retire', access: 'moderator', answer: retire },
];
