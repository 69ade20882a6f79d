import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { WordSpan } from './thread-values.js';

/** The other end of an answer. */
export interface AnswerEnd {
  readonly postId: string;
  readonly position: number | null;
  readonly author: string | null;
  readonly kind: string;
  readonly ordinal: number;
  /** agree, disagree or neutral; null: not analysed. */
  readonly stance: string | null;
  readonly confidence: number | null;
  readonly abstained: boolean;
  /** quote, parent, mention */
  readonly via: readonly string[];
  /** The words that decided, in the analysed words of whoever answers. */
  readonly evidence: readonly WordSpan[];
}

/** What a post answers and who answers it. */
export interface PostReplies {
  readonly answers: readonly AnswerEnd[];
  /** The first ones in reading order, at most as many as were asked for. */
  readonly answeredBy: readonly AnswerEnd[];
  readonly answeredByCount: number;
}

const NONE: PostReplies = { answers: [], answeredBy: [], answeredByCount: 0 };

/** Several edges between two posts (a quote and a mention) are one answer: the most decided stance of them. */
const edges = (here: string, there: string): string => `
  select r.${here} as here, r.${there} as there, array_agg(distinct r.via) as via,
         (array_agg(r.stance order by (r.stance in ('agree', 'disagree')) desc nulls last, r.confidence desc nulls last))[1] as stance,
         (array_agg(r.evidence order by (r.stance in ('agree', 'disagree')) desc nulls last, r.confidence desc nulls last))[1] as evidence, max(r.confidence) as confidence, bool_and(coalesce(r.abstained, false)) as abstained
    from v_reply r where r.thread_id = $1::uuid and r.${here} = any($2::uuid[]) group by 1, 2`;

const ends = (from: string): string => `
select e.here, e.there, e.via, e.stance, e.confidence, e.abstained, e.evidence, p.position, p.kind, p.ordinal, a.name as author, e.n, e.of
  from (select e.*, p.ordinal, row_number() over (partition by e.here order by p.ordinal) as n,
               count(*) over (partition by e.here) as of
          from (${from}) e join threadbare.post p on p.thread_id = $1::uuid and p.post_id = e.there) e
  join threadbare.post p on p.thread_id = $1::uuid and p.post_id = e.there
  left join threadbare.author a on a.author_id = p.author_id
 where e.n <= $3::integer order by e.here, e.ordinal`;

const OUT = ends(edges('from_post_id', 'to_post_id'));
const IN = ends(edges('to_post_id', 'from_post_id'));

const ROW = z
  .object({
    here: z.string(),
    there: z.string(),
    via: z.array(z.string()),
    stance: z.string().nullable(),
    confidence: z.number().nullable(),
    abstained: z.boolean(),
    position: z.number().nullable(),
    kind: z.string(),
    ordinal: z.number(),
    author: z.string().nullable(),
    evidence: z
      .array(z.object({ start: z.number(), end: z.number(), text: z.string() }))
      .nullable()
      .catch(null)
      .transform((words) => words ?? []),
    of: z.coerce.number(),
  })
  .transform(({ here, there, of, ...end }) => ({ here, of, end: { postId: there, ...end } }));

/** Answers of and to some posts of a thread, by post. @param most answers of each post that are read */
export async function readReplies(
  store: Store,
  threadId: string,
  postIds: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, PostReplies>> {
  const found = new Map<string, PostReplies>();
  const out = await store.query(OUT, { params: [threadId, postIds, most] });
  for (const { here, end } of z.array(ROW).parse(out.rows)) {
    const held = found.get(here) ?? NONE;
    found.set(here, { ...held, answers: [...held.answers, end] });
  }
  const into = await store.query(IN, { params: [threadId, postIds, most] });
  for (const { here, end, of } of z.array(ROW).parse(into.rows)) {
    const held = found.get(here) ?? NONE;
    found.set(here, { ...held, answeredBy: [...held.answeredBy, end], answeredByCount: of });
  }
  return found;
}

export const repliesOf = (all: ReadonlyMap<string, PostReplies>, postId: string): PostReplies =>
  all.get(postId) ?? NONE;
