import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { ShownQuote } from './quotes.js';

/** One place quoted words came through. */
export interface ChainStep {
  /** The quote it belongs to. */
  readonly quoteIndex: number;
  /** 1: the quote's own source, 2: where that has them from, … */
  readonly depth: number;
  /** `quote`, or how the source came by the words: unmarked, self, article, double_post, campaign, derived_from. */
  readonly how: string;
  readonly threadId: string | null;
  readonly postId: string | null;
  readonly documentId: string | null;
  /** Title of the thread or the article. */
  readonly title: string | null;
  readonly position: number | null;
  readonly author: string | null;
  readonly kind: string | null;
}

/** Steps followed at most: a chain that is longer goes in a ring or says nothing new. */
const DEEPEST = 6;

/** Places looked at in one round at most. */
const WIDEST = 200;

/** A place and the stretch of its own words that is meant; null: all of them. */
interface Place {
  readonly quoteIndex: number;
  readonly threadId: string;
  readonly postId: string;
  readonly start: number | null;
  readonly end: number | null;
}

const SQL = `
with place as (
  select * from unnest($1::integer[], $2::uuid[], $3::uuid[], $4::integer[], $5::integer[]) as k(quote_index, thread_id, post_id, s, e)
), link as (
  select k.quote_index, r.kind as how, coalesce(r.source_thread_id, r.thread_id) as thread_id, r.source_post_id as post_id, r.source_document_id as document_id
    from place k join v_repeat r on r.thread_id = k.thread_id and r.post_id = k.post_id
   where k.s is null or (r.end_offset > k.s and r.start_offset < k.e)
  union
  select k.quote_index, c.relation, null::uuid, null::uuid, c.document_id
    from place k join v_source c on c.thread_id = k.thread_id and c.post_id = k.post_id and c.relation = 'derived_from'
)
select l.quote_index, l.how, case when l.document_id is null then l.thread_id end as thread_id, l.post_id, l.document_id,
       coalesce(d.title, t.title) as title, p.position, p.kind, a.name as author
  from link l
  left join threadbare.post p on p.thread_id = l.thread_id and p.post_id = l.post_id
  left join threadbare.thread t on t.thread_id = p.thread_id
  left join threadbare.author a on a.author_id = p.author_id
  left join v_document d on d.document_id = l.document_id
 order by l.quote_index, l.how, p.position limit ${WIDEST}`;

const ROW = z.object({
  quote_index: z.number(),
  how: z.string(),
  thread_id: z.string().nullable(),
  post_id: z.string().nullable(),
  document_id: z.string().nullable(),
  title: z.string().nullable(),
  position: z.number().nullable(),
  kind: z.string().nullable(),
  author: z.string().nullable(),
});

/** Where the words of quotes come from, and where their sources have them from; each place once per quote. */
export async function readChains(store: Store, quotes: readonly ShownQuote[]): Promise<readonly ChainStep[]> {
  const steps = quotes.flatMap(firstStep);
  const seen = new Set(steps.map(keyOf));
  let places = quotes.flatMap(firstPlace);
  for (let depth = 2; depth <= DEEPEST && places.length > 0; depth += 1) {
    const found = (await nextSteps(store, places, depth)).filter((step) => !seen.has(keyOf(step)));
    for (const step of found) seen.add(keyOf(step));
    steps.push(...found);
    places = found.flatMap(({ quoteIndex, threadId, postId }) =>
      threadId === null || postId === null ? [] : [{ quoteIndex, threadId, postId, start: null, end: null }],
    );
  }
  return steps;
}

async function nextSteps(store: Store, places: readonly Place[], depth: number): Promise<ChainStep[]> {
  const { rows } = await store.query(SQL, {
    params: [
      places.map(({ quoteIndex }) => quoteIndex),
      places.map(({ threadId }) => threadId),
      places.map(({ postId }) => postId),
      places.map(({ start }) => start),
      places.map(({ end }) => end),
    ],
  });
  return z
    .array(ROW)
    .parse(rows)
    .map(({ quote_index, thread_id, post_id, document_id, ...row }) => ({
      quoteIndex: quote_index,
      depth,
      threadId: thread_id,
      postId: post_id,
      documentId: document_id,
      ...row,
    }));
}

const keyOf = ({ quoteIndex, postId, documentId }: ChainStep): string => `${quoteIndex} ${postId ?? documentId ?? ''}`;

function firstStep({ index, source }: ShownQuote): ChainStep[] {
  if (source === null) return [];
  const step = { quoteIndex: index, depth: 1, how: 'quote' };
  return source.kind === 'document'
    ? [
        {
          ...step,
          threadId: null,
          postId: null,
          documentId: source.documentId,
          title: source.title,
          position: null,
          author: null,
          kind: null,
        },
      ]
    : [
        {
          ...step,
          threadId: source.threadId,
          postId: source.postId,
          documentId: null,
          title: source.threadTitle,
          position: source.position,
          author: source.author,
          kind: source.postKind,
        },
      ];
}

const firstPlace = ({ index, source }: ShownQuote): Place[] =>
  source === null || source.kind === 'document' || source.postKind === 'stub'
    ? []
    : [{ quoteIndex: index, threadId: source.threadId, postId: source.postId, start: source.start, end: source.end }];
