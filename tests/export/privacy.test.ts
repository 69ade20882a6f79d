import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportOptions, exportData, FORMAT_NAMES, type Manifest } from '../../src/export/index.js';
import { columnsOf } from '../../src/export/job.js';
import { ENTITY_NAMES } from '../../src/export/options.js';
import { knownClass } from '../../src/export/privacy/classes.js';
import { namesIn, unescaped } from './leaks.js';
import { fill, makePlace, never, type Place, type ThreadSketch } from './world.js';

const KEY = 'kept by the person who shares the data';

/** Names of members, none of them a word of everyday language. */
const NAMES = [
  'Tilda Marsh',
  'Tilda',
  'Zoë O’Neil',
  'A.*+?^\u0024{}()|[]\\',
  '<b>Bold</b> & "Co"',
  'Анна-Мария',
  '山田太郎',
  'dark_knight_99',
  '=SUM(A1)',
  'İlker Öz',
  'Ghost Writer',
  'Likes A. Lot',
];
const [TILDA = '', SHORT = '', ZOE = ''] = NAMES;

const said = (name: string): string =>
  `@${name} wrote: nonsense, said ${name.toUpperCase()}; ${name}'s boat (${name}) and "${name}" met ${name.normalize('NFD')}.`;

const WORLD: readonly ThreadSketch[] = [
  {
    name: 'secrets',
    site: 'harbour.example',
    title: `Why does ${TILDA} want the old bridge gone`,
    posts: NAMES.slice(0, -2).map((author, i) => ({
      id: String(70_001 + i),
      author,
      text: `${said(NAMES[(i + 1) % NAMES.length] ?? '')} I hate what ${NAMES[(i + 3) % NAMES.length]} did to the bridge, it is terrible. See https://harbour.example/profile/8812-${author.toLowerCase().replaceAll(' ', '-')}/ or ${i}@mail.example.`,
      quotes:
        i === 0
          ? [{ of: '69999', by: 'Ghost Writer', text: `Nobody trusts ${ZOE}, and Ghost Writer least of all people.` }]
          : [
              {
                of: String(70_000 + i),
                by: NAMES[i - 1] ?? '',
                text: `I hate what ${NAMES[(i + 2) % NAMES.length]} did to the bridges, it is not terrible.`,
              },
            ],
      likedBy: [SHORT, 'Likes A. Lot'],
      at: `2025-0${1 + (i % 9)}-03T10:00:00Z`,
      signature: `${author}, member of the harbour board`,
      link: `https://harbour.example/profile/8812-${encodeURIComponent(author)}/`,
    })),
  },
  {
    name: 'elsewhere',
    site: 'other.example',
    posts: [{ id: '5', author: TILDA, text: `I am ${SHORT} here.`, at: '2025-02-03T10:00:00Z' }],
  },
];

let place: Place;
let plain: ReadonlyMap<string, string>;
let duck: Awaited<ReturnType<DuckDBInstance['connect']>>;
beforeAll(async () => {
  place = await makePlace();
  await fill(place.store, WORLD);
  duck = await (await DuckDBInstance.create(':memory:')).connect();
  plain = await everything({});
});
afterAll(async () => {
  duck.closeSync();
  await place.remove();
});

/** Every format with the same filters, as text: files as they lie there, unpacked; parquet as its rows. */
async function everything(options: Partial<ExportOptions>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const format of FORMAT_NAMES) {
    const table = ['jsonl', 'csv', 'parquet'].includes(format);
    const out = place.at(`${format}-${texts.size}-${Object.keys(options).join('')}`);
    const given: ExportOptions = { format, out, ...(table ? { entity: 'all' } : {}), ...options };
    const manifest = await exportData(place.store, given, { signal: never });
    texts.set(format, await contentOf(out, manifest));
    if (format !== 'jsonl') continue;
    const partitioned: ExportOptions = {
      format: 'parquet',
      out: `${out}-lake`,
      partition: ['site', 'month'],
      ...options,
    };
    texts.set(
      'partitions',
      await contentOf(`${out}-lake`, await exportData(place.store, partitioned, { signal: never })),
    );
    const changed: ExportOptions = {
      format: 'jsonl',
      out: `${out}-changes`,
      entity: 'all',
      changedSince: 0,
      ...options,
    };
    texts.set('changes', await contentOf(`${out}-changes`, await exportData(place.store, changed, { signal: never })));
  }
  return texts;
}

async function contentOf(out: string, manifest: Manifest): Promise<string> {
  const pieces = [JSON.stringify(manifest)];
  for (const file of filesIn(out)) {
    if (file.endsWith('.parquet')) {
      const result = await duck.runAndReadAll(`select to_json(t)::varchar as row from read_parquet('${file}') t`);
      pieces.push(
        result
          .getRowObjectsJson()
          .map((row) => unescaped(String(row.row)))
          .join('\n'),
        readFileSync(file).toString('latin1').slice(-4_000),
      );
    } else
      pieces.push(
        unescaped((file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString('utf8')),
      );
    pieces.push(path.relative(place.at('.'), file));
  }
  return pieces.join('\n');
}

function filesIn(at: string): string[] {
  if (!statSync(at).isDirectory()) return [at, `${at}.manifest.json`];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('an export under pseudonyms', () => {
  it('holds no name, account, printed id, address or mail in any format', async () => {
    const hidden = await everything({ key: KEY });
    for (const [format, text] of hidden) {
      const before = plain.get(format) ?? '';
      expect([format, namesIn(NAMES, text)]).toEqual([format, []]);
      // The check would find them: they are in the same export without a key.
      expect([format, namesIn(NAMES, before).length > 0]).toEqual([format, true]);
      expect([format, /70003|69999|8812|\/profile\/|@mail\.example/.exec(text)?.[0]]).toEqual([format, undefined]);
      expect([format, text.includes(KEY)]).toEqual([format, false]);
    }
  });

  it('gives one name one word in all of them, another on another site, and the same one again', async () => {
    const options: ExportOptions = { format: 'jsonl', out: place.at('one.jsonl'), key: KEY };
    await exportData(place.store, options, { signal: never });
    await exportData(
      place.store,
      { ...options, format: 'csv', out: place.at('one.csv'), entity: 'authors' },
      { signal: never },
    );
    await exportData(place.store, { ...options, out: place.at('quotes.jsonl'), entity: 'quotes' }, { signal: never });
    const rows = linesOf('one.jsonl');
    const first = rows.find(
      (row) => row.site === 'harbour.example' && row.ordinal === rows.find((one) => one.kind === 'post')?.ordinal,
    );
    const word = String(first?.author);
    expect(word).toMatch(/^u[0-9a-z]{16}$/);
    expect(rows.filter((row) => row.author === word).every((row) => row.site === 'harbour.example')).toBe(true);
    expect(rows.some((row) => row.author !== word && String(row.text).includes(word))).toBe(true);
    expect(String(first?.thread_title)).toContain(word);
    expect(String(first?.signature)).toContain(word);
    expect(readFileSync(place.at('one.csv'), 'utf8')).toContain(word);
    expect(
      linesOf('quotes.jsonl').some((row) => row.attributed_author === word && String(row.header).includes(word)),
    ).toBe(true);
  });

  it('keeps ids that join, and filters by the real names', async () => {
    await exportData(
      place.store,
      { format: 'jsonl', out: place.at('joined'), entity: 'all', key: KEY, where: `author = '${TILDA}'` },
      { signal: never },
    );
    const posts = linesOf('joined/posts.jsonl');
    const threads = new Set(linesOf('joined/threads.jsonl').map((row) => row.thread_id));
    expect(posts).toHaveLength(2);
    expect(posts.every((row) => threads.has(row.thread_id))).toBe(true);
    const known = (await place.store.query('select post_id, thread_id from v_post')).rows.flatMap((row) => [
      row.post_id,
      row.thread_id,
    ]);
    expect(posts.some((row) => known.includes(row.post_id) || known.includes(row.thread_id))).toBe(false);
    expect(readFileSync(place.at('joined/manifest.json'), 'utf8')).not.toContain('Tilda');
  });
});

const linesOf = (name: string): Record<string, unknown>[] =>
  readFileSync(place.at(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('an export without texts', () => {
  it('holds no word of a post, title, signature, quote or target in any format', async () => {
    const texts = await everything({ text: false });
    const words = ['nonsense', 'bridge', 'terrible', 'trusts', 'member of the harbour', 'Why does', 'profile', 'hate'];
    for (const [format, text] of texts) {
      expect([format, words.filter((word) => text.toLowerCase().includes(word.toLowerCase()))]).toEqual([format, []]);
      if (!/gexf|graphml/.test(format))
        expect([format, (plain.get(format) ?? '').includes('bridge')]).toEqual([format, true]);
    }
    expect(texts.get('csv')).toContain('sentiment');
  });
});

describe('columns', () => {
  it('all have been looked at: none is judged by its type alone', async () => {
    const unknown = await place.store.reading(async (reader) => {
      const out: string[] = [];
      for (const entity of ENTITY_NAMES)
        for (const { name } of await columnsOf(reader, entity))
          if (knownClass(entity, name) === null) out.push(`${entity}.${name}`);
      return out;
    });
    expect(unknown).toEqual([]);
  });
});
