import { UsageError } from '../../model/errors.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { LedgerFigures, TaskFilter, TaskRecord, TaskState } from './ledger.js';
import { handOut, takeOut } from './queue.js';
import { STATES, stateOf, TASK_COLUMNS, taskOf } from './rows.js';
import { wake } from './work.js';

const MOST_LISTED = 1_000;

export async function listTasks(session: Session, filter: TaskFilter): Promise<TaskRecord[]> {
  const { states, kind, rootId, stage, limit = MOST_LISTED } = filter;
  const rows = await session.query(
    `select ${TASK_COLUMNS} from threadbare.task
     where ($1::text[] is null or state = any($1::text[])) and ($2::text is null or kind = $2)
       and ($3::uuid is null or root_id = $3::uuid) and ($4::text is null or stage = $4)
     order by seq desc limit $5::bigint`,
    [states === undefined ? null : arrayLiteral(states), kind ?? null, rootId ?? null, stage ?? null, String(limit)],
  );
  return rowsOf(rows).map(taskOf);
}

export async function countTasks(session: Session, root: string | null): Promise<Record<TaskState, number>> {
  const rows = await session.query(
    `select state, count(*)::integer as n from threadbare.task
     where $1::uuid is null or (root_id = $1::uuid and task_id <> $1::uuid) group by state`,
    [root],
  );
  const counts = { queued: 0, running: 0, waiting: 0, done: 0, failed: 0, cancelled: 0 };
  for (const row of rowsOf(rows))
    for (const state of STATES) if (row.text('state') === state) counts[state] = row.number('n');
  return counts;
}

export async function ledgerFigures(session: Session): Promise<LedgerFigures> {
  const rows = rowsOf(
    await session.query(
      'select kind, state, count(*)::integer as n from threadbare.task group by kind, state order by kind, state',
    ),
  );
  const oldest = firstRow(
    await session.query(
      `select extract(epoch from now() - min(run_at))::double precision as seconds from threadbare.task
       where state = 'queued' and run_at <= now()`,
    ),
  );
  return {
    counts: rows.map((row) => ({ kind: row.text('kind'), state: stateOf(row.text('state')), count: row.number('n') })),
    oldest: oldest?.numberOrNull('seconds') ?? null,
  };
}

export async function findTask(session: Session, id: string): Promise<TaskRecord> {
  const rows = rowsOf(
    await session.query(
      `select ${TASK_COLUMNS} from threadbare.task where starts_with(task_id::text, lower($1)) order by seq limit 2`,
      [id],
    ),
  );
  const [first] = rows;
  if (first === undefined || id === '')
    throw new UsageError('no-task', `There is no task ${id}: \`threadbare jobs list\` shows them.`);
  if (rows.length > 1) throw new UsageError('ambiguous-task', `Several tasks begin with ${id}: write more of the id.`);
  return taskOf(first);
}

/**
 * Finished tasks that did not end well wait again, from their first try on. Where one was a part of a task that is
 * finished, that one waits for it and does what comes after the part's stage again.
 */
export async function requeueTasks(session: Session, dispatch: boolean, ids: readonly string[]): Promise<string[]> {
  const rows = await session.query(
    `update threadbare.task set state = 'queued', attempts = 0, deaths = 0, run_at = now(), finished_at = null
     where task_id = any($1::uuid[]) and state in ('failed', 'cancelled')
       and not exists (select 1 from threadbare.task o where o.dedupe_key = task.dedupe_key
         and o.state in ('queued', 'running', 'waiting'))
     returning task_id`,
    [arrayLiteral(ids)],
  );
  const again = rowsOf(rows).map((row) => row.text('task_id'));
  await session.query(
    `update threadbare.task p set state = 'waiting', finished_at = null, result = null,
       progress = coalesce(p.progress, '{}') || jsonb_build_object('stage', c.stage, 'wave', 0)
     from (select distinct on (parent_id) parent_id, stage from threadbare.task
       where task_id = any($1::uuid[]) and parent_id is not null order by parent_id, seq) c
     where p.task_id = c.parent_id and p.state in ('done', 'failed', 'cancelled')
       and not exists (select 1 from threadbare.task o where o.dedupe_key = p.dedupe_key
         and o.state in ('queued', 'running', 'waiting'))`,
    [arrayLiteral(again)],
  );
  if (dispatch) await handOut(session, again);
  return again;
}

export async function cancelTasks(session: Session, dispatch: boolean, ids: readonly string[]): Promise<string[]> {
  const rows = rowsOf(
    await session.query(
      `update threadbare.task set state = 'cancelled', finished_at = now()
       where (task_id = any($1::uuid[]) or parent_id = any($1::uuid[])) and state in ('queued', 'running', 'waiting')
       returning task_id, parent_id`,
      [arrayLiteral(ids)],
    ),
  );
  const gone = rows.map((row) => row.text('task_id'));
  if (dispatch) await takeOut(session, gone);
  const parents = new Set(rows.flatMap((row) => row.textOrNull('parent_id') ?? []));
  for (const parent of parents) {
    await session.query('select 1 from threadbare.task where task_id = $1::uuid for update', [parent]);
    await wake(session, dispatch, parent);
  }
  return gone;
}

export async function clearTasks(session: Session, states: readonly TaskState[], olderThan: number): Promise<number> {
  const rows = await session.query(
    `delete from threadbare.task t where t.state = any($1::text[]) and t.state in ('done', 'failed', 'cancelled')
       and t.finished_at <= now() - $2::double precision * interval '1 second'
       and not exists (select 1 from threadbare.task r where r.task_id = t.root_id
         and r.state in ('queued', 'running', 'waiting'))
     returning 1`,
    [arrayLiteral(states), String(olderThan)],
  );
  return rows.rows.length;
}
