import { bodyHtml } from './body.js';
import { changeColumns, changedRows } from './changes.js';
import { fullPosts } from './full-posts.js';
import { columnsOf, guarded, type Job, MONTH, type ReadOptions, rawRows, SITE } from './job.js';
import type { EntityName } from './options.js';
import type { Column, Row } from './row.js';

/** Rows of an entity as they leave, and their columns. */
export interface EntityRows {
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly Row[]>;
}

/** What `--body` adds to posts. */
const BODY_COLUMNS: readonly Column[] = [
  { name: 'body_html', type: 'text' },
  { name: 'thread_url', type: 'text' },
  { name: 'thread_external_id', type: 'text' },
  { name: 'forum_path', type: 'text[]' },
  { name: 'tags', type: 'text[]' },
  { name: 'reactions', type: 'jsonb' },
];
const BODIES = 100;

/** What an export holds of an entity, by its options: all rows, what changed, or posts with their bodies. */
export async function entityRows(job: Job, name: EntityName): Promise<EntityRows> {
  const columns = job.guard.columns(name, await columnsOf(job.reader, name));
  const { changedSince, body } = job.options;
  if (changedSince != null)
    return { columns: changeColumns(columns), batches: changedRows(job, name, changedSince, columns) };
  if (name === 'posts' && body) return { columns: [...columns, ...BODY_COLUMNS], batches: withBodies(job) };
  return { columns, batches: plainRows(job, name, columns, {}) };
}

/** Rows that passed the guard; the month they lie in, where it is asked for, and the site stay with them. */
export async function* plainRows(
  job: Job,
  name: EntityName,
  columns: readonly Column[],
  options: ReadOptions,
): AsyncGenerator<readonly Row[]> {
  for await (const rows of rawRows(job, name, await columnsOf(job.reader, name), options))
    yield options.month === true
      ? rows.map((row) => ({
          ...guarded(job, name, columns, row),
          [MONTH]: row[MONTH],
          [SITE]: row[SITE],
          __thread: row.thread_id,
        }))
      : rows.map((row) => guarded(job, name, columns, row));
}

async function* withBodies(job: Job): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const { post, thread, pieces, heads, reactions } of fullPosts(job)) {
    batch.push({
      ...post,
      body_html: bodyHtml(pieces, heads),
      thread_url: thread.url ?? null,
      thread_external_id: thread.external_id ?? null,
      forum_path: thread.forum_path ?? null,
      tags: thread.tags ?? null,
      reactions: reactions.map(({ name, count, actors }) => ({ name, count, actors })),
    });
    if (batch.length < BODIES) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
