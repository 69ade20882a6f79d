import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuthor, readAuthorDays } from '../../../src/desk/read/author.js';
import { readAuthorPosts } from '../../../src/desk/read/author-posts.js';
import { placeOf, placeText } from '../../../src/desk/read/cursor.js';
import { readSearch, type SearchAsked, snippetPieces } from '../../../src/desk/read/search.js';
import { searchFilterOf } from '../../../src/desk/read/search-filter.js';
import { readThreads, THREAD_SORTS } from '../../../src/desk/read/threads.js';
import type { Store } from '../../../src/store/index.js';
import { HARBOUR, ingestBoard, type SeededStore, seededStore } from '../browser/board.js';
import { deskAs } from '../support.js';

const EVERYWHERE = { sites: null };
const FIRST_PAGE = { cursor: null, limit: 50 };

let seeded: SeededStore;
let store: Store;
const siteIds = new Map<string, string>();
const authorIds = new Map<string, string>();

beforeAll(async () => {
  seeded = await seededStore(async (empty) => {
    await ingestBoard(empty, HARBOUR, 'bbcode');
    await ingestBoard(
      empty,
      HARBOUR.map((post) => ({ ...post, topic: post.topic + 50, title: `Elsewhere: ${post.title}` })),
      'bbcode',
      'elsewhere.example',
    );
  });
  store = seeded.store;
  for (const row of (await store.query('select host, site_id::text from threadbare.site')).rows)
    siteIds.set(String(row.host), String(row.site_id));
  const authors = await store.query(
    'select s.host, a.name, a.author_id::text from threadbare.author a join threadbare.site s using (site_id)',
  );
  for (const row of authors.rows) authorIds.set(`${row.name} ${row.host}`, String(row.author_id));
});
afterAll(() => seeded.close());

const at = (host: string): { readonly sites: readonly string[] } => ({ sites: [siteIds.get(host) ?? ''] });
const authorId = (name: string, host = 'harbour.example'): string => authorIds.get(`${name} ${host}`) ?? '';

const search = (
  words: string,
  query = '',
  more: Partial<SearchAsked> = {},
  visitor: Parameters<typeof readSearch>[1] = EVERYWHERE,
) =>
  readSearch(store, visitor, {
    words,
    filter: searchFilterOf(new URLSearchParams(query)),
    sort: 'best',
    ...FIRST_PAGE,
    ...more,
  });

/** All pages of a list, some entries each. */
async function pages<T>(
  read: (cursor: string | null) => Promise<{ items: readonly T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  for (let i = 0; i < 50; i += 1) {
    const { items, next }: { items: readonly T[]; next: string | null } = await read(cursor);
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
  throw new Error('The list does not end.');
}

describe('search', () => {
  it('finds own words alone, and marks them', async () => {
    const { posts, capped } = await search('timetable', 'site=harbour.example');
    expect(posts.map(({ author }) => author).sort()).toEqual(['Ilse K.', 'Odd Nilsen', 'Tom Berger']);
    expect(capped).toBe(false);
    for (const post of posts)
      expect(post.snippet.filter(({ found }) => found).map(({ text }) => text.toLowerCase())).toContain('timetable');
    expect((await search('swim -timetable')).posts).toEqual([]);
    expect((await search('"bad timetable"', 'site=harbour.example')).posts.map(({ author }) => author)).toEqual([
      'Tom Berger',
    ]);
    expect((await search('')).posts).toEqual([]);
  });

  it('takes the filters of the queue', async () => {
    const authors = async (words: string, query: string) =>
      (await search(words, `site=harbour.example&${query}`)).posts.map(({ author }) => author);
    expect(await authors('you', 'author=rask')).toEqual(['Rask', 'Rask']);
    expect(await authors('you', 'reason=personal_attack&min=0.5')).toEqual(expect.arrayContaining(['Rask', 'Pim']));
    expect(await authors('you', 'state=removed')).toEqual([]);
    expect(await authors('the', 'from=2026-04-15')).toEqual([]);
    expect((await authors('the', 'from=2026-04-14&to=2026-04-14')).length).toBeGreaterThan(5);
    expect((await authors('the', 'language=en')).length).toBeGreaterThan(3);
    expect(await authors('the', 'language=fi')).toEqual([]);
    expect(await authors('the', 'forum=no-id&min=many&cursor=~~')).not.toEqual([]);
  });

  it('gives each post once over its pages, in either order', async () => {
    const { posts } = await search('the');
    expect(posts.length).toBeGreaterThan(10);
    for (const sort of ['best', 'new'] as const) {
      const all = await pages(async (cursor) => {
        const page = await search('the', '', { sort, cursor, limit: 3 });
        return { items: page.posts.map(({ postId }) => postId), next: page.next };
      });
      expect(new Set(all)).toEqual(new Set(posts.map(({ postId }) => postId)));
      expect(all.length).toBe(posts.length);
    }
  });

  it('reads snippets whatever stands in them', () => {
    expect(snippetPieces('a \uE000b\uE001 c')).toEqual([
      { text: 'a ', found: false },
      { text: 'b', found: true },
      { text: ' c', found: false },
    ]);
    expect(
      snippetPieces('\uE001a\uE000\uE000b')
        .map(({ text }) => text)
        .join(''),
    ).toBe('ab');
  });
});

describe('threads', () => {
  it.each(THREAD_SORTS)('by %s: each once over the pages', async (sort) => {
    const asked = { site: null, forum: null, words: null, sort };
    const all = await pages(async (cursor) => {
      const { threads, next } = await readThreads(store, EVERYWHERE, { ...asked, cursor, limit: 1 });
      return { items: threads.map(({ title }) => title), next };
    });
    expect(all.length).toBe(4);
    expect(new Set(all).size).toBe(4);
  });

  it('say what waits in them, and are the same from the sums as counted at once', async () => {
    const asked = { site: 'harbour.example', forum: null, words: 'WINTER', sort: 'open' as const, ...FIRST_PAGE };
    const now = (await readThreads(store, EVERYWHERE, asked)).threads;
    expect(now.map(({ posts, authors, lastDay }) => [posts, authors, lastDay])).toEqual([[10, 6, '2026-04-14']]);
    expect(now[0]?.open).toBeGreaterThan(2);
    await store.refreshDaily();
    const [summed] = (await readThreads(store, EVERYWHERE, asked)).threads;
    expect(summed).toMatchObject({ posts: 10, authors: 6, lastDay: '2026-04-14', open: now[0]?.open });
    expect(summed?.sentiment).not.toBeNull();
    expect((await readThreads(store, EVERYWHERE, { ...asked, words: '%' })).threads).toEqual([]);
  });
});

describe('an author', () => {
  it('has posts, tone and answers, with sums and without', async () => {
    const head = await readAuthor(store, EVERYWHERE, authorId('Rask'));
    expect(head).toMatchObject({ name: 'Rask', site: 'harbour.example', posts: 3, threads: 2 });
    if (head === null) return;
    const filter = searchFilterOf(new URLSearchParams());
    const all = await pages(async (cursor) => {
      const page = await readAuthorPosts(store, EVERYWHERE, head.authorId, { filter, cursor, limit: 2 });
      return { items: page.posts, next: page.next };
    });
    expect(all.map(({ threadTitle }) => threadTitle?.slice(0, 7))).toEqual(['The new', 'Winter ', 'Winter ']);
    expect(all[1]?.hostile.length).toBeGreaterThan(0);
    const days = await readAuthorDays(store, head);
    expect(days.map(({ day }) => day)).toEqual(['2026-04-14']);
    expect(await readAuthorDays(store, { ...head, countedAt: null })).toMatchObject([{ day: '2026-04-14', posts: 3 }]);
  });
});

describe('somebody of another site', () => {
  it('sees nothing of this one', async () => {
    const elsewhere = at('elsewhere.example');
    expect(await readAuthor(store, elsewhere, authorId('Rask'))).toBeNull();
    expect((await search('timetable', '', {}, elsewhere)).posts.map(({ site }) => site)).toEqual(
      Array(3).fill('elsewhere.example'),
    );
    expect((await search('timetable', 'site=harbour.example', {}, elsewhere)).posts).toEqual([]);
    const { threads } = await readThreads(store, elsewhere, {
      site: null,
      forum: null,
      words: null,
      sort: 'activity',
      ...FIRST_PAGE,
    });
    expect(threads.map(({ site }) => site)).toEqual(['elsewhere.example', 'elsewhere.example']);
    const filter = searchFilterOf(new URLSearchParams());
    expect((await readAuthorPosts(store, elsewhere, authorId('Rask'), { filter, ...FIRST_PAGE })).posts).toEqual([]);
    const ask = deskAs(store, { role: 'moderator', ...elsewhere });
    expect((await ask(`/author/${authorId('Rask')}`)).status).toBe(404);
    expect(await (await ask('/search?q=timetable')).text()).not.toContain('harbour.example');
    expect((await ask('/author/nobody')).status).toBe(404);
  });
});

describe('a place in a list', () => {
  it('is taken from an address only where it is one', () => {
    const id = '714c6c63-ea6d-57f5-89ef-6d8b70020000';
    expect(placeOf(placeText({ key: '-0.5', ids: [id] }), 1)).toEqual({ key: '-0.5', ids: [id] });
    for (const text of [null, '', '~', `x~${id}`, `1~${id}~${id}`, '1~no', `NaN~${id}`, `Infinity~${id}`, `~${id}`])
      expect(placeOf(text, 1)).toBeNull();
  });
});
