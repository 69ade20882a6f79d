import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBody } from '../../src/model/body.js';
import type { ThreadPage } from '../../src/model/page.js';
import type { Thread } from '../../src/model/thread.js';
import { assembled, type PostSketch, page } from '../quotes/build.js';

const words = (thread: Thread): string[] => thread.posts.map((post) => renderBody(post.blocks).ownText);
const codes = (thread: Thread): string[] => thread.problems.map((problem) => problem.code);

const opener: PostSketch = { author: 'Ann', blocks: ['The ferry stops running in May, says the harbour office.'] };
const ben: PostSketch = { author: 'Ben', blocks: ['Nobody told the islanders about any of this at all.'] };
const cid: PostSketch = { author: 'Cid', blocks: ['There is a meeting about it on Thursday evening.'] };

describe('assembleThread', () => {
  it('numbers posts across pages', () => {
    const thread = assembled(page([cid], { page: 2, pageCount: 2 }), page([opener, ben], { page: 1, pageCount: 2 }));
    expect(words(thread)).toEqual([opener, ben, cid].map((post) => post.blocks[0]));
    expect(thread.posts.map((post) => post.position)).toEqual([1, 2, 3]);
    expect(thread.pages).toEqual([1, 2]);
    expect(thread.problems).toEqual([]);
  });

  it('adds exactly one post when the page is saved again with one more reply', () => {
    const before = assembled(page([opener, ben]));
    const after = assembled(page([opener, ben]), page([opener, ben, cid]));
    expect(after.posts).toHaveLength(3);
    expect(after.posts.slice(0, 2).map((post) => post.id)).toEqual(before.posts.map((post) => post.id));
    expect(after.posts.every((post) => post.revisions.length === 0)).toBe(true);
  });

  it.each(['with ids', 'without ids'])('keeps the old wording of a changed post as a revision, %s', (kind) => {
    const id = (value: string): PostSketch => (kind === 'with ids' ? { id: value, blocks: [] } : { blocks: [] });
    const old = { ...id('2'), author: 'Ben', blocks: ['Nobody told the islanders about any of this at all.'] };
    const changed = {
      ...id('2'),
      author: 'Ben',
      blocks: ['Nobody asked the islanders about any of this at all. Edit: typo'],
    };
    const first = page([{ ...opener, ...id('1'), blocks: opener.blocks }, old]);
    const second = page([
      { ...opener, ...id('1'), blocks: opener.blocks },
      changed,
      { ...cid, ...id('3'), blocks: cid.blocks },
    ]);
    const thread = assembled(second, first);
    expect(words(thread)).toEqual([opener.blocks[0], changed.blocks[0], cid.blocks[0]]);
    expect(thread.posts[1]?.revisions).toMatchObject([{ number: 1, ownText: old.blocks[0] }]);
    expect(thread.posts[1]?.id).toBe(assembled(first).posts[1]?.id);
  });

  it('does not take another post between the same neighbours for a revision', () => {
    const thread = assembled(
      page([opener, ben]),
      page([opener, { author: 'Ben', blocks: ['Completely different matter: who sells paint?'] }]),
    );
    expect(thread.posts).toHaveLength(3);
    const other = assembled(page([opener, ben]), page([opener, { ...ben, author: 'Dot' }, cid]));
    expect(other.posts.map((post) => post.author.name)).toEqual(['Ann', 'Ben', 'Dot', 'Cid']);
  });

  it('takes the later edit for the current wording, whatever else the saves show', () => {
    const early = page([
      { id: '1', author: 'Ann', at: '2026-01-01T10:00:00Z', editedAt: '2026-01-02T10:00:00Z', blocks: ['second'] },
    ]);
    const late = page([{ id: '1', author: 'Ann', at: '2026-01-01T10:00:00Z', blocks: ['first'] }]);
    const thread = assembled(early, late);
    expect(words(thread)).toEqual(['second']);
    expect(thread.posts[0]?.revisions.map((revision) => revision.text)).toEqual(['first']);
  });

  it('counts the opening post once when every page repeats it', () => {
    for (const id of [null, '1']) {
      const thread = assembled(
        page([{ ...opener, id }, ben], { page: 1 }),
        page([{ ...opener, id }, cid], { page: 2 }),
        page(
          [
            { ...opener, id },
            { author: 'Dot', blocks: ['Bring a torch.'] },
          ],
          { page: 3 },
        ),
      );
      expect(words(thread)).toEqual([opener.blocks[0], ben.blocks[0], cid.blocks[0], 'Bring a torch.']);
    }
  });

  it('joins pages that overlap, with and without ids', () => {
    for (const ids of [true, false]) {
      const with_ = (post: PostSketch, id: string): PostSketch => (ids ? { ...post, id } : post);
      const thread = assembled(
        page([with_(opener, '1'), with_(ben, '2')], { page: 1 }),
        page([with_(ben, '2'), with_(cid, '3')], { page: 2 }),
      );
      expect(thread.posts).toHaveLength(3);
    }
  });

  it('keeps short equal posts of different pages apart', () => {
    const plus = { author: 'Ann', blocks: ['+1'] };
    const thread = assembled(page([opener, plus], { page: 1 }), page([plus, cid], { page: 2 }));
    expect(thread.posts).toHaveLength(4);
    expect(new Set(thread.posts.map((post) => post.id)).size).toBe(4);
  });

  it('lets the real post take the place of a placeholder, and keeps words that were removed later', () => {
    const gone: PostSketch = { id: '2', kind: 'deleted', blocks: [] };
    const real = { ...ben, id: '2', at: '2026-01-01T10:00:00Z' };
    const restored = assembled(
      page([{ ...opener, id: '1' }, gone]),
      page([{ ...opener, id: '1' }, real, { ...cid, id: '3', at: '2026-01-02T10:00:00Z' }]),
    );
    expect(restored.posts.map((post) => post.kind)).toEqual(['post', 'post', 'post']);
    expect(codes(restored)).toEqual([]);
    const removed = assembled(
      page([{ ...opener, id: '1' }, real]),
      page([{ ...opener, id: '1' }, gone, { ...cid, id: '3', at: '2026-01-02T10:00:00Z' }]),
    );
    expect(words(removed)[1]).toBe(ben.blocks[0]);
    expect(codes(removed)).toEqual(['post-removed-later']);
  });

  it('puts a post only an older save shows where it stood', () => {
    const thread = assembled(
      page([
        { ...opener, id: '1' },
        { ...cid, id: '3' },
        { ...cid, id: '4', author: 'Dot' },
      ]),
      page([
        { ...opener, id: '1' },
        { ...ben, id: '2' },
        { ...cid, id: '3' },
      ]),
    );
    expect(thread.posts.map((post) => post.externalId)).toEqual(['1', '2', '3', '4']);
  });

  it('names the pages that are missing', () => {
    const thread = assembled(
      page([opener], { page: 1, pageCount: 9 }),
      page([ben], { page: 4, pageCount: 9 }),
      page([cid], { page: 6, pageCount: 9 }),
    );
    expect(thread.problems).toMatchObject([
      { code: 'missing-pages', message: expect.stringContaining('2-3, 5, 7-9 of 9') },
    ]);
    expect(codes(assembled(page([opener], { page: 1, nextUrl: 'https://boats.example/2' })))).toEqual([
      'missing-pages',
    ]);
    expect(codes(assembled(page([opener], { page: null })))).toEqual([]);
  });

  it('keeps two posts that print one id apart and says so', () => {
    const thread = assembled(
      page([
        { ...opener, id: '1' },
        { ...ben, id: '1' },
        { ...ben, id: '1' },
      ]),
    );
    expect(thread.posts).toHaveLength(3);
    expect(new Set(thread.posts.map((post) => post.id)).size).toBe(3);
    expect(codes(thread)).toContain('duplicate-post-id');
    expect(
      assembled(
        page([
          { ...opener, id: '1' },
          { ...opener, id: '1' },
        ]),
      ).posts,
    ).toHaveLength(1);
  });

  it('orders pages without a number by their dates', () => {
    const late = page([{ ...ben, id: '9', at: '2026-02-01T10:00:00Z' }], { page: null });
    const early = page([{ ...opener, id: '5', at: '2026-01-01T10:00:00Z' }], { page: null });
    const thread = assembled(late, early);
    expect(thread.posts.map((post) => post.externalId)).toEqual(['5', '9']);
    expect(codes(thread)).toEqual(['unknown-page-order']);
  });

  it('gives an empty thread for no pages and for pages without posts', () => {
    expect(assembled().posts).toEqual([]);
    expect(assembled(page([])).posts).toEqual([]);
  });
});

/** Saves of a thread of up to 12 posts on up to 3 pages, each with some posts missing, changed or removed. */
const saves: fc.Arbitrary<ThreadPage[]> = fc
  .record({
    ids: fc.boolean(),
    dated: fc.boolean(),
    pages: fc.array(
      fc.record({
        page: fc.option(fc.integer({ min: 1, max: 3 })),
        posts: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 8 }),
        changed: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 2 }),
        removed: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 1 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ ids, dated, pages }) =>
    pages.map((sketch) =>
      page(
        sketch.posts.map((n) => ({
          id: ids ? String(n + 1) : null,
          author: `Author ${n % 3}`,
          at: dated ? `2026-03-${String(n + 1).padStart(2, '0')}T08:00:00Z` : null,
          kind: sketch.removed.includes(n) ? ('deleted' as const) : ('post' as const),
          blocks: sketch.removed.includes(n)
            ? []
            : [`Post ${n} about boat ${n % 4} and the weather at sea${sketch.changed.includes(n) ? ', changed' : ''}`],
        })),
        { page: sketch.page },
      ),
    ),
  );

describe('assembleThread as a function of the set of pages', () => {
  it('gives the same thread in any order and with any repeats', () => {
    fc.assert(
      fc.property(saves, fc.infiniteStream(fc.nat()), (pages, random) => {
        const shuffled = pages
          .flatMap((one) => [one, ...((random.next().value ?? 0) % 3 === 0 ? [structuredClone(one)] : [])])
          .map((one) => ({ one, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(assembled(...shuffled)).toEqual(assembled(...pages));
      }),
      { numRuns: 150 },
    );
  });

  it('numbers posts without gaps, gives each its own id and loses no printed post', () => {
    fc.assert(
      fc.property(saves, (pages) => {
        const thread = assembled(...pages);
        expect(thread.posts.map((post) => post.position)).toEqual(thread.posts.map((_, at) => at + 1));
        expect(new Set(thread.posts.map((post) => post.id)).size).toBe(thread.posts.length);
        const kept = new Set(
          thread.posts.flatMap((post) => [
            renderBody(post.blocks).text,
            ...post.revisions.map((revision) => revision.text),
          ]),
        );
        for (const { posts } of pages)
          for (const { kind, blocks } of posts) if (kind === 'post') expect(kept).toContain(renderBody(blocks).text);
      }),
      { numRuns: 150 },
    );
  });
});
