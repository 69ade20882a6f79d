import { API_ROUTES } from './api/routes.js';
import { ARCHIVE_ROUTES } from './routes/archive.js';
import { ASSET_ROUTES } from './routes/assets.js';
import { AUTHOR_ROUTES } from './routes/author.js';
import { DECIDE_ROUTES } from './routes/decide.js';
import { HELP_ROUTES } from './routes/help.js';
import { IMAGE_ROUTES } from './routes/image.js';
import { LOG_ROUTES } from './routes/log.js';
import { OVERVIEW_ROUTES } from './routes/overview.js';
import { PEOPLE_ROUTES } from './routes/people.js';
import { POST_ROUTES } from './routes/post.js';
import { PROBLEMS_ROUTES } from './routes/problems.js';
import { QUEUE_ROUTES } from './routes/queue.js';
import { SEARCH_ROUTES } from './routes/search.js';
import { SETTINGS_ROUTES } from './routes/settings.js';
import { SOURCES_ROUTES } from './routes/sources.js';
import { TEMPLATE_ROUTES } from './routes/templates.js';
import { THREAD_ROUTES } from './routes/thread.js';
import { THREADS_ROUTES } from './routes/threads.js';
import { WEBHOOK_ROUTES } from './routes/webhooks.js';
import { WORKLIST_ROUTES } from './routes/worklist.js';
import type { Route } from './visit.js';

/** Every address of the desk. The authorisation matrix is tested over this list. */
export const ROUTES: readonly Route[] = [
  ...API_ROUTES,
  ...ARCHIVE_ROUTES,
  ...ASSET_ROUTES,
  ...AUTHOR_ROUTES,
  ...DECIDE_ROUTES,
  ...HELP_ROUTES,
  ...IMAGE_ROUTES,
  ...LOG_ROUTES,
  ...OVERVIEW_ROUTES,
  ...PEOPLE_ROUTES,
  ...POST_ROUTES,
  ...PROBLEMS_ROUTES,
  ...QUEUE_ROUTES,
  ...SEARCH_ROUTES,
  ...SETTINGS_ROUTES,
  ...SOURCES_ROUTES,
  ...TEMPLATE_ROUTES,
  ...THREADS_ROUTES,
  ...THREAD_ROUTES,
  ...WEBHOOK_ROUTES,
  ...WORKLIST_ROUTES,
];
