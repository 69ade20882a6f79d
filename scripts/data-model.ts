// Writes docs/data-model.md from the schema and its COMMENTs: `npx tsx scripts/data-model.ts`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore, type Store } from '../src/store/index.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly key: boolean;
  readonly comment: string | null;
}

export interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly columns: readonly Column[];
  /** Tables this one points at. */
  readonly references: readonly string[];
}

const COLUMNS = `
  select n.nspname as schema, c.relname as name, case c.relkind when 'v' then 'view' else 'table' end as kind,
    obj_description(c.oid, 'pg_class') as comment, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as nullable, col_description(c.oid, a.attnum) as note,
    exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey)) as key,
    array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
          where k.conrelid = c.oid and k.contype = 'f' order by 1) as refs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname in ('threadbare', 'analytics', 'threadbare_desk') and c.relkind in ('r', 'v', 'p')
  order by n.nspname collate "C", c.relname collate "C", a.attnum`;

/** Tables and views as the database itself describes them. */
export async function describeSchema(store: Store): Promise<Relation[]> {
  const { rows } = await store.query(COLUMNS);
  const relations = new Map<string, Relation & { columns: Column[] }>();
  for (const row of rows) {
    const id = `${row.schema}.${row.name}`;
    const relation = relations.get(id) ?? {
      schema: String(row.schema),
      name: String(row.name),
      kind: row.kind === 'view' ? ('view' as const) : ('table' as const),
      comment: row.comment === null ? null : String(row.comment),
      references: Array.isArray(row.refs) ? row.refs.map(String) : [],
      columns: [],
    };
    relations.set(id, relation);
    relation.columns.push({
      name: String(row.column),
      type: String(row.type).replace('timestamp with time zone', 'timestamptz'),
      nullable: row.nullable === true,
      key: row.key === true,
      comment: row.note === null ? null : String(row.note),
    });
  }
  return [...relations.values()];
}

/** What joins relations of schema analytics, by the columns that must be equal: the longest match says how two join. */
const JOINS: readonly {
  readonly to: string;
  readonly on: readonly string[];
  readonly as?: Readonly<Record<string, string>>;
}[] = [
  { to: 'v_post', on: ['thread_id', 'post_id'] },
  { to: 'v_post', on: ['thread_id', 'post_id'], as: { post_id: 'from_post_id' } },
  { to: 'v_thread', on: ['thread_id'] },
  { to: 'v_author', on: ['author_id'] },
  { to: 'v_author', on: ['author_id'], as: { author_id: 'from_author_id' } },
  { to: 'v_document', on: ['document_id'] },
  { to: 'v_crawl', on: ['crawl_id'] },
  { to: 'v_run', on: ['run_id'] },
];

/** Lines of a diagram: each relation of schema analytics with the one it hangs on, and the columns that join them. */
function joinLines(views: readonly Relation[]): string[] {
  const one = new Set(views.map((view) => view.name));
  return views.flatMap((view) => {
    const names = new Set(view.columns.map((column) => column.name));
    const fits = JOINS.filter(
      ({ to, on, as }) => to !== view.name && one.has(to) && on.every((name) => names.has(as?.[name] ?? name)),
    );
    // v_post holds the thread and the author, so what has a post joins there; the rest hangs on each it names.
    const post = fits.find(({ to }) => to === 'v_post');
    const kept =
      post === undefined
        ? fits.filter(({ to }) => to !== 'v_run' || fits.length === 1)
        : [post, ...fits.filter(({ to }) => to === 'v_document')];
    return kept.map(
      ({ to, on, as }) => `  ${to} ||--o{ ${view.name} : "${on.map((name) => as?.[name] ?? name).join(', ')}"`,
    );
  });
}

/** The page docs/data-model.md. */
export function renderDataModel(relations: readonly Relation[]): string {
  const seen = relations.filter((relation) => relation.schema === 'analytics');
  const views = seen.filter((relation) => relation.kind === 'view');
  const sums = seen.filter((relation) => relation.kind === 'table');
  const tables = relations.filter((relation) => relation.schema === 'threadbare' && relation.kind === 'table');
  const desk = relations.filter((relation) => relation.schema === 'threadbare_desk');
  return [
    '# Data model',
    '',
    'Generated from the schema by `npm run docs`; change the COMMENTs in `drizzle/`, not this file.',
    '',
    'Read schema `analytics`, which is on the search path; the tables of schema `threadbare` may change. ' +
      'Questions with their SQL are in [cookbook.md](cookbook.md). Offsets count Unicode code points, indexes count from 0, positions from 1. Unknown is null.',
    '',
    '## How they join',
    '',
    'A post is known by `thread_id` and `post_id` together; give both, so that rows are found by their key. ' +
      'What hangs on a post has its thread and author through `v_post`.',
    '',
    '```mermaid',
    'erDiagram',
    ...joinLines(seen),
    '```',
    '',
    '## Views',
    '',
    ...views.flatMap((view) => section(view, false)),
    '## Tables of sums',
    '',
    'Plain tables of schema `analytics`, as of the last `threadbare db refresh` (`v_daily`): for questions over everything, ' +
      'and for dashboards that copy tables.',
    '',
    ...sums.flatMap((table) => section(table, false)),
    '## Tables',
    '',
    'Every table of a thread leads its keys with `thread_id`.',
    '',
    '```mermaid',
    'erDiagram',
    ...tables.flatMap((table) => table.references.map((target) => `  ${target} ||--o{ ${table.name} : has`)),
    '```',
    '',
    ...tables.flatMap((table) => section(table, true)),
    '## Tables of the desk',
    '',
    'Schema `threadbare_desk`: what moderators are asked to look at, what they decided, and who they are (docs/desk.md). ' +
      'Neither readers nor writers of the data set see the people of the desk. Nothing refers to posts by foreign key: a decision outlives its post.',
    '',
    ...desk.flatMap((table) => section(table, true)),
  ].join('\n');
}

function section(relation: Relation, keys: boolean): string[] {
  const lines = relation.columns.map((column) => {
    const marks = keys ? `${column.key ? ' **key**' : ''}${column.nullable || column.key ? '' : ' not null'}` : '';
    return `| \`${column.name}\` | ${column.type}${marks} | ${(column.comment ?? '').replaceAll('|', '\\|')} |`;
  });
  return [
    `### ${relation.name}`,
    '',
    relation.comment ?? '',
    '',
    '| column | type | meaning |',
    '|---|---|---|',
    ...lines,
    '',
  ];
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-docs-'));
  const store = await openStore({ dataDir: folder });
  try {
    const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'data-model.md');
    writeFileSync(file, renderDataModel(await describeSchema(store)));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
