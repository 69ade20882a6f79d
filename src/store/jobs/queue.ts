import { randomUUID } from 'node:crypto';
import { DatabaseError } from '../../model/errors.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableJson } from '../values.js';
import type { NewTask, Queued } from './ledger.js';

/** graphile-worker's own schema; made by `openQueue` (src/jobs/server). */
export const QUEUE_SCHEMA = 'threadbare_queue';
/** The ledger counts tries: the queue's own limit is never reached (largest smallint). */
const NO_LIMIT = 32767;

/** A task's place among others: the root and stage of its parent, or none. */
export interface Place {
  readonly parentId: string;
  readonly rootId: string;
  readonly stage: string;
}

/** Writes tasks into the ledger and, on a server, hands the shared ones to the queue. */
export async function insertTasks(
  session: Session,
  tasks: readonly NewTask[],
  dispatch: boolean,
  place: Place | null = null,
): Promise<readonly Queued[]> {
  if (tasks.length === 0) return [];
  const rows = tasks.map((task, order) => {
    const id = randomUUID();
    return { ...task, id, root: place?.rootId ?? id, order };
  });
  const inserted = await session.query(
    `insert into threadbare.task (task_id, kind, payload_version, payload, state, shared, root_id, parent_id, stage,
       dedupe_key, queue, priority, max_attempts)
     select (t ->> 'id')::uuid, t ->> 'kind', (t ->> 'payloadVersion')::integer, t -> 'payload', 'queued',
       (t ->> 'shared')::boolean, (t ->> 'root')::uuid, $2::uuid, $3, t ->> 'dedupeKey', t ->> 'queue',
       (t ->> 'priority')::integer, (t ->> 'maxAttempts')::integer
     from jsonb_array_elements($1::text::jsonb) as e(t) order by (t ->> 'order')::integer
     on conflict (dedupe_key) where state in ('queued', 'running', 'waiting') do nothing
     returning task_id`,
    [storableJson(rows), place?.parentId ?? null, place?.stage ?? null],
  );
  const made = new Set(rowsOf(inserted).map((row) => row.text('task_id')));
  if (dispatch) await handOut(session, [...made]);
  const queued: Queued[] = [];
  for (const { id, dedupeKey } of rows) {
    if (made.has(id)) queued.push({ taskId: id, known: false });
    else queued.push({ taskId: await holderOf(session, dedupeKey), known: true });
  }
  return queued;
}

/** The unfinished task that has this key. */
async function holderOf(session: Session, dedupeKey: string | null): Promise<string> {
  const row = firstRow(
    await session.query(
      `select task_id from threadbare.task where dedupe_key = $1 and state in ('queued', 'running', 'waiting')`,
      [dedupeKey],
    ),
  );
  // It ended between the two statements: the whole transaction is begun again.
  if (row === null) throw new DatabaseError('conflict', 'A task with the same key ended just now.', 'retry');
  return row.text('task_id');
}

/** Hands queued tasks that any worker may take to graphile-worker. Those it has already are only moved in time. */
export async function handOut(session: Session, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const tasks = await session.query(
    `select 1 from threadbare.task where task_id = any($1::uuid[]) and shared and state = 'queued' limit 1`,
    [arrayLiteral(ids)],
  );
  if (tasks.rows.length === 0) return;
  const there = firstRow(await session.query(`select to_regnamespace('${QUEUE_SCHEMA}') is not null as found`));
  if (there?.boolean('found') !== true) {
    throw new DatabaseError(
      'no-queue',
      'The queue of this server is not set up yet: run `threadbare work` or `threadbare enqueue` once with a role that may create a schema.',
    );
  }
  // Rows are handed over ordered, so that the queue gives them out in the same order.
  await session.query(
    `select count(*) from (
       select ${QUEUE_SCHEMA}.add_job(t.kind || '@' || t.payload_version, json_build_object('task', t.task_id), t.queue,
         t.run_at, ${NO_LIMIT}, t.task_id::text, t.priority)
       from (select * from threadbare.task where task_id = any($1::uuid[]) and shared and state = 'queued' order by seq) t
     ) handed`,
    [arrayLiteral(ids)],
  );
}

/** Takes tasks out of the queue of the server. What a worker is at stays until it has ended. */
export async function takeOut(session: Session, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const there = firstRow(await session.query(`select to_regnamespace('${QUEUE_SCHEMA}') is not null as found`));
  if (there?.boolean('found') !== true) return;
  await session.query(
    `select count(*) from (select ${QUEUE_SCHEMA}.remove_job(id::text) from unnest($1::uuid[]) as u(id)) gone`,
    [arrayLiteral(ids)],
  );
}
