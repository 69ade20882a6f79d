import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OtherPost, Others } from '../../src/model/across.js';
import type { Block } from '../../src/model/body.js';
import { codePointLength } from '../../src/model/text.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { inquire, linkAcross, printThread, sharesRun } from '../../src/quotes/across/index.js';
import { type PostSketch, quote } from '../quotes/build.js';
import { june, othersOf, seen, threadOf } from './site.js';

/** Few words and names, so that posts of different threads meet in every way. */
const PIECES = [
  'the old ferry was sold to a man from the other side of the bay in the year of the flood',
  'nobody asked the people of the island who had paid for it with their own money and their own hands',
  'and that is why I say no to the bridge, the tunnel and the 3 new roads they want to build here',
  'yes',
  'my uncle was the captain of it and he says the same thing every time somebody brings it up again',
];
const words = fc
  .array(fc.constantFrom(...PIECES, 'a', 'b', '.', '😀', '\n'), { maxLength: 6 })
  .map((all) => all.join(' '));
const name = fc.constantFrom('Ann', 'Ben', 'Cid', null);
const at = fc.option(
  fc.integer({ min: 1, max: 6 }).map((day) => june(day)),
  { nil: null },
);

const blocks: fc.Arbitrary<(Block | string)[]> = fc.array(
  fc.oneof(
    words,
    fc.record({ author: name, text: words, id: fc.constantFrom(null, '1', '2', '40'), inner: words }).map(
      ({ author, text, id, inner }): Block => ({
        ...quote(author, text, ...(inner === '' ? [] : [quote('Ben', inner)])),
        sourceExternalId: id,
      }),
    ),
  ),
  { maxLength: 3 },
);

const post = fc.record({ author: name, at, blocks, id: fc.constantFrom(null, '40', '41', '42') });
const thread = (id: string): fc.Arbitrary<LinkedThread> =>
  fc.array(post, { minLength: 1, maxLength: 5 }).map((posts: PostSketch[]) => threadOf(id, posts));
const site = fc.tuple(thread('s'), thread('t'), thread('u'));

const other: fc.Arbitrary<OtherPost> = fc.record({
  threadId: fc.constantFrom('s', 't', 'u'),
  postId: fc.constantFrom('p', 'q', 'r'),
  author: name,
  authorExternalId: fc.constantFrom(null, '7'),
  externalId: fc.constantFrom(null, '1', 'x'),
  url: fc.constantFrom(null, '', 'https://forum.example/posts/1'),
  position: fc.option(fc.integer(), { nil: null }),
  postedAt: fc.record({
    at: fc.constantFrom(null, 'soon', june(2)),
    local: fc.constantFrom(null, '2025', '2025-06-01', '2025-06-01T10:00'),
    raw: fc.constant(null),
    precision: fc.constantFrom('second', 'minute', 'day', 'unknown'),
  }),
  ownText: fc.oneof(words, fc.string({ unit: 'binary' })),
  bodyText: fc.option(words, { nil: null }),
  topQuotes: fc.nat(3),
  revisions: fc.array(words, { maxLength: 2 }),
});
const anyOthers: fc.Arbitrary<Others> = fc.record({
  posts: fc.array(other, { maxLength: 8 }),
  stock: fc
    .uniqueArray(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 3 })
    .map((all) => new Set(all)),
  copies: fc.array(
    fc.record({
      textHash: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      posts: fc.array(other, { maxLength: 3 }),
      accounts: fc.nat(9),
      threads: fc.nat(9),
    }),
    { maxLength: 3 },
  ),
});

const runs = { numRuns: 150 };

describe('linkAcross', { timeout: 120_000 }, () => {
  it('is total, and its spans lie within the own text and do not overlap', () => {
    fc.assert(
      fc.property(thread('s'), anyOthers, (one, others) => {
        for (const { body, repeats, originalShare } of linkAcross(one, others).posts) {
          const size = codePointLength(body.ownText);
          let last = 0;
          for (const { start, end } of repeats) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(size);
          if (originalShare !== null) expect(originalShare).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });

  it('leaves what was written alone, and points to nothing that is not there', () => {
    fc.assert(
      fc.property(site, ([one, ...rest]) => {
        const others = othersOf(one, [one, ...rest]);
        const linked = linkAcross(one, others);
        const kept = one.posts.filter(({ id }) => linked.posts.some((post) => post.id === id));
        expect(linked.posts.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
        expect(one.posts.filter((post) => !kept.includes(post)).every(({ kind }) => kind === 'stub')).toBe(true);
        linked.posts.forEach((post, i) => {
          expect(post.body).toEqual(kept[i]?.body);
          expect(post.analysisText).toBe(kept[i]?.analysisText);
          for (const { sourcePostId, sourceThreadId } of [...post.quotes, ...post.repeats]) {
            if (sourcePostId === null) continue;
            const home = sourceThreadId == null ? linked : rest.find(({ id }) => id === sourceThreadId);
            expect(home?.posts.some(({ id }) => id === sourcePostId)).toBe(true);
          }
        });
        const ids = new Set(linked.posts.map(({ id }) => id));
        for (const { fromPostId, toPostId } of linked.edges)
          expect(ids.has(fromPostId) && ids.has(toPostId)).toBe(true);
      }),
      runs,
    );
  });

  it('does not depend on the order of the others, and changes nothing a second time', () => {
    fc.assert(
      fc.property(site, fc.nat(), ([one, ...rest], turn) => {
        const others = othersOf(one, [one, ...rest]);
        const linked = linkAcross(one, others);
        const by = others.posts.length === 0 ? 0 : turn % others.posts.length;
        const turned = [...others.posts.slice(by), ...others.posts.slice(0, by)].reverse();
        expect(linkAcross(one, { ...others, posts: turned, copies: [...others.copies].reverse() })).toEqual(linked);
        expect(linkAcross(linked, others)).toEqual(linked);
      }),
      runs,
    );
  });

  it('reads nothing but posts that share words with the very post or quote, whatever else it is given', () => {
    fc.assert(
      fc.property(site, ([one, ...rest]) => {
        const others = othersOf(one, [one, ...rest]);
        const all = rest.flatMap((home) =>
          home.posts.filter(({ kind }) => kind !== 'stub').map((post) => seen(home, post)),
        );
        expect(linkAcross(one, { ...others, posts: all })).toEqual(linkAcross(one, others));
        const telling = all.filter(({ ownText }) => one.posts.some((post) => sharesRun(post.body.ownText, ownText)));
        const repeats = ({ posts }: LinkedThread) => posts.map((post) => post.repeats);
        const unquoted = { ...one, posts: one.posts.map((post) => ({ ...post, quotes: [] })) };
        const found = linkAcross(unquoted, { ...others, posts: telling });
        expect(repeats(found)).toEqual(repeats(linkAcross(unquoted, others)));
      }),
      runs,
    );
  });

  it('finds only what the fingerprints find: two texts that share a run share a fingerprint', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [a, b].map((text, i) => printThread(threadOf(`t${i}`, [{ author: 'Ann', blocks: [text] }]))[0]);
        if (sharesRun(a, b)) expect(x?.prints.some((print) => y?.prints.includes(print))).toBe(true);
        expect(sharesRun(a, b)).toBe(sharesRun(b, a));
        if (x !== undefined) {
          expect([...x.prints].sort((m, n) => (m < n ? -1 : 1))).toEqual(x.prints);
          expect(x.prints.every((print) => BigInt.asIntN(64, print) === print)).toBe(true);
        }
      }),
      runs,
    );
  });
});

/** Processor time, so that a busy machine does not matter; a quadratic step takes minutes on these inputs. */
const seconds = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

describe('bounds', { timeout: 240_000 }, () => {
  const long = 'very '.repeat(20_000);
  const many = (count: number, textOf: (n: number) => string): OtherPost[] =>
    Array.from({ length: count }, (_, n) => ({
      threadId: `o${n}`,
      postId: `p${n}`,
      author: `Author ${n}`,
      authorExternalId: null,
      externalId: '40',
      url: null,
      position: 1,
      postedAt: { at: june(1, n % 24), local: null, raw: null, precision: 'minute' },
      ownText: textOf(n),
      bodyText: null,
      topQuotes: 0,
      revisions: [],
    }));
  const none = { stock: new Set<bigint>(), copies: [] };

  it('hold for one word over and over', () => {
    const one = threadOf('s', [
      { id: '1', author: 'Ann', at: june(9), blocks: [quote('Zoe', 'much '.repeat(20_000)), long] },
    ]);
    expect(printThread(one)[0]?.prints.length).toBeLessThan(5);
    const others = { posts: many(1_000, (n) => 'very '.repeat(20 + n)), ...none };
    expect(seconds(() => linkAcross(one, others))).toBeLessThan(5);
  });

  it('hold for many quotes, many copies and many threads', () => {
    const text = (n: number): string => `${PIECES.join(' ')} and so on to the number ${n} of ${n * 7} and no further`;
    const posts = Array.from(
      { length: 1_000 },
      (_, n): PostSketch => ({
        author: `Reader ${n}`,
        at: june(9, n % 24),
        blocks: [{ ...quote(`Author ${n % 50}`, text(n)), sourceExternalId: '40' }, text(n + 3)],
      }),
    );
    const one = threadOf('s', posts);
    expect(inquire(one).waiting.length).toBeLessThanOrEqual(65_536);
    expect(seconds(() => linkAcross(one, { posts: many(1_000, text), ...none }))).toBeLessThan(30);
  });
});
