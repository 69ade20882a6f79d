import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import type { EarlierValues } from '../analyzer.js';
import { isIncivility, isSentiment } from '../values.js';
import { type Answer, answersIn } from './answers.js';
import { inReadingOrder, membersOf } from './members.js';

/** What is read of a post. */
export interface DiscussedPost {
  readonly id: string;
  /** Index into the members; null: nobody is named. */
  readonly writer: number | null;
  readonly position: number | null;
  /** Certain posting time, ISO 8601 with offset. */
  readonly at: string | null;
  /** -1..1, or null where it could not be scored. */
  readonly sentiment: number | null;
  /** 0..1, or null where it could not be scored. */
  readonly incivility: number | null;
}

/** Everything a discussion is read from; answers name posts by their places. */
export interface DiscussionInput {
  readonly members: readonly string[];
  readonly posts: readonly DiscussedPost[];
  readonly answers: readonly Answer[];
}

/** Gathers what the earlier analyzers say of a thread. */
export function discussionInput(thread: LinkedThread, earlier: EarlierValues): DiscussionInput {
  const posts = inReadingOrder(thread);
  const places = new Map(posts.map((post, i) => [post.id, i]));
  const { names, writers } = membersOf(posts);
  return {
    members: names,
    posts: posts.map((post, i) => discussedPost(post, writers[i] ?? null, earlier)),
    answers: answersIn(thread, places, earlier),
  };
}

function discussedPost(post: LinkedPost, writer: number | null, earlier: EarlierValues): DiscussedPost {
  const sentiment = earlier.post('sentiment', post.id);
  const incivility = earlier.post('incivility', post.id);
  return {
    id: post.id,
    writer,
    position: post.position,
    at: post.postedAt.at,
    sentiment: isSentiment(sentiment) ? sentiment.score : null,
    incivility: isIncivility(incivility) ? incivility.score : null,
  };
}
