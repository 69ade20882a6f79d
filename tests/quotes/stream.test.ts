import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkedPost, Thread } from '../../src/model/thread.js';
import { createHashTable } from '../../src/quotes/hash-table.js';
import { linkPosts, linkThread } from '../../src/quotes/index.js';
import type { ReadableThread } from '../../src/quotes/scan.js';
import { createTokenStore } from '../../src/quotes/token-store.js';
import { createVocabulary, tokenize } from '../../src/quotes/tokens.js';
import { benchReader, benchThread } from '../bench/strip-thread.js';
import { assembled, page, quote, quoteOf } from './build.js';
import { ALL_KINDS, makeCase } from './generator.js';

/** A thread whose posts are made anew whenever they are read, and how often that was. */
function unkept({ posts, ...thread }: Thread): { thread: ReadableThread; reads: () => number } {
  let reads = 0;
  const at = (index: number) => {
    reads += 1;
    return structuredClone(posts[index]);
  };
  return { thread: { ...thread, posts: { length: posts.length, at } }, reads: () => reads };
}

const collected = (thread: ReadableThread): LinkedPost[] => [...linkPosts(thread, []).posts].map(({ post }) => post);

describe('posts linked one by one', () => {
  it('are those of the thread linked as a whole, though none is kept', () => {
    for (const kind of ALL_KINDS) {
      const thread = assembled(...makeCase(kind, 71_003).pages);
      const whole = linkThread(thread, []);
      const stream = linkPosts(unkept(thread).thread, []);
      expect(stream.problems).toEqual(whole.problems);
      const finished = [...stream.posts];
      expect(finished.map(({ post }) => post)).toEqual(whole.posts);
      expect(finished.flatMap(({ edges }) => edges)).toEqual(whole.edges);
    }
    expect(collected(benchReader(300))).toEqual(linkThread(benchThread(300), []).posts);
  });

  it('read every post two or three times, and sources whose quotes are asked for once more', () => {
    const { thread, reads } = unkept(benchThread(400));
    expect(collected(thread)).toHaveLength(400);
    expect(reads()).toBeLessThanOrEqual(400 + 200 + 400 + 20);
  });

  it('know all problems before the first post, and stubs before they are quoted', () => {
    const { problems, posts } = linkPosts(
      assembled(
        page([
          { id: '1', author: 'Ann', blocks: ['Good morning from the quay.'] },
          { id: '2', author: 'Ben', blocks: [quote('Zoe', 'Nobody has seen the ferry.'), 'Oh?'] },
          { id: '3', author: 'Cid', blocks: [quote('Zoe', 'Nobody has seen the ferry. It sank in May.'), 'Sad.'] },
          { id: '4', author: 'Dot', blocks: [quoteOf('4', 'Dot', 'Words that are nowhere else.'), 'Mine.'] },
        ]),
      ),
      [],
    );
    expect(problems.map(({ code }) => code)).toContain('quote-of-itself');
    const [ann, stub, ben] = [...posts].map(({ post }) => post);
    expect([ann?.kind, stub?.kind, ben?.author.name]).toEqual(['post', 'stub', 'Ben']);
    expect(stub?.body.text).toBe('Nobody has seen the ferry. It sank in May.');
    expect(ben?.quotes[0]?.sourcePostId).toBe(stub?.id);
  });

  it('say which post a reader does not give', () => {
    const { posts, ...thread } = benchThread(5);
    const at = (index: number) => (index === 3 ? undefined : posts[index]);
    expect(() => linkPosts({ ...thread, posts: { length: 5, at } }, [])).toThrow('post 3 of 5 cannot be read');
  });
});

describe('a token store', () => {
  const piece = fc.oneof(
    fc.constantFrom('pier', '😀', 'Zürich', '[...]', '我们去', '1,000', ' ', '\n', '...', '('),
    fc.integer({ min: 1, max: 600 }).map((n) => ' '.repeat(n)),
    fc.integer({ min: 200, max: 900 }).map((n) => 'x'.repeat(n)),
    fc.constantFrom('word', 'word '.repeat(9_000)),
  );

  it('gives back the words it was given, with their places and marks', () => {
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 6 }), { maxLength: 20 }), (pieces) => {
        const vocabulary = createVocabulary();
        const store = createTokenStore();
        const texts = pieces.map((list) => list.join(''));
        const given = texts.map((one) => tokenize(one, vocabulary));
        for (const tokens of given) store.add(tokens);
        expect(store.size()).toBe(texts.length);
        for (const [n, tokens] of given.entries()) {
          const kept = store.tokens(n, tokens.text);
          for (const key of ['ids', 'starts', 'ends', 'marks'] as const)
            expect(kept[key].join(' ')).toBe(tokens[key].join(' '));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a hash table', () => {
  it('numbers hashes as a map does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 9_000 }), (hashes) => {
        const table = createHashTable();
        const map = new Map<number, number>();
        for (const hash of hashes) {
          const number = map.get(hash) ?? map.size;
          map.set(hash, number);
          expect(table.add(hash)).toBe(number);
        }
        expect([...table.all()]).toEqual([...map.keys()]);
        expect(hashes.every((hash) => table.find(hash) === map.get(hash))).toBe(true);
        expect(table.find(12_345)).toBe(map.get(12_345) ?? -1);
      }),
      { numRuns: 40, examples: [[Array.from({ length: 5_000 }, (_, n) => (n % 3_000) << 12)]] },
    );
  });
});
