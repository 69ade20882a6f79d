import { readFileSync } from 'node:fs';
import path from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSchema, renderDataModel } from '../../scripts/data-model.js';
import { openStore, type Store } from '../../src/store/index.js';
import * as schema from '../../src/store/schema/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { root } from '../support/shared.js';

/** First columns of the views, in the order measurements rely on. */
const CONTRACT: Readonly<Record<string, string>> = {
  v_thread: 'thread_id site engine external_id title url posts known_posts authors first_posted_at last_posted_at',
  v_post:
    'thread_id post_id site engine thread_title position external_id url author author_inferred posted_at posted_local posted_at_precision posted_after posted_before kind text own_text analysis_text original_text original_share language sentiment sentiment_class sentiment_full incivility',
  v_author: 'author_id site name posts threads original_share sentiment',
  v_quote:
    'thread_id post_id quote_index parent_index attributed_author source_post_id source_document_id verdict method similarity meaning_changed text',
  v_altered_quote:
    'thread_id post_id quote_index parent_index attributed_author source_post_id source_document_id verdict method similarity meaning_changed text',
  v_reply: 'thread_id from_post_id to_post_id via multiplicity stance confidence abstained',
  v_stance: 'thread_id post_id author target target_kind aliases stance confidence abstained holder evidence',
  v_sentiment: 'thread_id post_id analyzer',
  v_reaction: 'thread_id post_id name kind polarity count list_complete',
  v_repeat: 'thread_id post_id start_offset end_offset source_post_id source_document_id kind',
  v_source:
    'thread_id post_id document_id document_file relation score pasted_share declared quotations_matched containment longest_run',
  v_saying: 'saying_id post_id document_id speaker text reference reference_basis relation similarity published_at',
  v_document: 'document_id file url title author publisher agency published_at published_local text',
  v_annotation: 'post_id analyzer version input_hash value at',
  v_change: 'seq entity id op run_id at',
  v_problem: 'file code message at',
};

/** Tables that are small and the same on every machine of a cluster, or logs; all others belong to a thread. */
const NOT_OF_A_THREAD = [
  'analyzer',
  'author',
  'change',
  'chosen_reference',
  'crawl',
  'crawl_host',
  'crawl_page',
  'daily_state',
  'document',
  'document_snapshot',
  'document_source',
  'forgotten',
  'forgotten_key',
  'forum',
  'job_input',
  'job_output',
  'problem',
  'run',
  'saying',
  'schedule',
  'setting',
  'site',
  'task',
  'worker',
];

describe('schema', () => {
  let folder = '';
  let store: Store;
  beforeAll(async () => {
    folder = await dataFolder();
    store = await openStore({ dataDir: folder });
  });
  afterAll(async () => {
    await store.close();
    removeFolder(folder);
  });

  it('has the columns the drizzle schema says, so that no migration is missing', async () => {
    const relations = await describeSchema(store);
    const declared = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableConfig(table)] : []));
    expect(declared.length).toBe(relations.filter((relation) => relation.kind === 'table').length);
    for (const table of declared) {
      const made = relations.find((relation) => relation.schema === table.schema && relation.name === table.name);
      expect(
        made?.columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
        table.name,
      ).toEqual(
        table.columns.map((column) => ({
          name: column.name,
          type: column.getSQLType().replace('timestamp with time zone', 'timestamptz'),
          nullable: !column.notNull && !table.primaryKeys.some((key) => key.columns.includes(column)),
        })),
      );
    }
  });

  it('comments every table, view and column', async () => {
    const relations = await describeSchema(store);
    expect(relations.length).toBeGreaterThan(40);
    const bare = relations.flatMap((relation) => [
      ...(relation.comment === null ? [relation.name] : []),
      ...relation.columns
        .filter((column) => column.comment === null)
        .map((column) => `${relation.name}.${column.name}`),
    ]);
    expect(bare).toEqual([]);
  });

  it('offers the views of the contract, first columns in order', async () => {
    const relations = await describeSchema(store);
    for (const [name, columns] of Object.entries(CONTRACT)) {
      const view = relations.find((relation) => relation.schema === 'analytics' && relation.name === name);
      const wanted = columns.split(' ');
      expect(
        view?.columns.slice(0, wanted.length).map((column) => column.name),
        name,
      ).toEqual(wanted);
    }
  });

  it('leads every key of a thread and its children with thread_id', async () => {
    const { rows } = await store.query(
      `select c.relname as table, i.indexrelid::regclass::text as key, a.attname as first
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where n.nspname = 'threadbare' and i.indisunique
       union all
       select c.relname, k.conname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid
       join pg_class f on f.oid = k.confrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
       where k.contype = 'f' and f.relname not in ('site', 'forum', 'author')`,
    );
    const children = rows.filter((row) => !NOT_OF_A_THREAD.includes(String(row.table)));
    expect(children.length).toBeGreaterThan(15);
    expect(children.filter((row) => row.first !== 'thread_id')).toEqual([]);
  });

  it('indexes words, names and titles', async () => {
    const { rows } = await store.query(
      `select indexdef from pg_indexes where schemaname = 'threadbare' and indexdef like '%gin%' order by 1`,
    );
    const found = rows.map((row) => String(row.indexdef).replace(/.* ON threadbare\.(.*) USING gin/, '$1'));
    expect(found).toEqual(
      expect.arrayContaining([
        'post (search)',
        'author (name gin_trgm_ops)',
        'thread (title gin_trgm_ops)',
        'document (title gin_trgm_ops)',
      ]),
    );
  });

  it('keeps docs/data-model.md as the schema is (npm run docs writes it)', async () => {
    const written = readFileSync(path.join(root, 'docs', 'data-model.md'), 'utf8');
    expect(written).toBe(renderDataModel(await describeSchema(store)));
  });
});
