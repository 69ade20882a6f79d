import type { DiffStep } from '../model/thread.js';
import type { Store } from '../store/index.js';
import { type Place, readPlaces } from './places.js';
import { ask, flagOf, numberOf, type Row, textOf } from './rows.js';
import { DIFF } from './saying-travel.js';

/** A quote of a post, its source and what the comparison gave. */
export interface CheckedQuote {
  readonly post: Place | null;
  readonly postId: string;
  readonly index: number;
  readonly parentIndex: number | null;
  readonly attributedAuthor: string | null;
  readonly verdict: string;
  readonly meaningChanged: boolean;
  readonly method: string | null;
  readonly similarity: number | null;
  readonly declaredEdit: string | null;
  readonly sourceEditedLater: boolean;
  readonly text: string;
  readonly source: Place | null;
  /** An article with the same words, where the quote names a post that is not stored; then that post is the source. */
  readonly article: Place | null;
  /** Where the quoted words stand in the source's own text, in code points. */
  readonly sourceStart: number | null;
  readonly sourceEnd: number | null;
  readonly diff: readonly DiffStep[] | null;
}

const SQL = `
select q.*, a.diff
  from v_quote q
  left join v_altered_quote a
    on a.thread_id = q.thread_id and a.post_id = q.post_id and a.quote_index = q.quote_index
 where q.thread_id = $1::uuid and ($2::uuid[] is null or q.post_id = any($2::uuid[]))`;

/** What a reader should see first. */
const ORDER = ['misattributed', 'altered', 'trimmed', 'unattributed', 'source_absent', 'elided', 'exact'];

/**
 * The quotes of a thread (or of some of its posts) with their verdicts: changed meaning first, then by how much the
 * words depart from the source, then as they stand.
 */
export async function checkedQuotes(
  store: Store,
  threadId: string,
  postIds: readonly string[] | null = null,
): Promise<CheckedQuote[]> {
  return (await toQuotes(store, await ask(store, SQL, [threadId, postIds]))).sort(byUrgency);
}

const WORST = `
with worst as (
  select * from v_quote where meaning_changed or verdict in ('altered', 'misattributed')
   order by meaning_changed desc, verdict = 'misattributed' desc, similarity nulls last, thread_id, post_id, quote_index
   limit $1::integer
)
select q.*, a.diff
  from worst q
  left join v_altered_quote a
    on a.thread_id = q.thread_id and a.post_id = q.post_id and a.quote_index = q.quote_index`;

/** Of all threads at most so many quotes that do not say what the source says: changed meaning first. */
export async function worstQuotes(store: Store, limit: number): Promise<CheckedQuote[]> {
  const quotes = await toQuotes(store, await ask(store, WORST, [limit]));
  const thread = (quote: CheckedQuote): string => quote.post?.threadId ?? '';
  return quotes.sort(
    (a, b) =>
      Number(b.meaningChanged) - Number(a.meaningChanged) ||
      ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
      (thread(a) < thread(b) ? -1 : thread(a) > thread(b) ? 1 : byUrgency(a, b)),
  );
}

async function toQuotes(store: Store, rows: readonly Row[]): Promise<CheckedQuote[]> {
  const posts = rows.flatMap((row) => {
    const threadId = textOf(row, 'thread_id') ?? '';
    const source = textOf(row, 'source_post_id');
    return [
      { threadId, postId: textOf(row, 'post_id') ?? '' },
      // A source in another thread is named with it.
      ...(source === null ? [] : [{ threadId: textOf(row, 'source_thread_id') ?? threadId, postId: source }]),
    ];
  });
  const places = await readPlaces(
    store,
    posts,
    rows.flatMap((row) => textOf(row, 'source_document_id') ?? []),
  );
  return rows.map((row) => quoteOf(row, places));
}

function byUrgency(a: CheckedQuote, b: CheckedQuote): number {
  return (
    Number(b.meaningChanged) - Number(a.meaningChanged) ||
    ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
    (a.post?.position ?? 0) - (b.post?.position ?? 0) ||
    (a.postId < b.postId ? -1 : a.postId > b.postId ? 1 : 0) ||
    a.index - b.index
  );
}

function quoteOf(row: Row, places: ReadonlyMap<string, Place>): CheckedQuote {
  const postId = textOf(row, 'post_id') ?? '';
  const post = places.get(textOf(row, 'source_post_id') ?? '') ?? null;
  const article = places.get(textOf(row, 'source_document_id') ?? '') ?? null;
  return {
    post: places.get(postId) ?? null,
    postId,
    index: numberOf(row, 'quote_index') ?? 0,
    parentIndex: numberOf(row, 'parent_index'),
    attributedAuthor: textOf(row, 'attributed_author'),
    verdict: textOf(row, 'verdict') ?? 'unknown',
    meaningChanged: flagOf(row, 'meaning_changed'),
    method: textOf(row, 'method'),
    similarity: numberOf(row, 'similarity'),
    declaredEdit: textOf(row, 'declared_edit'),
    sourceEditedLater: flagOf(row, 'source_edited_later'),
    text: textOf(row, 'text') ?? '',
    source: post ?? article,
    article: post === null ? null : article,
    sourceStart: numberOf(row, 'source_start'),
    sourceEnd: numberOf(row, 'source_end'),
    diff: DIFF.parse(row.diff ?? null),
  };
}
