import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** The words around a quoted stretch, in its source. */
export interface SourceWords {
  /** Own words before the stretch, the stretch, and after it; cut where `cutBefore` and `cutAfter` say so. */
  readonly before: string;
  readonly quoted: string;
  readonly after: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface DiffOp {
  readonly op: 'equal' | 'delete' | 'insert';
  readonly text: string;
}

/** One quote of a post as pages show it. */
export interface ShownQuote {
  readonly postId: string;
  readonly index: number;
  readonly parentIndex: number | null;
  readonly attributedAuthor: string | null;
  readonly header: string | null;
  readonly text: string;
  readonly verdict: string;
  readonly method: string | null;
  readonly similarity: number | null;
  readonly meaningChanged: boolean;
  readonly declaredEdit: string | null;
  readonly sourceEditedLater: boolean;
  readonly extentMethod: string;
  readonly extentConfidence: number;
  readonly citedAt: string | null;
  readonly citedRaw: string | null;
  readonly source: QuoteSource | null;
  /** From source to copy; null where no word differs. */
  readonly diff: readonly DiffOp[] | null;
  /** The source counts as uncivil: its words are not shown unasked. */
  readonly hostile: boolean;
}

/** Where quoted words come from. */
export type QuoteSource =
  | {
      readonly kind: 'post';
      readonly threadId: string;
      readonly postId: string;
      /** Whether it stands in another thread than the quote. */
      readonly elsewhere: boolean;
      readonly threadTitle: string | null;
      readonly position: number | null;
      readonly author: string | null;
      readonly authorId: string | null;
      /** post, stub, deleted or hidden */
      readonly postKind: string;
      readonly start: number | null;
      readonly end: number | null;
      readonly words: SourceWords | null;
    }
  | {
      readonly kind: 'document';
      readonly documentId: string;
      readonly title: string | null;
      readonly publisher: string | null;
      readonly start: number | null;
      readonly end: number | null;
      readonly words: SourceWords | null;
    };

/** Code points of a source shown around the quoted stretch, and of a stretch at most. */
const AROUND = 240;
const LONGEST = 6000;

const words = (text: string): string => `
  case when q.source_start is null then null else substr(${text}, greatest(q.source_start - ${AROUND}, 0) + 1, least(q.source_start, ${AROUND})) end as before,
  substr(${text}, coalesce(q.source_start, 0) + 1, case when q.source_start is null then ${AROUND * 2} else least(q.source_end - q.source_start, ${LONGEST}) end) as quoted,
  case when q.source_start is null then null else substr(${text}, q.source_end + 1, ${AROUND}) end as after,
  char_length(${text}) as size`;

const SQL = `
select q.post_id, q.quote_index, q.parent_index, q.attributed_author, q.header, q.text, q.verdict, q.method, q.similarity,
       q.meaning_changed, q.declared_edit, q.source_edited_later, q.extent_method, q.extent_confidence, q.cited_at, q.cited_raw,
       q.source_start, q.source_end, q.source_thread_id, q.source_post_id, q.source_document_id, x.diff,
       o.thread_id as found_thread, o.kind as source_kind, o.position as source_position, o.author_id as source_author_id,
       i.label is not distinct from 'uncivil' as hostile, a.name as source_author, t.title as source_title, d.title as document_title, d.publisher, w.*
  from v_quote q
  left join v_altered_quote x on x.thread_id = q.thread_id and x.post_id = q.post_id and x.quote_index = q.quote_index
  left join threadbare.post o on o.thread_id = coalesce(q.source_thread_id, q.thread_id) and o.post_id = q.source_post_id
  left join threadbare.thread t on t.thread_id = o.thread_id
  left join v_incivility i on i.thread_id = o.thread_id and i.post_id = o.post_id
  left join threadbare.author a on a.author_id = o.author_id
  left join v_document d on d.document_id = q.source_document_id
  left join lateral (select ${words('coalesce(o.own_text, d.text)')}) w on true
 where q.thread_id = $1::uuid and q.post_id = any($2::uuid[])
 order by q.post_id, q.quote_index`;

const DIFF = z
  .array(z.object({ op: z.enum(['equal', 'delete', 'insert']), text: z.string() }))
  .nullable()
  .catch(null);

const ROW = z.object({
  post_id: z.string(),
  quote_index: z.number(),
  parent_index: z.number().nullable(),
  attributed_author: z.string().nullable(),
  header: z.string().nullable(),
  text: z.string().nullable(),
  verdict: z.string(),
  method: z.string().nullable(),
  similarity: z.number().nullable(),
  meaning_changed: z.boolean(),
  declared_edit: z.string().nullable(),
  source_edited_later: z.boolean(),
  extent_method: z.string(),
  extent_confidence: z.number(),
  cited_at: z.string().nullable(),
  cited_raw: z.string().nullable(),
  source_start: z.number().nullable(),
  source_end: z.number().nullable(),
  source_thread_id: z.string().nullable(),
  source_post_id: z.string().nullable(),
  source_document_id: z.string().nullable(),
  diff: DIFF,
  hostile: z.boolean(),
  found_thread: z.string().nullable(),
  source_kind: z.string().nullable(),
  source_position: z.number().nullable(),
  source_author_id: z.string().nullable(),
  source_author: z.string().nullable(),
  source_title: z.string().nullable(),
  document_title: z.string().nullable(),
  publisher: z.string().nullable(),
  before: z.string().nullable(),
  quoted: z.string().nullable(),
  after: z.string().nullable(),
  size: z.number().nullable(),
});

type Row = z.infer<typeof ROW>;

/**
 * Every quote of some posts of a thread, all levels, in document order. The thread must be one of the visitor's: a source
 * in another thread is on the same site.
 */
export async function readQuotes(
  store: Store,
  threadId: string,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ShownQuote[]>> {
  const { rows } = await store.query(SQL, { params: [threadId, postIds] });
  const found = new Map<string, ShownQuote[]>();
  for (const one of rows) {
    const quote = quoteOf(ROW.parse(one));
    const held = found.get(quote.postId) ?? [];
    found.set(quote.postId, held);
    held.push(quote);
  }
  return found;
}

const quoteOf = (row: Row): ShownQuote => ({
  postId: row.post_id,
  index: row.quote_index,
  parentIndex: row.parent_index,
  attributedAuthor: row.attributed_author,
  header: row.header,
  text: row.text ?? '',
  verdict: row.verdict,
  method: row.method,
  similarity: row.similarity,
  meaningChanged: row.meaning_changed,
  declaredEdit: row.declared_edit,
  sourceEditedLater: row.source_edited_later,
  extentMethod: row.extent_method,
  extentConfidence: row.extent_confidence,
  citedAt: row.cited_at,
  citedRaw: row.cited_raw,
  source: sourceOf(row),
  diff: row.diff,
  hostile: row.hostile,
});

function sourceOf(row: Row): QuoteSource | null {
  const place = { start: row.source_start, end: row.source_end, words: wordsOf(row) };
  if (row.found_thread !== null && row.source_post_id !== null) {
    return {
      kind: 'post',
      threadId: row.found_thread,
      postId: row.source_post_id,
      elsewhere: row.source_thread_id !== null,
      threadTitle: row.source_title,
      position: row.source_position,
      author: row.source_author,
      authorId: row.source_author_id,
      postKind: row.source_kind ?? 'post',
      ...place,
    };
  }
  if (row.source_document_id === null) return null;
  return {
    kind: 'document',
    documentId: row.source_document_id,
    title: row.document_title,
    publisher: row.publisher,
    ...place,
  };
}

/** Null where the source is a stub: its words are the quote's own. */
function wordsOf(row: Row): SourceWords | null {
  if (row.quoted === null || row.quoted === '' || row.source_kind === 'stub') return null;
  const size = row.size ?? 0;
  const start = row.source_start ?? 0;
  const end = row.source_end ?? AROUND * 2;
  return {
    before: row.before ?? '',
    quoted: row.quoted,
    after: row.after ?? '',
    cutBefore: start > AROUND,
    cutAfter: row.source_start === null ? size > end : size > end + AROUND,
  };
}
