import { z } from 'zod';
import { seenOf } from '../../../store/desk/decisions/fold.js';
import { actorOf } from '../../read/actor.js';
import { type Card, type CardPost, readCards } from '../../read/queue-cards.js';
import { type QueueFilter, queueFilterOf } from '../../read/queue-filter.js';
import { EVERYTHING, readIncident, readQueue } from '../../read/queue-list.js';
import type { MemberVisit } from '../../visit.js';
import { type ApiRoute, apiAction, apiList, apiRoute, missing } from '../define.js';
import { invalid, refusal } from '../refusal.js';
import { FILTERS, queryOf } from '../schemas/filters.js';
import { Claim, Incident, IncidentDetail } from '../schemas/work.js';
import { snake } from '../snake.js';

const QUEUE = { access: 'reader', scope: 'read', tag: 'Queue' } as const;
const CLAIMS = { access: 'moderator', scope: 'decide', tag: 'Queue' } as const;

/** When the visit before this one began. */
const sinceOf = async ({ store, visitor }: MemberVisit): Promise<string | null> =>
  (await store.desk.accounts.visitOf(visitor.userId)).lastVisit;

/** The address of an incident holds its key: author:…:…, pair:…, post:…. */
const params = z.object({ incident: z.string().min(1).max(200) });

export const QUEUE_API_ROUTES: readonly ApiRoute[] = [
  apiList({
    ...QUEUE,
    path: '/queue',
    summary: 'What is worth a look: what is new since your last visit first, then by rank',
    description: 'One entry per incident: posts that are one decision. The filters are those of the queue page.',
    filters: FILTERS,
    key: z.string(),
    item: Incident,
    read: async ({ filters, after, limit }, visit) => {
      const filter = queueFilterOf(queryOf(filters));
      if (filter.ignored.length > 0)
        return {
          refused: invalid(
            filter.ignored.map((parameter) => ({ parameter, detail: `“${parameter}” cannot be read.` })),
          ),
        };
      const since = await sinceOf(visit);
      const found = await readQueue(visit.store, visit.visitor, filter, { since, after, limit });
      return { rows: found.incidents.map((row) => Incident.parse(snake(row))), next: found.next };
    },
  }),
  apiRoute({
    ...QUEUE,
    method: 'GET',
    path: '/queue/left',
    summary: 'How much the queue holds',
    query: z.strictObject(FILTERS),
    answer: z.object({
      incidents: z.number().int(),
      posts: z.number().int(),
      fresh: z.number().int(),
      more: z.boolean().meta({ description: 'There are more than were counted.' }),
    }),
    handle: async ({ query }, visit) => {
      const filter: QueueFilter = queueFilterOf(queryOf(query));
      const { left } = await readQueue(visit.store, visit.visitor, filter, { since: await sinceOf(visit), limit: 1 });
      return { ok: left };
    },
  }),
  apiRoute({
    ...QUEUE,
    method: 'GET',
    path: '/incidents/:incident',
    summary: 'An incident with its posts, reasons, reports and events',
    params,
    answer: IncidentDetail,
    handle: async (input, visit) => {
      const { store, visitor } = visit;
      const since = await sinceOf(visit);
      const incident = await readIncident(store, visitor, input.params.incident, since);
      if (incident === null) return { refused: missing() };
      const [card] = await readCards(store, visitor, [incident], { filter: EVERYTHING, since, shown: 100, inFull: 0 });
      return card === undefined ? { refused: missing() } : { ok: IncidentDetail.parse(detailOf(card)) };
    },
  }),
  apiRoute({
    ...CLAIMS,
    method: 'PUT',
    path: '/incidents/:incident/claim',
    summary: 'Say that you work on an incident, for five minutes',
    description: 'Again prolongs it. 409 where somebody else is at it; take_over takes it over.',
    params,
    body: z.strictObject({ take_over: z.boolean().default(false) }),
    answer: Claim,
    handle: async (input, { store, visitor }) => {
      const claim = await store.desk.decisions.claim(actorOf(visitor), input.params.incident, {
        takeOver: input.body.take_over,
      });
      if (claim === null) return { refused: missing() };
      if (claim.mine) return { ok: Claim.parse(snake(claim)) };
      const extra = { claim: snake(claim) };
      return { refused: refusal(409, 'conflict', `${claim.by} works on it. Send take_over to take it over.`, extra) };
    },
  }),
  apiAction({
    ...CLAIMS,
    method: 'DELETE',
    path: '/incidents/:incident/claim',
    summary: 'Free an incident you have claimed',
    params,
    handle: async (input, { store, visitor }) => {
      await store.desk.decisions.release(actorOf(visitor), input.params.incident);
      return null;
    },
  }),
];

function detailOf({ incident, title, claim, posts }: Card): unknown {
  return snake({ ...incident, title, claim, items: posts.map(itemOf) });
}

function itemOf({ queued, content, reasons, reports, events }: CardPost): unknown {
  return {
    threadId: queued.threadId,
    postId: queued.postId,
    state: queued.state,
    seen: seenOf(queued.last),
    textHash: queued.textHash,
    score: queued.score,
    fresh: queued.fresh,
    site: content?.site ?? null,
    threadTitle: content?.threadTitle ?? null,
    position: content?.position ?? null,
    url: content?.url ?? null,
    authorId: content?.authorId ?? null,
    author: content?.author ?? null,
    postedAt: content?.postedAt ?? null,
    ownText: content?.ownText ?? null,
    analysisText: content?.analysisText ?? null,
    language: content?.language ?? null,
    incivility: content?.incivility ?? null,
    reasons,
    reports,
    events,
  };
}
