import { firstRow, type Row, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableJson, storableText } from '../values.js';
import type { KnownKind, NewTask, TaskFailure, TaskRecord } from './ledger.js';
import { handOut, insertTasks } from './queue.js';
import { TASK_COLUMNS, taskOf } from './rows.js';

/*
 * A task on its way through a worker. Every end asks whether the task is still this worker's: one that was believed dead
 * and comes back writes nothing. Whether a task was taken may stay unknown to the worker (the connection broke as it was
 * written down), so it is given what it has already and is not at. A parent is locked before its parts, so that of two parts that end together the later
 * one sees the other.
 */

/** `$n` is a JSON list of kinds and versions. */
const known = (n: number): string =>
  `exists (select 1 from jsonb_array_elements($${n}::text::jsonb) k
     where k ->> 'kind' = t.kind and (k ->> 'payloadVersion')::integer = t.payload_version)`;

/** Nobody is at work on another task of the same queue. */
const FREE = `(t.queue is null or not exists (
  select 1 from threadbare.task o where o.queue = t.queue and o.state = 'running'))`;

/** One process at a time chooses, so that two cannot begin tasks of one queue together. */
const CHOOSE = `select pg_advisory_xact_lock(hashtextextended('threadbare tasks', 7))`;

export async function claimTask(
  session: Session,
  workerId: string,
  kinds: readonly KnownKind[],
  root: string | null,
  atWork: readonly string[],
): Promise<TaskRecord | null> {
  await session.query(CHOOSE);
  const taken = firstRow(
    await session.query(
      `select ${TASK_COLUMNS} from threadbare.task
       where state = 'running' and worker_id = $1::uuid and not (task_id = any($2::uuid[])) order by seq limit 1`,
      [workerId, arrayLiteral(atWork)],
    ),
  );
  if (taken !== null) return taskOf(taken);
  const row = firstRow(
    await session.query(
      `update threadbare.task set state = 'running', worker_id = $1::uuid, started_at = now()
       where task_id = (
         select t.task_id from threadbare.task t
         where t.state = 'queued' and t.run_at <= now() and ${known(2)} and ${FREE}
           and case when $3::uuid is null then t.shared else t.root_id = $3::uuid end
         order by t.priority, t.seq limit 1 for update skip locked)
       returning ${TASK_COLUMNS}`,
      [workerId, JSON.stringify(kinds), root],
    ),
  );
  return row === null ? null : taskOf(row);
}

export async function nextTaskIn(
  session: Session,
  kinds: readonly KnownKind[],
  root: string | null,
): Promise<number | null> {
  const row = firstRow(
    await session.query(
      `select case when count(*) > 0 then greatest(0, extract(epoch from min(t.run_at) - now())) end::double precision as seconds
       from threadbare.task t where t.state = 'queued' and ${known(1)}
         and case when $2::uuid is null then t.shared else t.root_id = $2::uuid end`,
      [JSON.stringify(kinds), root],
    ),
  );
  return row?.numberOrNull('seconds') ?? null;
}

export async function beginTask(session: Session, workerId: string, taskId: string): Promise<TaskRecord | null> {
  const row = firstRow(
    await session.query(
      `update threadbare.task set state = 'running', worker_id = $1::uuid, started_at = now()
       where task_id = $2::uuid and (
         (state = 'queued' and run_at <= now() + interval '1 second') or (state = 'running' and worker_id = $1::uuid))
       returning ${TASK_COLUMNS}`,
      [workerId, taskId],
    ),
  );
  return row === null ? null : taskOf(row);
}

export async function finishTask(
  session: Session,
  dispatch: boolean,
  workerId: string,
  taskId: string,
  result: unknown,
  runId: string | null,
): Promise<boolean> {
  await lockParent(session, taskId);
  const row = firstRow(
    await session.query(
      `update threadbare.task set state = 'done', result = $3::text::jsonb, run_id = $4::uuid, finished_at = now(),
         error_code = null, error_message = null
       where task_id = $2::uuid and worker_id = $1::uuid and state = 'running' returning parent_id`,
      [workerId, taskId, storableJson(result ?? null), runId],
    ),
  );
  return ended(session, dispatch, row);
}

export async function failTask(
  session: Session,
  dispatch: boolean,
  workerId: string,
  taskId: string,
  failure: TaskFailure,
  runId: string | null,
): Promise<boolean> {
  const { code, message, retryAfter } = failure;
  await lockParent(session, taskId);
  const row = firstRow(
    await session.query(
      `update threadbare.task set attempts = attempts + 1, error_code = $3, error_message = $4, run_id = $5::uuid,
         state = case when $6::double precision is null then 'failed' else 'queued' end,
         run_at = case when $6::double precision is null then run_at
           else now() + $6::double precision * interval '1 second' end,
         finished_at = case when $6::double precision is null then now() end
       where task_id = $2::uuid and worker_id = $1::uuid and state = 'running' returning parent_id`,
      [workerId, taskId, code, storableText(message), runId, retryAfter === null ? null : String(retryAfter)],
    ),
  );
  if (retryAfter === null) return ended(session, dispatch, row);
  if (row !== null && dispatch) await handOut(session, [taskId]);
  return row !== null;
}

export async function giveBackTask(
  session: Session,
  dispatch: boolean,
  workerId: string,
  taskId: string,
): Promise<boolean> {
  const row = firstRow(
    await session.query(
      `update threadbare.task set state = 'queued', run_at = now()
       where task_id = $2::uuid and worker_id = $1::uuid and state = 'running' returning task_id`,
      [workerId, taskId],
    ),
  );
  if (row !== null && dispatch) await handOut(session, [taskId]);
  return row !== null;
}

export async function divideTask(
  session: Session,
  dispatch: boolean,
  workerId: string,
  taskId: string,
  stage: string,
  progress: unknown,
  parts: readonly NewTask[],
): Promise<boolean> {
  const row = firstRow(
    await session.query(
      `update threadbare.task set state = 'waiting', progress = $3::text::jsonb
       where task_id = $2::uuid and worker_id = $1::uuid and state = 'running' returning root_id`,
      [workerId, taskId, storableJson(progress)],
    ),
  );
  if (row === null) return false;
  await insertTasks(session, parts, dispatch, { parentId: taskId, rootId: row.text('root_id'), stage });
  await wake(session, dispatch, taskId);
  return true;
}

async function lockParent(session: Session, taskId: string): Promise<void> {
  await session.query(
    `select 1 from threadbare.task
     where task_id = (select parent_id from threadbare.task where task_id = $1::uuid) for update`,
    [taskId],
  );
}

async function ended(session: Session, dispatch: boolean, row: Row | null): Promise<boolean> {
  if (row === null) return false;
  const parent = row.textOrNull('parent_id');
  if (parent !== null) await wake(session, dispatch, parent);
  return true;
}

/** A task whose parts are all finished goes on. */
export async function wake(session: Session, dispatch: boolean, parentId: string): Promise<void> {
  const woken = await session.query(
    `update threadbare.task p set state = 'queued', run_at = now()
     where p.task_id = $1::uuid and p.state = 'waiting' and not exists (
       select 1 from threadbare.task c where c.parent_id = p.task_id and c.state in ('queued', 'running', 'waiting'))
     returning task_id`,
    [parentId],
  );
  if (dispatch && rowsOf(woken).length > 0) await handOut(session, [parentId]);
}
