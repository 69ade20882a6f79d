import type { Reader } from '../store/index.js';
import type { CheckedOptions, EntityName } from './options.js';
import type { Guard } from './privacy/guard.js';
import { type Column, type Row, textOf } from './row.js';
import type { Sink } from './sink.js';
import { ENTITIES, type Entity, identifier } from './sql.js';

/** One export under way: what is read, how it is guarded, who wants it to stop. */
export interface Job {
  readonly options: CheckedOptions;
  readonly reader: Reader;
  readonly guard: Guard;
  /** Condition over v_post; null: every post. */
  readonly condition: string | null;
  readonly signal: AbortSignal;
  /** Where the change log stood when it began. */
  readonly highWater: number | null;
  /** Counts what was written of an entity and tells who waits. */
  readonly count: (entity: EntityName, rows: number) => void;
  /** A file of the export, by its name inside the folder; of a single file its own. */
  readonly open: (name: string, entity: EntityName | null) => Promise<OutFile>;
}

/** A file being written, and the rows that are in it. */
export interface OutFile {
  readonly sink: Sink;
  /** Ends it and notes its size and hash for the manifest. */
  readonly finish: (rows: number) => Promise<void>;
}

/** Columns read for our own use, not for the export. */
export const SITE = '__site';
export const MONTH = '__month';

/** Columns of an entity's view, in their order. */
export async function columnsOf(reader: Reader, entity: EntityName): Promise<readonly Column[]> {
  const { rows } = await reader.query(
    `select a.attname::text as name, format_type(a.atttypid, null) as type from pg_attribute a
     where a.attrelid = to_regclass('analytics.' || $1) and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [ENTITIES[entity].view],
  );
  return rows.map((row) => ({ name: textOf(row, 'name') ?? '', type: textOf(row, 'type') ?? 'text' }));
}

export interface ReadOptions {
  /** More SQL behind `select`, with its comma. */
  readonly also?: string;
  /** A further condition over the view. */
  readonly where?: string;
  /** Takes the place of the entity's own rule for what belongs to the chosen posts. */
  readonly instead?: string;
  /** Reads the month of a row into `__month`. */
  readonly month?: boolean;
  readonly batchRows?: number;
}

/** The statement that reads an entity, as far as it is chosen. */
export function entitySql(
  entity: Entity,
  columns: readonly Column[],
  condition: string | null,
  options: ReadOptions,
): string {
  const list = columns.map(({ name }) => `${entity.view}.${identifier(name)}`).join(', ');
  const month = options.month === true ? `, to_char((${entity.time}) at time zone 'UTC', 'YYYY-MM') as "${MONTH}"` : '';
  const chosen =
    condition === null ? null : entity.name === 'posts' ? `(${condition}\n)` : (options.instead ?? entity.chosen);
  const where = [chosen, options.where ?? null].filter((one) => one !== null).join(' and ');
  const posts =
    condition === null || entity.name === 'posts'
      ? ''
      : `with chosen as materialized (select thread_id, post_id, author_id from v_post where ${condition}\n) `;
  return `${posts}select ${list}, ${entity.site} as "${SITE}"${month}${options.also ?? ''}
    from ${entity.view}${where === '' ? '' : ` where ${where}`} order by ${entity.order}`;
}

/** Rows of an entity as they are stored, with `__site`; nothing has been hidden yet. */
export async function* rawRows(
  job: Job,
  name: EntityName,
  columns: readonly Column[],
  options: ReadOptions = {},
): AsyncGenerator<readonly Row[]> {
  const sql = entitySql(ENTITIES[name], columns, job.condition, options);
  for await (const { rows } of job.reader.scan(sql, { batchRows: options.batchRows ?? 1000 })) {
    job.signal.throwIfAborted();
    yield rows;
  }
}

/** A row as it may leave, by the guard. */
export const guarded = (job: Job, name: EntityName, columns: readonly Column[], row: Row): Row =>
  job.guard.row(name, columns, row, textOf(row, SITE));
