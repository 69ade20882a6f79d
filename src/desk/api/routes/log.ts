import { z } from 'zod';
import { audit } from '../../auth/audit.js';
import { logFilterOf, logQuery, readLog } from '../../read/log.js';
import { logStream } from '../../read/log-export.js';
import { readOverview } from '../../read/overview.js';
import { PERIODS } from '../../read/overview-came.js';
import { readWorklist } from '../../read/worklist.js';
import { type ApiRoute, apiList, apiRoute, apiStream } from '../define.js';
import { flag, state, uuid } from '../schemas/basic.js';
import { queryOf } from '../schemas/filters.js';
import { LogEvent, Overview, WorkItem } from '../schemas/log.js';
import { eventKind } from '../schemas/webhooks.js';
import { snake } from '../snake.js';

const day = z.iso.date().optional();

const FILTERS = {
  kind: eventKind.optional(),
  by: z.string().min(1).max(200).optional().meta({ description: 'Name of the moderator, in any case.' }),
  site: z.string().min(1).max(300).optional().meta({ description: 'Host of the site.' }),
  thread: uuid.optional(),
  from: day.meta({ description: 'First day, UTC.' }),
  to: day.meta({ description: 'Last day, UTC.' }),
};

const period = z
  .enum(['30', '90', '365', 'all'])
  .default('90')
  .meta({ description: 'Days before the last day with posts.' });

export const LOG_API_ROUTES: readonly ApiRoute[] = [
  apiList({
    path: '/log',
    access: 'reader',
    scope: 'read',
    tag: 'Decisions',
    summary: 'Events, the latest first',
    filters: FILTERS,
    key: z.number().int(),
    item: LogEvent,
    read: async ({ filters, after, limit }, { store, visitor }) => {
      const page = await readLog(store, visitor, logFilterOf(queryOf(filters)), { before: after, limit });
      return { rows: page.events.map((event) => LogEvent.parse(snake(event))), next: page.next };
    },
  }),
  apiStream({
    method: 'GET',
    path: '/log.jsonl',
    access: 'moderator',
    scope: 'read',
    tag: 'Decisions',
    summary: 'The whole log in the order it was written, one JSON object a line',
    query: z.strictObject(FILTERS),
    answerType: 'application/jsonl',
    handle: async ({ query }, visit) => {
      const filter = logFilterOf(queryOf(query));
      await audit(visit, 'log.export', 'jsonl', Object.fromEntries(logQuery(filter)));
      return new Response(logStream(visit.store, visit.visitor, filter, 'jsonl'), {
        headers: { 'content-type': 'application/jsonl; charset=utf-8' },
      });
    },
  }),
  apiList({
    path: '/worklist',
    access: 'moderator',
    scope: 'read',
    tag: 'Decisions',
    summary: 'What is to be carried out on the forum, the latest first',
    filters: {
      state: state.optional(),
      done: flag.optional().meta({ description: 'Only what is done, or only what is not.' }),
      who: z.enum(['own', 'all']).default('own'),
    },
    key: z.string(),
    item: WorkItem,
    read: async ({ filters, after, limit }, { store, visitor }) => {
      const list = await readWorklist(store, visitor, { ...filters, after, limit });
      return { rows: list.items.map((item) => WorkItem.parse(snake(item))), next: list.next };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/overview',
    access: 'reader',
    scope: 'read',
    tag: 'Desk',
    summary: 'What came in, what is open, what was decided',
    query: z.strictObject({ days: period }),
    answer: Overview,
    handle: async ({ query }, { store, visitor, now }) => {
      const days = PERIODS.find((one) => String(one ?? 'all') === query.days) ?? null;
      const { lastVisit: since } = await store.desk.accounts.visitOf(visitor.userId);
      return { ok: Overview.parse(snake(await readOverview(store, visitor, { period: days, since, now }))) };
    },
  }),
];
