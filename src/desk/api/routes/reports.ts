import { z } from 'zod';
import { audit } from '../../auth/audit.js';
import { type ApiRoute, apiList, apiRoute, stretch } from '../define.js';
import { reportsOf } from '../report-forms.js';
import { ReportsBody, ReportsTaken, UnmatchedReport } from '../schemas/reports.js';
import { snake } from '../snake.js';

/** Bytes of an import: some ten thousand reports. */
const MOST_BYTES = 16_000_000;

export const REPORT_API_ROUTES: readonly ApiRoute[] = [
  apiRoute({
    method: 'POST',
    path: '/reports',
    access: 'moderator',
    scope: 'report',
    tag: 'Reports',
    summary: 'Hand over reports of members',
    description:
      'In the desk’s own form, as CSV with a header, as items of Coop or as a report event of Ozone. Sent twice, they count once.',
    body: ReportsBody,
    alsoReads: ['text/csv'],
    mostBytes: MOST_BYTES,
    answer: ReportsTaken,
    handle: async ({ body }, visit) => {
      const { rows, problems } = reportsOf(body);
      const { userId, sites } = visit.visitor;
      const taken = await visit.store.desk.reasons.importReports(rows, { userId, source: 'api', sites });
      await audit(visit, 'report.import', null, { new: taken.new, known: taken.known, unmatched: taken.unmatched });
      const told = taken.rows.map(({ status, reportId, threadId, postId }) =>
        // Of posts elsewhere nothing is told, not even that they are there.
        status === 'elsewhere'
          ? { status: 'unmatched', reportId: null, threadId: null, postId: null }
          : { status, reportId, threadId, postId },
      );
      return { ok: ReportsTaken.parse(snake({ ...taken, rows: told, problems })) };
    },
  }),
  apiList({
    path: '/reports/unmatched',
    access: 'moderator',
    scope: 'read',
    tag: 'Reports',
    summary: 'Reports whose posts are not stored, the latest first',
    key: z.guid(),
    item: UnmatchedReport,
    read: async ({ after, limit }, { store, visitor }) => {
      const rows = await store.desk.reasons.unmatchedReports(visitor.sites, limit + 1, after);
      return stretch(
        rows.map((row) => UnmatchedReport.parse(snake(row))),
        limit,
        (row) => row.report_id,
      );
    },
  }),
];
