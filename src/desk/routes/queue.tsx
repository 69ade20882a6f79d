import { isUuid } from '../../store/desk/decisions/uuid.js';
import { isReasonKind } from '../../store/desk/reasons/kinds.js';
import { audit } from '../auth/audit.js';
import { Page } from '../design/page.js';
import { ownPath } from '../pages/queue/decision-fields.js';
import { DecisionNotice } from '../pages/queue/decision-notice.js';
import { IncidentCard } from '../pages/queue/incident-card.js';
import { QueuePage } from '../pages/queue/queue-page.js';
import { actorOf } from '../read/actor.js';
import { decisionNotice } from '../read/decision-notice.js';
import { readCards } from '../read/queue-cards.js';
import { queueFilterOf } from '../read/queue-filter.js';
import { EVERYTHING, readIncident, readQueue } from '../read/queue-list.js';
import { readPlaces } from '../read/queue-places.js';
import { readDone } from '../read/queue-session.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';
import { BATCH_ROUTES } from './queue-batch.js';

/** Since when a session counts where nobody knows when it began. */
const SESSION_MS = 12 * 3_600_000;

async function queue(visit: MemberVisit): Promise<Response> {
  const { store, visitor, url, now } = visit;
  const filter = queueFilterOf(url.searchParams);
  const after = url.searchParams.get('after');
  const { lastVisit, thisVisit } = await store.desk.accounts.visitOf(visitor.userId);
  const list = await readQueue(store, visitor, filter, { since: lastVisit, after });
  const began = thisVisit ?? new Date(now.getTime() - SESSION_MS).toISOString();
  const [cards, places, said, done, precision, mutes, queues, templates] = await Promise.all([
    readCards(store, visitor, list.incidents, { filter, since: lastVisit }),
    readPlaces(store, visitor, filter),
    decisionNotice(visit),
    list.incidents.length === 0 ? readDone(store, visitor, began) : [],
    store.desk.reasons.precision(visitor.sites),
    store.desk.reasons.mutes(),
    store.desk.decisions.savedQueues(actorOf(visitor)),
    store.desk.decisions.templates(),
  ]);
  return html(
    <QueuePage
      visitor={visitor}
      now={now}
      filter={filter}
      places={places}
      cards={cards}
      left={list.left}
      next={list.next}
      after={after}
      said={said}
      done={done}
      precision={precision}
      mutes={mutes}
      queues={queues}
      templates={templates}
    />,
  );
}

/** An incident alone, with all its posts, decided ones too. */
async function incident(visit: MemberVisit): Promise<Response> {
  const { store, visitor, url, now } = visit;
  const id = url.searchParams.get('id') ?? '';
  const found = await readIncident(store, visitor, id);
  if (found === null) return notFound(visit.request, visitor);
  const [[card], said, templates] = await Promise.all([
    readCards(store, visitor, [found], { filter: EVERYTHING, since: null, inFull: 10, shown: 100 }),
    decisionNotice(visit),
    store.desk.decisions.templates(),
  ]);
  if (card === undefined) return notFound(visit.request, visitor);
  const back = `/incident?${new URLSearchParams({ id }).toString()}`;
  return html(
    <Page
      title={card.title}
      section="queue"
      visitor={visitor}
      crumbs={[{ href: '/queue', name: 'Queue' }]}
      scripts={['queue.js']}
      styles={['queue.css']}
      notice={said === null ? null : <DecisionNotice said={said} visitor={visitor} back={back} live="#queue" />}
    >
      <div id="queue" class="queue">
        <IncidentCard
          card={card}
          visitor={visitor}
          now={now}
          back={back}
          next={null}
          templates={templates}
          live="#queue"
          whole
        />
      </div>
    </Page>,
  );
}

async function save(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const name = form.get('name') ?? '';
  const filters = new URLSearchParams(form.get('filters') ?? '').toString();
  const shared = form.get('shared') === '1';
  await visit.store.desk.decisions.saveQueue(actorOf(visit.visitor), {
    queueId: form.get('queue') ?? '',
    name,
    filters,
    shared,
  });
  if (shared) await audit(visit, 'queue.share', name, { filters });
  return see(ownPath(form.get('back')));
}

async function drop(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const queueId = form.get('queue') ?? '';
  const anyones = visit.visitor.role === 'admin';
  const dropped = await visit.store.desk.decisions.dropQueue(actorOf(visit.visitor), queueId, { anyones });
  if (!dropped || !isUuid(queueId)) return notFound(visit.request, visit.visitor);
  await audit(visit, 'queue.drop', queueId);
  return see(ownPath(form.get('back')));
}

/** Somebody who may not see all sites mutes a reason on theirs alone. */
async function mute(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const reason = form.get('reason') ?? '';
  if (!isReasonKind(reason)) return notFound(visit.request, visit.visitor);
  const { store, visitor } = visit;
  const off = form.get('to') !== 'on';
  for (const siteId of visitor.sites ?? [null]) {
    if (off) await store.desk.reasons.mute(reason, siteId, visitor.userId);
    else await store.desk.reasons.unmute(reason, siteId);
  }
  await audit(visit, off ? 'reason.mute' : 'reason.unmute', reason, { sites: visitor.sites });
  return see(ownPath(form.get('back')));
}

/** The queue and what is kept about it. */
export const QUEUE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/queue', access: 'reader', answer: queue },
  { method: 'GET', path: '/incident', access: 'reader', answer: incident },
  { method: 'POST', path: '/queues', access: 'reader', answer: save },
  { method: 'POST', path: '/queues/drop', access: 'reader', answer: drop },
  { method: 'POST', path: '/queue/mute', access: 'moderator', answer: mute },
  ...BATCH_ROUTES,
];
