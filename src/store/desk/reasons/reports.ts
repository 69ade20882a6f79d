import { deterministicId } from '../../../model/ids.js';
import type { Connection } from '../../connect/connection.js';
import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableJson } from '../../values.js';
import { reopenReported } from '../decisions/system.js';
import { makeItems } from './items.js';
import { lockDeskThreads } from './lock.js';
import { type Match, matchPosts } from './match-posts.js';
import { hostsOf, readTarget } from './report-target.js';
import type { ImportedReport, Reporter, ReportRow, ReportsImported } from './types.js';

export type { ReportRow } from './types.js';

/** Reports of one transaction. */
const CHUNK = 500;
/** What the log says of a post that was opened again. */
const REOPENED = 'reported again';

/** Keeps reports; see `ReasonStore.importReports`. */
export async function importReports(
  connection: Connection,
  rows: readonly ReportRow[],
  by: Reporter,
): Promise<ReportsImported> {
  const total = { new: 0, known: 0, unmatched: 0, reopened: 0 };
  const out: ImportedReport[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const done = await connection.transaction((session) => importSome(session, chunk, by));
    total.reopened += done.reopened;
    for (const row of done.rows) {
      total[row.status === 'elsewhere' ? 'unmatched' : row.status] += 1;
      out.push(row);
    }
  }
  return { ...total, rows: out };
}

async function importSome(
  session: Session,
  rows: readonly ReportRow[],
  by: Reporter,
): Promise<{ readonly reopened: number; readonly rows: readonly ImportedReport[] }> {
  const places = await placesOf(session, rows, by.sites);
  const posts = places.flatMap(({ match, allowed }) => (match !== null && allowed ? [match] : []));
  const threadIds = [...new Set(posts.map(({ threadId }) => threadId))];
  await lockDeskThreads(session, threadIds);
  const fresh = await insertReports(
    session,
    rows.flatMap((row, i) => {
      const place = places[i];
      return place?.allowed === true ? [reportRow(row, place, by)] : [];
    }),
  );
  const isFresh = rows.map((row) => fresh.delete(reportId(row)));
  const reported = onePerPost(
    places.flatMap(({ match, allowed }, i) => (match !== null && allowed && isFresh[i] === true ? [match] : [])),
  );
  const reopened = await reopenReported(session, reported, REOPENED);
  await makeItems(session, { threadIds, postIds: reported.map(({ postId }) => postId) });
  await noticeAgain(session, reported);
  return {
    reopened,
    rows: rows.map((row, i): ImportedReport => {
      const { match = null, allowed = false } = places[i] ?? {};
      if (!allowed) return { status: 'elsewhere', reportId: null, threadId: null, postId: null };
      const status = match === null ? 'unmatched' : isFresh[i] === true ? 'new' : 'known';
      return { status, reportId: reportId(row), threadId: match?.threadId ?? null, postId: match?.postId ?? null };
    }),
  };
}

/** Where a report belongs. */
interface Place {
  readonly match: Match | null;
  /** Site of the post, or the one the report names; null: unknown. */
  readonly siteId: string | null;
  /** Whether the caller may bring it in: it is on a site of his. */
  readonly allowed: boolean;
}

/**
 * Where the posts of reports are. A report that names no forum is on the only one the caller sees, where that is one. What
 * names none and cannot be found is kept only for callers who see all: it may turn out to be anywhere.
 */
async function placesOf(
  session: Session,
  rows: readonly ReportRow[],
  sites: readonly string[] | null,
): Promise<Place[]> {
  const known = rowsOf(
    await session.query(
      'select site_id, host from threadbare.site where $1::uuid[] is null or site_id = any($1::uuid[])',
      [sites === null ? null : arrayLiteral(sites)],
    ),
  );
  const only = known.length === 1 ? (known[0]?.text('host') ?? null) : null;
  const hosts = new Map(known.flatMap((row) => hostsOf(row.text('host')).map((host) => [host, row.text('site_id')])));
  const matches = await matchPosts(
    session,
    rows.map(({ target, site }) => ({ target, site: site ?? only })),
  );
  return rows.map((row, i) => {
    const match = matches[i] ?? null;
    const host = readTarget(row.target, row.site ?? only).host;
    const siteId = match === null ? (host === null ? null : (hosts.get(host) ?? null)) : match.siteId;
    return { match, siteId, allowed: sites === null || (siteId !== null && sites.includes(siteId)) };
  });
}

const onePerPost = (posts: readonly Match[]): Match[] => [
  ...new Map(posts.map((post) => [post.postId, post])).values(),
];

/** By the report's own id on its forum; without one by all it says, so that the same file twice counts once. */
function reportId(row: ReportRow): string {
  const {
    target,
    site = null,
    externalId = null,
    reporter = null,
    category = null,
    note = null,
    reportedAt = null,
  } = row;
  if (externalId === null || externalId === '')
    return deterministicId('report', target, site, reporter, category, note, reportedAt);
  const host =
    readTarget(target, site)
      .host?.toLowerCase()
      .replace(/^www\./, '') ?? null;
  return deterministicId('report', host, 'id', externalId);
}

const reportRow = (row: ReportRow, place: Place, by: Reporter) => ({
  report_id: reportId(row),
  thread_id: place.match?.threadId ?? null,
  post_id: place.match?.postId ?? null,
  site_id: place.siteId,
  target: row.target,
  reporter: row.reporter ?? null,
  category: row.category ?? null,
  note: row.note ?? null,
  reported_at: row.reportedAt ?? null,
  source: by.source,
  external_id: row.externalId ?? null,
  imported_by: by.userId,
});

/** A report that was kept without a post gets it once it is found. Gives the ids of those that are new to their post. */
async function insertReports(session: Session, rows: readonly ReturnType<typeof reportRow>[]): Promise<Set<string>> {
  const result = await session.query(
    `insert into threadbare_desk.report as r (report_id, thread_id, post_id, site_id, target, reporter, category, note,
       reported_at, source, external_id, imported_by)
     select distinct on (report_id) * from jsonb_to_recordset($1::jsonb) as w(report_id uuid, thread_id uuid,
       post_id uuid, site_id uuid, target text, reporter text, category text, note text, reported_at timestamptz,
       source text, external_id text, imported_by text)
     order by report_id
     on conflict (report_id) do update set thread_id = excluded.thread_id, post_id = excluded.post_id,
       site_id = excluded.site_id
     where r.post_id is null and excluded.post_id is not null
     returning report_id`,
    [storableJson(rows)],
  );
  return new Set(rowsOf(result).map((row) => row.text('report_id')));
}

/** A new report makes a post new again for those who look at what came since their last visit. */
async function noticeAgain(session: Session, posts: readonly Match[]): Promise<void> {
  if (posts.length === 0) return;
  await session.query(
    `update threadbare_desk.item i set noticed_at = now()
     from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
     where i.thread_id = k.thread_id and i.post_id = k.post_id`,
    [arrayLiteral(posts.map(({ threadId }) => threadId)), arrayLiteral(posts.map(({ postId }) => postId))],
  );
}
