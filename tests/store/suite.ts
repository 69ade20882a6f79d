import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/model/annotation.js';
import type { Saying } from '../../src/model/thread.js';
import type { DeriveThread, Store } from '../../src/store/index.js';
import { dump } from './dump.js';
import {
  derive,
  fingerprintPages,
  record,
  type SamplePost,
  sampleDocument,
  samplePage,
  threadIdOf,
  wordHashes,
} from './sample.js';

/** An empty store and a way to open more on the same data at the same time. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const HULL: readonly SamplePost[] = [
  {
    id: '1',
    author: 'Tilda',
    text: 'The hull leaks 🚣 at the stern.',
    reactions: { Like: 3, Sad: 1, Zorp: 2 },
    at: '2025-03-01T18:22:00+02:00',
  },
  {
    id: '2',
    author: 'Bo',
    text: 'Caulk it.',
    quotes: [
      { of: '1', by: 'Tilda', text: 'leaks 🚣 at the stern' },
      { of: '9', by: 'Ghost', text: 'Never trust cotton.' },
    ],
    at: '2025-03-01T19:00:00+02:00',
  },
];
const MORE: readonly SamplePost[] = [
  { id: '3', author: 'Tilda', text: 'Thanks, caulked.', at: '2025-03-02T08:00:00+02:00' },
];

async function ingest(
  store: Store,
  name: string,
  pages: readonly (readonly SamplePost[])[],
): Promise<Awaited<ReturnType<Store['updateThread']>>> {
  const run = await store.beginRun('test', '0');
  for (const [index, posts] of pages.entries())
    await store.putPage(run, record(name, samplePage(name, index + 1, posts)));
  return store.updateThread(threadIdOf(name), run, derive, fingerprintPages);
}

const changes = async (store: Store): Promise<number> =>
  Number((await store.query('select count(*) as n from v_change')).rows[0]?.n);

/** Empties all tables; quicker than a reset, which makes the schema anew. */
async function empty(store: Store): Promise<void> {
  const tables = await store.query(
    `select string_agg(format('threadbare.%I', tablename), ', ') as all from pg_tables where schemaname = 'threadbare'`,
  );
  await store.query(`truncate ${String(tables.rows[0]?.all)}`, { readOnly: false });
}

/** What every store must do, on whichever end. */
export function storeSuite(name: string, makePlace: () => Promise<Place | null>): void {
  describe(`store on ${name}`, () => {
    let place: Place | null = null;
    let store: Store;
    beforeAll(async () => {
      place = await makePlace();
      if (place !== null) store = await place.open();
    });
    beforeEach(async (context) => {
      if (place === null) context.skip();
      else await empty(store);
    });
    afterAll(async () => {
      if (place === null) return;
      await store.close();
      await place.remove();
    });

    it('stores a thread once, touches nothing the second time and logs every row', async () => {
      const first = await ingest(store, 'hull', [HULL]);
      expect(first).toMatchObject({ posts: 2, knownPosts: 3, updated: 0, deleted: 0 });
      const logged = await changes(store);
      expect(logged).toBe(first.inserted + 1); // and the page
      const again = await ingest(store, 'hull', [HULL]);
      expect(again).toMatchObject({ inserted: 0, updated: 0, deleted: 0, unchanged: first.inserted });
      expect(await changes(store)).toBe(logged);
      const { rows } = await store.query('select posts, known_posts, authors, site, first_posted_at from v_thread');
      expect(rows).toEqual([
        { posts: 2, known_posts: 3, authors: 2, site: 'boats.example', first_posted_at: '2025-03-01T16:22:00Z' },
      ]);
    });

    it('says known for a page it has', async () => {
      const run = await store.beginRun('test', '0');
      const one = record('hull', samplePage('hull', 1, HULL));
      expect(await store.putPage(run, one)).toBe('new');
      expect(await store.putPage(run, { ...one, file: 'copy.html' })).toBe('known');
      expect(await store.pagesOf(threadIdOf('hull'))).toEqual([one.page]);
    });

    it('replaces the reading of the same bytes by a newer parser', async () => {
      const run = await store.beginRun('test', '0');
      const one = record('hull', samplePage('hull', 1, HULL));
      await store.putPage(run, one);
      const page = samplePage('hull', 1, [...HULL, ...MORE]);
      expect(await store.putPage(run, { ...one, page })).toBe('new');
      expect(await store.pagesOf(threadIdOf('hull'))).toEqual([page]);
    });

    it('adds exactly one post when a thread grew by one reply', async () => {
      await ingest(store, 'hull', [HULL]);
      const grown = await ingest(store, 'hull', [HULL, MORE]);
      const { rows } = await store.query(`select op, count(*) as n from v_change where entity = 'post' group by op`);
      expect(rows).toEqual([{ op: 'insert', n: 4 }]);
      expect(grown.posts).toBe(3);
    });

    it('gives equal rows in any order of pages, in one step or many', async () => {
      await ingest(store, 'hull', [HULL, MORE]);
      const run = await store.beginRun('test', '0');
      const expected = await dump(store);
      await empty(store);
      for (const [page, posts] of [[2, MORE] as const, [1, HULL] as const]) {
        await store.putPage(run, record('hull', samplePage('hull', page, posts)));
        await store.updateThread(threadIdOf('hull'), run, derive, fingerprintPages);
      }
      expect(await dump(store)).toEqual(expected);
    });

    it('rebuilds the text of a post from its parts and reads a quote the same by reference and by copy', async () => {
      const { thread } = await ingest(store, 'hull', [HULL]);
      const posts = await store.query('select post_id, text, own_text, analysis_text, original_text from v_post');
      for (const post of thread.posts) {
        expect(posts.rows.find((row) => row.post_id === post.id)).toEqual({
          post_id: post.id,
          text: post.body.text,
          own_text: post.body.ownText,
          analysis_text: post.analysisText,
          original_text: post.originalText,
        });
      }
      const quotes = await store.query('select text, by_reference, verdict from v_quote order by quote_index');
      expect(quotes.rows).toEqual([
        { text: 'leaks 🚣 at the stern', by_reference: true, verdict: 'trimmed' },
        { text: 'Never trust cotton.', by_reference: false, verdict: 'source_absent' },
      ]);
    });

    it('keeps a quote readable when its source changes, and the old wording as a revision', async () => {
      await ingest(store, 'hull', [HULL]);
      await ingest(store, 'hull', [HULL, [{ id: '1', author: 'Tilda', text: 'The whole hull is fine.' }]]);
      const quotes = await store.query('select text, by_reference, verdict from v_quote order by quote_index limit 1');
      expect(quotes.rows).toEqual([{ text: 'leaks 🚣 at the stern', by_reference: false, verdict: 'altered' }]);
      expect((await store.query('select number, own_text from v_revision')).rows).toEqual([
        { number: 1, own_text: 'The hull leaks 🚣 at the stern.' },
      ]);
      expect((await store.query('select verdict from v_altered_quote')).rows).toEqual([{ verdict: 'altered' }]);
    });

    it('lets a stub give way to its real post, and removes a post that is no more with a tombstone', async () => {
      await ingest(store, 'hull', [HULL]);
      await ingest(store, 'hull', [HULL, [{ id: '9', author: 'Ghost', text: 'Never trust cotton. Ever.' }]]);
      expect((await store.query(`select kind, count(*) as n from v_post group by kind`)).rows).toEqual([
        { kind: 'post', n: 3 },
      ]);
      const run = await store.beginRun('test', '0');
      const fewer: DeriveThread = (pages, site, documents) => {
        const thread = derive(pages, site, documents);
        return { ...thread, posts: thread.posts.filter((post) => post.externalId === '1'), edges: [] };
      };
      const gone = await store.updateThread(threadIdOf('hull'), run, fewer, fingerprintPages);
      expect(gone.deleted).toBeGreaterThan(2);
      const tombs = await store.query(
        `select entity, count(*) as n from v_change where op = 'delete' group by entity order by entity`,
      );
      expect(tombs.rows).toEqual([
        { entity: 'post', n: 2 },
        { entity: 'quote', n: 2 },
        { entity: 'reply', n: 2 },
      ]);
    });

    it('stores what hostile pages print', async () => {
      const long = 'x'.repeat(20_000);
      const nasty = `NUL \0, half a pair \ud83d, {"a"} \\ ' ; drop table ${long}`;
      const bulk = Array.from({ length: 30_000 }, (_, i) => `w${i.toString(36)}`)
        .join(' ')
        .repeat(4);
      const posts: SamplePost[] = [
        { id: '1', author: nasty, text: nasty, reactions: { [nasty]: 9e15, constructor: 1 } },
        {
          id: '2',
          author: 'Bo',
          text: bulk,
          at: '2025-13-45T99:00:00Z',
          quotes: [{ of: '1', by: nasty, text: nasty }],
        },
      ];
      const { posts: count } = await ingest(store, long, [posts]);
      expect(count).toBe(2);
      const { rows } = await store.query(`select own_text, posted_at from v_post order by position`);
      expect(rows[0]?.own_text).toBe(nasty.replace('\0', '\ufffd').replace('\ud83d', '\ufffd'));
      expect(rows[1]?.posted_at).toBe(null);
      expect((await store.query('select count from v_reaction order by count nulls first')).rows).toEqual([
        { count: null },
        { count: 1 },
      ]);
      expect((await ingest(store, long, [posts])).updated).toBe(0);
    });

    it('gives reactions their meaning, and null where it is unknown', async () => {
      await ingest(store, 'hull', [HULL]);
      expect((await store.query('select name, polarity, count from v_reaction order by reaction_index')).rows).toEqual([
        { name: 'Like', polarity: 1, count: 3 },
        { name: 'Sad', polarity: 0, count: 1 },
        { name: 'Zorp', polarity: null, count: 2 },
      ]);
    });

    it('lets articles and threads find each other by shared words, whichever came first', async () => {
      const run = await store.beginRun('test', '0');
      await ingest(store, 'hull', [HULL]);
      const document = sampleDocument('stern', 'A stern warning to sailors.');
      const hashes = wordHashes(document.text);
      const from = { file: 'a.txt', url: null, sha256: 'a' };
      expect(await store.putDocument(run, document, hashes, from)).toBe('new');
      expect(await store.putDocument(run, document, hashes, from)).toBe('known');
      expect(await store.threadsSharing(hashes)).toEqual([threadIdOf('hull')]);
      await store.updateThread(threadIdOf('hull'), run, derive, fingerprintPages);
      expect((await store.query('select document_file, relation from v_source order by 1')).rows).toEqual([
        { document_file: 'a.txt', relation: 'same_event' },
        { document_file: 'a.txt', relation: 'same_event' },
      ]);
      expect(await store.documents()).toEqual([document]);
      expect((await store.query('select file, author, published_at, published_local from v_document')).rows).toEqual([
        {
          file: 'a.txt',
          author: 'Ada Quill; Ben Nib',
          published_at: '2025-05-04T08:00:00Z',
          published_local: '2025-05-04T10:00',
        },
      ]);
    });

    it('shows the same wording of an article whatever came first', async () => {
      const run = await store.beginRun('test', '0');
      const short = sampleDocument('stern', 'Short.');
      const long = sampleDocument('stern', 'A longer wording.');
      await store.putDocument(run, short, [], { file: 'a', url: null, sha256: 'a' });
      expect(await store.putDocument(run, long, [], { file: 'b', url: null, sha256: 'b' })).toBe('changed');
      expect(await store.putDocument(run, short, [], { file: 'c', url: null, sha256: 'c' })).toBe('known');
      expect(await store.documents([long.id])).toEqual([long]);
      expect(await store.documents([])).toEqual([]);
    });

    it('unfolds annotations into the views, one version per analyzer', async () => {
      const { thread } = await ingest(store, 'hull', [HULL]);
      const run = await store.beginRun('test', '0');
      const [stub, first, second] = thread.posts.map((post) => post.id);
      const threadId = thread.id;
      const sentiment = (version: string, score: number): Annotation => ({
        analyzer: 'sentiment',
        version,
        inputHash: 'h',
        threadId,
        postId: first ?? null,
        value: {
          score,
          class: 'negative',
          positive: 0,
          negative: 1,
          words: [],
          fullScore: -0.2,
          fullClass: 'neutral',
          confidence: null,
          readAs: null,
          aspects: [],
          reason: null,
        },
      });
      const reply = (
        quoteIndex: number,
        stance: 'agree' | 'neutral',
        confidence: number,
        toPostId = first ?? '',
      ): object => ({
        quoteIndex,
        toPostId,
        stance,
        score: 1,
        confidence,
        abstained: false,
        segment: null,
        evidence: [],
      });
      const others: Annotation[] = [
        {
          ...sentiment('1', 0),
          analyzer: 'targets',
          postId: null,
          value: { targets: [{ key: 'k', name: 'Cotton', kind: 'other', aliases: ['cotton'], mentions: 2, posts: 1 }] },
        },
        {
          ...sentiment('1', 0),
          analyzer: 'stance',
          postId: second ?? null,
          value: {
            stances: [
              {
                key: 'k',
                target: 'Cotton',
                targetKind: 'other',
                stance: 'against',
                score: -1,
                confidence: 0.9,
                abstained: false,
                holder: null,
                evidence: [],
              },
            ],
          },
        },
        {
          ...sentiment('1', 0),
          analyzer: 'reply-stance',
          postId: second ?? null,
          value: JSON.parse(
            JSON.stringify({
              replies: [reply(0, 'neutral', 0.99), reply(0, 'agree', 0.4), reply(1, 'neutral', 0.5, stub)],
            }),
          ),
        },
      ];
      expect(
        await store.putAnnotations(run, threadId, [sentiment('1.9', -0.4), sentiment('1.10', -0.5), ...others]),
      ).toBe(5);
      expect(await store.putAnnotations(run, threadId, [sentiment('1.9', -0.4)])).toBe(0);
      const score = async (): Promise<unknown> =>
        (await store.query('select sentiment, sentiment_full from v_post where position = 1')).rows;
      expect(await score()).toEqual([{ sentiment: -0.5, sentiment_full: -0.2 }]);
      await store.selectRun('sentiment', { analyzer: 'sentiment', version: '1.9' });
      expect(await score()).toEqual([{ sentiment: -0.4, sentiment_full: -0.2 }]);
      await store.selectRun('sentiment', null);
      expect((await store.query('select version, score, class from v_sentiment')).rows).toEqual([
        { version: '1.10', score: -0.5, class: 'negative' },
      ]);
      await expect(store.selectRun('sentiment', { analyzer: 'sentiment', version: '7' })).rejects.toThrow(/7/);
      expect((await store.query('select author, target, aliases, stance, abstained from v_stance')).rows).toEqual([
        { author: 'Bo', target: 'Cotton', aliases: ['cotton'], stance: 'against', abstained: false },
      ]);
      expect(
        (await store.query('select to_post_id, via, multiplicity, stance, confidence from v_reply order by confidence'))
          .rows,
      ).toEqual([
        { to_post_id: first, via: 'quote', multiplicity: 1, stance: 'agree', confidence: 0.4 },
        { to_post_id: stub, via: 'quote', multiplicity: 1, stance: 'neutral', confidence: 0.5 },
      ]);
      const stored = await store.annotations(threadId);
      expect(stored).toHaveLength(5);
      expect(stored).toEqual(expect.arrayContaining([sentiment('1.9', -0.4), ...others]));
      expect((await store.status()).analyzers).toContainEqual({ analyzer: 'sentiment', version: '1.10', missing: 2 });
    });

    it('shows one run per task, whichever analyzer wrote it', async () => {
      const { thread } = await ingest(store, 'hull', [HULL]);
      const run = await store.beginRun('test', '0');
      const written = (analyzer: string, version: string, score: number): Annotation => ({
        analyzer,
        version,
        inputHash: 'h',
        threadId: thread.id,
        postId: thread.posts[1]?.id ?? null,
        value: { score, label: 'civil', evidence: [], kinds: [], attack: null, reason: null },
      });
      await store.putAnnotations(run, thread.id, [
        written('incivility', '1', 0.1),
        written('incivility', '2', 0.2),
        written('incivility:onnx', '9', 0.3),
        written('incivility:onnx', '10', 0.4),
      ]);
      const shown = async (): Promise<unknown> =>
        (await store.query('select analyzer, version, score from v_incivility')).rows;
      const builtIn = [{ analyzer: 'incivility', version: '2', score: 0.2 }];
      expect(await shown()).toEqual(builtIn);
      await store.selectRun('incivility', { analyzer: 'incivility:onnx', version: null });
      expect(await shown()).toEqual([{ analyzer: 'incivility:onnx', version: '10', score: 0.4 }]);
      expect((await store.query('select incivility from v_post where position = 1')).rows).toEqual([
        { incivility: 0.4 },
      ]);
      await store.selectRun('incivility', { analyzer: 'incivility:onnx', version: '9' });
      expect(await shown()).toEqual([{ analyzer: 'incivility:onnx', version: '9', score: 0.3 }]);
      expect(
        (await store.query('select version, shown, chosen from v_analyzer_run where shown order by analyzer')).rows,
      ).toContainEqual({ version: '9', shown: true, chosen: true });
      // A run of another task does not answer this one.
      await expect(store.selectRun('sentiment', { analyzer: 'incivility:onnx', version: null })).rejects.toThrow(
        /incivility:onnx/,
      );
      await store.selectRun('incivility', null);
      expect(await shown()).toEqual(builtIn);
    });

    it('keeps settings, and marks every thread when one changes', async () => {
      const { threadId, marks } = await ingest(store, 'hull', [HULL]);
      await store.clearStale(threadId, marks);
      for (const stale of await store.staleThreads()) await store.clearStale(stale, 1);
      const run = await store.beginRun('test', '0');
      expect(await store.setting('targets')).toBeNull();
      const value = [{ name: 'Lock Nine', kind: 'place', aliases: [] }];
      expect(await store.putSetting(run, 'targets', value)).toBe(true);
      expect(await store.setting('targets')).toEqual(value);
      expect(await store.staleThreads()).toEqual([threadId]);
      await store.clearStale(threadId, 1);
      expect(await store.putSetting(run, 'targets', [{ kind: 'place', aliases: [], name: 'Lock Nine' }])).toBe(false);
      expect(await store.staleThreads()).toEqual([]);
      expect(await store.putSetting(run, 'targets', null)).toBe(true);
      expect(await store.setting('targets')).toBeNull();
      expect(await store.staleThreads()).toEqual([threadId]);
      expect((await store.query('select * from v_setting')).rows).toEqual([]);
    });

    it('makes the sayings exactly those given', async () => {
      const run = await store.beginRun('test', '0');
      const saying = (text: string): Saying => ({
        sayingId: threadIdOf('saying'),
        postId: null,
        threadId: null,
        documentId: threadIdOf(text),
        speaker: 'Ada',
        text,
        start: 0,
        end: text.length,
        form: 'direct',
        reference: text === 'a',
        referenceBasis: text === 'a' ? 'earliest' : null,
        relation: text === 'a' ? 'same' : 'differs',
        similarity: 1,
        diff: null,
        publishedAt: null,
      });
      expect(await store.putSayings(run, [saying('a'), saying('b')])).toMatchObject({ inserted: 2 });
      expect(await store.putSayings(run, [saying('a'), saying('c')])).toMatchObject({
        inserted: 1,
        deleted: 1,
        unchanged: 1,
      });
      expect((await store.query('select text, reference from v_saying order by text')).rows).toEqual([
        { text: 'a', reference: true },
        { text: 'c', reference: false },
      ]);
      expect(await store.putSayings(run, [])).toMatchObject({ deleted: 2 });
    });

    it('reads a long answer in batches, several at a time, and nothing is written there', async () => {
      const rows = await store.reading(async (reader) => {
        const sizes: number[] = [];
        const letters = reader.scan('select chr(96 + n) as letter from generate_series(1, 3) n', { batchRows: 2 });
        const numbers = reader.scan('select n, $1::text as word from generate_series(1, 1201) n', { params: ['hull'] });
        const first = letters[Symbol.asyncIterator]();
        expect((await first.next()).value).toEqual({ columns: ['letter'], rows: [{ letter: 'a' }, { letter: 'b' }] });
        for await (const batch of numbers) sizes.push(batch.rows.length);
        expect((await first.next()).value?.rows).toEqual([{ letter: 'c' }]);
        expect((await reader.query('select $1::integer[] as list', [[1, 2]])).rows).toEqual([{ list: [1, 2] }]);
        return sizes;
      });
      expect(rows).toEqual([500, 500, 201]);
      const write = store.reading((reader) => reader.query('delete from threadbare.run'));
      await expect(write).rejects.toMatchObject({ code: 'read-only' });
      // An answer that is left early holds up nobody.
      await store.reading(async (reader) => {
        for await (const _batch of reader.scan('select n from generate_series(1, 2000) n')) break;
      });
      expect(await store.beginRun('test', '0')).toMatch(/-/);
    });

    it('keeps problems per file and forgets those that were cured', async () => {
      const run = await store.beginRun('test', '0');
      const problem = { file: 'a.html', code: 'empty-input', message: 'a.html is empty.' };
      expect(await store.putProblems(run, [problem, problem])).toBe(1);
      expect(await store.putProblems(run, [problem], ['a.html'])).toBe(0);
      expect((await store.query('select file, code, message from v_problem')).rows).toEqual([problem]);
      await store.putProblems(run, [], ['a.html', 'b.html']);
      expect((await store.query('select * from v_problem')).rows).toEqual([]);
    });

    it('answers queries read-only, with the same values on both ends', async () => {
      const { columns, rows } = await store.query(
        `select 1::int2 as a, 9007199254740993 as b, 1.25::numeric as c, 0.1::float4 as d, true as e, null as f,
           '2025-01-02 03:04:05.6+02'::timestamptz as g, '{"x":[1]}'::jsonb as h, array['p','q"r',null] as i,
           '\\x00ff'::bytea as j, date '2025-01-02' as k, array[array[1,2],array[3,4]] as l, 'NaN'::float8 as m`,
      );
      expect(columns.join('')).toBe('abcdefghijklm');
      expect(rows).toEqual([
        {
          a: 1,
          b: '9007199254740993',
          c: 1.25,
          d: 0.1,
          e: true,
          f: null,
          g: '2025-01-02T01:04:05.6Z',
          h: { x: [1] },
          i: ['p', 'q"r', null],
          j: '\\x00ff',
          k: '2025-01-02',
          l: [
            [1, 2],
            [3, 4],
          ],
          m: 'NaN',
        },
      ]);
      expect(
        (
          await store.query('select $1::int + 1 as n, $2::boolean as b, $3::text[] as t', {
            params: [1, true, ['x', 'y,z']],
          })
        ).rows,
      ).toEqual([{ n: 2, b: true, t: ['x', 'y,z'] }]);
      expect(await store.query('select generate_series(1, 5) as n', { maxRows: 2 })).toMatchObject({
        rows: [{ n: 1 }, { n: 2 }],
        truncated: true,
      });
      await expect(store.query('create table t (a int)')).rejects.toMatchObject({ code: 'read-only', exitCode: 3 });
      await expect(store.query('commit; create table t (a int)')).rejects.toMatchObject({ code: 'statement-failed' });
      await expect(store.query('select * from nowhere')).rejects.toThrow(/nowhere/);
      expect((await store.query('select 1 as still')).rows).toEqual([{ still: 1 }]);
    });

    it('finds words and similar names', async () => {
      await ingest(store, 'hull', [HULL]);
      const found = await store.query(
        `select external_id from threadbare.post where search @@ plainto_tsquery('simple', 'STERN leaks')`,
      );
      expect(found.rows).toEqual([{ external_id: '1' }]);
      const names = await store.query(`select name from threadbare.author where name % 'Tilde'`);
      expect(names.rows).toEqual([{ name: 'Tilda' }]);
    });

    it('counts what it holds and forgets everything on reset', async () => {
      await ingest(store, 'hull', [HULL]);
      expect(await store.status()).toMatchObject({ rows: { thread: 1, post: 3, page: 1 } });
      expect(await store.listThreads()).toMatchObject([{ threadId: threadIdOf('hull'), posts: 2, knownPosts: 3 }]);
      await store.reset();
      expect((await store.status()).rows).toMatchObject({ thread: 0, post: 0, page: 0, change: 0 });
      await ingest(store, 'hull', [HULL]);
    });

    it('gives equal rows when two write the same and other threads at once', async () => {
      const names = ['hull', 'mast', 'keel', 'oar'];
      const all = async (one: Store, order: readonly string[]): Promise<void> => {
        for (const each of order) await ingest(one, each, [HULL, MORE]);
      };
      await all(store, names);
      const expected = await dump(store);
      await empty(store);
      const other = await place?.open();
      if (other === undefined) throw new Error('no place');
      try {
        await Promise.all([all(store, names), all(other, [...names].reverse()), all(other, names)]);
        expect(await dump(store)).toEqual(expected);
        expect(await dump(other)).toEqual(expected);
      } finally {
        await other.close();
      }
    });

    it('does not mix the transactions of two clients', async () => {
      const other = await place?.open();
      if (other === undefined) throw new Error('no place');
      try {
        const run = await store.beginRun('test', '0');
        // The first fails after it wrote; the second writes meanwhile. Only the first may be undone.
        const page = (thread: string): ReturnType<typeof record> => record(thread, samplePage(thread, 1, HULL));
        await store.putPage(run, page('bad'));
        await store.putPage(run, page('good'));
        const bad: DeriveThread = () => {
          throw new Error('broken on purpose');
        };
        for (let i = 0; i < 5; i += 1) {
          const [failed, done] = await Promise.allSettled([
            store.updateThread(threadIdOf('bad'), run, bad, fingerprintPages),
            other.updateThread(threadIdOf('good'), run, derive, fingerprintPages),
          ]);
          expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'broken on purpose' } });
          expect(done.status).toBe('fulfilled');
        }
        expect((await store.query('select external_id from v_thread')).rows).toEqual([{ external_id: 'good' }]);
      } finally {
        await other.close();
      }
    });
  });
}
