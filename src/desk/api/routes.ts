import { json } from '../respond.js';
import type { Route } from '../visit.js';
import type { ApiRoute } from './define.js';
import { methodsAt, unknownRoutes } from './fallback.js';
import { openApi, type Tag } from './openapi.js';
import { DATA_ROUTES } from './routes/data.js';
import { DECISION_API_ROUTES } from './routes/decisions.js';
import { DESK_API_ROUTES } from './routes/desk.js';
import { LOG_API_ROUTES } from './routes/log.js';
import { PEOPLE_API_ROUTES } from './routes/people.js';
import { QUEUE_API_ROUTES } from './routes/queue.js';
import { REPORT_API_ROUTES } from './routes/reports.js';
import { WEBHOOK_API_ROUTES } from './routes/webhooks.js';

export const TAGS: readonly Tag[] = [
  { name: 'Queue', description: 'What is worth a look, and why.' },
  { name: 'Decisions', description: 'Deciding, taking back, the log, the worklist.' },
  { name: 'Reports', description: 'Reports of members.' },
  { name: 'Desk', description: 'Templates, saved queues, reasons.' },
  { name: 'Data', description: 'Threads, posts, quotes, authors, articles.' },
  { name: 'Webhooks', description: 'Decisions told to other programs.' },
  { name: 'People', description: 'Members, tokens, the audit log.' },
];

/** Every address of the API that is described. */
export const API: readonly ApiRoute[] = [
  ...QUEUE_API_ROUTES,
  ...DECISION_API_ROUTES,
  ...LOG_API_ROUTES,
  ...REPORT_API_ROUTES,
  ...DESK_API_ROUTES,
  ...DATA_ROUTES,
  ...WEBHOOK_API_ROUTES,
  ...PEOPLE_API_ROUTES,
];

/** The routes of the API, its description, and the answers to what is not there. */
export const API_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/openapi.json',
    access: 'public',
    answer: async () => json(openApi(API, TAGS)),
  },
  ...API,
  ...unknownRoutes(methodsAt(API)),
];
