import { describe, expect, it } from 'vitest';
import { linkThread } from '../../src/quotes/index.js';
import { assembled, type PostSketch, page, quoteOf } from './build.js';

const WORDS = 'I said that the quay is shut and I say it again today.';
const codes = (thread: ReturnType<typeof linkThread>): string[] => thread.problems.map(({ code }) => code);

describe('what quotes print about their source', () => {
  const link = (...posts: readonly PostSketch[]) => linkThread(assembled(page(posts)), []);
  const early: PostSketch = {
    id: '1',
    author: 'Ann',
    at: '2026-01-01T10:00:00Z',
    blocks: [quoteOf('2', 'Ben', WORDS), 'He is right.'],
  };
  const late: PostSketch = { id: '2', author: 'Ben', at: '2026-01-02T10:00:00Z', blocks: [WORDS] };

  it('may be a later post only where an edit explains it', () => {
    const plain = link(early, late);
    expect(plain.posts.find((post) => post.externalId === '1')?.quotes[0]?.verdict).toBe('source_absent');
    expect(codes(plain)).toContain('quote-of-later-post');
    const edited = link({ ...early, editedAt: '2026-01-03T10:00:00Z' }, late);
    expect(edited.posts[0]?.quotes[0]).toMatchObject({ verdict: 'exact', sourcePostId: edited.posts[1]?.id });
    expect(codes(edited)).not.toContain('quote-of-later-post');
    const before = link({ ...early, editedAt: '2026-01-01T12:00:00Z' }, late);
    expect(codes(before)).toContain('quote-of-later-post');
    const others = link({ ...early, editedAt: '2026-01-03T10:00:00Z' }, { ...late, blocks: ['Something else.'] });
    expect(codes(others)).toContain('quote-of-later-post');
  });

  it('is recorded where it is the post itself, or nests without end', () => {
    const self = link({ ...early, blocks: [quoteOf('1', 'Ann', WORDS), 'x'] });
    expect(codes(self)).toContain('quote-of-itself');
    let block: PostSketch['blocks'][number] = 'innermost';
    for (let level = 0; level < 200; level += 1) block = quoteOf(String(900 + level), `A${level}`, block, `l ${level}`);
    const deep = link({ id: '1', author: 'Ann', blocks: [block, 'mine'] });
    expect(deep.problems.filter(({ code }) => code === 'quotes-nested-deep')).toHaveLength(1);
    expect(deep.posts.at(-1)?.analysisText).toBe('mine');
  });

  it('is nothing here where the address leads to another site', () => {
    const foreign = {
      ...quoteOf('1', 'Zoe', 'Words that stand on another board.'),
      sourceUrl: 'https://other.example/p/1',
    };
    const own = { ...foreign, sourceUrl: 'https://www.forum.example/p/1' };
    const source: PostSketch = { id: '1', author: 'Ann', blocks: [WORDS] };
    const verdict = (block: typeof foreign) =>
      link(source, { id: '2', author: 'Eve', blocks: [block, 'x'] }).posts.at(-1)?.quotes[0];
    expect(verdict(foreign)?.verdict).toBe('source_absent');
    expect(verdict(own)?.method).toBe('id');
  });
});
