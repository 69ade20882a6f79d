import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import type { StoredReport } from './types.js';

/**
 * Reports whose post is not stored, the latest first.
 *
 * @param before id of the last report seen; null: from the first
 */
export async function unmatchedReports(
  session: Session,
  sites: readonly string[] | null,
  limit: number,
  before: string | null,
): Promise<StoredReport[]> {
  const result = await session.query(
    `select r.report_id, r.target, r.reporter, r.category, r.note, r.reported_at, r.imported_at, r.source
     from threadbare_desk.report r
     left join threadbare_desk.report b on b.report_id::text = $3
     where r.post_id is null and ($1::uuid[] is null or r.site_id = any($1::uuid[]))
       and ($3::text is null or (r.imported_at, r.report_id) < (b.imported_at, b.report_id))
     order by r.imported_at desc, r.report_id desc limit $2::integer`,
    [sites === null ? null : arrayLiteral(sites), String(limit), before],
  );
  return rowsOf(result).map((row) => ({
    reportId: row.text('report_id'),
    target: row.text('target'),
    reporter: row.textOrNull('reporter'),
    category: row.textOrNull('category'),
    note: row.textOrNull('note'),
    reportedAt: row.textOrNull('reported_at'),
    importedAt: row.text('imported_at'),
    source: row.text('source') === 'api' ? 'api' : 'csv',
  }));
}
