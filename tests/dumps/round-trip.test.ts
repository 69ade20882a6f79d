import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportData } from '../../src/export/index.js';
import { EXPORT_OPTIONS } from '../../src/export/options.js';
import { ingestDump, readMap } from '../../src/ingest/dump/index.js';
import { parseMap } from '../../src/ingest/dump/parse-map.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { TEST_MAP, testRows, toCsv } from './tables.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tb-trip-'));
const data: string[] = [];
let store: Store;
const signal = new AbortController().signal;
const quiet = { jobs: 1, analyze: false, signal, onStep: () => undefined, onProblem: () => undefined };

/** What a table of posts can hold of them. */
const POSTS = `select thread_id, post_id, site, engine, thread_title, position, external_id, url, author, author_inferred, author_kind,
  author_external_id, posted_at, posted_local, posted_raw, posted_at_precision, edited_at, kind, text, own_text, parent_external_id, signature, images, links, attachments
  from v_post order by thread_id, ordinal`;
const QUOTES =
  'select thread_id, post_id, quote_index, parent_index, attributed_author, source_post_id, verdict, text from v_quote order by 1, 2, 3';
const THREADS =
  'select thread_id, site, external_id, title, url, posts, known_posts, forum_path, tags from v_thread order by 1';
const REACTIONS = 'select thread_id, post_id, name, count from v_reaction order by 1, 2, 3';

async function contents(of: Store): Promise<Record<string, unknown>> {
  const answers = await Promise.all([POSTS, QUOTES, THREADS, REACTIONS].map((sql) => of.query(sql)));
  return Object.fromEntries(['posts', 'quotes', 'threads', 'reactions'].map((name, at) => [name, answers[at]?.rows]));
}

async function fresh(): Promise<Store> {
  const dir = await dataFolder();
  data.push(dir);
  return openStore({ dataDir: dir });
}

beforeAll(async () => {
  store = await fresh();
  const rows = testRows(2, 6);
  const [first] = rows;
  if (first === undefined) throw new Error('no rows');
  const odd = [
    { ...first, id: 2_001, text: 'Code:\n[code]if (x)  {\n    y();\n}[/code] and "quotes" & <b>tags</b>, end.' },
    {
      ...first,
      id: 2_002,
      text: '[quote="Member3" post_id=99999]Words of a post that is not here, as somebody quoted them.[/quote]Gone.',
    },
    {
      ...first,
      id: 2_003,
      text: `[quote="Member9"]${first.text}[/quote][quote]in [quote=Ada]deep in it[/quote][/quote]So there. https://a.example/x`,
    },
  ];
  const csv = path.join(folder, 'source.csv');
  writeFileSync(csv, toCsv([...rows, ...odd]));
  const map = TEST_MAP.replace(
    'thread: {',
    'forum: [{ value: News }, { value: "Town, local" }]\ntags: { value: "a;b", split: ";" }\nthread: {',
  );
  await ingestDump(store, [csv], { ...quiet, map: parseMap(map, 'm', 'm') });
}, 120_000);

afterAll(async () => {
  await store.close();
  for (const dir of data) removeFolder(dir);
  rmSync(folder, { recursive: true, force: true });
});

describe('our own posts', () => {
  it.each(['csv', 'jsonl', 'parquet'] as const)(
    'come back from %s with all that a table of posts holds',
    async (format) => {
      const out = path.join(folder, `posts.${format}`);
      const options = EXPORT_OPTIONS.parse({ format, out, body: true });
      await exportData(store, options, { signal, onStep: () => undefined });
      const copy = await fresh();
      try {
        const summary = await ingestDump(copy, [out], { ...quiet, map: await readMap('threadbare-posts') });
        expect(summary.rows.failed).toBe(0);
        expect(summary.rows.leftOut).toBe(2);
        expect(await contents(copy)).toEqual(await contents(store));
      } finally {
        await copy.close();
      }
    },
  );
});

describe('foreign forms we write', () => {
  it.each([
    ['4cat', 'posts-4cat.csv', '4cat'],
    ['convokit', 'corpus', 'convokit-utterances'],
  ] as const)('%s: threads, ids, authors, times and own words come back', async (format, name, map) => {
    const out = path.join(folder, name);
    await exportData(store, EXPORT_OPTIONS.parse({ format, out }), { signal, onStep: () => undefined });
    const copy = await fresh();
    try {
      const input = format === 'convokit' ? path.join(out, 'utterances.jsonl') : out;
      const summary = await ingestDump(copy, [input], { ...quiet, map: await readMap(map) });
      expect(summary.rows.failed).toBe(0);
      const sql = "select author, posted_at, own_text from v_post where kind = 'post' order by posted_at, own_text";
      const [read, written] = await Promise.all([copy.query(sql), store.query(sql)]);
      if (format === 'convokit') expect(read.rows).toEqual(written.rows);
      // 4CAT has no mark for posts that are known only from quotes: they come back as posts.
      else
        expect(read.rows.map((row) => [row.author, row.posted_at])).toEqual(
          expect.arrayContaining(written.rows.map((row) => [row.author, row.posted_at])),
        );
    } finally {
      await copy.close();
    }
  });
});
