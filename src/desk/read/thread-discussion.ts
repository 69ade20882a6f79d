import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** One who writes in a thread. */
export interface Participant {
  readonly authorId: string | null;
  readonly author: string | null;
  readonly posts: number;
  /** Means over the posts: -1..1 and 0..1; null where nothing was scored. */
  readonly sentiment: number | null;
  readonly incivility: number | null;
  /** Decided answers given to others. */
  readonly agree: number;
  readonly disagree: number;
  /** a or b, only where profiles were asked for; null: undecided or not asked. */
  readonly side: string | null;
}

export interface ThreadSide {
  readonly side: string;
  readonly members: number;
  readonly posts: number;
  readonly share: number;
  readonly confidence: number;
  readonly undecidedShare: number;
  readonly stances: readonly { readonly target: string; readonly stance: string; readonly share: number }[];
  /** Sentences of its posts, verbatim. */
  readonly words: readonly { readonly postId: string; readonly text: string; readonly hostile: boolean }[];
}

export interface Escalating {
  readonly members: readonly string[];
  readonly postIds: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/** How the discussion of a thread goes, as a whole. */
export interface Discussion {
  /** Those with most posts first, at most 50. */
  readonly participants: readonly Participant[];
  /** None, or two: the larger one first. */
  readonly sides: readonly ThreadSide[];
  readonly escalations: readonly Escalating[];
  readonly proposition: string | null;
}

/** Members with what they wrote: from the sums of days where these are up to date, else from the posts. */
const MEMBERS = {
  sums: `
  select author_id, author, sum(posts)::integer as posts, sum(sentiment_sum) / nullif(sum(sentiment_posts), 0) as sentiment,
         sum(incivility_sum) / nullif(sum(incivility_posts), 0) as incivility
    from daily_author where thread_id = $1::uuid group by 1, 2 order by 3 desc, 2 limit 50`,
  posts: `
  select author_id, author, count(*)::integer as posts, avg(sentiment) as sentiment, avg(incivility) as incivility
    from v_post where thread_id = $1::uuid and kind = 'post' group by 1, 2 order by 3 desc, 2 limit 50`,
} as const;

/** Members are grouped before anything is joined to them. */
const participants = (from: keyof typeof MEMBERS): string => `
with member as (${MEMBERS[from]}), given as (
  select from_author, sum(agree)::integer as agree, sum(disagree)::integer as disagree
    from v_agreement where thread_id = $1::uuid group by 1
)
select m.*, coalesce(g.agree, 0) as agree, coalesce(g.disagree, 0) as disagree, s.side
  from member m left join given g on g.from_author = m.author
  left join v_side_member s on s.thread_id = $1::uuid and s.author = m.author
 order by m.posts desc, m.author`;

const SIDES = `
select s.side, s.members, s.posts, s.share, s.confidence, s.undecided_share,
       (select coalesce(jsonb_agg(jsonb_build_object('target', t.target, 'stance', t.stance, 'share', t.share) order by t.members desc), '[]')
          from v_side_stance t where t.thread_id = s.thread_id and t.side = s.side) as stances,
       (select coalesce(jsonb_agg(jsonb_build_object('postId', w.post_id, 'text', w.text, 'hostile', i.label is not distinct from 'uncivil') order by w.weight desc), '[]')
          from v_side_summary w left join v_incivility i on i.thread_id = w.thread_id and i.post_id = w.post_id
         where w.thread_id = s.thread_id and w.side = s.side) as words
  from v_side s where s.thread_id = $1::uuid order by s.side`;

const ESCALATIONS = `
select members, post_ids, from_position, to_position, before, after from v_escalation
 where thread_id = $1::uuid order by rise desc, from_position limit 10`;

const PROPOSITION = `
select target from v_target where thread_id = $1::uuid and target_kind = 'proposition' order by rank limit 1`;

const PARTICIPANT = z
  .object({
    author_id: z.string().nullable(),
    author: z.string().nullable(),
    posts: z.number(),
    sentiment: z.number().nullable(),
    incivility: z.number().nullable(),
    agree: z.number(),
    disagree: z.number(),
    side: z.string().nullable(),
  })
  .transform(({ author_id, ...row }): Participant => ({ ...row, authorId: author_id }));

const SIDE = z
  .object({
    side: z.string(),
    members: z.number(),
    posts: z.number(),
    share: z.number(),
    confidence: z.number(),
    undecided_share: z.number(),
    stances: z.array(z.object({ target: z.string(), stance: z.string(), share: z.number() })),
    words: z.array(z.object({ postId: z.string(), text: z.string(), hostile: z.boolean() })),
  })
  .transform(({ undecided_share, ...row }): ThreadSide => ({ ...row, undecidedShare: undecided_share }));

const ESCALATION = z
  .object({
    members: z.array(z.string()),
    post_ids: z.array(z.string()),
    from_position: z.number(),
    to_position: z.number(),
    before: z.number(),
    after: z.number(),
  })
  .transform(
    ({ post_ids, from_position, to_position, ...row }): Escalating => ({
      ...row,
      postIds: post_ids,
      from: from_position,
      to: to_position,
    }),
  );

/**
 * The thread must be one of the visitor's.
 *
 * @param sums the tables of sums are up to date for it (`hasFreshSums`)
 */
export async function readDiscussion(store: Store, threadId: string, sums: boolean): Promise<Discussion> {
  const params = [threadId];
  const [members, sides, escalations, proposition] = await Promise.all([
    store.query(participants(sums ? 'sums' : 'posts'), { params }),
    store.query(SIDES, { params }),
    store.query(ESCALATIONS, { params }),
    store.query(PROPOSITION, { params }),
  ]);
  const named = proposition.rows[0]?.target;
  return {
    participants: z.array(PARTICIPANT).parse(members.rows),
    sides: z.array(SIDE).parse(sides.rows),
    escalations: z.array(ESCALATION).parse(escalations.rows),
    proposition: typeof named === 'string' ? named : null,
  };
}
