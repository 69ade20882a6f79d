import type { z } from 'zod';
import type { ReportRow } from '../../store/desk/reasons/reports.js';
import { type ReadReports, readReportCsv } from '../reasons/report-csv.js';
import type { ReportsBody } from './schemas/reports.js';

/** Fields of Coop’s `data` that are read, the first that is a text counts: forums name them as they like. */
const COOP_FIELDS = {
  target: ['url', 'permalink', 'link'],
  site: ['site', 'host'],
  reporter: ['reporter', 'reporterId', 'reported_by'],
  category: ['category', 'reason', 'policy'],
  note: ['note', 'comment', 'details'],
  reportedAt: ['reportedAt', 'reported_at', 'createdAt'],
} as const;

/** Rows of reports, whatever form they came in. */
export function reportsOf(body: z.output<typeof ReportsBody>): Pick<ReadReports, 'rows' | 'problems'> {
  if ('csv' in body) return readReportCsv(body.csv);
  if ('reports' in body) return { rows: body.reports.map(ownRow), problems: [] };
  if ('items' in body) return { rows: body.items.map(coopRow), problems: [] };
  const { event, subject, createdBy, createdAt, externalId } = body;
  return {
    rows: [
      {
        target: subject.uri,
        reporter: createdBy,
        // com.atproto.moderation.defs#reasonRude is said as it stands, without its namespace.
        category: event.reportType.split('#').at(-1) ?? event.reportType,
        note: event.comment ?? null,
        reportedAt: createdAt ?? null,
        externalId: externalId ?? null,
      },
    ],
    problems: [],
  };
}

type Own = Extract<z.output<typeof ReportsBody>, { reports: unknown }>['reports'][number];
type Coop = Extract<z.output<typeof ReportsBody>, { items: unknown }>['items'][number];

const ownRow = ({ target, site, reporter, category, note, reported_at, external_id }: Own): ReportRow => ({
  target,
  site,
  reporter,
  category,
  note,
  reportedAt: reported_at,
  externalId: external_id,
});

/** An item has no report of its own in it: without one of the fields it says no more than "look at this". */
function coopRow({ id, data }: Coop): ReportRow {
  const field = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = data[name];
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
    }
    return null;
  };
  const when = field(COOP_FIELDS.reportedAt);
  return {
    target: field(COOP_FIELDS.target) ?? id,
    site: field(COOP_FIELDS.site),
    reporter: field(COOP_FIELDS.reporter),
    category: field(COOP_FIELDS.category),
    note: field(COOP_FIELDS.note),
    reportedAt: when !== null && INSTANT.test(when) ? when : null,
  };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
