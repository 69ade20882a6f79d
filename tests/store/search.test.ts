import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer } from '../support/postgres.js';
import { derive, fingerprintPages, record, samplePage, threadIdOf } from './sample.js';

const SAID = [
  "It's the harbour's bridge, 100 % of it.",
  'The ferry waits at the bridge of the harbour.',
  'Nobody waits for the ferry.',
  'the the the',
  'C:\\boats and %1$s and $find$ and {curly}',
];

const QUESTIONS = [
  'the',
  'ferry',
  'harbour bridge',
  '"bridge of the harbour"',
  'ferry -bridge',
  'ferry or curly',
  "harbour's",
  "it's 100 % \\ $find$ %1$s $1 ' \" ;",
  'nowhere',
  '',
  '   ',
];

const DIRECT = `select post_id::text as id from threadbare.post
  where search @@ websearch_to_tsquery('simple', $1) and kind = 'post' order by 1`;

interface Place {
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

function suite(place: () => Promise<Place | null>): void {
  let store: Store;
  let found: Place | null = null;
  beforeAll(async () => {
    found = await place();
    if (found === null) return;
    store = await openStore(found);
    const run = await store.beginRun('test', '0');
    const posts = SAID.map((text, at) => ({ id: String(at + 1), author: `A${at}`, text }));
    await store.putPage(run, record('search', samplePage('search', 1, posts)));
    await store.updateThread(threadIdOf('search'), run, derive, fingerprintPages);
  });
  afterAll(async () => {
    if (found !== null) await store.close();
  });
  beforeEach((context) => {
    if (found === null) context.skip();
  });

  it.each(QUESTIONS)('finds what the index finds: %s', async (words) => {
    const direct = await store.query(DIRECT, { params: [words] });
    const found = await store.query('select post_id::text as id from find_posts($1, 100) order by 1', {
      params: [words],
    });
    expect(found.rows).toEqual(direct.rows);
  });

  it('finds something at all, puts the best first and shows why', async () => {
    const { rows } = await store.query('select rank, snippet from find_posts($1)', {
      params: ['ferry or bridge or harbour'],
    });
    expect(rows.length).toBe(3);
    expect(rows[0]?.snippet).toBe('«ferry» waits at the «bridge» of the «harbour»');
    expect(rows.map((row) => Number(row.rank))).toEqual(rows.map((row) => Number(row.rank)).sort((a, b) => b - a));
  });

  it('gives as many as are asked for, and leaves the plans of others alone', async () => {
    const { rows } = await store.query(
      `select (select count(*)::int from find_posts('the', 2)) as two, (select count(*)::int from find_posts('the', -1)) as none,
         (select count(*)::int from find_posts('the', null)) as nothing, current_setting('enable_seqscan') as plans`,
    );
    expect(rows).toEqual([{ two: 2, none: 0, nothing: 0, plans: 'on' }]);
  });
}

describe('find_posts on the embedded database', () => {
  let folder = '';
  afterAll(() => removeFolder(folder));
  suite(async () => {
    folder = await dataFolder();
    return { dataDir: folder };
  });
});

describe('find_posts on a server', () => {
  suite(async () => {
    const server = await startServer();
    return server === null ? null : { dataDir: 'unused', databaseUrl: await server.createDatabase() };
  });
});
