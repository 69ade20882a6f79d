import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import type { ReplyStance } from '../../src/model/annotation.js';
import { reactionOf } from '../../src/model/page.js';
import { sliceCodePoints } from '../../src/model/text.js';
import type { LinkedPost, LinkedThread } from '../../src/model/thread.js';
import { ownSegments } from '../../src/quotes/segments.js';
import { linkedThread, type PostSketch } from '../support/linked-thread.js';

const CLAIM = 'Goldfish keep ponds clean. Frogs need shade. Reeds grow slowly.';

/** The thread as the linker leaves it: segments, mentions by post number, named reactions. */
function threadOf(
  sketches: readonly PostSketch[],
  more: {
    readonly mentions?: readonly (readonly [from: number, to: number])[];
    readonly likes?: readonly (readonly [post: number, reaction: string, who: string])[];
  } = {},
): LinkedThread {
  const thread = linkedThread('Garden ponds', sketches);
  const posts = thread.posts.map(
    (post, i): LinkedPost => ({
      ...post,
      segments: ownSegments(post.body),
      reactions: (more.likes ?? []).filter(([at]) => at === i).map(([, name, who]) => reactionOf(name, 1, [who])),
    }),
  );
  const edges = (more.mentions ?? []).map(([from, to]) => ({
    fromPostId: posts[from]?.id ?? '',
    toPostId: posts[to]?.id ?? '',
    via: 'mention' as const,
    multiplicity: 1,
  }));
  return { ...thread, posts, edges: [...thread.edges, ...edges] };
}

function repliesOf(thread: LinkedThread, post: number): readonly ReplyStance[] {
  const id = thread.posts[post]?.id;
  for (const { analyzer, postId, value } of analyzeThread(thread, []).annotations)
    if (analyzer === 'reply-stance' && postId === id && 'replies' in value) return value.replies;
  return [];
}

const opener = (author: string, text = CLAIM): PostSketch => ({ author, pieces: [text] });

beforeAll(prepareAnalyzers);

describe('what answers what', () => {
  it('takes interleaved replies apart, and a greeting for neither', () => {
    const thread = threadOf([
      opener('Ida'),
      {
        author: 'Bo',
        pieces: [
          'Hello everyone, a long post today.',
          { of: 0, text: 'Goldfish keep ponds clean.' },
          'Nonsense, they eat everything. 🐟',
          { of: 0, text: 'Frogs need shade.' },
          'Exactly, mine sit under the reeds.',
          { of: 0, text: 'Reeds grow slowly.' },
          'Mine were planted in spring.',
        ],
      },
    ]);
    const replies = repliesOf(thread, 1);
    expect(replies.map((one) => [one.quoteIndex, one.stance, one.segment?.text])).toEqual([
      [0, 'disagree', 'Nonsense, they eat everything. 🐟'],
      [1, 'agree', 'Exactly, mine sit under the reeds.'],
      [2, 'neutral', 'Mine were planted in spring.'],
    ]);
    const own = thread.posts[1]?.analysisText ?? '';
    for (const { segment, evidence } of replies)
      for (const span of [...evidence, ...(segment === null ? [] : [segment])])
        expect(sliceCodePoints(own, span.start, span.end)).toBe(span.text);
  });

  it('answers several quotes of several people with one closing segment', () => {
    const thread = threadOf([
      opener('Ida'),
      opener('Bo', 'Lilies shade the water.'),
      {
        author: 'Cy',
        pieces: [
          { of: 0, text: 'Frogs need shade.' },
          { of: 1, text: 'Lilies shade the water.' },
          'I agree with both of you.',
        ],
      },
    ]);
    expect(repliesOf(thread, 2).map((one) => [one.toPostId, one.stance])).toEqual([
      [thread.posts[0]?.id, 'agree'],
      [thread.posts[1]?.id, 'agree'],
    ]);
  });

  it('gives the words above the first quote to the structural parent, those below to the quoted post', () => {
    const thread = threadOf([
      opener('Ida'),
      opener('Bo', 'Lilies shade the water.'),
      {
        author: 'Cy',
        parent: 1,
        pieces: ['Exactly, well said.', { of: 0, text: 'Frogs need shade.' }, 'No, that is simply not true.'],
      },
    ]);
    expect(repliesOf(thread, 2).map((one) => [one.quoteIndex, one.toPostId, one.stance, one.segment?.text])).toEqual([
      [0, thread.posts[0]?.id, 'disagree', 'No, that is simply not true.'],
      [null, thread.posts[1]?.id, 'agree', 'Exactly, well said.'],
    ]);
  });

  it('tells apart what is said to two people by name', () => {
    const thread = threadOf(
      [
        opener('Ida'),
        opener('Bo Ek', 'Lilies shade the water.'),
        {
          author: 'Cy',
          pieces: ['@Ida I totally agree, good point. And it was cheap. @Bo Ek nonsense, you have no evidence.'],
        },
      ],
      {
        mentions: [
          [2, 0],
          [2, 1],
        ],
      },
    );
    expect(repliesOf(thread, 2).map((one) => [one.quoteIndex, one.toPostId, one.stance, one.segment?.text])).toEqual([
      [null, thread.posts[0]?.id, 'agree', '@Ida I totally agree, good point. And it was cheap.'],
      [null, thread.posts[1]?.id, 'disagree', '@Bo Ek nonsense, you have no evidence.'],
    ]);
  });

  it('has only the sentence of a name that stands inside one', () => {
    const thread = threadOf(
      [
        opener('Ida'),
        { author: 'Cy', pieces: ['Mine are small (why not?) I like what @Ida said. The rest is nonsense.'] },
      ],
      { mentions: [[1, 0]] },
    );
    expect(repliesOf(thread, 1).map((one) => one.segment?.text)).toEqual(['I like what @Ida said.']);
  });

  it('counts somebody who is quoted and named once', () => {
    const thread = threadOf(
      [opener('Ida'), { author: 'Bo', pieces: [{ of: 0, text: 'Frogs need shade.' }, '@Ida I agree.'] }],
      { mentions: [[1, 0]] },
    );
    expect(repliesOf(thread, 1).map((one) => [one.quoteIndex, one.stance])).toEqual([[0, 'agree']]);
  });
});

describe('what moves a reply beside its words', () => {
  const QUARREL: readonly PostSketch[] = [
    opener('Ida'),
    { author: 'Bo', pieces: [{ of: 0, text: 'Frogs need shade.' }, 'No, that is wrong and you have no evidence.'] },
    { author: 'Ida', pieces: [{ of: 1, text: 'No, that is wrong' }, 'Nonsense, you ignore the frogs.'] },
    { author: 'Bo', pieces: [{ of: 2, text: 'you ignore the frogs' }, 'The frogs sat in the sun.'] },
    { author: 'Cy', pieces: [{ of: 2, text: 'you ignore the frogs' }, 'The frogs sat in the sun.'] },
  ];

  it('is what the two said to each other before, and it says so', () => {
    const thread = threadOf(QUARREL);
    const [pair] = repliesOf(thread, 3);
    const [stranger] = repliesOf(thread, 4);
    expect(pair?.moved?.map((one) => one.by)).toEqual(['history']);
    expect(stranger?.moved).toBeUndefined();
    const amount = pair?.moved?.[0]?.amount ?? 0;
    expect(amount).toBeLessThan(0);
    expect((pair?.score ?? 0) - amount).toBeCloseTo(stranger?.score ?? 0, 2);
  });

  it('is not what they say later', () => {
    const whole = repliesOf(threadOf(QUARREL), 1);
    const start = repliesOf(threadOf(QUARREL.slice(0, 2)), 1);
    expect(whole).toEqual(start);
  });

  it('changes the input of the later reply, so that it is computed again', () => {
    const kinder = QUARREL.map((post, i) =>
      i === 1 ? { ...post, pieces: [{ of: 0, text: 'Frogs need shade.' }, 'I agree, good point.'] } : post,
    );
    const hash = (thread: LinkedThread, post: number): string | undefined =>
      analyzeThread(thread, []).annotations.find(
        (one) => one.analyzer === 'reply-stance' && one.postId === thread.posts[post]?.id,
      )?.inputHash;
    expect(hash(threadOf(kinder), 3)).not.toBe(hash(threadOf(QUARREL), 3));
    expect(hash(threadOf(kinder), 4)).toBe(hash(threadOf(QUARREL), 4));
    const first = analyzeThread(threadOf(QUARREL), []).annotations;
    const again = analyzeThread(threadOf(QUARREL), first);
    expect(again.unchanged).toBe(first.length);
    expect(again.annotations).toEqual(first);
  });

  it('is a reaction whose giver is named', () => {
    const plain: readonly PostSketch[] = [
      opener('Ida'),
      { author: 'Bo', pieces: [{ of: 0, text: 'Frogs need shade.' }, 'The frogs sat in the sun and in the grass.'] },
    ];
    const score = (likes: readonly (readonly [number, string, string])[]): number =>
      repliesOf(threadOf(plain, { likes }), 1)[0]?.score ?? Number.NaN;
    const none = score([]);
    expect(score([[0, 'Like', 'Bo']])).toBeGreaterThan(none);
    expect(score([[0, 'Dislike', 'bo']])).toBeLessThan(none);
    expect(score([[0, 'Like', 'Cy']])).toBe(none);
    expect(score([[1, 'Like', 'Ida']])).toBeGreaterThan(none);
    expect(score([[0, 'Haha', 'Bo']])).toBe(none);
    expect(repliesOf(threadOf(plain, { likes: [[0, 'Like', 'Bo']] }), 1)[0]).toMatchObject({
      stance: 'agree',
      moved: [{ by: 'reaction' }],
    });
  });
});
