import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/body.js';
import { align } from '../../src/quotes/align.js';
import { createVocabulary, tokenize } from '../../src/quotes/tokens.js';
import { linked, type PostSketch, quote, quoteOf, text } from './build.js';

/** Processor time, so that a busy machine does not matter; a quadratic step takes minutes on these inputs. */
const seconds = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

describe('hostile threads', { timeout: 240_000 }, () => {
  it('nest quotes 200 and 2,000 deep', () => {
    for (const depth of [200, 2_000]) {
      let block: Block = text('the innermost words of them all');
      for (let level = 0; level < depth; level += 1)
        block = quote(`Author ${level % 7}`, block, `words of level ${level}`);
      const thread = linked({ author: 'Ann', blocks: [block, 'mine'] });
      expect(thread.posts.at(-1)?.quotes).toHaveLength(depth);
      expect(thread.posts.at(-1)?.analysisText).toBe('mine');
    }
  });

  it('quote themselves, each other in a ring, and later posts', () => {
    const words = 'I said that the quay is shut and I say it again today.';
    const ring = (id: string, of: string): PostSketch => ({
      id,
      author: `A${id}`,
      blocks: [quoteOf(of, `A${of}`, words), words],
    });
    const thread = linked(ring('1', '1'), ring('2', '3'), ring('3', '2'), ring('4', '99'));
    const real = thread.posts.filter((post) => post.kind === 'post');
    const place = new Map(thread.posts.map((post, at) => [post.id, at]));
    for (const post of real) {
      for (const link of post.quotes)
        expect(place.get(link.sourcePostId ?? '') ?? -1).toBeLessThan(place.get(post.id) ?? 0);
    }
    expect(thread.edges.every((edge) => edge.fromPostId !== edge.toPostId)).toBe(true);
  });

  it('hold 5 MB quotes', () => {
    const long = Array.from({ length: 700_000 }, (_, at) => `w${(at * 7919) % 50_021}`).join(' ');
    const spent = seconds(() => {
      const thread = linked(
        { author: 'Ann', blocks: [long] },
        { author: 'Ben', blocks: [quote('Ann', long.replace(' w7919 ', ' other ')), 'all that?'] },
      );
      expect(thread.posts[1]?.quotes[0]?.verdict).toBe('altered');
    });
    expect(spent).toBeLessThan(40);
  });

  it('repeat one word, one line or one post over and over', () => {
    const spent = seconds(() => {
      const same = 'very '.repeat(20_000);
      linked(
        { author: 'Ann', blocks: [same] },
        { author: 'Ben', blocks: [quote('Ann', `${'very '.repeat(9_000)}much ${'very '.repeat(9_000)}`), same] },
      );
      const posts = Array.from(
        { length: 1_500 },
        (_, at): PostSketch => ({
          author: `A${at % 3}`,
          blocks: [quote('A1', 'the same quay again and again and again'), 'the same quay again and again and again'],
        }),
      );
      expect(linked(...posts).posts).toHaveLength(1_501);
      linked({
        author: 'Ann',
        blocks: Array.from({ length: 2_000 }, (_, at) =>
          quote('Zoe', `absent words number ${at} of a post that is gone`),
        ),
      });
    });
    expect(spent).toBeLessThan(40);
  });

  it('are made of signs that patterns stumble on', () => {
    const spent = seconds(() => {
      for (const piece of [
        '@',
        '@A ',
        '[',
        '[...',
        '(',
        "'",
        "a'",
        '.',
        '…',
        'http://',
        '1,',
        '-',
        '\u0301',
        '\ud800',
        '[b]',
        'source: ',
        'via: \u00a0',
        '>',
        '> ',
        '> a\n',
        '>> b\n> c\n',
        'Ann:\n',
        'Ann said:\nAnn said so here\n',
        '1 234 ',
        'View attachment 1',
        '<b',
      ]) {
        const flood = piece.repeat(20_000);
        const thread = linked(
          { author: 'Ann', blocks: [flood] },
          { author: 'Ben', blocks: [quote('Ann', flood), quote(null, flood), flood] },
        );
        expect(thread.posts.at(-1)?.quotes.length).toBeGreaterThanOrEqual(2);
      }
    });
    expect(spent).toBeLessThan(60);
  });

  it('have more of everything than a call takes arguments', () => {
    const many = 130_000;
    const source = '% a '.repeat(many);
    const thread = linked(
      { author: 'Ann', blocks: [`${source}and the words that stay at the very end of it`] },
      {
        author: 'Ben',
        blocks: [quote('Ann', `${'$ b '.repeat(many)}and the words that stay at the very end of it`), 'x'],
      },
      { author: 'Cid', blocks: [quote('Ann', 'and the words that stay'), 'Click to expand...\n'.repeat(many), 'x'] },
      { author: 'Dot', blocks: [...Array.from({ length: many }, () => 'a line'), '> a\n> b'] },
      { author: 'Eve', blocks: ['x', ...Array.from({ length: many }, () => quote('Ann', 'w'))] },
    );
    expect(thread.posts.at(-1)?.segments?.[0]?.answers).toHaveLength(many);
    expect(thread.posts.find((post) => post.author.name === 'Cid')?.analysisText).toBe('x');
  });

  it('are empty', () => {
    expect(linked().posts).toEqual([]);
    const thread = linked({ blocks: [] }, { blocks: [quote('', ''), quote(null), quote('Zoe')] });
    expect(thread.posts.at(-1)?.quotes.map((link) => link.verdict)).toEqual([
      'unattributed',
      'unattributed',
      'source_absent',
    ]);
  });
});

describe('align', () => {
  it('keeps long texts with many edits near linear', () => {
    const vocabulary = createVocabulary();
    const words = Array.from({ length: 40_000 }, (_, at) => `w${(at * 7919) % 30_011}`);
    const source = tokenize(words.join(' '), vocabulary);
    const edited = tokenize(words.map((word, at) => (at % 50 === 7 ? 'changed' : word)).join(' '), vocabulary);
    const spent = seconds(() => {
      expect(align(source, edited).similarity).toBeGreaterThan(0.97);
    });
    expect(spent).toBeLessThan(10);
  });
});
