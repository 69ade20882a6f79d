import { beforeAll, describe, expect, it } from 'vitest';
import type { EarlierValues } from '../../../src/analyze/analyzer.js';
import { discussion } from '../../../src/analyze/discussion/index.js';
import { risingTrend } from '../../../src/analyze/discussion/trend.js';
import { analyzeThread, prepareAnalyzers } from '../../../src/analyze/index.js';
import type { AnnotationValue, DiscussionValue } from '../../../src/model/annotation.js';
import type { LinkedThread } from '../../../src/model/thread.js';
import { type JudgedPost, judgedThread } from '../../support/judged-thread.js';
import { linkedThread } from '../../support/linked-thread.js';
import { seededRandom } from '../../support/synthetic-thread.js';

interface Told extends JudgedPost {
  readonly incivility?: number | null;
  readonly sentiment?: number | null;
}

function read(posts: readonly Told[]): DiscussionValue {
  const { thread, earlier } = told(posts);
  return discussion.analyze(discussion.input(thread, earlier));
}

function told(posts: readonly Told[]): { readonly thread: LinkedThread; readonly earlier: EarlierValues } {
  const judged = judgedThread(posts);
  const values = new Map<string, AnnotationValue>();
  judged.thread.posts.forEach((post, i) => {
    const { incivility = 0, sentiment = 0 } = posts[i] ?? {};
    values.set(`incivility ${post.id}`, {
      score: incivility,
      label: null,
      kinds: [],
      attack: null,
      evidence: [],
      reason: null,
    });
    values.set(`sentiment ${post.id}`, {
      score: sentiment,
      class: null,
      positive: 0,
      negative: 0,
      words: [],
      fullScore: null,
      fullClass: null,
      confidence: null,
      readAs: null,
      aspects: [],
      reason: null,
    });
  });
  return {
    thread: judged.thread,
    earlier: {
      post: (analyzer, id) => values.get(`${analyzer} ${id}`) ?? judged.earlier.post(analyzer, id),
      thread: () => null,
    },
  };
}

/** Two members who answer each other in turn, at these levels of incivility. */
function quarrel(levels: readonly (number | null)[]): Told[] {
  return levels.map((incivility, i) => ({
    author: i % 2 === 0 ? 'Marlow' : 'Quill',
    incivility,
    answers: i === 0 ? [] : [{ of: i - 1, stance: 'neutral' as const }],
  }));
}

beforeAll(prepareAnalyzers);

describe('timeline', () => {
  it('parts a thread into stretches of equal numbers of posts', () => {
    const posts = Array.from(
      { length: 120 },
      (_, i): Told => ({
        author: `m${i % 3}`,
        sentiment: i < 50 ? 0.5 : -0.5,
        incivility: i === 119 ? 1 : 0,
        answers: i === 0 ? [] : [{ of: 0, stance: i % 2 === 0 ? ('agree' as const) : ('disagree' as const) }],
      }),
    );
    const { timeline } = read(posts);
    expect(timeline).toHaveLength(24);
    expect(timeline.map(({ from, to }) => to - from)).toEqual(new Array(24).fill(4));
    expect(timeline[0]).toMatchObject({ posts: 5, authors: 3, sentiment: 0.5, incivility: 0, agree: 2, disagree: 2 });
    expect(timeline[23]).toMatchObject({ sentiment: -0.5, incivility: 0.2, startedAt: null, endedAt: null });
  });

  it('goes post by post through a short thread', () => {
    const { timeline } = read([
      { author: 'Marlow', sentiment: 1 },
      { author: 'Quill', sentiment: -1 },
    ]);
    expect(timeline.map(({ from, to, sentiment }) => [from, to, sentiment])).toEqual([
      [1, 1, 1],
      [2, 2, -1],
    ]);
  });

  it('has at most 50 stretches that cover every post once', () => {
    for (const length of [0, 1, 4, 20, 21, 99, 101, 251, 1234]) {
      const { timeline } = read(Array.from({ length }, (): Told => ({ author: 'Marlow' })));
      expect(timeline.length).toBeLessThanOrEqual(50);
      expect(timeline.reduce((sum, bin) => sum + bin.posts, 0)).toBe(length);
      timeline.forEach((bin, i) => {
        expect(bin.from).toBe((timeline[i - 1]?.to ?? 0) + 1);
      });
    }
  });

  it('says null where no post of a stretch could be scored, and takes no unknown for a zero', () => {
    const { timeline } = read(
      Array.from(
        { length: 40 },
        (_, i): Told => ({ author: 'Marlow', sentiment: null, incivility: i % 2 === 0 ? null : 0.8 }),
      ),
    );
    expect(timeline).toHaveLength(20);
    for (const bin of timeline) expect(bin).toMatchObject({ sentiment: null, incivility: 0.8 });
  });

  it('says when a stretch began and ended where certain times are known', () => {
    const { thread, earlier } = told(Array.from({ length: 40 }, () => ({ author: 'Marlow' })));
    const at = ['2025-03-02T10:00:00+02:00', '2025-03-02T08:30:00Z'];
    const timed = {
      ...thread,
      posts: thread.posts.map((post, i) => ({ ...post, postedAt: { ...post.postedAt, at: at[i] ?? null } })),
    };
    const { timeline } = discussion.analyze(discussion.input(timed, earlier));
    expect(timeline[0]).toMatchObject({ startedAt: at[0], endedAt: at[1] });
  });
});

describe('escalation', () => {
  it('is a steady rise of hostility between two who answer each other', () => {
    const { escalations } = read(quarrel([0, 0.1, 0.3, 0.5, 0.6, 0.9]));
    expect(escalations).toHaveLength(1);
    expect(escalations[0]).toMatchObject({ members: ['Quill', 'Marlow'], from: 2, to: 6 });
    expect(escalations[0]?.postIds).toHaveLength(5);
    expect(escalations[0]?.rise).toBeGreaterThan(0.3);
    expect(escalations[0]?.confidence).toBeGreaterThan(0.95);
  });

  it.each([
    ['falls', [0.9, 0.7, 0.5, 0.3, 0.2, 0]],
    ['stays as harsh as it was', [0.8, 0.8, 0.8, 0.8, 0.8, 0.8]],
    ['goes up and down', [0, 0.8, 0.1, 0.9, 0, 0.7]],
    ['has a single outburst', [0, 0, 0, 1, 0, 0, 0]],
    ['has three answers', [0, 0.2, 0.5, 0.9]],
    ['cannot be scored', [null, null, null, null, null, null]],
  ])('is none where it %s', (_, levels) => {
    expect(read(quarrel(levels)).escalations).toEqual([]);
  });

  it('is none where one alone speaks to the other', () => {
    const posts = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
      (incivility, i): Told => ({
        author: i === 0 ? 'Marlow' : 'Quill',
        incivility,
        answers: i === 0 ? [] : [{ of: 0, stance: 'disagree' }],
      }),
    );
    expect(read(posts).escalations).toEqual([]);
  });

  it('counts disagreement and a negative tone besides insults', () => {
    const posts = quarrel([0, 0, 0, 0, 0, 0, 0]).map((post, i) => ({
      ...post,
      sentiment: -i / 7,
      answers: i === 0 ? [] : [{ of: i - 1, stance: i > 3 ? ('disagree' as const) : ('neutral' as const) }],
    }));
    expect(read(posts).escalations).toHaveLength(1);
  });

  it('is rarely found in quarrels without order', () => {
    const random = seededRandom(9);
    let found = 0;
    for (let round = 0; round < 300; round += 1)
      found += read(quarrel(Array.from({ length: 4 + Math.floor(random() * 9) }, () => random()))).escalations.length;
    // One in ten may be sure by chance; many of those rise too little.
    expect(found / 300).toBeLessThan(0.1);
  });
});

describe('a rising trend', () => {
  it.each([
    [[1, 2, 3, 4], 1, 4, 1 - 1 / 24],
    [[4, 3, 2, 1], 4, 1, 0],
    [[1, 2, 3], 1, 3, 1 - 1 / 6],
    [[0, 0, 0, 9, 0], 0, 0, 0.5],
    [[7], 7, 7, 0],
  ])('of %j', (values, start, end, confidence) => {
    const trend = risingTrend(values);
    expect(trend.start).toBeCloseTo(start, 9);
    expect(trend.end).toBeCloseTo(end, 9);
    if (values[3] !== 9) expect(trend.confidence).toBeCloseTo(confidence, 9);
    else expect(trend.confidence).toBeLessThan(0.75);
  });

  it.each([12, 20, 21, 40])(
    'is sure of one in ten of %i values without order, with exact chances or approximate ones',
    (n) => {
      const random = seededRandom(n);
      const rounds = 2000;
      let sure = 0;
      for (let round = 0; round < rounds; round += 1)
        if (risingTrend(Array.from({ length: n }, random)).confidence >= 0.9) sure += 1;
      expect(sure / rounds).toBeGreaterThan(0.075);
      expect(sure / rounds).toBeLessThan(0.12);
    },
  );
});

describe('answers', () => {
  const posts: readonly Told[] = [
    { author: 'Marlow' },
    { author: 'Quill', answers: [{ of: 0, stance: 'disagree', sure: 0.9 }] },
    {
      author: 'Tansy',
      answers: [
        { of: 0, stance: 'agree', sure: 0.6 },
        { of: 1, stance: 'disagree' },
      ],
    },
    { author: 'Quill', answers: [{ of: 0, stance: 'agree', sure: 0.3 }] },
    { author: 'Marlow', answers: [{ of: 0, stance: 'agree' }] },
    { author: null, answers: [{ of: 0, stance: 'neutral' }] },
  ];

  it('rank posts by those who answer them, without what members tell themselves', () => {
    const value = read(posts);
    const { thread } = judgedThread(posts);
    expect(value.answered).toEqual([
      { postId: thread.posts[0]?.id, replies: 4, authors: 2, agree: 2, disagree: 1 },
      { postId: thread.posts[1]?.id, replies: 1, authors: 1, agree: 0, disagree: 1 },
    ]);
  });

  it('make a network of who agrees with whom', () => {
    const { network, networkLeftOut } = read(posts);
    expect(networkLeftOut).toBe(0);
    expect(network).toEqual([
      { from: 'Quill', to: 'Marlow', replies: 2, agree: 1, disagree: 1, neutral: 0, balance: -0.5 },
      { from: 'Tansy', to: 'Marlow', replies: 1, agree: 1, disagree: 0, neutral: 0, balance: 1 },
      { from: 'Tansy', to: 'Quill', replies: 1, agree: 0, disagree: 1, neutral: 0, balance: -1 },
    ]);
  });

  it('say what was left out of a large network, in bounded time', () => {
    const random = seededRandom(2);
    const many = Array.from(
      { length: 9000 },
      (_, i): Told => ({
        author: `m${Math.floor(random() * 5000)}`,
        answers: i === 0 ? [] : [{ of: Math.floor(random() * i), stance: 'disagree' as const }],
      }),
    );
    const { thread, earlier } = told(many);
    const input = discussion.input(thread, earlier);
    // Processor time: other work on the machine is not this code's.
    const start = process.cpuUsage();
    const value = discussion.analyze(input);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
    expect(value.network).toHaveLength(2000);
    expect(value.networkLeftOut).toBeGreaterThan(5000);
    expect(value.answered).toHaveLength(20);
  });

  it('do not depend on the order in which posts arrived', () => {
    const { thread, earlier } = told(posts);
    const turned = { ...thread, posts: [...thread.posts].reverse(), edges: [...thread.edges].reverse() };
    expect(discussion.input(turned, earlier)).toEqual(discussion.input(thread, earlier));
  });
});

describe('discussion among the default analyzers', () => {
  it('has one value for a thread', () => {
    const thread = linkedThread('Night ferry', [
      { author: 'Marlow', pieces: ['The ferry should run at night.'] },
      { author: 'Quill', pieces: [{ of: 0, text: 'The ferry should run at night.' }, 'No, that is simply wrong.'] },
    ]);
    const found = analyzeThread(thread, []).annotations.filter((one) => one.analyzer === 'discussion');
    expect(found).toHaveLength(1);
    expect(found[0]?.value).toMatchObject({
      reason: null,
      answered: [{ postId: thread.posts[0]?.id, replies: 1, authors: 1, agree: 0, disagree: 1 }],
      network: [{ from: 'Quill', to: 'Marlow', replies: 1, disagree: 1, balance: -1 }],
    });
  });
});
