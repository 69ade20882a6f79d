import { SettingsPage } from '../pages/settings/settings-page.js';
import { html } from '../respond.js';
import type { Route } from '../visit.js';

export const SETTINGS_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/settings',
    access: 'reader',
    answer: async ({ visitor }) => html(<SettingsPage visitor={visitor} />),
  },
];
