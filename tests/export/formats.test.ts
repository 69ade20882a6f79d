import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOUR_CAT_COLUMNS } from '../../src/export/formats/four-cat.js';
import { type ExportOptions, exportData, type Manifest, verifyExport } from '../../src/export/index.js';
import { openStore } from '../../src/store/index.js';
import { runCli } from '../cli/run-cli.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { fill, HARBOUR, makePlace, never, type Place } from './world.js';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
  await fill(place.store, HARBOUR);
});
afterAll(() => place.remove());

type Line = Readonly<Record<string, unknown>>;
const run = (options: ExportOptions): Promise<Manifest> =>
  exportData(place.store, { ...options, out: place.at(options.out) }, { signal: never });
const read = (name: string): string => readFileSync(place.at(name), 'utf8');
const linesIn = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const rowsOf = async (sql: string): Promise<readonly Line[]> => (await place.store.query(sql)).rows;

describe('jsonl and csv', () => {
  it('hold every column of the views under its name, packed as the ending says', async () => {
    const posts = await rowsOf('select * from v_post order by thread_id, ordinal');
    await run({ format: 'jsonl', out: 'a.jsonl.gz' });
    expect(linesIn(gunzipSync(readFileSync(place.at('a.jsonl.gz'))).toString('utf8'))).toEqual(posts);
    await run({ format: 'jsonl', out: 'a.jsonl.br' });
    expect(linesIn(brotliDecompressSync(readFileSync(place.at('a.jsonl.br'))).toString('utf8'))).toEqual(posts);
    const manifest = await run({ format: 'csv', out: 'a.csv' });
    const cells: string[][] = parseCsv(read('a.csv'));
    expect(cells[0]).toEqual(Object.keys(posts[0] ?? {}));
    const text = (value: unknown): string =>
      value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    expect(cells.slice(1)).toEqual(posts.map((row) => Object.values(row).map(text)));
    expect(read('a.csv').split('\r\n').length).toBeGreaterThan(posts.length);
    expect(manifest).toMatchObject({ counts: { posts: posts.length }, files: [{ path: 'a.csv', rows: posts.length }] });
  });

  it('write all entities into a folder with a manifest that a check holds them to', async () => {
    const manifest = await run({ format: 'jsonl', out: 'all', entity: 'all' });
    for (const { path, rows } of manifest.files) {
      const lines = read(`all/${path}`);
      expect([path, lines === '' ? 0 : linesIn(lines).length]).toEqual([path, rows]);
    }
    expect(manifest.counts).toMatchObject({ posts: 7, quotes: 3, threads: 2, authors: 5, reactions: 2 });
    expect((await verifyExport(place.at('all'))).faults).toEqual([]);
  });

  it('put a mark before formulas where that is asked for, and never before a number', async () => {
    await run({ format: 'csv', out: 'safe.csv', defuseFormulas: true, where: "author = 'Tilda Marsh'" });
    const rows: Record<string, string>[] = parseCsv(read('safe.csv'), { columns: true });
    const raw = await rowsOf(
      `select own_text, sentiment from v_post where author = 'Tilda Marsh' order by thread_id, ordinal`,
    );
    expect(rows.map((row) => row.own_text)).toEqual(raw.map((row) => String(row.own_text).replace(/^(?=[=+@-])/, "'")));
    expect(rows.some((row) => row.own_text?.startsWith("'@Bo"))).toBe(true);
    expect(rows.map((row) => Number(row.sentiment))).toEqual(raw.map((row) => Number(row.sentiment)));
  });

  it('filter by posting time, site and condition, and let other entities follow their posts', async () => {
    const count = async (options: Partial<ExportOptions>, name: string): Promise<number> =>
      (await run({ format: 'jsonl', out: `filter-${name}`, ...options })).files[0]?.rows ?? -1;
    expect(await count({ since: '2025-01-01' }, 'since')).toBe(4);
    expect(await count({ until: '2025-01-01' }, 'until')).toBe(1);
    expect(await count({ since: '2025-03-01T16:23:00Z', until: '2025-04-01' }, 'between')).toBe(1);
    expect(await count({ site: 'ships.example' }, 'site')).toBe(2);
    expect(
      await count({ where: `thread_id in (select thread_id from v_quote where verdict = 'source_absent')` }, 'query'),
    ).toBe(5);
    expect(await count({ entity: 'threads', where: "own_text like '%mast%'" }, 'threads')).toBe(1);
    expect(await count({ entity: 'authors', site: 'ships.example' }, 'authors')).toBe(2);
    expect(await count({ entity: 'quotes', where: "author = 'Bo'" }, 'quotes')).toBe(1);
    expect(await count({ entity: 'posts', thread: 'The hull' }, 'thread')).toBe(5);
  });
});

describe('ConvoKit', () => {
  it('is a corpus: every utterance has a speaker, a root and a parent before it, and every conversation its root', async () => {
    await run({ format: 'convokit', out: 'corpus' });
    expect(readdirSync(place.at('corpus')).sort()).toEqual([
      'conversations.json',
      'corpus.json',
      'index.json',
      'manifest.json',
      'speakers.json',
      'utterances.jsonl',
    ]);
    const utterances = linesIn(read('corpus/utterances.jsonl'));
    const json = (name: string): Line => JSON.parse(read(`corpus/${name}`));
    const [speakers, conversations, index] = [json('speakers.json'), json('conversations.json'), json('index.json')];
    const seen = new Map<unknown, Line>();
    for (const one of utterances) {
      expect(Object.keys(one)).toEqual(['id', 'speaker', 'conversation_id', 'reply_to', 'timestamp', 'text', 'meta']);
      expect(typeof one.id === 'string' && Number.isInteger(one.timestamp) && typeof one.text === 'string').toBe(true);
      expect(Object.keys(speakers)).toContain(one.speaker);
      expect(Object.keys(conversations)).toContain(one.conversation_id);
      if (one.reply_to === null) expect(one.id).toBe(one.conversation_id);
      else expect(seen.get(one.reply_to)?.conversation_id).toBe(one.conversation_id);
      seen.set(one.id, one);
    }
    expect(utterances).toHaveLength(7);
    expect(Object.keys(index)).toEqual([
      'utterances-index',
      'speakers-index',
      'conversations-index',
      'overall-index',
      'version',
    ]);
    const [first] = utterances;
    expect(Object.keys(first?.meta ?? {})).toEqual(Object.keys(Reflect.get(index, 'utterances-index') ?? {}));
    const own = await rowsOf('select own_text from v_post order by thread_id, ordinal');
    expect(utterances.map((one) => one.text)).toEqual(own.map((row) => row.own_text));
    // Two sites: Bo of one is not Bo of the other.
    expect(Object.keys(speakers)).toContain('Bo (boats.example)');
    expect(utterances.filter((one) => Reflect.get(one.meta ?? {}, 'reply_basis') === 'quote')).toHaveLength(2);
  });
});

describe('4CAT', () => {
  it('has the columns of its upload, and what it must have in every row', async () => {
    await run({ format: '4cat', out: '4cat.csv' });
    const rows: Record<string, string>[] = parseCsv(read('4cat.csv'), { columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual([...FOUR_CAT_COLUMNS]);
    for (const column of [
      'id',
      'thread_id',
      'author',
      'body',
      'timestamp',
      'subject',
      'author_id',
      'like_count',
      'reply_count',
      'quote_count',
      'quoted_post',
      'quoted_user',
      'replied_to_post',
      'replied_to_user',
      'link',
    ])
      expect(Object.keys(rows[0] ?? {})).toContain(column);
    expect(new Set(rows.map((row) => row.id)).size).toBe(7);
    for (const row of rows) {
      expect(row.timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      expect(rows.some((one) => one.id === row.thread_id)).toBe(true);
      expect(Date.parse(`${row.timestamp}Z`) / 1000).toBe(Number(row.unix_timestamp));
    }
    const opening = rows.find((row) => row.subject === 'The hull should be replaced');
    expect(opening?.thread_id).toBe(opening?.id);
    const liked = rows.find((row) => row.like_count === '2');
    expect(liked).toMatchObject({ author: 'Tilda Marsh', reply_count: '1', timestamp: '2025-03-01 16:22:00' });
    const quoting = rows.find((row) => row.author === 'Bo' && row.quote_count === '1');
    expect(quoting).toMatchObject({
      quoted_post: liked?.id,
      quoted_user: 'Tilda Marsh',
      replied_to_post: liked?.id,
      replied_to_user: 'Tilda Marsh',
    });
  });
});

/** What a round trip must bring back of each post. */
const KEPT = `select author, to_char(posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as at, own_text, text from v_post where kind = 'post'`;

async function readBack(
  file: string,
  ...args: readonly string[]
): Promise<{ posts: readonly Line[]; threads: readonly Line[]; quotes: readonly Line[] }> {
  const data = await dataFolder();
  try {
    const { code, stderr } = await runCli(['ingest', file, '--data', data, '--no-analyze', ...args]);
    expect([code, stderr]).toEqual([0, stderr]);
    const store = await openStore({ dataDir: data });
    try {
      const ask = async (sql: string): Promise<readonly Line[]> => (await store.query(sql)).rows;
      return {
        posts: await ask(`${KEPT} order by own_text`),
        threads: await ask('select title, forum_path from v_thread order by title'),
        quotes: await ask('select attributed_author, text, verdict from v_quote order by text'),
      };
    } finally {
      await store.close();
    }
  } finally {
    removeFolder(data);
  }
}

describe('forum-dl', () => {
  it('has the fields of its lines, and comes back by ingest with nothing lost it can hold', async () => {
    await run({ format: 'forumdl', out: 'forumdl.jsonl' });
    const lines = linesIn(read('forumdl.jsonl'));
    for (const line of lines)
      expect(Object.keys(line)).toEqual(['generator', 'version', 'extractor', 'download_time', 'type', 'item']);
    expect(lines.filter((line) => line.type === 'board')).toHaveLength(2);
    const post = lines.find((line) => line.type === 'post')?.item;
    expect(Object.keys(post ?? {})).toEqual([
      'path',
      'subpath',
      'url',
      'origin',
      'data',
      'author',
      'creation_time',
      'content',
    ]);
    const back = await readBack(place.at('forumdl.jsonl'));
    expect(back.posts).toEqual(await rowsOf(`${KEPT} order by own_text`));
    expect(back.threads).toEqual(await rowsOf('select title, forum_path from v_thread order by title'));
    expect(back.quotes).toEqual(await rowsOf('select attributed_author, text, verdict from v_quote order by text'));
  });
});

describe('our own rows', () => {
  it('come back by ingest with their map, bodies to the letter', async () => {
    await run({ format: 'jsonl', out: 'posts.jsonl', body: true });
    const back = await readBack(place.at('posts.jsonl'), '--map', 'threadbare-posts');
    expect(back.posts).toEqual(await rowsOf(`${KEPT} order by own_text`));
    expect(back.threads).toEqual(await rowsOf('select title, forum_path from v_thread order by title'));
    expect(back.quotes).toEqual(await rowsOf('select attributed_author, text, verdict from v_quote order by text'));
  });
});

describe('schema.org', () => {
  it('nests every reply under its opening post, in a graph and in pages that ingest reads again', async () => {
    await run({ format: 'jsonld', out: 'all.jsonld' });
    const graph: unknown = JSON.parse(read('all.jsonld'))['@graph'];
    expect(graph).toMatchObject([{ '@type': 'DiscussionForumPosting' }, { '@type': 'DiscussionForumPosting' }]);
    const hull = (Array.isArray(graph) ? graph : []).find(
      (one: Line) => one.headline === 'The hull should be replaced',
    );
    expect(hull).toMatchObject({
      url: 'https://boats.example/topic/hull/',
      author: { '@type': 'Person', name: 'Tilda Marsh' },
      datePublished: '2025-03-01T16:22:00Z',
      articleSection: 'Repairs',
      keywords: ['wood'],
      commentCount: 3,
      interactionStatistic: [
        { '@type': 'InteractionCounter', interactionType: 'https://schema.org/CommentAction', userInteractionCount: 3 },
        { '@type': 'InteractionCounter', interactionType: 'https://schema.org/LikeAction', userInteractionCount: 2 },
      ],
    });
    expect(hull.comment.map((one: Line) => one['@type'])).toEqual(['Comment', 'Comment', 'Comment']);
    await run({ format: 'jsonld', out: 'lines.jsonl' });
    expect(linesIn(read('lines.jsonl')).map((line) => line['@context'])).toEqual([
      'https://schema.org',
      'https://schema.org',
    ]);
    await run({ format: 'jsonld', out: 'pages' });
    const back = await readBack(place.at('pages'));
    const named = (rows: readonly Line[]): unknown[] =>
      rows.map(({ author, at, own_text }) => ({ author, at, own_text }));
    // A page tells its posts by their authors: one without a name is read as part of the post before it.
    expect(named(back.posts)).toEqual(named(await rowsOf(`${KEPT} and author is not null order by own_text`)));
  });
});

describe('networks', () => {
  it('are graphs whose edges join nodes that are there', async () => {
    for (const format of ['gexf', 'graphml'] as const) {
      await run({ format, out: `net.${format}` });
      const text = read(`net.${format}`);
      const nodes = [...text.matchAll(/<node id="([^"]+)"/g)].map((match) => match[1]);
      const edges = [...text.matchAll(/<edge id="[^"]+" source="([^"]+)" target="([^"]+)"/g)];
      expect(new Set(nodes).size).toBe(5);
      expect(edges).toHaveLength(3);
      for (const [, source, target] of edges) expect(nodes.includes(source) && nodes.includes(target)).toBe(true);
      expect(text).toContain('Zoë O’Neil');
    }
    expect(read('net.gexf')).toMatch(/<gexf xmlns="http:\/\/gexf\.net\/1\.3"[^>]* version="1\.3">/);
    const sum = await rowsOf('select count(distinct (from_post_id, to_post_id))::integer as n from v_reply');
    const weights = [...read('net.gexf').matchAll(/ weight="(\d+)"/g)].reduce(
      (all, match) => all + Number(match[1]),
      0,
    );
    expect(weights).toBe(sum[0]?.n);
    await run({ format: 'gexf', out: 'agree.gexf', network: 'agreement' });
    const decided = await rowsOf(
      `select count(distinct (from_post_id, to_post_id))::integer as n from v_reply where stance in ('agree', 'disagree')`,
    );
    const agreed = [...read('agree.gexf').matchAll(/ weight="(\d+)"/g)].reduce(
      (all, match) => all + Number(match[1]),
      0,
    );
    expect(agreed).toBe(decided[0]?.n);
  });
});
