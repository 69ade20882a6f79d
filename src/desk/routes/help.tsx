import { HelpPage } from '../pages/settings/help-page.js';
import { html } from '../respond.js';
import type { Route } from '../visit.js';

export const HELP_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/help',
    access: 'reader',
    answer: async ({ visitor }) => html(<HelpPage visitor={visitor} />),
  },
];
