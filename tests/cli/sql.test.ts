import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isQuery, splitStatements } from '../../src/cli/sql-statements.js';
import { openStore, type Store } from '../../src/store/index.js';
import { derive, fingerprintPages, record, samplePage, threadIdOf } from '../store/sample.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { runCli } from './run-cli.js';

describe('SQL of several statements', () => {
  it('is divided outside quotes and comments', () => {
    const text = `select ';' as a, "b;c", $$ ; $$, $x$ $$ ; $x$ -- ; no
      /* ; /* ; */ ; */ ;
      ; -- nothing
      select E'\\'; ' , $1, '$3', $2;`;
    expect(splitStatements(text).map(({ sql, line, params }) => ({ start: sql.slice(0, 10), line, params }))).toEqual([
      { start: "select ';'", line: 1, params: [] },
      { start: '-- nothing', line: 4, params: [1, 2] },
    ]);
    expect(splitStatements(' ; /* nothing */ ; -- more')).toEqual([]);
  });

  it('keeps every statement whole, whatever stands between semicolons', () => {
    const piece = fc.constantFrom(
      'select 1',
      "select ';'",
      'select $$a;b$$',
      'select "x;y" /* ; */',
      "select 'it''s; '",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(splitStatements(pieces.join(';\n')).map(({ sql }) => sql)).toEqual(pieces);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => splitStatements(text).every(({ sql }) => text.includes(sql))));
  });

  it('says which statements give rows by a cursor', () => {
    expect(
      ['select 1', ' (select 1)', '-- x\nwith a as (select 1) table a', '/* a */ values (1)'].map(isQuery),
    ).toEqual([true, true, true, true]);
    expect(['explain select 1', 'show timezone', 'selected', 'insert into a select 1'].map(isQuery)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('threadbare sql', () => {
  let folder = '';
  let store: Store;

  beforeAll(async () => {
    folder = await dataFolder();
    store = await openStore({ dataDir: folder });
    const run = await store.beginRun('test', '0');
    await store.putPage(
      run,
      record(
        'hull',
        samplePage('hull', 1, [
          { id: '1', author: 'Tilda', text: 'The hull leaks.' },
          { id: '2', author: 'Odo', text: 'It does not.' },
        ]),
      ),
    );
    await store.updateThread(threadIdOf('hull'), run, derive, fingerprintPages);
  });
  afterAll(async () => {
    await store.close();
    removeFolder(folder);
  });

  /** What the command prints, asking the database this process has open, through its socket; an error with its exit code before it. */
  async function sql(args: readonly string[], stdin = ''): Promise<{ out: string; log: string; error: string }> {
    const { code, stdout, stderr } = await runCli(['sql', '--data', folder, ...args], { stdin });
    return { out: stdout, log: stderr, error: code === 0 ? '' : `${code}: ${stderr.trim()}` };
  }

  it('writes rows as a table, CSV, a JSON array and JSON lines', async () => {
    const query = 'select author, position from v_post order by position';
    expect((await sql([query])).out).toContain('│ Tilda  │ 1        │');
    expect((await sql([query, '--format', 'csv'])).out).toBe('author,position\r\nTilda,1\r\nOdo,2\r\n');
    expect((await sql([query, '--format', 'json'])).out).toBe(
      '[{"author":"Tilda","position":1},{"author":"Odo","position":2}]\n',
    );
    expect((await sql([query, '--format', 'jsonl'])).out).toBe(
      '{"author":"Tilda","position":1}\n{"author":"Odo","position":2}\n',
    );
    const none = 'select 1 as one where false';
    expect((await sql([none, '--format', 'csv'])).out).toBe('one\r\n');
    expect((await sql([none, '--format', 'json'])).out).toBe('[]\n');
    expect((await sql([none])).out).toContain('0 rows');
  });

  it('answers statements of a file one after the other, with values', async () => {
    const text = 'select $1 as a; -- then\nselect author from v_post where author = $2;';
    expect((await sql(['--file', '-', '--param', 'x', '--param', 'Odo', '--format', 'json'], text)).out).toBe(
      '[{"a":"x"}]\n[{"author":"Odo"}]\n',
    );
    expect((await sql(['-', '--format', 'csv'], 'select 1 as a; select 2 as b')).out).toBe('a\r\n1\r\n\r\nb\r\n2\r\n');
    expect((await sql(['select $1'])).error).toMatch(/^2: .*\$1/);
    expect((await sql(['select 1', '--param', 'x'])).error).toMatch(/^2: /);
    expect((await sql([' ; '])).error).toMatch(/^2: /);
  });

  it('reads as threadbare_reader, unless the tables are asked for', async () => {
    expect((await sql(['select current_user as me', '--format', 'json'])).out).toBe('[{"me":"threadbare_reader"}]\n');
    expect((await sql(['select count(*) from threadbare.post'])).error).toMatch(
      /^3: .*Use v_post instead of threadbare\.post\. --tables/,
    );
    expect((await sql(['select count(*) as n from threadbare.post', '--tables', '--format', 'json'])).out).toBe(
      '[{"n":2}]\n',
    );
    expect((await sql(['delete from threadbare.post', '--tables'])).error).toMatch(/^3: /);
    expect((await sql(['create table x (a integer)'])).error).toMatch(/^3: /);
  });

  it('says what is wrong with a query and where', async () => {
    expect((await sql(['select * from v_pots'])).error).toMatch(
      /^3: .*There is no view v_pots\. Did you mean v_post\?/,
    );
    expect((await sql(['select * from posts'])).error).toMatch(/Did you mean v_post\?/);
    expect((await sql(['select * from something_else'])).error).toMatch(/There is no view something_else\. docs/);
    expect((await sql(['select autor from v_post'])).error).toMatch(/Perhaps you meant to reference the column/);
    expect((await sql(['select 1;\nselect 2;\nselec 3', '--format', 'json'])).error).toMatch(
      /near "selec".*\(statement 3, line 3\)$/,
    );
  });

  it('stops a long answer between its batches, and writes a big one as it is read', async () => {
    const many = 'select n from generate_series(1, 3000) n';
    expect(
      (await sql([`${many} where pg_sleep(0.0001) is not null`, '--timeout', '0.05', '--format', 'csv'])).error,
    ).toMatch(/^3: .*0\.05 seconds/);
    const { out } = await sql([`${many} limit 1200`, '--format', 'jsonl']);
    expect(out.split('\n').length).toBe(1201);
    expect(JSON.parse((await sql([`${many} limit 1200`, '--format', 'json'])).out)).toHaveLength(1200);
    const table = await sql([many]);
    expect(table.out).toContain('2000 rows');
    expect(table.log).toMatch(/first 2000 rows/);
  });

  it('says when tables of sums are behind', async () => {
    expect((await sql(['select * from total_thread'])).log).toMatch(/empty until `threadbare db refresh`/);
    await store.refreshDaily();
    const { out, log } = await sql(['select posts from total_thread', '--format', 'json']);
    expect(out).toBe('[{"posts":2}]\n');
    expect(log).toBe('');
  });
});
