import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer } from '../../src/store/connect/server.js';
import { distributeSql, type Layout } from '../../src/store/distribute/plan.js';
import { readLayout, violations } from '../../src/store/distribute/preconditions.js';
import { PLACEMENT } from '../../src/store/distribute/tables.js';
import { distributeData, openStore } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { root } from '../support/shared.js';

const LAYOUT: Layout = {
  tables: ['threadbare.change', 'threadbare.post', 'threadbare.site', 'threadbare.thread'],
  foreignKeys: [
    { name: 'a', from: 'threadbare.thread', to: 'threadbare.site', definition: 'FOREIGN KEY (site_id) REFERENCES x' },
    { name: 'b', from: 'threadbare.post', to: 'threadbare.thread', definition: 'FOREIGN KEY (thread_id) REFERENCES y' },
  ],
  placed: new Set(),
};
const WHERE = {
  'threadbare.change': 'local',
  'threadbare.post': 'distributed',
  'threadbare.site': 'reference',
  'threadbare.thread': 'distributed',
} as const;

describe('the SQL that spreads a data set', () => {
  it('drops keys, makes reference and then colocated tables, and adds the keys again', () => {
    expect(distributeSql(LAYOUT, WHERE)).toEqual([
      `set local citus.multi_shard_modify_mode to 'sequential'`,
      'alter table threadbare.thread drop constraint "a"',
      'alter table threadbare.post drop constraint "b"',
      `select create_reference_table('threadbare.site')`,
      `select create_distributed_table('threadbare.thread', 'thread_id', colocate_with => 'none')`,
      `select create_distributed_table('threadbare.post', 'thread_id', colocate_with => 'threadbare.thread')`,
      'alter table threadbare.thread add constraint "a" FOREIGN KEY (site_id) REFERENCES x',
      'alter table threadbare.post add constraint "b" FOREIGN KEY (thread_id) REFERENCES y',
    ]);
  });

  it('does nothing twice, and only what is new when a later version added a table', () => {
    const placed = new Set(['threadbare.site', 'threadbare.thread']);
    expect(distributeSql({ ...LAYOUT, placed: new Set([...placed, 'threadbare.post']) }, WHERE)).toEqual([]);
    const rest = distributeSql({ ...LAYOUT, placed }, WHERE);
    expect(rest.filter((one) => one.startsWith('select'))).toEqual([
      `select create_distributed_table('threadbare.post', 'thread_id', colocate_with => 'threadbare.thread')`,
    ]);
    expect(rest.filter((one) => one.includes('"a"'))).toEqual([]);
  });
});

let server: TestServer | null = null;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server?.stop());

describe('the schema on plain PostgreSQL', () => {
  it('has what a cluster asks of it: thread_id in every key of a child, keys that may lead where they do', async () => {
    if (server === null) return;
    const connection = openServer(await server.createDatabase());
    await connection.transaction(async (session) => {
      expect(await violations(session, PLACEMENT)).toEqual([]);
      const { tables } = await readLayout(session, false);
      expect(Object.keys(PLACEMENT).sort()).toEqual([...tables].sort());
      // That the check sees anything at all.
      await session.query('create unique index odd_url on threadbare.page (content_hash)');
      await session.query('alter table threadbare.site add column thread_id uuid references threadbare.thread');
      await session.query('create table threadbare.unheard_of (x integer)');
      expect(await violations(session, PLACEMENT)).toEqual([
        'threadbare.unheard_of: nobody says where it lies',
        'threadbare.page: unique index threadbare.odd_url without thread_id',
        'threadbare.site: foreign key site_thread_id_fkey from a reference table to a distributed one',
      ]);
    });
    await connection.close();
  });

  it('is refused with what to do where there is no Citus, and printed without it', async () => {
    if (server === null) return;
    const databaseUrl = await server.createDatabase();
    const how = { databaseUrl, dataDir: '', onNotice: () => undefined };
    await expect(distributeData({ ...how, dryRun: false })).rejects.toMatchObject({ code: 'no-citus', exitCode: 3 });
    const statements = await distributeData({ ...how, dryRun: true });
    expect(statements.filter((one) => one.includes('create_distributed_table')).length).toBe(
      Object.values(PLACEMENT).filter((one) => one === 'distributed').length,
    );
    // The keys that are dropped and added are really those of the schema, and can be put back as they are printed.
    const store = await openStore({ databaseUrl, dataDir: '' });
    for (const one of statements.filter((line) => line.startsWith('alter table')))
      await store.query(one, { readOnly: false });
    await store.close();
    const folder = await dataFolder();
    expect(
      await distributeData({ databaseUrl: null, dataDir: folder, dryRun: true, onNotice: () => undefined }),
    ).toEqual(statements);
    removeFolder(folder);
  });
});

/** Texts of a source that are SQL of ours, with `…` for what is put in. */
function statementsOf(file: string): string[] {
  const out: string[] = [];
  const visit = (node: ts.Node): void => {
    const text =
      ts.isNoSubstitutionTemplateLiteral(node) || ts.isStringLiteral(node)
        ? node.text
        : ts.isTemplateExpression(node)
          ? node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('')
          : '';
    if (/\b(?:threadbare|analytics)\.\w/.test(text) && /\b(?:select|update|delete|insert|join)\b/i.test(text))
      out.push(text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return out;
}

const folder = (name: string, ending: string): string[] =>
  readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(root, name, file));

describe('what the migrations and the statements of the store are made of', () => {
  const statements = folder('src/store', '.ts').flatMap(statementsOf);

  it('uses nothing a cluster has no way to run', () => {
    expect(statements.length).toBeGreaterThan(80);
    const never =
      /\b(?:tablesample|grouping sets|rollup ?\(|cube ?\(|create trigger|create rule|exclude using|inherits ?\()/i;
    expect(statements.filter((one) => never.test(one))).toEqual([]);
    const locking = statements.filter((one) => /\bfor (?:no key )?(?:update|share|key share)\b/i.test(one));
    const tables = (one: string): string[] => one.match(/\b(?:threadbare|analytics)\.\w+/g) ?? [];
    expect(locking.filter((one) => tables(one).some((table) => PLACEMENT[table] === 'distributed'))).toEqual([]);
    const migrations = folder('drizzle', '.sql').flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('--> statement-breakpoint')
        .filter((one) => never.test(one)),
    );
    expect(migrations).toEqual([]);
  });

  it('joins children of a thread on thread_id, and says where it looks into other threads', () => {
    const found = folder('src/store', '.ts').filter((file) => statementsOf(file).flatMap(apart).length > 0);
    expect(found.map((file) => path.relative(root, file)).filter((file) => ELSEWHERE[file] === undefined)).toEqual([]);
  });

  it('has views that do the same', async () => {
    if (server === null) return;
    const store = await openStore({ databaseUrl: await server.createDatabase(), dataDir: '' });
    const { rows } = await store.query(
      `select viewname as name, definition from pg_views where schemaname in ('analytics', 'threadbare') order by 1`,
    );
    await store.close();
    expect(rows.filter((row) => apart(String(row.definition)).length > 0).map((row) => row.name)).toEqual(
      VIEWS_ELSEWHERE,
    );
  });
});

/** Statements that follow a link into another thread, or read by something else: on a cluster they cross machines. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'src/store/across/others.ts':
    'posts of other threads, by the keys the index named, with quotes that may lead further',
  'src/store/across/affected.ts': 'threads that hold what a thread gained or lost: the index of the site is asked',
  'src/store/desk/reasons/items.ts':
    'the same thread, by whichever of its reasons and reports is there (coalesce of the two)',
  'src/store/desk/reasons/sign-statements.ts':
    'the author of a quoted post of another thread, and the copies of a text that several accounts post',
  'src/store/forget/learn-thread.ts': 'texts that a forgotten post was found to repeat, wherever they stand',
};
/** Views that do: an analyst asks them, no write does. */
const VIEWS_ELSEWHERE: readonly string[] = ['v_altered_quote', 'v_author', 'v_campaign', 'v_quoting'];

/** The statement, where it joins two children of threads on anything but the same thread. */
function apart(statement: string): string[] {
  const isOdd = statement.split(/\bfrom\b/i).some((part) => {
    const first = /^\s*\(*\s*(\w+\.\w+)/.exec(part)?.[1] ?? '';
    const joins = [
      ...part.matchAll(
        /\bjoin\s+(?:lateral\s+)?\(*(\w+\.\w+)\b([\s\S]*?)(?=\b(?:join|where|group by|order by|union|limit|returning)\b|$)/gi,
      ),
    ].filter(([, table = '']) => PLACEMENT[table] === 'distributed');
    if (joins.length + Number(PLACEMENT[first] === 'distributed') < 2) return false;
    return joins.some(
      ([, , condition = '']) => !/\b\w+\.thread_id = (?:\w+\.thread_id|\$\d)|using ?\(thread_id/i.test(condition),
    );
  });
  return isOdd ? [statement] : [];
}
