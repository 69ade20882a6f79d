import type { EarlierValues } from '../../src/analyze/analyzer.js';
import type {
  AnnotationValue,
  ReplyStanceClass,
  ReplyStanceValue,
  StanceValue,
  TargetKind,
} from '../../src/model/annotation.js';
import { codePointLength } from '../../src/model/text.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { linkedThread } from './linked-thread.js';

/** A post with what earlier analyzers are to have said of it. */
export interface JudgedPost {
  readonly author: string | null;
  readonly text?: string;
  readonly holds?: readonly { readonly target: string; readonly stance: 'favor' | 'against'; readonly sure?: number }[];
  readonly answers?: readonly { readonly of: number; readonly stance: ReplyStanceClass; readonly sure?: number }[];
  readonly original?: string;
}

export interface JudgedThread {
  readonly thread: LinkedThread;
  readonly earlier: EarlierValues;
}

/** A made-up thread with given stances; `proposition` is the key of a target of that kind, the others are persons. */
export function judgedThread(posts: readonly JudgedPost[]): JudgedThread {
  const bare = linkedThread(
    'The ferry should run at night',
    posts.map((post) => ({
      ...(post.author === null ? {} : { author: post.author }),
      pieces: [
        ...(post.answers ?? []).map((one) => ({ of: one.of, text: posts[one.of]?.text ?? 'words' })),
        post.text ?? 'Some words.',
      ],
    })),
  );
  const thread: LinkedThread = {
    ...bare,
    posts: bare.posts.map((post, i) => {
      const { text = 'Some words.', original = text } = posts[i] ?? {};
      return { ...post, analysisText: text, originalText: original };
    }),
  };
  const values = new Map<string, AnnotationValue>();
  thread.posts.forEach((post, i) => {
    const judged = posts[i];
    if (judged === undefined) return;
    values.set(`stance ${post.id}`, stancesOf(judged));
    values.set(`reply-stance ${post.id}`, repliesOf(judged, thread));
  });
  return {
    thread,
    earlier: { post: (analyzer, id) => values.get(`${analyzer} ${id}`) ?? null, thread: () => null },
  };
}

function stancesOf({ holds = [], text = 'Some words.' }: JudgedPost): StanceValue {
  return {
    stances: holds.map(({ target, stance, sure = 0.85 }) => {
      const targetKind: TargetKind = target === 'proposition' ? 'proposition' : 'person';
      return {
        key: target,
        target,
        targetKind,
        stance,
        score: stance === 'favor' ? sure : -sure,
        confidence: sure,
        abstained: false,
        holder: null,
        evidence: [{ start: 0, end: codePointLength(text), text }],
      };
    }),
  };
}

function repliesOf({ answers = [] }: JudgedPost, thread: LinkedThread): ReplyStanceValue {
  return {
    replies: answers.map(({ of, stance, sure = 0.85 }, quoteIndex) => ({
      quoteIndex,
      toPostId: thread.posts[of]?.id ?? '',
      stance,
      score: stance === 'agree' ? sure : stance === 'disagree' ? -sure : 0,
      confidence: sure,
      abstained: stance === 'neutral',
      segment: null,
      evidence: [],
    })),
  };
}
