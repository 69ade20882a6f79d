import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** A stretch of own words that somebody wrote before, without a quote mark. */
export interface ShownRepeat {
  readonly start: number;
  readonly end: number;
  /** unmarked, self, article, double_post or campaign */
  readonly kind: string;
  readonly text: string;
  readonly from: CopySource | null;
}

export interface CopySource {
  readonly threadId: string | null;
  readonly postId: string | null;
  readonly documentId: string | null;
  readonly title: string | null;
  readonly position: number | null;
  readonly author: string | null;
}

/** An article a post has to do with. */
export interface ShownSource {
  readonly documentId: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly relation: string;
  readonly score: number;
  readonly pastedShare: number;
  /** The name the post itself gives as its source; null: it names none. */
  readonly declared: string | null;
  readonly quotationsMatched: number;
}

export interface ShownReaction {
  readonly name: string;
  readonly count: number | null;
  readonly polarity: number | null;
  readonly actors: readonly string[];
}

/** What stands beside the words of a post. */
export interface PostExtras {
  readonly repeats: readonly ShownRepeat[];
  readonly sources: readonly ShownSource[];
  readonly reactions: readonly ShownReaction[];
}

const REPEATS = `
select r.post_id, r.start_offset, r.end_offset, r.kind, r.text, o.thread_id as source_thread_id, r.source_post_id, r.source_document_id,
       coalesce(d.title, t.title) as title, o.position, a.name as author
  from v_repeat r
  left join threadbare.post o on o.thread_id = coalesce(r.source_thread_id, r.thread_id) and o.post_id = r.source_post_id
  left join threadbare.thread t on t.thread_id = o.thread_id
  left join threadbare.author a on a.author_id = o.author_id
  left join v_document d on d.document_id = r.source_document_id
 where r.thread_id = $1::uuid and r.post_id = any($2::uuid[]) order by r.post_id, r.repeat_index`;

const SOURCES = `
select s.post_id, s.document_id, d.title, d.publisher, s.relation, s.score, s.pasted_share, s.declared, s.quotations_matched
  from v_source s join v_document d on d.document_id = s.document_id
 where s.thread_id = $1::uuid and s.post_id = any($2::uuid[]) order by s.post_id, s.score desc, s.document_id`;

const REACTIONS = `
select post_id, name, count, polarity, actors from v_reaction
 where thread_id = $1::uuid and post_id = any($2::uuid[]) order by post_id, reaction_index`;

const REPEAT = z.object({
  post_id: z.string(),
  start_offset: z.number(),
  end_offset: z.number(),
  kind: z.string(),
  text: z.string(),
  source_thread_id: z.string().nullable(),
  source_post_id: z.string().nullable(),
  source_document_id: z.string().nullable(),
  title: z.string().nullable(),
  position: z.number().nullable(),
  author: z.string().nullable(),
});
const SOURCE = z.object({
  post_id: z.string(),
  document_id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  relation: z.string(),
  score: z.number(),
  pasted_share: z.number(),
  declared: z.string().nullable(),
  quotations_matched: z.number(),
});
const REACTION = z.object({
  post_id: z.string(),
  name: z.string(),
  count: z.number().nullable(),
  polarity: z.number().nullable(),
  actors: z.array(z.string()).nullable(),
});

const NONE: PostExtras = { repeats: [], sources: [], reactions: [] };

/** Repeats, articles and reactions of some posts of a thread, by post. */
export async function readExtras(
  store: Store,
  threadId: string,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, PostExtras>> {
  const params = [threadId, postIds];
  const found = new Map<string, PostExtras>();
  const add = (postId: string, more: (held: PostExtras) => Partial<PostExtras>): void => {
    const held = found.get(postId) ?? NONE;
    found.set(postId, { ...held, ...more(held) });
  };
  for (const row of z.array(REPEAT).parse((await store.query(REPEATS, { params })).rows))
    add(row.post_id, ({ repeats }) => ({ repeats: [...repeats, repeatOf(row)] }));
  for (const { post_id, ...row } of z.array(SOURCE).parse((await store.query(SOURCES, { params })).rows))
    add(post_id, ({ sources }) => ({ sources: [...sources, sourceOf(row)] }));
  for (const { post_id, actors, ...row } of z.array(REACTION).parse((await store.query(REACTIONS, { params })).rows))
    add(post_id, ({ reactions }) => ({ reactions: [...reactions, { ...row, actors: actors ?? [] }] }));
  return found;
}

export const extrasOf = (all: ReadonlyMap<string, PostExtras>, postId: string): PostExtras => all.get(postId) ?? NONE;

const repeatOf = (row: z.infer<typeof REPEAT>): ShownRepeat => ({
  start: row.start_offset,
  end: row.end_offset,
  kind: row.kind,
  text: row.text,
  from:
    row.source_post_id === null && row.source_document_id === null
      ? null
      : {
          threadId: row.source_thread_id,
          postId: row.source_post_id,
          documentId: row.source_document_id,
          title: row.title,
          position: row.position,
          author: row.author,
        },
});

const sourceOf = (row: Omit<z.infer<typeof SOURCE>, 'post_id'>): ShownSource => ({
  documentId: row.document_id,
  title: row.title,
  publisher: row.publisher,
  relation: row.relation,
  score: row.score,
  pastedShare: row.pasted_share,
  declared: row.declared,
  quotationsMatched: row.quotations_matched,
});
