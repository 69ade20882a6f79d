import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDump } from '../../src/archive/dump/open-dump.js';
import type { DumpPost } from '../../src/ingest/dump/dump-post.js';
import { inOrder } from '../../src/ingest/dump/order.js';
import { parseMap } from '../../src/ingest/dump/parse-map.js';
import { rowReader } from '../../src/ingest/dump/row-reader.js';
import { Spool } from '../../src/ingest/dump/spool.js';
import { threadPages } from '../../src/ingest/dump/thread-pages.js';

const MAP = parseMap(
  `thread: { id: [t], url: [u], title: [title] }
site: [site]
post: { id: [id], author: [who], position: [n], posted: { any: [at], format: unix } }
body: { any: [text] }`,
  'm',
  'm',
);
const read = rowReader(MAP.spec);

function posts(rows: readonly Readonly<Record<string, unknown>>[]): DumpPost[] {
  return rows.flatMap((columns, at) => {
    const made = read({ title: 'A bridge', ...columns });
    return made === null ? [] : [{ file: 0, row: at + 1, hash: String(at), ...made }];
  });
}

const texts = (rows: readonly DumpPost[]): (string | null)[] => rows.map(({ body }) => body);

describe('the order of a thread', () => {
  it('is that of positions, else of times, else of rows', () => {
    const times = { a: 1_700_000_300, b: 1_700_000_100, c: 1_700_000_200 };
    const all = posts(Object.entries(times).map(([text, at], n) => ({ text, at, n: 3 - n })));
    expect(texts(inOrder(all).posts)).toEqual(['c', 'b', 'a']);
    expect(texts(inOrder(all.map((post) => ({ ...post, position: null }))).posts)).toEqual(['b', 'c', 'a']);
    expect(texts(inOrder(all.map((post) => ({ ...post, position: null, posted: null }))).posts)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('puts equal times by their ids as boards count them, and a post without a time behind the row before it', () => {
    const at = 1_700_000_000;
    const all = posts([
      { text: 'c', id: '10', at },
      { text: 'd', at: '' },
      { text: 'a', id: '8', at },
      { text: 'b', id: '9', at },
    ]);
    expect(texts(inOrder(all).posts).filter((text) => text !== 'd')).toEqual(['a', 'b', 'c']);
    expect(inOrder(all).posts).toHaveLength(4);
  });

  it('does not depend on the order of rows where times and ids tell it', () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({
      text: `p${n}`,
      id: String(n),
      at: 1_700_000_000 + (n % 4) * 60,
    }));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 12 }), (shuffled) => {
        expect(texts(inOrder(posts(shuffled)).posts)).toEqual(texts(inOrder(posts(rows)).posts));
      }),
      { numRuns: 50 },
    );
  });
});

describe('pages of a thread', () => {
  const long = posts(Array.from({ length: 2_500 }, (_, n) => ({ text: `Post number ${n}`, at: 1_700_000_000 + n })));

  it('hold a thousand posts each, are numbered, and are of one thread also where only its title names it', () => {
    const { records } = threadPages(long, 'm', ['x.csv']);
    expect(records.map(({ page }) => [page.posts.length, page.thread.page, page.thread.pageCount])).toEqual([
      [1_000, 1, 3],
      [1_000, 2, 3],
      [500, 3, 3],
    ]);
    expect(new Set(records.map(({ threadId }) => threadId)).size).toBe(1);
    expect(records.map(({ file }) => file)).toEqual(['x.csv#1', 'x.csv#1001', 'x.csv#2001']);
  });

  it('of equal words on two sites are two threads; with a site and an id they are those of its own pages', () => {
    const id = (columns: Record<string, unknown>): string | undefined =>
      threadPages(posts([{ text: 'x', ...columns }]), 'm', ['f']).records[0]?.threadId;
    expect(id({ site: 'a.example' })).not.toBe(id({ site: 'b.example' }));
    expect(id({ site: 'a.example', t: 7 })).toBe(id({ site: 'https://A.example/', t: '7', title: 'Other' }));
    expect(id({ site: 'a.example', u: 'https://a.example/t/7' })).toBe(id({ u: 'https://a.example/t/7#post1' }));
  });
});

describe('the spool', () => {
  it('gives every line back once, those of a key together, whatever the size of its partitions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.string({ maxLength: 30 })), { maxLength: 60 }),
        fc.constantFrom(40, 400, 1_000_000),
        async (items, limit) => {
          const spool = await Spool.open(items.length * 20, limit);
          try {
            for (const [key, text] of items) await spool.add({ key: String(key), line: JSON.stringify([key, text]) });
            const seen: string[] = [];
            const parts: Set<number>[] = [];
            for await (const lines of spool.partitions((line) => String(JSON.parse(line)[0]))) {
              seen.push(...lines);
              parts.push(new Set(lines.map((line) => Number(JSON.parse(line)[0]))));
            }
            expect(seen.sort()).toEqual(items.map((item) => JSON.stringify(item)).sort());
            for (let key = 0; key < 10; key += 1) expect(parts.filter((part) => part.has(key)).length).toBeLessThan(2);
          } finally {
            await spool.close();
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('rows of files', () => {
  async function rowsOf(text: string, csv = {}): Promise<unknown[]> {
    const source = await openDump('-', { format: 'csv', csv, encoding: 'utf-8' }, Readable.from([Buffer.from(text)]));
    const out: unknown[] = [];
    for await (const rows of source.rows)
      for (const row of rows) out.push('columns' in row ? row.columns : row.error.code);
    return out;
  }

  it('CSV in other hands: separators, no head, given names, comments, lines to skip, the same name twice', async () => {
    expect(await rowsOf('a;b\n1;"x;y"\n', { delimiter: ';' })).toEqual([{ a: '1', b: 'x;y' }]);
    expect(await rowsOf('1,2\n3,4', { header: false })).toEqual([
      { 1: '1', 2: '2' },
      { 1: '3', 2: '4' },
    ]);
    expect(await rowsOf('1,2', { header: ['x', 'y'] })).toEqual([{ x: '1', y: '2' }]);
    expect(await rowsOf('made by\na,b\n#no\n1,2#3', { skipLines: 1, comment: '#' })).toEqual([{ a: '1', b: '2#3' }]);
    expect(await rowsOf('a,a\n1,2')).toEqual([{ a: '1', 'a 2': '2' }]);
    expect(await rowsOf("a,b\n1,'x,y'", { quote: "'" })).toEqual([{ a: '1', b: 'x,y' }]);
    expect(await rowsOf('a,b\n1,"say \\"hi\\""', { escape: '\\' })).toEqual([{ a: '1', b: 'say "hi"' }]);
    expect(await rowsOf('')).toEqual([]);
  });

  it('a row of values nested without end is a problem of that row', async () => {
    const deep = `{"t":1,"text":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n{"t":1,"text":"x"}`;
    const source = await openDump(
      '-',
      { format: 'jsonl', csv: {}, encoding: 'utf-8' },
      Readable.from([Buffer.from(deep)]),
    );
    const out: boolean[] = [];
    for await (const rows of source.rows) for (const row of rows) out.push('columns' in row);
    expect(out.at(-1)).toBe(true);
    expect(out).toHaveLength(2);
  });
});
