import { UsageError } from '../../model/errors.js';
import { decisionKind } from '../../store/desk/decisions/rows.js';
import { BatchPage } from '../pages/queue/batch-page.js';
import { afterDeciding, ownPath } from '../pages/queue/decision-fields.js';
import { RefusalPage } from '../pages/queue/refusal-page.js';
import { actorOf } from '../read/actor.js';
import { openBatch, readBatch, SAMPLE, sampleOf, sealBatch, stillSo } from '../read/queue-batch.js';
import { readCards } from '../read/queue-cards.js';
import { queueFilterOf } from '../read/queue-filter.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';
import { templateFor } from './decide.js';

/** A sample of the open posts of a filter, and the form that decides on all of them. */
async function show(visit: MemberVisit): Promise<Response> {
  const { store, visitor, url, now } = visit;
  const filter = { ...queueFilterOf(url.searchParams), state: 'open' as const };
  const batch = await readBatch(store, visitor, filter);
  const sample = sampleOf(batch.posts, SAMPLE);
  const [posts, key, templates] = await Promise.all([
    readSample(visit, sample),
    store.desk.decisions.formKey(),
    store.desk.decisions.templates(),
  ]);
  return html(
    <BatchPage
      visitor={visitor}
      now={now}
      filter={filter}
      size={batch.posts.length}
      more={batch.more}
      sample={posts}
      sealed={sealBatch(key, visitor.userId, batch.posts, now)}
      templates={templates}
    />,
  );
}

/** The posts of a sample as cards show them. */
async function readSample({ store, visitor }: MemberVisit, sample: readonly { incident: string; postId: string }[]) {
  const wanted = new Set(sample.map(({ postId }) => postId));
  const incidents = [...new Set(sample.map(({ incident }) => incident))].map((incident) => ({
    incident,
    fresh: false,
    rank: 0,
    score: 0,
    reports: 0,
    posts: 0,
    reasons: [],
  }));
  const filter = queueFilterOf(new URLSearchParams());
  const cards = await readCards(store, visitor, incidents, { filter, since: null, inFull: 100, shown: 100 });
  return cards.flatMap(({ posts }) => posts).filter(({ queued }) => wanted.has(queued.postId));
}

/** Decides on the posts of a sealed form; what was decided or changed since the sample was shown is left out. */
async function decide(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const { store, visitor, now } = visit;
  const kind = decisionKind(form.get('kind') ?? '');
  if (kind === null || !['approve', 'remove', 'warn', 'escalate'].includes(kind))
    throw new UsageError('bad-decision', 'Say what is to be decided: press one of the buttons.');
  const back = ownPath(form.get('back'));
  const key = await store.desk.decisions.formKey();
  const given = openBatch(key, visitor.userId, form.get('batch') ?? '', now);
  if (given === null)
    throw new UsageError('bad-decision', 'Look at a sample first: load the page of the batch again, then decide.');
  const posts = await stillSo(store, visitor, given);
  const decisionId = form.get('decisionId') ?? '';
  if (posts.length === 0) return see(afterDeciding(back, decisionId, null));
  const decided = await store.desk.decisions.decide(actorOf(visitor), {
    decisionId,
    kind,
    posts,
    note: form.get('note'),
    templateId: await templateFor(visit, form.get('template'), kind),
    takeOver: true,
  });
  if (decided.outcome === 'done') return see(afterDeciding(back, decided.decisionId, null));
  if (decided.outcome === 'unknown') return notFound(visit.request, visitor);
  return html(<RefusalPage refused={decided} visitor={visitor} now={now} back={back} form={form} posts={posts} />, 409);
}

export const BATCH_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/queue/batch', access: 'moderator', answer: show },
  { method: 'POST', path: '/queue/batch', access: 'moderator', answer: decide },
];
