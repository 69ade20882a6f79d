import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ParsedPage } from '../../src/model/page.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dump } from '../store/dump.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { BRIDGE, EVENING, FEES, FERRY, INLAND, LEAFLET, PAGES } from './harbour.js';
import { dumpIndex, emptyStore, ingestPages, threadPage } from './made-up-site.js';

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
});
beforeEach(() => emptyStore(store));
afterAll(async () => {
  await store.close();
  removeFolder(folder);
});

const ask = async (sql: string): Promise<readonly Record<string, unknown>[]> => (await store.query(sql)).rows;
const everything = async (): Promise<unknown> => ({ views: await dump(store), index: await dumpIndex(store) });

/** One line per quote: quoting post, quote, source (with the thread where it is another one), verdict, method. */
const quotes = async (): Promise<string[]> =>
  (
    await ask(
      `select concat_ws(' ', p.external_id, q.quote_index, coalesce(s.external_id || case s.kind when 'stub' then ' (stub)' else '' end, 'nobody'),
         'in ' || t.external_id, q.verdict, q.method) as line
       from v_quote q join v_post p on p.post_id = q.post_id left join v_post s on s.post_id = q.source_post_id
       left join v_thread t on t.thread_id = q.source_thread_id order by p.external_id::integer, q.quote_index`,
    )
  ).map((row) => String(row.line));

const repeats = async (): Promise<string[]> =>
  (
    await ask(
      `select concat_ws(' ', p.external_id, r.kind, s.external_id, 'in ' || t.external_id) as line
       from v_repeat r join v_post p on p.post_id = r.post_id join v_post s on s.post_id = r.source_post_id
       left join v_thread t on t.thread_id = r.source_thread_id order by p.external_id::integer, r.start_offset`,
    )
  ).map((row) => String(row.line));

describe('threads of one site', () => {
  test('give each other the sources of quotes, repeats and campaigns; another site does not', async () => {
    await ingestPages(store, PAGES);
    expect(await quotes()).toEqual([
      '105 0 102 trimmed id',
      '201 0 101 in bridge exact id',
      '201 1 102 in bridge altered author+text',
      '203 0 104 in bridge trimmed text',
      '203 1 nobody source_absent',
      '204 0 303 in fees trimmed id',
    ]);
    expect(await repeats()).toEqual([
      '202 campaign 301 in fees',
      '205 self 101 in bridge',
      '302 unmarked 101 in bridge',
      '304 campaign 301',
      '305 unmarked 101 in bridge',
      '305 unmarked 302',
    ]);
    expect(await ask('select author, text, accounts, threads, posts from v_campaign')).toEqual([
      { author: 'Kim Vale', text: LEAFLET, accounts: 3, threads: 2, posts: 3 },
    ]);
    expect(
      await ask(`select q.text, q.text = source_text as same, meaning_changed from v_altered_quote q`),
    ).toMatchObject([{ same: false, meaning_changed: true }]);
    expect(
      await ask(
        `select answer_text from v_quote q join v_post p using (post_id) where p.external_id = '201' order by quote_index`,
      ),
    ).toEqual([
      { answer_text: 'So the ferry has to carry all of us until winter.' },
      { answer_text: 'He is right about that.' },
    ]);
    expect(
      await ask(
        `select segment_index, s.text, answers from v_segment s join v_post p using (post_id) where p.site = 'quay.example' and p.external_id in ('102', '203') order by position, segment_index`,
      ),
    ).toMatchObject([
      { segment_index: 0, answers: [] },
      { segment_index: 0, text: 'That explains it.', answers: [0] },
      { segment_index: 1, text: 'Nor that.', answers: [1] },
    ]);
  });

  test('are corrected when what they point to comes, changes or stands elsewhere first', async () => {
    await ingestPages(store, FERRY);
    const alone = await quotes();
    expect(alone[0]).toBe('201 0 101 (stub) source_absent');
    await ingestPages(store, BRIDGE.slice(0, 1));
    expect(await quotes()).toContain('201 0 101 in bridge exact id');
    expect(await ask(`select count(*) as n from v_post where kind = 'stub' and external_id = '101'`)).toEqual([
      { n: 0 },
    ]);
    expect(await quotes()).toContain('203 0 nobody unattributed');
    await ingestPages(store, BRIDGE.slice(1, 2));
    expect(await quotes()).toContain('203 0 104 in bridge trimmed text');
    // An earlier copy takes the place of the one that was thought the first.
    await ingestPages(store, FEES.slice(1));
    expect(await repeats()).toContain('304 unmarked 202 in ferry');
    await ingestPages(store, FEES.slice(0, 1));
    expect(await repeats()).toContain('202 campaign 301 in fees');
  });

  test("stop repeating words that have become everybody's", async () => {
    await ingestPages(store, [...BRIDGE, ...FEES]);
    expect((await repeats()).filter((line) => line.startsWith('303'))).toEqual(['303 unmarked 103 in bridge']);
    await ingestPages(store, EVENING);
    expect((await repeats()).filter((line) => line.startsWith('303'))).toEqual([]);
  });

  test('see that words were written elsewhere before, when that comes later, is reworded or goes', async () => {
    const words = 'seventeen grey herons stood along the upper weir this morning and none of them moved for an hour';
    const page = (thread: string, id: string, at: number, text: string): ParsedPage =>
      threadPage('weir.example', thread, 1, [{ id, author: `Author ${id}`, at, pieces: [text] }]);
    await ingestPages(store, [
      page(
        'later',
        '2',
        50,
        `I copied this out of a letter: ${words}. What is one to think of it, I ask all of you here?`,
      ),
    ]);
    expect(await repeats()).toEqual([]);
    await ingestPages(store, [page('earlier', '1', 10, `Look: ${words}.`)]);
    expect(await repeats()).toEqual(['2 unmarked 1 in earlier']);
    // The page is read anew by a better parser: nothing of the herons is left in it.
    await store.query(
      `delete from threadbare.page where thread_id = (select thread_id from v_thread where external_id = 'earlier')`,
      { readOnly: false },
    );
    await ingestPages(store, [page('earlier', '1', 10, 'No birds at all, please look for yourselves.')]);
    expect(await repeats()).toEqual([]);
    expect(await store.staleThreads()).toEqual([]);
  });

  test('share the earliest of very many copies, whenever it comes', async () => {
    const text = `Whoever reads this must forward it to nine friends tonight or the lighthouse will never shine again for them. It is
      no joke: a cooper in the lower town broke the chain last spring, and before the week was over his boat had sunk at
      its mooring, both of his cats had run away to the mill, and the rent of his cellar was doubled without a word. A
      baker who sent it on found a silver spoon under the stairs the very next morning. So do not wait and do not laugh.`;
    const copies = (thread: string, first: number, count: number): ParsedPage =>
      threadPage(
        'beacon.example',
        thread,
        1,
        Array.from({ length: count }, (_, i) => ({
          id: String(first + i),
          author: `Author ${first + i}`,
          at: first + i,
          pieces: [text],
        })),
      );
    await ingestPages(store, [copies('many', 100, 40), copies('more', 200, 30)]);
    const sources = async (): Promise<unknown> =>
      ask(
        `select distinct s.external_id as source from v_repeat r join v_post s on s.post_id = r.source_post_id where r.kind = 'campaign'`,
      );
    expect(await sources()).toEqual([{ source: '100' }]);
    await ingestPages(store, [copies('first', 7, 1)]);
    expect(await sources()).toEqual([{ source: '7' }]);
    expect(await ask('select accounts, threads, posts from v_campaign')).toEqual([
      { accounts: 71, threads: 3, posts: 71 },
    ]);
  });

  test('have nothing to do with another site', async () => {
    await ingestPages(store, INLAND);
    const before = await dump(store);
    await ingestPages(store, PAGES);
    const after = await dump(store);
    expect(
      after.v_repeat?.filter((line) => before.v_thread?.some((thread) => thread.includes(line.slice(14, 50)))),
    ).toEqual([]);
    expect(after.v_post).toEqual(expect.arrayContaining(before.v_post ?? []));
  });

  test('count every quote once in the summary', async () => {
    const settled = await ingestPages(store, PAGES);
    const rows = await ask('select verdict, count(*) as n from v_quote group by verdict');
    expect(settled.quotes).toEqual(Object.fromEntries(rows.map((row) => [row.verdict, row.n])));
    expect(settled).toMatchObject({ threads: 5, posts: 77 });
    // Only the thread that was touched is counted, though others are derived again.
    const later = await ingestPages(store, FERRY.slice(0, 1));
    expect(later).toMatchObject({ threads: 1, posts: 5, changed: { inserted: 0, updated: 0, deleted: 0 } });
  });

  test('left half done are finished by the next command, whatever it reads', async () => {
    await ingestPages(store, PAGES);
    const expected = await everything();
    await emptyStore(store);
    await ingestPages(
      store,
      PAGES.filter((page) => !BRIDGE.includes(page)),
    );
    const stop = new AbortController();
    const stopped = ingestPages(store, BRIDGE, {
      signal: stop.signal,
      onThread: () => stop.abort(new Error('stopped on purpose')),
    });
    await expect(stopped).rejects.toThrow('stopped on purpose');
    expect(await store.staleThreads()).toHaveLength(2);
    await ingestPages(store, INLAND);
    expect(await everything()).toEqual(expected);
  });

  test('give the same rows in any order and any number of steps', { timeout: 600_000 }, async () => {
    await ingestPages(store, PAGES);
    const expected = await everything();
    const order = fc.shuffledSubarray([...PAGES.keys()], { minLength: PAGES.length, maxLength: PAGES.length });
    const cuts = fc.array(fc.boolean(), { minLength: PAGES.length, maxLength: PAGES.length });
    await fc.assert(
      fc.asyncProperty(order, cuts, fc.nat(PAGES.length - 1), async (pages, isCut, again) => {
        await emptyStore(store);
        let group: ParsedPage[] = [];
        for (const [n, at] of pages.entries()) {
          const page = PAGES[at];
          if (page !== undefined) group.push(page);
          if (isCut[n] !== true && n + 1 < pages.length) continue;
          await ingestPages(store, group);
          group = [];
        }
        expect(await everything()).toEqual(expected);
        const page = PAGES[again];
        if (page !== undefined) await ingestPages(store, [page]);
        expect(await everything()).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });
});
