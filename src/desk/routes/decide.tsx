import { UsageError } from '../../model/errors.js';
import { decisionKind } from '../../store/desk/decisions/rows.js';
import type { Decided, DecisionKind, DecisionPost } from '../../store/desk/decisions.js';
import { afterDeciding, cardId, ownPath, postOf } from '../pages/queue/decision-fields.js';
import { RefusalPage } from '../pages/queue/refusal-page.js';
import { actorOf } from '../read/actor.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

/** Decides on the posts of a form and leads back to where it was sent from, at the next card. */
async function decide(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const kind = kindOf(form);
  const posts = postsOf(form);
  const back = ownPath(form.get('back'));
  const decided = await visit.store.desk.decisions.decide(actorOf(visit.visitor), {
    decisionId: form.get('decisionId') ?? '',
    kind,
    posts,
    note: form.get('note'),
    label: kind === 'label' ? form.get('label') : null,
    reason: kind === 'wrong_reason' ? form.get('reason') : null,
    templateId: await templateFor(visit, form.get('template'), kind),
    alsoApprove: kind === 'wrong_reason' && form.get('also') === 'approve',
    takeOver: form.get('takeOver') === '1',
  });
  return answer(visit, decided, { back, next: form.get('next'), form, posts });
}

/** A template goes with the kind it was made for; another button leaves it alone. */
export async function templateFor(visit: MemberVisit, id: string | null, kind: DecisionKind): Promise<string | null> {
  if (id === null || id === '') return null;
  const templates = await visit.store.desk.decisions.templates(kind);
  return templates.some(({ templateId }) => templateId === id) ? id : null;
}

async function undo(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const posts = form.has('post') ? postsOf(form) : undefined;
  const decided = await visit.store.desk.decisions.undo(actorOf(visit.visitor), {
    undoId: form.get('undoId') ?? '',
    target: form.get('target') ?? '',
    posts,
    note: form.get('note'),
  });
  return answer(visit, decided, { back: ownPath(form.get('back')), next: form.get('next'), form, posts: posts ?? [] });
}

async function claim(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const incident = form.get('incident') ?? '';
  const claimed = await visit.store.desk.decisions.claim(actorOf(visit.visitor), incident, {
    takeOver: form.get('takeOver') === '1',
  });
  if (claimed === null) return notFound(visit.request, visit.visitor);
  return see(at(ownPath(form.get('back')), incident));
}

async function release(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const incident = form.get('incident') ?? '';
  await visit.store.desk.decisions.release(actorOf(visit.visitor), incident);
  return see(at(ownPath(form.get('back')), incident));
}

const at = (path: string, incident: string): string => `${path.replace(/#.*$/, '')}#${cardId(incident)}`;

interface Sent {
  readonly back: string;
  readonly next: string | null;
  readonly form: URLSearchParams;
  readonly posts: readonly DecisionPost[];
}

async function answer(visit: MemberVisit, decided: Decided, { back, next, form, posts }: Sent): Promise<Response> {
  if (decided.outcome === 'done') return see(afterDeciding(back, decided.decisionId, next));
  if (decided.outcome === 'unknown') return notFound(visit.request, visit.visitor);
  const { visitor, now } = visit;
  return html(<RefusalPage refused={decided} visitor={visitor} now={now} back={back} form={form} posts={posts} />, 409);
}

/** @throws UsageError `bad-decision` */
function kindOf(form: URLSearchParams): DecisionKind {
  const kind = decisionKind(form.get('kind') ?? '');
  if (kind === null) throw new UsageError('bad-decision', 'Say what is to be decided: press one of the buttons.');
  return kind;
}

/** @throws UsageError `bad-decision` */
function postsOf(form: URLSearchParams): readonly DecisionPost[] {
  const posts = form.getAll('post').map(postOf);
  if (posts.length === 0) throw new UsageError('bad-decision', 'Choose at least one post, then decide.');
  return posts.map((post) => {
    if (post === null) throw new UsageError('bad-decision', 'The form names a post in no way the desk knows.');
    return post;
  });
}

/** Decisions, undos, claims. */
export const DECIDE_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/decide', access: 'moderator', answer: decide },
  { method: 'POST', path: '/undo', access: 'moderator', answer: undo },
  { method: 'POST', path: '/claim', access: 'moderator', answer: claim },
  { method: 'POST', path: '/release', access: 'moderator', answer: release },
];
