import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import type { DiffOp } from './quotes.js';
import { siteScope, sitesOf } from './scope.js';

/** Somebody who quotes the post. */
export interface QuotedBy {
  readonly threadId: string;
  readonly postId: string;
  readonly title: string | null;
  readonly position: number | null;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly verdict: string;
  readonly meaningChanged: boolean;
  readonly similarity: number | null;
  readonly diff: readonly DiffOp[] | null;
}

/** Somebody who repeats its words without a quote mark. */
export interface RepeatedBy {
  readonly threadId: string;
  readonly postId: string;
  readonly title: string | null;
  readonly position: number | null;
  readonly author: string | null;
  readonly kind: string;
}

/** Another rendering of something that is said in the post. */
export interface SaidElsewhere {
  readonly sayingId: string;
  /** The words as the post has them. */
  readonly here: string;
  readonly speaker: string | null;
  readonly threadId: string | null;
  readonly postId: string | null;
  readonly documentId: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly relation: string;
  readonly reference: boolean;
  readonly similarity: number;
}

/** What became of a post's words. */
export interface PostEchoes {
  readonly quotedBy: readonly QuotedBy[];
  readonly quotedByCount: number;
  readonly repeatedBy: readonly RepeatedBy[];
  readonly said: readonly SaidElsewhere[];
}

/** Rows shown of each kind. */
const MOST = 50;

/** In its own thread and in others, each by an index of its own. */
const both = (view: string, columns: string): string => `
  select ${columns} from ${view} v where v.thread_id = $1::uuid and v.source_post_id = $2::uuid and v.source_thread_id is null
  union all
  select ${columns} from ${view} v where v.source_thread_id = $1::uuid and v.source_post_id = $2::uuid`;

const QUOTED = `
with found as (${both('v_quoting', 'v.thread_id, v.post_id, v.quote_index, v.author_id, v.author, v.position, v.verdict, v.meaning_changed, v.similarity')}),
few as (
  select f.*, t.title, count(*) over () as of from found f join threadbare.thread t on t.thread_id = f.thread_id
   where ${siteScope('t.site_id', 3)}
   order by f.meaning_changed desc, (f.verdict in ('altered', 'misattributed')) desc, f.thread_id <> $1::uuid, f.position limit ${MOST})
select few.*, x.diff from few
  left join v_altered_quote x on x.thread_id = few.thread_id and x.post_id = few.post_id and x.quote_index = few.quote_index
 order by few.meaning_changed desc, (few.verdict in ('altered', 'misattributed')) desc, few.thread_id <> $1::uuid, few.position`;

const REPEATED = `
with found as (${both('v_repeat', 'v.thread_id, v.post_id, v.kind')})
select distinct f.thread_id, f.post_id, f.kind, t.title, p.position, a.name as author
  from found f join threadbare.thread t on t.thread_id = f.thread_id
  join threadbare.post p on p.thread_id = f.thread_id and p.post_id = f.post_id
  left join threadbare.author a on a.author_id = p.author_id
 where ${siteScope('t.site_id', 3)} order by f.thread_id, p.position limit ${MOST}`;

/** An article is seen by those who may see a thread that has to do with it. */
const SAID = `
with own as (select saying_id, text, row_id, speaker from v_saying where thread_id = $1::uuid and post_id = $2::uuid)
select own.saying_id, own.text as here, s.speaker, s.thread_id, s.post_id, s.document_id, coalesce(d.title, t.title) as title,
       s.text, s.relation, s.reference, s.similarity
  from own join v_saying s on s.saying_id = own.saying_id and s.row_id <> own.row_id
  left join threadbare.thread t on t.thread_id = s.thread_id
  left join v_document d on d.document_id = s.document_id
 where (s.thread_id is not null and ${siteScope('t.site_id', 3)})
    or (s.document_id is not null and exists (
         select 1 from v_source c join threadbare.thread ct on ct.thread_id = c.thread_id
          where c.document_id = s.document_id and ${siteScope('ct.site_id', 3)}))
 order by own.saying_id, s.reference desc, s.row_id limit ${MOST}`;

const QUOTED_ROW = z.object({
  thread_id: z.string(),
  post_id: z.string(),
  author_id: z.string().nullable(),
  author: z.string().nullable(),
  title: z.string().nullable(),
  position: z.number().nullable(),
  verdict: z.string(),
  meaning_changed: z.boolean(),
  similarity: z.number().nullable(),
  diff: z
    .array(z.object({ op: z.enum(['equal', 'delete', 'insert']), text: z.string() }))
    .nullable()
    .catch(null),
  of: z.coerce.number(),
});
const REPEATED_ROW = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    kind: z.string(),
    title: z.string().nullable(),
    position: z.number().nullable(),
    author: z.string().nullable(),
  })
  .transform(({ thread_id, post_id, ...row }): RepeatedBy => ({ threadId: thread_id, postId: post_id, ...row }));
const SAID_ROW = z
  .object({
    saying_id: z.string(),
    here: z.string(),
    speaker: z.string().nullable(),
    thread_id: z.string().nullable(),
    post_id: z.string().nullable(),
    document_id: z.string().nullable(),
    title: z.string().nullable(),
    text: z.string(),
    relation: z.string(),
    reference: z.boolean(),
    similarity: z.number(),
  })
  .transform(
    ({ saying_id, thread_id, post_id, document_id, ...row }): SaidElsewhere => ({
      sayingId: saying_id,
      threadId: thread_id,
      postId: post_id,
      documentId: document_id,
      ...row,
    }),
  );

/** Who quotes and repeats the post, in all threads of the visitor's sites. The post must be one of them. */
export async function readEchoes(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  threadId: string,
  postId: string,
): Promise<PostEchoes> {
  const params = [threadId, postId, sitesOf(visitor)];
  const [quoted, repeated, said] = await Promise.all([
    store.query(QUOTED, { params }),
    store.query(REPEATED, { params }),
    store.query(SAID, { params }),
  ]);
  const rows = z.array(QUOTED_ROW).parse(quoted.rows);
  return {
    quotedBy: rows.map(({ thread_id, post_id, author_id, meaning_changed, of: _all, ...row }) => ({
      threadId: thread_id,
      postId: post_id,
      authorId: author_id,
      meaningChanged: meaning_changed,
      ...row,
    })),
    quotedByCount: rows[0]?.of ?? 0,
    repeatedBy: z.array(REPEATED_ROW).parse(repeated.rows),
    said: z.array(SAID_ROW).parse(said.rows),
  };
}
