import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { pageOf, placeOf } from './cursor.js';
import { keyOf, type ListedPost, readListed } from './post-lists.js';
import type { QueueFilter } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';
import { ofLanguage, postCondition } from './search-filter.js';

export const SEARCH_SORTS = ['best', 'new'] as const;

export type SearchSort = (typeof SEARCH_SORTS)[number];

export interface SearchAsked {
  /** As a web search has them: a b, "a b", a or b, -a. */
  readonly words: string;
  readonly filter: QueueFilter;
  readonly sort: SearchSort;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A post with the words, and where they stand. */
export interface FoundPost extends ListedPost {
  readonly snippet: readonly { readonly text: string; readonly found: boolean }[];
}

/** Posts that are ranked: of common words the first that are met. As `find_posts` does it. */
export const RANKED = 2000;

/** Around what was found, in what the database gives: two code points no forum's text has a use for. */
const OPEN = '\uE000';
const CLOSE = '\uE001';

const KEYS: Readonly<Record<SearchSort, string>> = {
  best: "ts_rank_cd(m.search, websearch_to_tsquery('simple', $1))::double precision",
  new: 'coalesce(extract(epoch from m.posted_at)::double precision, -1e15)',
};

/** $1 words, $2 sites, $3 key and $4, $5 ids of the place, $6 rows, $7 language, then those of the filter. */
const sqlFor = (sort: SearchSort, condition: string): string => `
with met as (
  select p.thread_id, p.post_id, p.search, p.posted_at, p.own_text
    from threadbare.post p join threadbare.thread t on t.thread_id = p.thread_id
   where p.search @@ websearch_to_tsquery('simple', $1) and p.kind = 'post' and ${siteScope('t.site_id', 2)} and ${condition}
   limit ${RANKED}
), ranked as (
  select m.thread_id, m.post_id, m.own_text, ${KEYS[sort]} as key from met m where ${ofLanguage('$7')}
), page as (
  select r.* from ranked r
   where $3::double precision is null
      or (r.key, $4::uuid, $5::uuid) < ($3::double precision, r.thread_id, r.post_id)
   order by r.key desc, r.thread_id, r.post_id limit $6::integer
)
select p.thread_id, p.post_id, p.key, (select count(*)::integer from met) as met,
       ts_headline('simple', left(p.own_text, 100000), websearch_to_tsquery('simple', $1),
         'MaxFragments=2, MaxWords=36, MinWords=12, StartSel="${OPEN}", StopSel="${CLOSE}", FragmentDelimiter=" … "') as snippet
  from page p order by p.key desc, p.thread_id, p.post_id`;

const ROW = z.object({
  thread_id: z.string(),
  post_id: z.string(),
  key: z.number(),
  met: z.number(),
  snippet: z.string(),
});

/** What was found and what stands around it. */
export function snippetPieces(text: string): { readonly text: string; readonly found: boolean }[] {
  return text
    .split(OPEN)
    .flatMap((part, i) => {
      const [first = '', ...after] = part.split(CLOSE);
      const rest = after.join('');
      return i === 0
        ? [{ text: [first, rest].join(''), found: false }]
        : [
            { text: first, found: true },
            { text: rest, found: false },
          ];
    })
    .filter((piece) => piece.text !== '');
}

/** Posts of the visitor's sites with these words; none where no words are given. */
export async function readSearch(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  { words, filter, sort, cursor, limit }: SearchAsked,
): Promise<{ readonly posts: readonly FoundPost[]; readonly capped: boolean; readonly next: string | null }> {
  if (words.trim() === '') return { posts: [], capped: false, next: null };
  const place = placeOf(cursor, 2);
  const condition = postCondition(filter, 8);
  const { rows } = await store.query(sqlFor(sort, condition.sql), {
    params: [
      words,
      sitesOf(visitor),
      place?.key ?? null,
      place?.ids[0] ?? null,
      place?.ids[1] ?? null,
      limit + 1,
      filter.language,
      ...condition.params,
    ],
  });
  const found = z.array(ROW).parse(rows);
  const { shown, next } = pageOf(found, limit, (row) => ({
    key: String(row.key),
    ids: [row.thread_id, row.post_id],
  }));
  const places = shown.map((row) => ({ threadId: row.thread_id, postId: row.post_id, snippet: row.snippet }));
  const listed = await readListed(store, places);
  const posts = places.flatMap((one): FoundPost[] => {
    const post = listed.get(keyOf(one));
    return post === undefined ? [] : [{ ...post, snippet: snippetPieces(one.snippet) }];
  });
  return { posts, capped: (found[0]?.met ?? 0) >= RANKED, next };
}
