import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meanings } from '../../../src/desk/pages/problems/data/meanings.js';
import { readProblems } from '../../../src/desk/read/problems.js';
import { readSources, SOURCE_ORDERS } from '../../../src/desk/read/sources.js';
import { readSource } from '../../../src/desk/read/sources-one.js';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { ROOT, temporaryFolder } from '../../cli/run-cli.js';
import { emptyDatabase } from '../../support/embedded.js';
import { deskAs, visitorLike } from '../support.js';
import { type BoardIds, fillBoard, idsOf, write } from './board.js';

const { folder, remove } = temporaryFolder();
const ANY = { words: null, undeclared: false, order: 'posts' } as const;
const NO_FILTER = { code: null, file: null, thread: null };
let store: Store;
let ids: BoardIds;

beforeAll(async () => {
  const data = await emptyDatabase(path.join(folder, 'data'));
  await fillBoard(folder, data);
  store = await openStore({ dataDir: data });
  ids = await idsOf(store);
  await refreshReasons(store);
  // Of the two posts that carry the article the desk asks about one: the other is taken to name it.
  await write(
    store,
    "delete from threadbare_desk.reason where reason = 'pasted_article' and post_id in (select post_id from v_post where author = $1)",
    ['Corin'],
  );
});

afterAll(async () => {
  await store.close();
  remove();
});

describe('sources', () => {
  test('are listed with what carries them, named or not', async () => {
    const { sources, next } = await readSources(store, visitorLike(), ANY);
    expect(next).toBeNull();
    expect(sources[0]).toMatchObject({
      title: 'Ferry fares to rise in spring, says harbour board',
      threads: 1,
      posts: 2,
      undeclared: 1,
    });
    expect(sources[0]?.pastedShare).toBeGreaterThan(0.9);
  });

  test.each(SOURCE_ORDERS)('can be put in order by %s and gone through page by page', async (order) => {
    const all = await readSources(store, visitorLike(), { ...ANY, order });
    const first = await readSources(store, visitorLike(), { ...ANY, order }, { limit: 1 });
    expect(first.sources).toEqual(all.sources.slice(0, 1));
    if (all.sources.length > 1) expect(first.next).not.toBeNull();
    const rest = await readSources(store, visitorLike(), { ...ANY, order }, { cursor: first.next, limit: 50 });
    expect(first.next === null ? all.sources : [...first.sources, ...rest.sources]).toEqual(all.sources);
  });

  test('can be searched; marks of patterns are letters', async () => {
    expect((await readSources(store, visitorLike(), { ...ANY, words: 'FARES to rise' })).sources.length).toBe(1);
    expect((await readSources(store, visitorLike(), { ...ANY, words: '%' })).sources).toEqual([]);
    const cursor = 'no cursor at all';
    expect((await readSources(store, visitorLike(), ANY, { cursor })).sources.length).toBeGreaterThan(0);
  });

  test('are seen by those alone whose sites carry them', async () => {
    const [line] = (await readSources(store, visitorLike({ sites: [ids.north] }), ANY)).sources;
    expect(line?.posts).toBe(2);
    expect((await readSources(store, visitorLike({ sites: [ids.south] }), ANY)).sources).toEqual([]);
    const id = line?.documentId ?? '';
    expect(await readSource(store, visitorLike({ sites: [ids.south] }), id)).toBeNull();
    expect((await deskAs(store, { sites: [ids.south] })(`/source/${id}`)).status).toBe(404);
    expect((await deskAs(store, { sites: [ids.north] })(`/source/${id}`)).status).toBe(200);
    expect((await deskAs(store)('/source/no-id')).status).toBe(404);
  });

  test('show threads, posts with their shares, passages and how sayings go on', async () => {
    const [line] = (await readSources(store, visitorLike(), ANY)).sources;
    const source = await readSource(store, visitorLike(), line?.documentId ?? '');
    expect(source?.threads).toMatchObject([{ posts: 2, undeclared: 1 }]);
    const posts = [...(source?.posts ?? [])].sort((a, b) => (a.author ?? '').localeCompare(b.author ?? ''));
    expect(posts).toMatchObject([
      { author: 'Berit', declared: null, undeclared: true },
      { author: 'Corin', undeclared: false },
    ]);
    expect(source?.passages.length).toBeGreaterThan(0);
    const lanes = source?.travels[0]?.steps.map(({ lane }) => lane);
    expect(new Set(lanes)).toEqual(new Set(['Articles', 'Northern talk about fares']));
    const page = await (await deskAs(store)(`/source/${line?.documentId}`)).text();
    expect(page).toContain('plot-travel');
    expect(page).toContain('not named');
    expect(page).toContain('named in the text');
  });
});

describe('problems', () => {
  test('are listed with what they mean, narrowed and gone through page by page', async () => {
    const { problems, codes } = await readProblems(store, visitorLike(), NO_FILTER);
    const found = new Set(problems.map(({ code }) => code));
    expect(found).toContain('binary-input');
    expect(codes.reduce((sum, one) => sum + one.problems, 0)).toBe(problems.length);
    const first = await readProblems(store, visitorLike(), NO_FILTER, { limit: 1 });
    const rest = await readProblems(store, visitorLike(), NO_FILTER, { cursor: first.next });
    expect([...first.problems, ...rest.problems]).toEqual(problems);
    const binary = await readProblems(store, visitorLike(), { ...NO_FILTER, code: 'binary-input', file: 'BINARY' });
    expect(binary.problems).toMatchObject([{ code: 'binary-input', threadId: null }]);
  });

  test('without a thread belong to no site, and are not for those who see some sites alone', async () => {
    expect((await readProblems(store, visitorLike({ sites: [ids.north, ids.south] }), NO_FILTER)).problems).toEqual([]);
    const page = await (await deskAs(store, { sites: [ids.north] })('/problems')).text();
    expect(page).not.toContain('binary');
  });

  test('are a page that says what to do, whatever the address says', async () => {
    const page = await (await deskAs(store)('/problems?code=binary-input&thread=x&cursor=%00')).text();
    expect(page).toContain('An image, an archive or another binary file.');
    expect(page).toContain('What to do: Save the page as HTML or text.');
  });

  test('mean what the list of problems says they mean', () => {
    const list = readFileSync(path.join(ROOT, 'docs', 'problems.md'), 'utf8');
    const told = new Map<string, string>();
    let about = '';
    for (const row of list.split('\n')) {
      about = /^## (.+)$/.exec(row)?.[1] ?? about;
      const [, codes, meaning, remedy] = /^\| (`[^|]*`) \| (.*?) \| (.*?) \|$/.exec(row) ?? [];
      for (const [, code] of (codes ?? '').matchAll(/`([a-z0-9-]+)`/g))
        if (!/^The (?:command line|database|desk)/.test(about)) told.set(code ?? '', `${about}/${meaning}/${remedy}`);
    }
    const kept = meanings().map(([code, one]) => [code, `${one.about}/${one.meaning}/${one.remedy}`] as const);
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(told));
  });
});
