import type { AnsweredPost, DiscussionValue, NetworkEdge } from '../../model/annotation.js';
import type { Answer } from './answers.js';
import type { DiscussionInput } from './input.js';

const MOST_EDGES = 2000;
const MOST_POSTS = 20;

/** Posts by the number of others that quote them or reply to them; mentions and answers to oneself do not count. */
export function answeredPosts({ posts, answers }: DiscussionInput): AnsweredPost[] {
  const byPost = new Map<number, Answer[]>();
  for (const answer of answers) {
    const from = posts[answer.from]?.writer ?? null;
    if (answer.via === 'mention' || (from !== null && from === posts[answer.to]?.writer)) continue;
    const known = byPost.get(answer.to);
    if (known === undefined) byPost.set(answer.to, [answer]);
    else known.push(answer);
  }
  return [...byPost]
    .sort(([a, x], [b, y]) => y.length - x.length || a - b)
    .slice(0, MOST_POSTS)
    .flatMap(([place, own]): AnsweredPost[] => {
      const post = posts[place];
      if (post === undefined) return [];
      const writers = own.flatMap(({ from }) => posts[from]?.writer ?? []);
      return [{ postId: post.id, replies: own.length, authors: new Set(writers).size, ...counted(own) }];
    });
}

/** Who answers whom, and how: one edge for each ordered pair of members. */
export function networkOf({
  members,
  posts,
  answers,
}: DiscussionInput): Pick<DiscussionValue, 'network' | 'networkLeftOut'> {
  const byPair = new Map<string, { readonly from: number; readonly to: number; readonly answers: Answer[] }>();
  for (const answer of answers) {
    const from = posts[answer.from]?.writer ?? null;
    const to = posts[answer.to]?.writer ?? null;
    if (from === null || to === null || from === to) continue;
    const key = `${from} ${to}`;
    const known = byPair.get(key);
    if (known === undefined) byPair.set(key, { from, to, answers: [answer] });
    else known.answers.push(answer);
  }
  const sorted = [...byPair.values()].sort(
    (x, y) => y.answers.length - x.answers.length || x.from - y.from || x.to - y.to,
  );
  const network = sorted.slice(0, MOST_EDGES).map((pair): NetworkEdge => {
    const { agree, disagree } = counted(pair.answers);
    return {
      from: members[pair.from] ?? '',
      to: members[pair.to] ?? '',
      replies: pair.answers.length,
      agree,
      disagree,
      neutral: pair.answers.length - agree - disagree,
      balance: balanceOf(pair.answers),
    };
  });
  return { network, networkLeftOut: sorted.length - network.length };
}

function counted(answers: readonly Answer[]): { readonly agree: number; readonly disagree: number } {
  return {
    agree: answers.filter((one) => one.stance === 'agree').length,
    disagree: answers.filter((one) => one.stance === 'disagree').length,
  };
}

function balanceOf(answers: readonly Answer[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const { stance, confidence } of answers) {
    if (stance === 'neutral') continue;
    sum += stance === 'agree' ? confidence : -confidence;
    weight += confidence;
  }
  return weight === 0 ? null : Math.round((sum / weight) * 1000) / 1000;
}
