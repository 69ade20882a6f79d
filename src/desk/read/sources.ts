import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** How articles are put in order, each the most first. */
export const SOURCE_ORDERS = ['posts', 'pasted', 'undeclared', 'published'] as const;

export type SourceOrder = (typeof SOURCE_ORDERS)[number];

export interface SourceFilter {
  /** Words of the title, publisher or agency. */
  readonly words: string | null;
  /** Only articles that some post copies without naming them. */
  readonly undeclared: boolean;
  readonly order: SourceOrder;
}

/** An article and what of it stands in posts. */
export interface SourceLine {
  readonly documentId: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly publishedAt: string | null;
  readonly publishedLocal: string | null;
  readonly threads: number;
  readonly posts: number;
  /** Posts that copy much of it and do not name it: those the desk asks about (docs/desk-reasons.md). */
  readonly undeclared: number;
  /** Highest share of a post's words that stand in it, 0..1. */
  readonly pastedShare: number | null;
}

export interface SourceList {
  readonly sources: readonly SourceLine[];
  /** For the next page; null: this was the last. */
  readonly next: string | null;
}

/** SQL that finds, for a row of v_source s, that the desk asks about the post: it copies the article and does not say so. */
export const ASKED = `threadbare_desk.reason r on r.thread_id = s.thread_id and r.post_id = s.post_id and r.reason = 'pasted_article'
     and r.evidence ->> 'documentId' = s.document_id::text`;

/** What an order sorts by, greatest first. */
const KEYS: Readonly<Record<SourceOrder, string>> = {
  posts: 'c.posts::double precision',
  pasted: 'coalesce(c.pasted, -1)',
  undeclared: 'c.undeclared::double precision',
  published: `coalesce(extract(epoch from d.published_at), -1e15)::double precision`,
};

/**
 * $1 sites, $2 words, $3 undeclared alone, $4 and $5 the key and id after which to go on, $6 how many. An article belongs
 * to no site: whoever sees some sites alone sees those that a post of these sites has words of.
 */
const sqlOf = (order: SourceOrder): string => `
with carried as (
  select s.document_id, count(distinct s.thread_id)::integer as threads, count(distinct s.post_id)::integer as posts,
         count(distinct r.post_id)::integer as undeclared,
         max(s.pasted_share) as pasted
    from v_source s join threadbare.thread t on t.thread_id = s.thread_id left join ${ASKED}
   where s.relation <> 'same_event' and ${siteScope('t.site_id', 1)} group by s.document_id
), listed as (
  select d.document_id, d.title, d.publisher, d.agency, d.published_at, d.published_local,
         coalesce(c.threads, 0) as threads, coalesce(c.posts, 0) as posts, coalesce(c.undeclared, 0) as undeclared, c.pasted,
         coalesce(${KEYS[order]}, 0) as key
    from v_document d left join carried c on c.document_id = d.document_id
   where ($1::uuid[] is null or c.document_id is not null)
     and ($2::text is null or d.title ilike $2 or d.publisher ilike $2 or d.agency ilike $2)
     and (not $3::boolean or c.undeclared > 0)
)
select * from listed where $4::double precision is null or (key, document_id) < ($4::double precision, $5::uuid)
 order by key desc, document_id desc limit $6::integer`;

const ROW = z.object({
  document_id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  agency: z.string().nullable(),
  published_at: z.string().nullable(),
  published_local: z.string().nullable(),
  threads: z.number(),
  posts: z.number(),
  undeclared: z.number(),
  pasted: z.number().nullable(),
  key: z.number(),
});

const CURSOR = /^(-?[\d.]+(?:e[+-]?\d+)?)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Articles the visitor may see.
 *
 * @param cursor `next` of the page before; one that cannot be read begins anew
 */
export async function readSources(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: SourceFilter,
  options: { readonly cursor?: string | null; readonly limit?: number } = {},
): Promise<SourceList> {
  const limit = options.limit ?? 50;
  const [, key, id] = CURSOR.exec(options.cursor ?? '') ?? [];
  const words = filter.words === null ? null : `%${filter.words.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  const params = [
    sitesOf(visitor),
    words,
    filter.undeclared,
    key === undefined ? null : Number(key),
    id ?? null,
    limit + 1,
  ];
  const { rows } = await store.query(sqlOf(filter.order), { params });
  const read = z.array(ROW).parse(rows);
  const last = read[limit - 1];
  return {
    sources: read.slice(0, limit).map((row) => ({
      documentId: row.document_id,
      title: row.title,
      publisher: row.publisher,
      agency: row.agency,
      publishedAt: row.published_at,
      publishedLocal: row.published_local,
      threads: row.threads,
      posts: row.posts,
      undeclared: row.undeclared,
      pastedShare: row.pasted,
    })),
    next: read.length > limit && last !== undefined ? `${last.key}_${last.document_id}` : null,
  };
}
