import type { Row } from '../row.js';
import type { ScheduleRecord, TaskRecord, TaskState } from './ledger.js';

export const TASK_COLUMNS = `task_id, kind, payload_version, payload::text as payload, state, shared, root_id, parent_id,
  stage, progress::text as progress, dedupe_key, queue, priority, run_at, attempts, max_attempts, deaths, worker_id,
  error_code, error_message, result::text as result, run_id, created_at, started_at, finished_at`;

export const STATES: readonly TaskState[] = ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'];

export const stateOf = (text: string): TaskState => STATES.find((state) => state === text) ?? 'failed';

export function taskOf(row: Row): TaskRecord {
  return {
    taskId: row.text('task_id'),
    kind: row.text('kind'),
    payloadVersion: row.number('payload_version'),
    payload: jsonOf(row, 'payload'),
    state: stateOf(row.text('state')),
    shared: row.boolean('shared'),
    rootId: row.text('root_id'),
    parentId: row.textOrNull('parent_id'),
    stage: row.textOrNull('stage'),
    progress: jsonOf(row, 'progress'),
    dedupeKey: row.textOrNull('dedupe_key'),
    queue: row.textOrNull('queue'),
    priority: row.number('priority'),
    runAt: row.text('run_at'),
    attempts: row.number('attempts'),
    maxAttempts: row.number('max_attempts'),
    deaths: row.number('deaths'),
    workerId: row.textOrNull('worker_id'),
    errorCode: row.textOrNull('error_code'),
    errorMessage: row.textOrNull('error_message'),
    result: jsonOf(row, 'result'),
    runId: row.textOrNull('run_id'),
    createdAt: row.text('created_at'),
    startedAt: row.textOrNull('started_at'),
    finishedAt: row.textOrNull('finished_at'),
  };
}

export const SCHEDULE_COLUMNS =
  'name, cron, timezone, kind, payload_version, payload::text as payload, next_at, last_at, last_task';

export function scheduleOf(row: Row): ScheduleRecord {
  return {
    name: row.text('name'),
    cron: row.text('cron'),
    timezone: row.textOrNull('timezone'),
    kind: row.text('kind'),
    payloadVersion: row.number('payload_version'),
    payload: jsonOf(row, 'payload'),
    nextAt: row.textOrNull('next_at'),
    lastAt: row.textOrNull('last_at'),
    lastTask: row.textOrNull('last_task'),
  };
}

/** JSON that was asked for as text. */
export function jsonOf(row: Row, name: string): unknown {
  const text = row.textOrNull(name);
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return value;
}
