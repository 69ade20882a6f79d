import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/model/annotation.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer } from '../support/postgres.js';
import { seededRandom } from '../support/synthetic-thread.js';
import { derive, fingerprintPages, record, type SamplePost, samplePage, threadIdOf } from './sample.js';

const TABLES = [
  'daily_thread',
  'daily_author',
  'daily_target',
  'thread_pair',
  'total_thread',
  'total_author',
  'total_target',
];

/** Every row of every table, in an order of its own. */
async function contents(store: Store): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of TABLES) {
    const { rows } = await store.query(`select to_jsonb(t)::text as row from ${table} t order by 1`);
    all[table] = rows.map((row) => String(row.row));
  }
  return all;
}

const random = seededRandom(11);
const pick = (n: number): number => Math.floor(random() * n);
const AUTHORS = ['Tilda', 'Odo', 'Wim', 'Ruth', null];
const WORDS = ['The hull leaks.', 'It was caulked last week.', 'Nobody pays.', 'Two boats and a raft.'];

/** A thread as a page now shows it: posts come, change, and quote each other. */
function somePage(name: string): readonly SamplePost[] {
  const posts: SamplePost[] = [];
  for (let i = 1; i <= 2 + pick(5); i += 1) {
    const before = posts[pick(posts.length + 1)];
    posts.push({
      id: String(i),
      author: AUTHORS[pick(AUTHORS.length)] ?? null,
      text: `${WORDS[pick(WORDS.length)]} ${WORDS[pick(WORDS.length)]} ${name}`,
      ...(random() < 0.7 ? { at: `2025-0${1 + pick(3)}-1${pick(10)}T10:00:00Z` } : {}),
      ...(before === undefined
        ? {}
        : { quotes: [{ of: before.id, by: before.author ?? '', text: random() < 0.5 ? before.text : 'Never said.' }] }),
      reactions: random() < 0.3 ? { Like: 1 + pick(4) } : {},
    });
  }
  return posts;
}

describe('daily tables', () => {
  let folder = '';
  let store: Store;
  let run = '';

  beforeAll(async () => {
    folder = await dataFolder();
    store = await openStore({ dataDir: folder });
    run = await store.beginRun('test', '0');
  });
  afterAll(async () => {
    await store.close();
    removeFolder(folder);
  });

  async function change(name: string): Promise<void> {
    const posts = somePage(name);
    await store.putPage(run, record(name, samplePage(name, 1, posts)));
    const { thread } = await store.updateThread(threadIdOf(name), run, derive, fingerprintPages);
    const values = thread.posts.flatMap((post): Annotation[] => [
      {
        analyzer: 'sentiment',
        version: '1',
        inputHash: 'x',
        threadId: thread.id,
        postId: post.id,
        value: {
          score: Math.round(random() * 200 - 100) / 100,
          class: 'positive',
          positive: 1,
          negative: 0,
          words: [],
          fullScore: 0,
          fullClass: 'neutral',
          confidence: 1,
          readAs: null,
          reason: null,
          aspects: [
            { key: 'hull', target: `Hull ${pick(3)}`, targetKind: 'other', score: 0.1, class: 'positive', words: [] },
          ],
        },
      },
      {
        analyzer: 'stance',
        version: '1',
        inputHash: 'x',
        threadId: thread.id,
        postId: post.id,
        value: {
          stances: [
            {
              key: 'hull',
              target: 'Hull 1',
              targetKind: 'other',
              stance: 'favor',
              score: 1,
              confidence: 1,
              abstained: random() < 0.3,
              holder: null,
              evidence: [],
            },
          ],
        },
      },
      {
        analyzer: 'language',
        version: '1',
        inputHash: 'x',
        threadId: thread.id,
        postId: post.id,
        value: { language: random() < 0.5 ? 'en' : 'de', confidence: 1, reason: null },
      },
      {
        analyzer: 'reply-stance',
        version: '1',
        inputHash: 'x',
        threadId: thread.id,
        postId: post.id,
        value: {
          replies: thread.edges
            .filter((edge) => edge.fromPostId === post.id)
            .map((edge) => ({
              quoteIndex: 0,
              toPostId: edge.toPostId,
              stance: random() < 0.5 ? ('agree' as const) : ('disagree' as const),
              score: 1,
              confidence: random(),
              abstained: false,
              segment: null,
              evidence: [],
            })),
        },
      },
    ]);
    await store.putAnnotations(run, thread.id, values);
  }

  it('are the same after any changes as when they are made anew', async () => {
    for (let round = 0; round < 6; round += 1) {
      for (let i = 0; i < 1 + pick(3); i += 1) await change(`boat-${pick(5)}`);
      const { threads, full } = await store.refreshDaily();
      expect(full).toBe(round === 0);
      expect(threads).toBeGreaterThan(0);
      const step = await contents(store);
      await store.refreshDaily({ full: true });
      expect(await contents(store)).toEqual(step);
    }
    const filled = await contents(store);
    for (const table of TABLES) expect(filled[table]?.length, table).toBeGreaterThan(0);
    expect(await store.refreshDaily()).toMatchObject({ threads: 0, full: false });
  });

  it('count what the views count', async () => {
    const { rows } = await store.query(`
      select (select sum(posts) from daily_thread) = (select count(*) from v_post where kind = 'post') as posts,
        (select sum(posts) from daily_author) = (select count(*) from v_post where kind = 'post') as author_posts,
        (select count(*) from daily_thread where day is null) > 0 as undated,
        (select sum(quotes) from total_thread) = (select count(*) from v_quote q join v_post p using (thread_id, post_id) where p.kind = 'post') as quotes,
        (select sum(replies) from total_thread) = (select count(distinct (from_post_id, to_post_id)) from v_reply) as replies,
        (select bool_and(t.authors = s.authors and t.posts = s.posts and t.replies = s.replies and t.agree = s.agree and t.disagree = s.disagree
           and round(t.sentiment::numeric, 9) is not distinct from round(s.sentiment::numeric, 9)
           and t.first_day is not distinct from s.first_day)
         from total_thread t join v_thread_summary s using (thread_id)) as summary,
        (select bool_and(a.posts = v.posts and a.threads = v.threads and round(a.sentiment::numeric, 9) is not distinct from round(v.sentiment::numeric, 9))
         from total_author a join v_author v using (author_id)) as authors`);
    expect(rows).toEqual([
      { posts: true, author_posts: true, undated: true, quotes: true, replies: true, summary: true, authors: true },
    ]);
  });

  it('are made anew where another run of an analyzer is shown', async () => {
    const before = await contents(store);
    const { rows } = await store.query('select thread_id, post_id from v_post limit 1');
    const [post] = rows;
    await store.putAnnotations(run, String(post?.thread_id), [
      {
        analyzer: 'language',
        version: '2',
        inputHash: 'x',
        threadId: String(post?.thread_id),
        postId: String(post?.post_id),
        value: { language: 'nl', confidence: 1, reason: null },
      },
    ]);
    expect(await store.refreshDaily()).toMatchObject({ full: true });
    const { rows: languages } = await store.query(
      'select distinct l.key from total_thread, jsonb_object_keys(languages) l(key)',
    );
    expect(languages).toEqual([{ key: 'nl' }]);
    await store.selectRun('language', { analyzer: 'language', version: '1' });
    await store.refreshDaily();
    expect(await contents(store)).toEqual(before);
  });

  it('say how far behind they are', async () => {
    expect((await store.query('select changes_since from v_daily')).rows).toEqual([{ changes_since: 0 }]);
    await change('boat-9');
    const { rows } = await store.query('select changes_since > 0 as behind from v_daily');
    expect(rows).toEqual([{ behind: true }]);
  });

  it('know the day of a post by its instant, else by the clock as shown, else not', async () => {
    const { rows } = await store.query(
      `select threadbare.day_of('2024-03-01T23:30:00-05:00', null) as instant, threadbare.day_of(null, '2024-02-29T10:00') as shown,
         threadbare.day_of(null, '2023-02-29') as none, threadbare.day_of(null, '45 May') as words`,
      { readOnly: true },
    );
    expect(rows).toEqual([{ instant: '2024-03-02', shown: '2024-02-29', none: null, words: null }]);
  });
});

describe('daily tables on a server', () => {
  it('miss no change that ends after a later one', async () => {
    const server = await startServer();
    if (server === null) return;
    const databaseUrl = await server.createDatabase();
    const store = await openStore({ databaseUrl, dataDir: '' });
    const late = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
    try {
      const run = await store.beginRun('test', '0');
      const put = async (name: string, text: string): Promise<void> => {
        await store.putPage(run, record(name, samplePage(name, 1, [{ id: '1', author: 'Tilda', text }])));
        await store.updateThread(threadIdOf(name), run, derive, fingerprintPages);
      };
      const words = async (): Promise<unknown> =>
        (await store.query('select title, words from total_thread order by title')).rows.map((row) => row.words);
      await put('a', 'One two.');
      await put('b', 'One two.');
      await store.refreshDaily();
      await late.begin(async (transaction) => {
        await transaction`update threadbare.post set own_text = 'One two three four.' where thread_id = ${threadIdOf('a')}`;
        await transaction`insert into threadbare.change (entity, id, thread_id, op) values ('post', 'x', ${threadIdOf('a')}, 'update')`;
        // Another transaction takes a higher number, ends first, and is seen by a refresh.
        await put('b', 'Two three and more words.');
        await store.refreshDaily();
        expect(await words()).toEqual([2, 5]);
      });
      await store.refreshDaily();
      expect(await words()).toEqual([4, 5]);
    } finally {
      await late.end();
      await store.close();
      await server.stop();
    }
  }, 60_000);
});
