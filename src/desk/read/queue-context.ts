import { z } from 'zod';
import { grouped } from '../../store/desk/decisions/grouped.js';
import type { PostKey } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';

/** A post near one that is to be decided on: the beginning of its own words. */
export interface NearPost extends PostKey {
  readonly position: number | null;
  readonly kind: string;
  readonly author: string | null;
  readonly authorId: string | null;
  readonly words: string;
  /** The words go on. */
  readonly cut: boolean;
  readonly incivility: number | null;
}

/** What a post answers and what stands around it. */
export interface Surroundings {
  /** What it answers, the most decided answer first; null: nothing that is stored. */
  readonly parent: (NearPost & { readonly stance: string | null }) | null;
  readonly before: readonly NearPost[];
  readonly after: readonly NearPost[];
}

/** Posts shown on each side, and code points of their words. */
const EACH_SIDE = 2;
const WORDS = 400;

/*
 * There is no index on places: each thread is put in order once, as a list (10 ms for 12,000 posts), and the neighbours are
 * cut out of it; a join would be planned for short threads. Words are read by the view for the few that are left. A parent
 * that stands among the neighbours is not shown twice.
 */
const SQL = `
with asked as (
  select k.thread_id, k.post_id from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)),
listed as materialized (
  select t.thread_id, array_agg(p.post_id order by p.ordinal) as ids
  from (select distinct thread_id from asked) t
  join threadbare.post p on p.thread_id = t.thread_id and (p.kind = 'post' or p.post_id = any($2::uuid[]))
  group by t.thread_id),
near as materialized (
  select a.thread_id, a.post_id, u.near_id, (greatest(o.at - ${EACH_SIDE}, 1) + u.n - 1 - o.at)::integer as step, null as stance
  from asked a
  join listed l on l.thread_id = a.thread_id
  cross join lateral (select array_position(l.ids, a.post_id) as at) o
  cross join lateral unnest(l.ids[greatest(o.at - ${EACH_SIDE}, 1) : o.at + ${EACH_SIDE}]) with ordinality as u(near_id, n)
  where u.near_id <> a.post_id
  union all
  select a.thread_id, a.post_id, r.near_id, null, r.stance from asked a
  cross join lateral (
    select v.to_post_id as near_id, v.stance from v_reply v where v.thread_id = a.thread_id and v.from_post_id = a.post_id
    order by (v.stance in ('agree', 'disagree')) desc nulls last, v.via = 'parent' desc, v.to_post_id limit 1) r)
select n.thread_id, n.post_id, n.near_id, n.step, n.stance, v.position, v.kind, v.author, v.author_id,
  v.incivility, left(v.own_text, ${WORDS}) as words, char_length(v.own_text) > ${WORDS} as cut
from near n join v_post v on v.thread_id = n.thread_id and v.post_id = n.near_id
order by n.thread_id, n.post_id, n.step`;

const ROW = z.object({
  thread_id: z.string(),
  post_id: z.string(),
  near_id: z.string(),
  /** How many posts further on; null: what it answers. */
  step: z.number().nullable(),
  stance: z.string().nullable(),
  position: z.number().nullable(),
  kind: z.string(),
  author: z.string().nullable(),
  author_id: z.string().nullable(),
  incivility: z.number().nullable(),
  words: z.string(),
  cut: z.boolean(),
});

const nearOf = (row: z.infer<typeof ROW>): NearPost => ({
  threadId: row.thread_id,
  postId: row.near_id,
  position: row.position,
  kind: row.kind,
  author: row.author,
  authorId: row.author_id,
  words: row.words,
  cut: row.cut,
  incivility: row.incivility,
});

/** What stands around some posts, by post; the caller has seen to it that they may be seen. */
export async function readSurroundings(
  store: Store,
  posts: readonly PostKey[],
): Promise<ReadonlyMap<string, Surroundings>> {
  if (posts.length === 0) return new Map();
  const { rows } = await store.query(SQL, {
    params: [posts.map(({ threadId }) => threadId), posts.map(({ postId }) => postId)],
  });
  const byPost = grouped(z.array(ROW).parse(rows), (row) => row.post_id);
  return new Map(
    posts.map(({ postId }): [string, Surroundings] => {
      const found = byPost.get(postId) ?? [];
      const parent = found.find(({ step }) => step === null);
      const near = found.filter((row) => row.step !== null && row.near_id !== parent?.near_id);
      return [
        postId,
        {
          parent: parent === undefined ? null : { ...nearOf(parent), stance: parent.stance },
          before: near.filter(({ step }) => (step ?? 0) <= 0).map(nearOf),
          after: near.filter(({ step }) => (step ?? 0) > 0).map(nearOf),
        },
      ];
    }),
  );
}
