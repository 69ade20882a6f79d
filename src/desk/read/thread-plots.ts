import { z } from 'zod';
import {
  type Plot,
  type ReplyNetwork,
  replyNetwork,
  stanceSplit,
  type TargetStances,
  type TonePoint,
  toneTimeline,
} from '../../plots/index.js';
import { readNetwork, readStances, readTone } from '../../report/plots/index.js';
import type { Store } from '../../store/index.js';

/** Up to so many posts each is drawn; above, the stretches, pairs and sums the analyzers made stand for them. */
const SINGLE_POSTS = 400;

/** Pixels a plot is drawn at beside the thread, and on a page of its own. */
const BESIDE = 340;
const ALONE = 640;

const BINS = `
select from_position, to_position, sentiment, incivility from v_timeline where thread_id = $1::uuid order by bin`;

const PAIRS = `
select from_author, to_author, replies, agree, disagree from v_agreement where thread_id = $1::uuid`;

const MEMBERS = `
select author, sum(posts)::integer as posts from daily_author where thread_id = $1::uuid and author is not null group by 1`;

const TARGETS = `
select target, target_kind as kind, sum(favor)::integer as favor, sum(against)::integer as against, sum(undecided)::integer as abstained
  from daily_target where thread_id = $1::uuid group by target_key, target, target_kind
 order by (target_kind = 'proposition') desc, sum(favor) + sum(against) desc, target limit 40`;

const BIN = z.object({
  from_position: z.number(),
  to_position: z.number(),
  sentiment: z.number().nullable(),
  incivility: z.number().nullable(),
});
const PAIR = z.object({
  from_author: z.string(),
  to_author: z.string(),
  replies: z.number(),
  agree: z.number(),
  disagree: z.number(),
});
const MEMBER = z.object({ author: z.string(), posts: z.number() });
const TARGET = z
  .object({
    target: z.string(),
    kind: z.string(),
    favor: z.number(),
    against: z.number(),
    abstained: z.number(),
  })
  .transform((row): TargetStances => ({ ...row, none: 0 }));

export interface PlotsOf {
  readonly threadId: string;
  /** How long it is. */
  readonly posts: number;
  /** The tables of sums are up to date for it. */
  readonly sums: boolean;
  readonly where: 'beside' | 'alone';
}

/** Timeline, stances per target and reply network of a thread, in this order. It must be one of the visitor's. */
export async function threadPlots(store: Store, of: PlotsOf): Promise<readonly Plot[]> {
  const { threadId, posts, sums, where } = of;
  const width = where === 'beside' ? BESIDE : ALONE;
  const long = posts > SINGLE_POSTS;
  const [points, targets, network] = await Promise.all([
    long ? readBins(store, threadId) : readTone(store, threadId),
    long && sums ? readTargets(store, threadId) : readStances(store, threadId),
    long && sums ? readPairs(store, threadId) : readNetwork(store, threadId),
  ]);
  return [
    toneTimeline({ points }, { width }),
    ...(targets.length === 0 ? [] : [stanceSplit({ targets }, { width })]),
    ...(network.edges.length === 0 ? [] : [replyNetwork(network, { width })]),
  ];
}

async function readBins(store: Store, threadId: string): Promise<readonly TonePoint[]> {
  const { rows } = await store.query(BINS, { params: [threadId] });
  return z
    .array(BIN)
    .parse(rows)
    .map(
      (bin): TonePoint => ({
        position: bin.from_position,
        day: null,
        sentiment: bin.sentiment,
        hostility: bin.incivility,
        subject: { text: `Posts #${bin.from_position} to #${bin.to_position}` },
      }),
    );
}

async function readTargets(store: Store, threadId: string): Promise<readonly TargetStances[]> {
  return z.array(TARGET).parse((await store.query(TARGETS, { params: [threadId] })).rows);
}

/** The pairs of most answers (2,000 at most); in a thread a name is one member. */
async function readPairs(store: Store, threadId: string): Promise<ReplyNetwork> {
  const params = [threadId];
  const [pairs, members] = await Promise.all([store.query(PAIRS, { params }), store.query(MEMBERS, { params })]);
  return {
    members: z
      .array(MEMBER)
      .parse(members.rows)
      .map(({ author, posts }) => ({ id: author, name: author, posts })),
    edges: z
      .array(PAIR)
      .parse(pairs.rows)
      .map(({ from_author, to_author, ...counts }) => ({ from: from_author, to: to_author, ...counts })),
  };
}
