/**
 * What a reaction says about the post, by its folded name: 1 approval, -1 disapproval, 0 neither. A name that is not
 * here keeps polarity null: unknown is not neutral. `Sad` and `Haha` are 0: they answer the event as often as the post.
 */
const REACTION_POLARITY: Readonly<Record<string, -1 | 0 | 1>> = {
  like: 1,
  likes: 1,
  liked: 1,
  love: 1,
  heart: 1,
  thanks: 1,
  thank: 1,
  'thank you': 1,
  thankful: 1,
  agree: 1,
  upvote: 1,
  'thumbs up': 1,
  thumbsup: 1,
  '+1': 1,
  '👍': 1,
  '❤️': 1,
  '❤': 1,
  clap: 1,
  applause: 1,
  winner: 1,
  helpful: 1,
  useful: 1,
  informative: 1,
  insightful: 1,
  care: 1,
  downvote: -1,
  dislike: -1,
  disagree: -1,
  'thumbs down': -1,
  thumbsdown: -1,
  '-1': -1,
  '👎': -1,
  angry: -1,
  mad: -1,
  bad: -1,
  haha: 0,
  funny: 0,
  laugh: 0,
  lol: 0,
  wow: 0,
  confused: 0,
  sad: 0,
  surprised: 0,
};

/** Names that are votes, and the one that is a net of votes. */
const VOTES: ReadonlySet<string> = new Set(['upvote', 'downvote']);

/** Kind and polarity of a reaction by its printed name. */
export function reactionMeaning(name: string): { kind: 'reaction' | 'vote' | 'score'; polarity: -1 | 0 | 1 | null } {
  const folded = name.trim().toLowerCase();
  if (folded === 'score') return { kind: 'score', polarity: null };
  const polarity = Object.hasOwn(REACTION_POLARITY, folded) ? (REACTION_POLARITY[folded] ?? null) : null;
  return { kind: VOTES.has(folded) ? 'vote' : 'reaction', polarity };
}
