import { OverviewPage } from '../pages/overview/overview-page.js';
import { readOverview } from '../read/overview.js';
import { PERIODS, type Period } from '../read/overview-came.js';
import { html } from '../respond.js';
import type { Route } from '../visit.js';

/** The period an address names; 90 days where it names none. */
export function periodOf(text: string | null): Period {
  if (text === 'all') return null;
  return PERIODS.find((days) => days !== null && String(days) === text) ?? 90;
}

export const OVERVIEW_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/overview',
    access: 'reader',
    answer: async ({ store, visitor, url, now }) => {
      const period = periodOf(url.searchParams.get('days'));
      const { lastVisit: since } = await store.desk.accounts.visitOf(visitor.userId);
      const overview = await readOverview(store, visitor, { period, since, now });
      return html(<OverviewPage visitor={visitor} overview={overview} period={period} now={now} />);
    },
  },
];
