import { type Evidence, isReasonKind, type ReasonKind } from '../../store/desk/reasons/kinds.js';
import type { Store } from '../../store/index.js';
import { siteScope } from '../read/scope.js';
import { otherOf, readEvidence } from './evidence.js';
import { type ReasonWords, reasonWords } from './words.js';

/** A reason as a page shows it. */
export interface ShownReason {
  readonly kind: ReasonKind;
  /** Counts reasons of one kind at one post, from 0. */
  readonly index: number;
  readonly score: number;
  readonly incident: string;
  readonly noticedAt: string;
  /** The kind is muted on the site or everywhere: it does not count for the queue. */
  readonly muted: boolean;
  readonly evidence: Evidence;
  /** The post that is answered, quoted or copied. */
  readonly other: { readonly threadId: string; readonly postId: string; readonly author: string | null } | null;
  readonly words: ReasonWords;
}

/** A member's report as a page shows it. */
export interface ShownReport {
  readonly reportId: string;
  readonly reporter: string | null;
  readonly category: string | null;
  readonly note: string | null;
  readonly reportedAt: string | null;
  readonly importedAt: string;
  readonly source: 'csv' | 'api';
}

/** What asks for a look at one post. */
export interface ReasonedPost {
  /** The strongest first, muted ones last. */
  readonly reasons: readonly ShownReason[];
  /** The latest first, at most 50. */
  readonly reports: readonly ShownReport[];
}

/** Reports of a post that are read; its item says how many there are. */
const MOST_REPORTS = 50;

const REASONS = `
  select r.thread_id, r.post_id, r.reason, r.reason_index, r.score, r.incident, r.noticed_at, r.evidence, r.other_post_id,
    p.author_id, a.name as author,
    coalesce(r.evidence ->> 'sourceThreadId', q.source_thread_id::text, r.thread_id::text) as other_thread_id,
    d.title as document,
    exists (select 1 from threadbare_desk.mute m where m.reason = r.reason
      and (m.site = '' or m.site = (select s.host from threadbare.site s where s.site_id = t.site_id))) as muted
  from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
  join threadbare_desk.reason r on r.thread_id = k.thread_id and r.post_id = k.post_id
  join threadbare.thread t on t.thread_id = r.thread_id
  join threadbare.post p on p.thread_id = r.thread_id and p.post_id = r.post_id
  left join threadbare.author a on a.author_id = p.author_id
  left join threadbare.quote q on r.reason in ('altered_quote', 'misattribution') and q.thread_id = r.thread_id
    and q.post_id = r.post_id and q.quote_index = (r.evidence ->> 'quoteIndex')::integer
  left join threadbare.document d on r.reason = 'pasted_article'
    and d.document_id = (r.evidence ->> 'documentId')::uuid
  where ${siteScope('t.site_id', 3)}
  order by muted, r.score desc, r.reason, r.reason_index`;

const REPORTS = `
  select r.post_id, r.report_id, r.reporter, r.category, r.note, r.reported_at, r.imported_at, r.source
  from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
  join threadbare.thread t on t.thread_id = k.thread_id
  cross join lateral (
    select * from threadbare_desk.report r where r.thread_id = k.thread_id and r.post_id = k.post_id
    order by r.imported_at desc, r.report_id limit ${MOST_REPORTS}) r
  where ${siteScope('t.site_id', 3)}`;

const OTHERS = `
  select a.author_id, a.name, null as post_id from threadbare.author a where a.author_id = any($1::uuid[])
  union all
  select null, a.name, p.post_id from unnest($2::uuid[], $3::uuid[]) as k(thread_id, post_id)
  join threadbare.post p on p.thread_id = k.thread_id and p.post_id = k.post_id
  left join threadbare.author a on a.author_id = p.author_id`;

/** Reasons and reports of some posts, by post id: three statements for a whole page. Posts of other sites have none. */
export async function readReasons(
  store: Store,
  sites: readonly string[] | null,
  posts: readonly { readonly threadId: string; readonly postId: string }[],
): Promise<ReadonlyMap<string, ReasonedPost>> {
  if (posts.length === 0) return new Map();
  const params = [posts.map(({ threadId }) => threadId), posts.map(({ postId }) => postId), sites];
  const [reasons, reports] = await Promise.all([store.query(REASONS, { params }), store.query(REPORTS, { params })]);
  const bare = reasons.rows.flatMap(bareReason);
  const names = await readNames(store, bare);
  const out = new Map<string, { reasons: ShownReason[]; reports: ShownReport[] }>(
    posts.map(({ postId }) => [postId, { reasons: [], reports: [] }]),
  );
  for (const reason of bare) out.get(reason.postId)?.reasons.push(shown(reason, names));
  for (const row of reports.rows) out.get(String(row.post_id))?.reports.push(shownReport(row));
  return out;
}

type Cells = Readonly<Record<string, unknown>>;
type BareReason = ReturnType<typeof bareReason>[number];

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function bareReason(row: Cells) {
  const kind = String(row.reason);
  const evidence = readEvidence(row.evidence);
  if (!isReasonKind(kind) || evidence === null) return [];
  const authorId = textOr(row.author_id);
  const otherPostId = textOr(row.other_post_id);
  return [
    {
      kind,
      evidence,
      postId: String(row.post_id),
      index: Number(row.reason_index),
      score: Number(row.score),
      incident: String(row.incident),
      noticedAt: String(row.noticed_at),
      muted: row.muted === true,
      author: textOr(row.author),
      otherId: otherOf(evidence, authorId),
      otherPost: otherPostId === null ? null : { threadId: String(row.other_thread_id), postId: otherPostId },
      document: textOr(row.document),
    },
  ];
}

/** Names of accounts, and of the authors of other posts. */
async function readNames(store: Store, reasons: readonly BareReason[]): Promise<ReadonlyMap<string, string | null>> {
  const authors = [...new Set(reasons.flatMap(({ otherId }) => otherId ?? []))];
  const others = reasons.flatMap(({ otherPost }) => otherPost ?? []);
  if (authors.length === 0 && others.length === 0) return new Map();
  const { rows } = await store.query(OTHERS, {
    params: [authors, others.map(({ threadId }) => threadId), others.map(({ postId }) => postId)],
  });
  return new Map(rows.map((row) => [String(row.author_id ?? row.post_id), textOr(row.name)]));
}

function shown(reason: BareReason, names: ReadonlyMap<string, string | null>): ShownReason {
  const { otherPost, otherId, author, document, ...plain } = reason;
  const { kind, evidence, score } = plain;
  const nameOf = (id: string | null | undefined): string | null => names.get(id ?? '') ?? null;
  const writer = nameOf(otherPost?.postId);
  const other = nameOf(otherId) ?? writer;
  return {
    kind,
    evidence,
    score,
    index: plain.index,
    incident: plain.incident,
    noticedAt: plain.noticedAt,
    muted: plain.muted,
    other: otherPost === null ? null : { ...otherPost, author: writer },
    words: reasonWords(kind, evidence, { score, author, other, document }),
  };
}

const shownReport = (row: Cells): ShownReport => ({
  reportId: String(row.report_id),
  reporter: textOr(row.reporter),
  category: textOr(row.category),
  note: textOr(row.note),
  reportedAt: textOr(row.reported_at),
  importedAt: String(row.imported_at),
  source: row.source === 'api' ? 'api' : 'csv',
});
