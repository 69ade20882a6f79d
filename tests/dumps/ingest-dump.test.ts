import { mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DumpOptions, type DumpSummary, ingestDump } from '../../src/ingest/dump/index.js';
import { parseMap } from '../../src/ingest/dump/parse-map.js';
import { spoolError } from '../../src/ingest/dump/spool.js';
import { InputError, InterruptedError } from '../../src/model/errors.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { everyForm, TEST_MAP, testRows, toCsv, toJsonLines } from './tables.js';

const THREADS = 3;
const rows = testRows(THREADS, 8);
const folder = mkdtempSync(path.join(tmpdir(), 'tb-dump-'));
let data = '';
let store: Store;

beforeAll(async () => {
  data = await dataFolder();
  store = await openStore({ dataDir: data });
});
afterAll(async () => {
  await store.close();
  removeFolder(data);
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
}

const problems: string[] = [];
function ingest(inputs: readonly string[], map = TEST_MAP, more: Partial<DumpOptions> = {}): Promise<DumpSummary> {
  problems.length = 0;
  return ingestDump(store, inputs, {
    map: parseMap(map, 'test.yaml', 'test'),
    jobs: 1,
    analyze: false,
    signal: new AbortController().signal,
    onStep: () => undefined,
    onProblem: ({ code, message }) => problems.push(`${code}: ${message}`),
    ...more,
  });
}

const rowsOf = async (sql: string, params: readonly unknown[] = []) => (await store.query(sql, { params })).rows;
const NOTHING = { inserted: 0, updated: 0, deleted: 0 };

describe('a dump', () => {
  it('becomes threads with checked quotes', async () => {
    const summary = await ingest([file('first.csv', toCsv(rows))]);
    expect(summary).toMatchObject({ files: 1, failed: 0, threads: THREADS, posts: rows.length, pages: THREADS });
    expect(summary.rows).toEqual({ read: rows.length, leftOut: 0, failed: 0, repeated: 0 });
    expect(summary.quotes).toEqual({ exact: 1, elided: 6 });
    const [first] = await rowsOf(
      'select thread_title, site, engine, position, author, posted_at, text from v_post where external_id = $1',
      ['1000'],
    );
    expect(first).toEqual({
      thread_title: 'Bridge, part 1',
      site: 'board.example',
      engine: 'dump:test',
      position: 1,
      author: 'Member0',
      posted_at: '2024-03-05T10:00:00Z',
      text: rows[0]?.text,
    });
    expect(
      await rowsOf(
        'select name, count from v_reaction r join v_post p using (thread_id, post_id) where p.external_id = $1',
        ['1003'],
      ),
    ).toEqual([{ name: 'Like', count: 3 }]);
    expect(await rowsOf("select file from v_page where file like '%first.csv#1'")).toHaveLength(1);
  });

  it('gives the same rows in every form, packed or not, in any order, and in partitions of any size', async () => {
    for (const form of everyForm(folder, rows)) {
      const summary = await ingest([form]);
      expect({ form, new: summary.newPages, changed: summary.changed, problems }).toEqual({
        form,
        new: 0,
        changed: NOTHING,
        problems: [],
      });
    }
    const shuffled = [...rows].sort((a, b) => ((a.id * 7919) % 101) - ((b.id * 7919) % 101));
    const halves = [file('one.csv', toCsv(shuffled.slice(0, 11))), file('two.jsonl', toJsonLines(shuffled.slice(11)))];
    expect(await ingest(halves, TEST_MAP, { partitionBytes: 600 })).toMatchObject({ newPages: 0, changed: NOTHING });
    expect(await ingest([path.join(folder, '{one,two}.*')])).toMatchObject({ files: 2, newPages: 0, changed: NOTHING });
    const stdin = Readable.from([Buffer.from(toCsv(shuffled))]);
    expect(await ingest(['-'], `format: csv\n${TEST_MAP}`, { stdin })).toMatchObject({ newPages: 0, changed: NOTHING });
  });

  it('read again with a better map takes the place of what it was', async () => {
    const plain = file('map.csv', toCsv(testRows(1, 4)));
    const other = TEST_MAP.replace('board.example', 'other.example');
    const words = "select count(distinct own_text)::int as n from v_post where site = 'other.example'";
    await ingest([plain], other.replace('body: { column: text', 'body: { column: title'));
    expect(await rowsOf(words)).toEqual([{ n: 1 }]);
    await ingest([plain], other);
    expect(await rowsOf(words)).toEqual([{ n: 4 }]);
    // A wrong reading is no earlier wording.
    expect(
      await rowsOf(
        "select count(*)::int as n from v_revision r join v_post p using (thread_id, post_id) where p.site = 'other.example'",
      ),
    ).toEqual([{ n: 0 }]);
    expect(await rowsOf("select count(*)::int as n from v_post where site = 'other.example'")).toEqual([{ n: 4 }]);
  });

  it('whose posts stand twice: the same is counted once, other words are an earlier wording', async () => {
    const [one, two] = testRows(1, 2);
    if (one === undefined || two === undefined) throw new Error('no rows');
    const again = { ...two, text: `${two.text} Edited.` };
    const summary = await ingest(
      [file('twice.csv', toCsv([one, two, one, again]))],
      TEST_MAP.replace('board.example', 'twice.example'),
    );
    expect(summary.rows.repeated).toBe(1);
    expect(
      await rowsOf("select external_id, own_text from v_post where site = 'twice.example' order by position"),
    ).toEqual([
      { external_id: '1000', own_text: one.text },
      { external_id: '1001', own_text: again.text },
    ]);
    expect(
      await rowsOf(
        "select count(*)::int as n from v_revision r join v_post p using (thread_id, post_id) where p.site = 'twice.example'",
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('takes quotes, parents and titles from columns', async () => {
    const lines = [
      { t: 1, id: 'a', user: 'Ada', subject: 'Harbour', body: 'The bridge in the harbour must be closed at once.' },
      {
        t: 1,
        id: 'b',
        user: 'Ben',
        subject: 'Re: Harbour',
        body: 'Why?',
        q: 'a',
        said: 'The bridge in the harbour must be closed at once.',
      },
      { t: 1, id: 'c', user: 'Cy', body: 'Because it falls.', q: 'b' },
    ];
    const map = `name: columns
site: { value: columns.example }
thread: { id: t }
post: { id: id, author: user, title: [subject] }
body: body
quotes: { post: [q], text: [said] }`;
    await ingest([file('quotes.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))], map);
    expect(await rowsOf("select title from v_thread where site = 'columns.example'")).toEqual([{ title: 'Harbour' }]);
    const edges = await rowsOf(
      `select a.external_id as from_id, b.external_id as to_id, r.via from v_reply r join v_post a on a.post_id = r.from_post_id
       join v_post b on b.post_id = r.to_post_id where a.site = 'columns.example' order by 1`,
    );
    expect(edges).toEqual([
      { from_id: 'b', to_id: 'a', via: 'quote' },
      { from_id: 'c', to_id: 'b', via: 'parent' },
    ]);
  });
});

describe('what cannot be read', () => {
  it('loses no other row, and is a problem with its number', async () => {
    const lines = toCsv(testRows(1, 5)).split('\r\n');
    lines.splice(2, 0, 'only,three,columns');
    lines.splice(4, 0, '"2","x","9","A","2024-03-05 10:00:00","broken "quote" here","0"');
    lines.push('"","","77","A","2024-03-05 10:00:00","no thread","0"');
    const broken = file('broken.csv', lines.join('\n'));
    const map = TEST_MAP.replace('board.example', 'broken.example');
    const summary = await ingest([broken], map);
    expect(summary.rows).toMatchObject({ read: 8, failed: 3 });
    expect(summary.posts).toBe(5);
    expect(problems).toEqual([
      expect.stringMatching(/^row-not-read: row 2: it has 3 columns where the head has 7/),
      expect.stringMatching(/^row-not-read: row 4: its quotation marks do not close .*line 5/),
      expect.stringMatching(/^row-not-read: row 8: it names no thread/),
    ]);
    expect(await rowsOf('select count(*)::int as n from v_problem where file = $1', [broken])).toEqual([{ n: 3 }]);
    file('broken.csv', toCsv(testRows(1, 5)));
    await ingest([broken], map);
    expect(await rowsOf('select count(*)::int as n from v_problem where file = $1', [broken])).toEqual([{ n: 0 }]);
  });

  it('is told for JSON lines, a file cut short, one that is none, and one that is not there', async () => {
    const lines = toJsonLines(testRows(1, 3)).split('\n');
    const map = TEST_MAP.replace('board.example', 'cut.example');
    expect(
      (await ingest([file('odd.jsonl', [lines[0], '{"topic":', '[1]', lines[1]].join('\n'))], map)).rows,
    ).toMatchObject({ read: 4, failed: 2 });
    expect(problems.map((line) => line.slice(0, 24))).toEqual(['row-not-read: row 2: it ', 'row-not-read: row 3: it ']);
    const { gzipSync } = await import('node:zlib');
    const packed = gzipSync(toCsv(testRows(2, 120)));
    const summary = await ingest(
      [
        file('cut.csv.gz', packed.subarray(0, Math.floor(packed.length * 0.7))),
        file('no.parquet', 'x'),
        path.join(folder, 'none.csv'),
      ],
      map,
    );
    expect(summary).toMatchObject({ files: 3, failed: 2 });
    expect(summary.rows.read).toBeGreaterThan(50);
    expect(problems.map((line) => line.split(':')[0])).toEqual(['not-found', expect.any(String), 'damaged-archive']);
    expect(problems[1]).toMatch(/damaged|quotation/);
  });

  it('tells times it cannot read, and columns of JSON lines it never sees', async () => {
    const map = TEST_MAP.replace('zone: UTC', 'format: unix')
      .replace('column: likes', 'column: hearts')
      .replace('board.example', 'odd.example');
    await ingest([file('times.jsonl', toJsonLines(testRows(1, 3)))], map);
    expect(problems).toEqual([
      expect.stringMatching(/^column-not-seen: .*"hearts"/),
      expect.stringMatching(/^times-not-read: 3 of 3 times cannot be read \(the first: "2024-03-05 10:00:00"\)/),
    ]);
  });

  it('is read in its charset', async () => {
    const latin = Buffer.from(
      toCsv(
        testRows(1, 2).map((row) => ({
          ...row,
          text: `Die Brücke über den Fluß wäre schön, sagt Jörg in Köln zu „${row.id}“`,
        })),
      )
        .replaceAll('„', '"')
        .replaceAll('“', '"')
        .replaceAll('zu "', 'zu ')
        .replaceAll('""', '"')
        .replace(/(\d)""/g, '$1"'),
      'latin1',
    );
    await ingest(
      [file('latin.csv', latin)],
      TEST_MAP.replace('board.example', 'latin.example').replace('reactions', 'encoding: windows-1252\nreactions'),
    );
    const [row] = await rowsOf("select text from v_post where site = 'latin.example' limit 1");
    expect(row?.text).toContain('Die Brücke über den Fluß wäre schön');
  });
});

describe('a wrong map', () => {
  it('is noticed before anything is stored', async () => {
    const before = await rowsOf('select count(*)::int as n from v_page');
    const csv = file('wrong.csv', toCsv(testRows(2, 80)));
    await expect(ingest([csv], TEST_MAP.replace('title: title', 'title: titel'))).rejects.toMatchObject({
      code: 'unknown-column',
      exitCode: 2,
      message: expect.stringContaining('"titel": did you mean "title"?'),
    });
    const empty = 'thread: { id: [nothing] }\npost: {}\nbody: text';
    await expect(ingest([csv], empty)).rejects.toMatchObject({ code: 'map-fits-nothing', exitCode: 2 });
    await expect(ingest([file('wrong.dat', 'x')])).rejects.toMatchObject({ code: 'unknown-format' });
    expect(await rowsOf('select count(*)::int as n from v_page')).toEqual(before);
  });
});

describe('a run that does not come to its end', () => {
  it('Ctrl-C: what is kept stays, the temporary folder is gone, and the same command gives the same rows', async () => {
    const own = path.join(folder, 'tmp');
    mkdirSync(own);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = own;
    try {
      const csv = file('stop.csv', toCsv(testRows(4, 3)));
      const map = TEST_MAP.replace('board.example', 'stop.example');
      for (const at of ['row', 'keeping', 'thread 2']) {
        const controller = new AbortController();
        const onStep = (_tally: unknown, step: string): void => {
          if (step.startsWith(at)) controller.abort(new InterruptedError());
        };
        await expect(ingest([csv], map, { signal: controller.signal, onStep })).rejects.toMatchObject({
          exitCode: 130,
        });
        expect(readdirSync(own)).toEqual([]);
      }
      mkdirSync(path.join(own, 'threadbare-dump-999999-left'));
      expect(await ingest([csv], map)).toMatchObject({ threads: 4, posts: 12 });
      expect(readdirSync(own)).toEqual([]);
      expect(await rowsOf("select count(*)::int as n from v_post where site = 'stop.example'")).toEqual([{ n: 12 }]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });

  it('a full disk is told in words', () => {
    const full = openSync('/dev/full', 'w');
    let cause: unknown = null;
    try {
      writeSync(full, 'x');
    } catch (error) {
      cause = error;
    }
    const error = spoolError('/somewhere', cause);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'spool-full', message: expect.stringContaining('TMPDIR') });
  });
});
