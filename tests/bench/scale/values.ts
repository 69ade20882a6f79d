import type { Escalation, Side, SidesValue } from '../../../src/model/annotation.js';
import type { Draw } from './random.js';

/** Values in the shapes of src/model/annotation.ts, filled with made-up figures. */

export interface Answer {
  readonly toPostId: string;
  readonly quoteIndex: number | null;
}

export interface Topic {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
}

const span = (draw: Draw, text: string): { start: number; end: number; text: string } => {
  const start = draw.below(Math.max(1, text.length - 12));
  return { start, end: Math.min(text.length, start + 10), text: text.slice(start, start + 10) };
};

const round = (value: number): number => Math.round(value * 1000) / 1000;
const classOf = (score: number): string => (score < -0.1 ? 'negative' : score > 0.1 ? 'positive' : 'neutral');

export const languageValue = (draw: Draw): object => ({
  language: draw.chance(0.86) ? 'en' : draw.chance(0.5) ? 'de' : draw.chance(0.6) ? 'fr' : 'es',
  confidence: round(0.5 + draw.unit() / 2),
  reason: null,
});

export function sentimentValue(draw: Draw, text: string, tone: number, topics: readonly Topic[]): object {
  const score = round(Math.max(-1, Math.min(1, tone + (draw.unit() - 0.5) * 0.8)));
  const words = Array.from({ length: draw.below(7) }, () => ({ ...span(draw, text), valence: draw.below(7) - 3 }));
  const full = round(Math.max(-1, Math.min(1, score + (draw.unit() - 0.5) * 0.4)));
  return {
    score,
    class: classOf(score),
    positive: words.reduce((sum, word) => sum + Math.max(0, word.valence), 0),
    negative: words.reduce((sum, word) => sum + Math.min(0, word.valence), 0),
    words,
    fullScore: full,
    fullClass: classOf(full),
    confidence: round(0.5 + draw.unit() / 2),
    readAs: { language: 'en', by: 'post' },
    aspects: topics.map((topic) => ({
      key: topic.key,
      target: topic.name,
      targetKind: topic.kind,
      score,
      class: classOf(score),
      words: words.slice(0, 2),
    })),
    reason: null,
  };
}

export function incivilityValue(draw: Draw, text: string): object {
  const uncivil = draw.chance(0.09);
  return {
    score: round(uncivil ? 0.5 + draw.unit() / 2 : draw.unit() * 0.45),
    label: uncivil ? 'uncivil' : 'civil',
    kinds: uncivil ? ['insult'] : [],
    attack: uncivil ? { aim: 'answered', target: null, confidence: round(draw.unit()) } : null,
    evidence: uncivil ? [{ ...span(draw, text), kind: 'insult', target: null, aim: 'answered' }] : [],
    reason: null,
  };
}

export const stanceValue = (draw: Draw, text: string, topics: readonly Topic[], lean: number): object => ({
  stances: topics.map((topic) => {
    const abstained = draw.chance(0.5);
    const favor = draw.unit() < lean;
    return {
      key: topic.key,
      target: topic.name,
      targetKind: topic.kind,
      stance: abstained ? 'none' : favor ? 'favor' : 'against',
      score: abstained ? 0 : favor ? 0.6 : -0.6,
      confidence: round(0.3 + draw.unit() * 0.6),
      abstained,
      holder: draw.chance(0.05) ? 'Somebody' : null,
      evidence: [span(draw, text)],
    };
  }),
});

export const replyStanceValue = (draw: Draw, text: string, answers: readonly Answer[]): object => ({
  replies: answers.map((answer) => {
    const kind = draw.unit();
    return {
      quoteIndex: answer.quoteIndex,
      toPostId: answer.toPostId,
      stance: kind < 0.14 ? 'agree' : kind < 0.34 ? 'disagree' : 'neutral',
      score: kind < 0.14 ? 0.5 : kind < 0.34 ? -0.5 : 0,
      confidence: round(0.3 + draw.unit() * 0.6),
      abstained: kind >= 0.34,
      segment: span(draw, text),
      evidence: [span(draw, text)],
    };
  }),
});

export const targetsValue = (draw: Draw, topics: readonly Topic[]): object => ({
  targets: topics.map((topic) => ({
    ...topic,
    aliases: [topic.name, topic.name.toLowerCase()],
    mentions: 1 + draw.below(40),
    posts: 1 + draw.below(20),
  })),
});

/** Two sides in a thread of some length; of a short one the analyzer says that there are none. */
export function sidesValue(
  draw: Draw,
  posts: readonly { readonly id: string; readonly author: string | null; readonly text: string }[],
  topics: readonly Topic[],
): SidesValue {
  const members = new Set(posts.map((post) => post.author)).size;
  const basis = { stated: Math.floor(members / 2), agree: 1, disagree: members, open: 2, respected: 0.8 };
  if (members < 8)
    return {
      sides: [],
      members,
      undecided: members,
      undecidedShare: 1,
      confidence: null,
      basis: { ...basis, respected: null },
      reason: 'too-few-members',
    };
  const one = 1 + Math.floor(members * 0.4);
  const other = 1 + Math.floor(members * 0.3);
  const side = (key: 'a' | 'b', count: number): Side => ({
    key,
    members: count,
    posts: Math.floor((posts.length * count) / members),
    share: count / members,
    stances: topics.map((topic) => ({
      key: topic.key,
      target: topic.name,
      targetKind: 'other',
      stance: draw.chance(0.5) ? 'favor' : 'against',
      share: round(0.51 + draw.unit() * 0.49),
      members: 1 + draw.below(count),
    })),
    summary: Array.from({ length: 3 }, () => {
      const post = posts[draw.below(posts.length)];
      return { postId: post?.id ?? '', ...span(draw, post?.text ?? ''), weight: round(draw.unit()) };
    }),
  });
  return {
    sides: [side('a', one), side('b', other)],
    members,
    undecided: members - one - other,
    undecidedShare: (members - one - other) / members,
    confidence: round(0.5 + draw.unit() / 2),
    basis,
    reason: null,
  };
}

/** Pairs that answer each other often; a few of them get worse. */
function escalations(
  draw: Draw,
  pairs: readonly { readonly from: string; readonly to: string }[],
  posts: readonly { readonly id: string }[],
): Escalation[] {
  return pairs
    .slice(0, 40)
    .filter(() => draw.chance(0.1))
    .map(({ from, to }) => {
      const before = round(draw.unit() * 0.3);
      const after = round(0.4 + draw.unit() * 0.6);
      const postIds = posts.slice(0, 6).map((post) => post.id);
      return {
        members: [from, to],
        postIds,
        from: 1,
        to: posts.length,
        before,
        after,
        rise: round(after - before),
        confidence: 0.9,
      };
    });
}

export function discussionValue(
  draw: Draw,
  posts: readonly { readonly id: string; readonly author: string | null; readonly at: string }[],
  edges: readonly { readonly from: string; readonly to: string; readonly toPost: string }[],
): object {
  const bins = Math.min(50, posts.length);
  const network = new Map<string, { from: string; to: string; replies: number }>();
  const answered = new Map<string, number>();
  for (const { from, to, toPost } of edges) {
    const key = `${from}\n${to}`;
    const pair = network.get(key) ?? { from, to, replies: 0 };
    pair.replies += 1;
    network.set(key, pair);
    answered.set(toPost, (answered.get(toPost) ?? 0) + 1);
  }
  return {
    timeline: Array.from({ length: bins }, (_, i) => {
      const from = Math.floor((i * posts.length) / bins);
      const to = Math.max(from, Math.floor(((i + 1) * posts.length) / bins) - 1);
      return {
        from: from + 1,
        to: to + 1,
        startedAt: posts[from]?.at ?? null,
        endedAt: posts[to]?.at ?? null,
        posts: to - from + 1,
        authors: 1 + draw.below(to - from + 1),
        sentiment: round(draw.unit() - 0.5),
        incivility: round(draw.unit() * 0.4),
        agree: draw.below(3),
        disagree: draw.below(4),
      };
    }),
    escalations: escalations(
      draw,
      [...network.values()].filter(({ replies }) => replies > 2).sort((a, b) => b.replies - a.replies),
      posts,
    ),
    answered: [...answered]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 20)
      .map(([postId, replies]) => ({
        postId,
        replies,
        authors: replies,
        agree: draw.below(replies + 1),
        disagree: draw.below(replies + 1),
      })),
    network: [...network.values()]
      .sort((a, b) => b.replies - a.replies)
      .slice(0, 2000)
      .map((pair) => {
        const disagree = draw.below(pair.replies + 1);
        return { ...pair, agree: 0, disagree, neutral: pair.replies - disagree, balance: disagree === 0 ? null : -1 };
      }),
    networkLeftOut: 0,
    reason: null,
  };
}
