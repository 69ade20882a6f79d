import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { ingestDemo } from '../cookbook/make.js';
import { startServer, type TestServer } from '../support/postgres.js';

/** Statements with what must become of them. */
const READS = [
  'select count(*) from v_post',
  'select text from v_post limit 1',
  'select * from v_thread_summary',
  'select * from v_stance',
  'select * from v_quote',
  "select * from find_posts('bridge or ferry', 3)",
  'select * from total_author',
  'select * from v_change limit 1',
];
const TABLES = [
  'select count(*) from threadbare.post',
  'select count(*) from threadbare.crawl_page',
  'select * from threadbare.page limit 1',
  'select * from threadbare.post_print limit 1',
  'select threadbare.grant_roles()',
];
const DDL = [
  'create table analytics.mine (a integer)',
  'create table threadbare.mine (a integer)',
  'create table public.mine (a integer)',
  'create view analytics.mine as select 1',
  'drop view analytics.v_post',
  'drop table threadbare.post',
  'truncate threadbare.post',
  'truncate analytics.total_author',
  'alter table threadbare.post add column mine integer',
  'create schema mine',
  'create index mine on threadbare.post (kind)',
  'create role mine',
];
const WRITES = [
  'delete from analytics.total_author',
  "insert into analytics.v_run (run_id, command, version) values (gen_random_uuid(), 'x', '1')",
  "update analytics.v_setting set name = 'x'",
];
const QUEUE = ['select * from threadbare_queue.jobs'];
/** What the desk reads beside the views, to make reasons of what has changed. */
const SEEN_BY_DESK = [
  'select count(*) from threadbare.post',
  'select * from threadbare.page limit 1',
  'select * from threadbare.post_print limit 1',
];
const EVENT = `insert into threadbare_desk.event (thread_id, event_id, post_id, kind)
  values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'note')`;
const DESK = [
  EVENT,
  "insert into threadbare_desk.audit (action, detail) values ('x', '{}')",
  'select * from threadbare_desk.item',
  'select * from threadbare_desk."user"',
  "update threadbare_desk.item set state = 'open'",
];
/** What was done stays as it was done. */
const REWRITING = [
  "update threadbare_desk.event set note = 'x'",
  'delete from threadbare_desk.event',
  'delete from threadbare_desk.audit',
  'truncate threadbare_desk.event',
];
const PEOPLE = [
  'select * from threadbare_desk."user"',
  'select * from threadbare_desk.account',
  'select * from threadbare_desk.session',
  'select * from threadbare_desk.token',
  'select * from threadbare_desk.webhook',
  'select * from threadbare_desk.audit',
];

const ROLES = ['threadbare_reader', 'threadbare_writer', 'threadbare_moderator'] as const;

describe('roles on a server', () => {
  let server: TestServer | null = null;
  let url = '';
  const as = (user: string): string => url.replace('postgres@', `${user}@`);
  const name = (role: string): string => `roles_test_${role}`;

  /** What a statement came to: ok, or PostgreSQL's code. */
  async function tryEach(user: string, statements: readonly string[]): Promise<Record<string, string>> {
    const sql = postgres(as(name(user)), {
      max: 1,
      onnotice: () => undefined,
      connection: { search_path: 'analytics, public' },
    });
    const came: Record<string, string> = {};
    for (const statement of statements) {
      came[statement] = await sql
        .begin(async (transaction) => {
          await transaction.unsafe(statement);
          await transaction.unsafe('rollback');
        })
        .then(() => 'ok')
        .catch((error: unknown) =>
          String(typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : error),
        );
    }
    await sql.end();
    return came;
  }

  const all = (statements: readonly string[], came: string): Record<string, string> =>
    Object.fromEntries(statements.map((one) => [one, came]));

  beforeAll(async () => {
    server = await startServer();
    if (server === null) return;
    url = await server.createDatabase();
    for (const role of ['reader', 'writer', 'moderator']) {
      await server.run(`drop role if exists ${name(role)}`);
      await server.run(`create role ${name(role)} login in role threadbare_${role}`);
    }
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    // What a queue looks like: a schema that jobs make while they run.
    await sql.unsafe('create schema threadbare_queue; create table threadbare_queue.jobs (id integer)');
    await sql.end();
    const store = await openStore({ databaseUrl: as(name('writer')), dataDir: '', migrate: false });
    await ingestDemo(store);
    await store.refreshDaily();
    await store.close();
  }, 120_000);

  afterAll(async () => {
    if (server === null) return;
    for (const role of ['reader', 'writer', 'moderator']) await server.run(`drop role ${name(role)}`);
    await server.stop();
  });

  it('let a reader read schema analytics, and nothing else', async () => {
    if (server === null) return;
    expect(await tryEach('reader', READS)).toEqual(all(READS, 'ok'));
    expect(await tryEach('reader', [...TABLES, ...WRITES, ...QUEUE])).toEqual(
      all([...TABLES, ...WRITES, ...QUEUE], '42501'),
    );
    const other = [...DDL, ...DESK, ...REWRITING, ...PEOPLE];
    expect(await tryEach('reader', other)).toEqual(all(other, '42501'));
  });

  it('let a moderator do what a reader may, and the work of the desk', async () => {
    if (server === null) return;
    const allowed = [...READS, ...DESK, ...SEEN_BY_DESK, ...PEOPLE];
    expect(await tryEach('moderator', allowed)).toEqual(all(allowed, 'ok'));
    const tables = TABLES.filter((statement) => !SEEN_BY_DESK.includes(statement));
    const refused = [...tables, ...WRITES, ...QUEUE, ...DDL, ...REWRITING];
    expect(await tryEach('moderator', refused)).toEqual(all(refused, '42501'));
  });

  it('let a writer ingest, analyze and refresh, and change no schema', async () => {
    if (server === null) return;
    const store = await openStore({ databaseUrl: as(name('writer')), dataDir: '', migrate: false });
    const { rows } = await store.query(
      'select (select count(*) from v_post) as posts, (select count(*) from total_thread) as threads',
    );
    expect(rows).toEqual([{ posts: 12, threads: 2 }]);
    await store.close();
    expect(await tryEach('writer', READS)).toEqual(all(READS, 'ok'));
    const refused = [...DDL, ...QUEUE, ...PEOPLE, EVENT, 'delete from threadbare_desk.audit'];
    expect(await tryEach('writer', refused)).toEqual(all(refused, '42501'));
  });

  it('let a reader use the program without migrating', async () => {
    if (server === null) return;
    const store = await openStore({ databaseUrl: as(name('reader')), dataDir: '' });
    const { rows } = await store.reading((reader) => reader.query('select count(*) as n from v_thread'), {
      role: 'reader',
    });
    expect(rows).toEqual([{ n: 2 }]);
    await store.close();
  });

  it('are given later views and tables', async () => {
    if (server === null) return;
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    await sql.unsafe('create view analytics.v_later as select 1 as one; create table threadbare.later (a integer)');
    await sql.end();
    expect(await tryEach('reader', ['select * from v_later', 'select * from threadbare.later'])).toEqual({
      'select * from v_later': 'ok',
      'select * from threadbare.later': '42501',
    });
    expect(await tryEach('writer', ['insert into threadbare.later values (1)'])).toEqual({
      'insert into threadbare.later values (1)': 'ok',
    });
  });

  it('hold no queue, session or index column in what readers see', async () => {
    if (server === null) return;
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    const columns = await sql<{ name: string }[]>`
      select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'analytics'::regnamespace and c.relkind in ('r', 'v') and not a.attisdropped
        and (a.atttypid = 'tsvector'::regtype or a.atttypid = 'bytea'::regtype or a.attname ~ 'fingerprint|print|owner|locked|key$|etag|not_before|attempt')`;
    await sql.end();
    expect(columns.map((column) => column.name).filter((name) => !name.endsWith('.target_key'))).toEqual([]);
  });
});

describe('roles of a cluster', () => {
  // A server of its own, where no other database keeps the roles in use.
  let server: TestServer | null = null;

  beforeAll(async () => {
    server = await startServer({ own: true });
    if (server === null) return;
    await server.run('drop database threadbare_template');
    for (const role of ROLES) await server.run(`drop role ${role}`);
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
  });

  it('are left out, with everything else in place, where the owner of a database may create none', async () => {
    if (server === null) return;
    await server.run('create role plain login nosuperuser nocreaterole');
    const empty = await server.createEmptyDatabase();
    await server.run(`alter database ${path.basename(new URL(empty).pathname)} owner to plain`);
    const store = await openStore({ databaseUrl: empty.replace('postgres@', 'plain@'), dataDir: '' });
    const { rows } = await store.reading((reader) => reader.query('select count(*) as n from v_post'), {
      role: 'reader',
    });
    expect(rows).toEqual([{ n: 0 }]);
    const status = await store.status();
    expect(status.migrations.applied).toBe(status.migrations.known);
    expect(status.roles).toEqual([]);
    await store.close();
    const admin = postgres(empty, { max: 1, onnotice: () => undefined });
    expect(await admin`select rolname from pg_roles where rolname = any(${[...ROLES]})`).toEqual([]);
    await admin.end();
  }, 60_000);

  it('are made once by databases that migrate at the same time', async () => {
    if (server === null) return;
    const made = server;
    const fresh = await Promise.all([1, 2, 3].map(() => made.createEmptyDatabase()));
    await Promise.all(fresh.map(async (databaseUrl) => (await openStore({ databaseUrl, dataDir: '' })).close()));
    for (const databaseUrl of fresh) {
      const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
      const [row] = await sql<{ may: boolean; roles: number }[]>`
        select has_table_privilege('threadbare_reader', 'analytics.v_post', 'select')
          and not has_schema_privilege('threadbare_reader', 'threadbare', 'usage') as may,
          (select count(*)::integer from pg_roles where rolname = any(${[...ROLES]})) as roles`;
      await sql.end();
      expect(row).toEqual({ may: true, roles: 3 });
    }
  }, 60_000);
});
