import { describe, expect, it } from 'vitest';
import { createTimeline, readCitation } from '../../src/quotes/bounds.js';
import { readAgo } from '../../src/quotes/relative-time.js';
import { ago, linked, type PostSketch, quote } from './build.js';

const HOUR = 3_600_000;
const cited = (words: string, author: string, text: string) => ({ ...quote(author, text), citedAt: ago(words) });
const WORDS = 'The harbour office closed the old pier in March.';

describe('readAgo', () => {
  it.each([
    ['2 hours ago', 2 * HOUR, 3 * HOUR],
    ['29 minutes ago', 29 * 60_000, 30 * 60_000],
    ['an hour ago, Ann said:', HOUR, 2 * HOUR],
    ['vor 3 Tagen', 72 * HOUR, 96 * HOUR],
    ['il y a 2 heures', 2 * HOUR, 3 * HOUR],
    ['hace 5 minutos', 300_000, 360_000],
    ['2 ore fa', 2 * HOUR, 3 * HOUR],
    ['2 часа назад', 2 * HOUR, 3 * HOUR],
    ['1 month ago', 28 * 24 * HOUR, 62 * 24 * HOUR],
  ])('%s', (words, least, most) => {
    expect(readAgo(words)).toEqual({ least, most });
  });

  it.each(['yesterday', 'just now', '2 boats ago', 'On 3 March, Ann said:', '', null])(
    '%s is no such time',
    (words) => {
      expect(readAgo(words)).toBeNull();
    },
  );
});

describe('bounds', () => {
  const ann = (at: string | null): PostSketch => ({ author: 'Ann', at, blocks: [WORDS] });
  const bounds = (...posts: readonly PostSketch[]) =>
    linked(...posts).posts.map((post) => [post.postedAfter, post.postedBefore]);

  it('put a reply two to three hours after a source with a known time', () => {
    const [first, second] = bounds(ann('2026-01-01T10:00:00Z'), {
      author: 'Ben',
      blocks: [cited('2 hours ago', 'Ann', WORDS), 'hm'],
    });
    expect(first).toEqual([null, null]);
    expect(second).toEqual(['2026-01-01T12:00:00Z', '2026-01-01T13:01:00Z']);
  });

  it('put a source before a reply with a known time', () => {
    const reply: PostSketch = {
      author: 'Ben',
      at: '2026-01-01T10:00:00Z',
      blocks: [cited('2 hours ago', 'Ann', WORDS), 'hm'],
    };
    expect(bounds(ann(null), reply)[0]).toEqual(['2026-01-01T07:00:00Z', '2026-01-01T08:01:00Z']);
    expect(bounds(reply)[0]).toEqual(['2026-01-01T07:00:00Z', '2026-01-01T08:01:00Z']);
  });

  it('stay unresolved where neither time is known', () => {
    expect(bounds(ann(null), { author: 'Ben', blocks: [cited('2 hours ago', 'Ann', WORDS), 'hm'] })).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('come from neighbours in a thread in order of time, not in others', () => {
    const between = (...at: (string | null)[]) =>
      bounds(...at.map((time, n) => ({ author: `A${n}`, at: time, blocks: [`Post ${n} says something else.`] })))[1];
    expect(between('2026-01-01T10:00:00Z', null, '2026-01-02T10:00:00Z')).toEqual([
      '2026-01-01T10:00:00Z',
      '2026-01-02T10:01:00Z',
    ]);
    expect(between('2026-01-02T10:00:00Z', null, '2026-01-01T10:00:00Z')).toEqual([null, null]);
    const tree = bounds(
      { id: '1', at: '2026-01-01T10:00:00Z', blocks: ['a'] },
      { id: '2', parent: '1', blocks: ['b'] },
      { id: '3', parent: '1', at: '2026-01-02T10:00:00Z', blocks: ['c'] },
    );
    expect(tree[1]).toEqual([null, null]);
  });

  it('are dropped where they contradict each other', () => {
    const at = (time: string) => ({ at: time, local: null, raw: null, precision: 'second' }) as const;
    const unknown = { at: null, local: null, raw: null, precision: 'unknown' } as const;
    const timeline = createTimeline();
    for (const time of [at('2026-01-01T00:00:00Z'), at('2026-02-01T00:00:00Z'), unknown]) timeline.add(time);
    const cited = readCitation({ citedAt: ago('2 hours ago'), header: null }) ?? { exact: null, ago: null };
    expect(cited.ago).not.toBeNull();
    const boundsOf = timeline.bound(
      [0, 1].map((source) => ({ reply: 2, source, ...cited })),
      0,
    );
    expect(boundsOf(2)).toEqual({ postedAfter: null, postedBefore: null });
  });
});
