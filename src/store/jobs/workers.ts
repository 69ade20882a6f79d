import { livenessOf, ownIdentity } from '../connect/process-identity.js';
import { readIdentity } from '../frontier/read-json.js';
import { firstRow, type Row, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { Ledger, NewWorker, WorkerRecord } from './ledger.js';
import { handOut, QUEUE_SCHEMA } from './queue.js';
import { wake } from './work.js';

/** Seconds a worker on another machine is believed alive without a word from it; it gives one every few seconds. */
const BELIEVED = 60;
/** Workers that may die over one task: it may be what kills them (memory, a fault of the runtime). */
const MOST_DEATHS = 20;
/** Seconds until a lock in the queue that belongs to no worker is opened: one that just began has not said its name. */
const ORPHAN = 15;

const COLUMNS = `worker_id, identity, host, pid, version, jobs, state, pools, started_at, seen_at,
  seen_at > now() - interval '${BELIEVED} seconds' as believed`;

export async function enterWorker(session: Session, worker: NewWorker): Promise<void> {
  await writeWorker(session, { ...worker, state: 'working', pools: [] });
}

type Beat = Parameters<Ledger['beat']>[0];

async function writeWorker(session: Session, worker: Beat): Promise<void> {
  await session.query(
    `insert into threadbare.worker (worker_id, identity, host, pid, version, jobs, state, pools)
     values ($1::uuid, $2::text::jsonb, $3, $4::integer, $5, $6::integer, $7, $8::text[])
     on conflict (worker_id) do update set seen_at = now(), state = excluded.state, pools = excluded.pools`,
    [
      worker.workerId,
      JSON.stringify(ownIdentity()),
      worker.host,
      String(process.pid),
      worker.version,
      String(worker.jobs),
      worker.state,
      arrayLiteral(worker.pools),
    ],
  );
}

export async function beatWorker(session: Session, dispatch: boolean, worker: Beat): Promise<number> {
  if (dispatch) {
    const before = firstRow(
      await session.query('select pools from threadbare.worker where worker_id = $1::uuid', [worker.workerId]),
    );
    // A pool that broke down has taken nothing with it but its locks.
    if (before !== null) {
      const over = poolsOf(before).filter((pool) => !worker.pools.includes(pool));
      await unlock(session, over);
    }
  }
  await writeWorker(session, worker);
  // One worker looks for dead ones at a time; the others need not wait for it.
  const turn = firstRow(
    await session.query(`select pg_try_advisory_xact_lock(hashtextextended('threadbare workers', 7)) as mine`),
  );
  if (turn?.boolean('mine') !== true) return 0;
  const others = rowsOf(
    await session.query(`select ${COLUMNS} from threadbare.worker where worker_id <> $1::uuid`, [worker.workerId]),
  );
  const dead = others.filter((row) => !isAlive(row));
  let freed = 0;
  for (const row of dead) {
    // Locks first: a job that is handed out while it is locked stays behind, spent, beside its new one.
    if (dispatch) await unlock(session, poolsOf(row));
    freed += await freeTasks(session, dispatch, row.text('worker_id'));
    await session.query('delete from threadbare.worker where worker_id = $1::uuid', [row.text('worker_id')]);
  }
  freed += await freeOrphans(session, dispatch);
  return freed;
}

/** A process of this machine is looked at; one of another is believed for a while. */
function isAlive(row: Row): boolean {
  const identity = readIdentity(row.value('identity'));
  if (identity === null) return false;
  const liveness = livenessOf(identity);
  return liveness === 'alive' || (liveness === 'elsewhere' && row.boolean('believed'));
}

function poolsOf(row: Row): readonly string[] {
  const pools = row.value('pools');
  return Array.isArray(pools) ? pools.map(String) : [];
}

/** What a worker was at when it died waits again; a task over which too many died is a dead letter. */
async function freeTasks(session: Session, dispatch: boolean, workerId: string): Promise<number> {
  // Parents first, as everywhere: parts and their parent are then locked in one order.
  await session.query(
    `select 1 from threadbare.task where task_id in (
       select parent_id from threadbare.task where worker_id = $1::uuid and state = 'running' and parent_id is not null)
     order by task_id for update`,
    [workerId],
  );
  const code = 'worker-died';
  const rows = rowsOf(
    await session.query(
      `update threadbare.task set deaths = deaths + 1, run_at = now(),
         state = case when deaths + 1 >= ${MOST_DEATHS} then 'failed' else 'queued' end,
         finished_at = case when deaths + 1 >= ${MOST_DEATHS} then now() end,
         error_code = $2,
         error_message = 'The worker ended without a word while it was at this task.'
       where worker_id = $1::uuid and state = 'running' returning task_id, parent_id, state`,
      [workerId, code],
    ),
  );
  const again = rows.filter((row) => row.text('state') === 'queued').map((row) => row.text('task_id'));
  if (dispatch) await handOut(session, again);
  for (const row of rows) {
    const parent = row.textOrNull('parent_id');
    if (row.text('state') === 'failed' && parent !== null) await wake(session, dispatch, parent);
  }
  return rows.length;
}

/** Locks in graphile-worker's tables that a dead worker held: they would otherwise last for four hours. */
async function unlock(session: Session, pools: readonly string[]): Promise<void> {
  if (pools.length === 0 || !(await hasQueue(session))) return;
  await session.query(`select ${QUEUE_SCHEMA}.force_unlock_workers($1::text[])`, [arrayLiteral(pools)]);
}

/**
 * What belongs to nobody: tasks of workers that have no row, locks of pools nobody names, and tasks the queue of the
 * server does not have (queued on an embedded database that was moved here, or taken out by hand).
 */
async function freeOrphans(session: Session, dispatch: boolean): Promise<number> {
  let freed = 0;
  const lost = await session.query(
    `select distinct worker_id from threadbare.task t where state = 'running'
       and not exists (select 1 from threadbare.worker w where w.worker_id = t.worker_id)`,
  );
  for (const row of rowsOf(lost)) freed += await freeTasks(session, dispatch, row.text('worker_id'));
  if (!dispatch || !(await hasQueue(session))) return freed;
  const pools = await session.query(
    `select distinct l.locked_by from (
       select locked_by, locked_at from ${QUEUE_SCHEMA}._private_jobs where locked_at is not null
       union all select locked_by, locked_at from ${QUEUE_SCHEMA}._private_job_queues where locked_at is not null) l
     where l.locked_at < now() - interval '${ORPHAN} seconds'
       and not exists (select 1 from threadbare.worker w where l.locked_by = any(w.pools))`,
  );
  await unlock(
    session,
    rowsOf(pools).map((row) => row.text('locked_by')),
  );
  await sweep(session);
  const missing = await session.query(
    `select t.task_id from threadbare.task t where t.state = 'queued' and t.shared
       and not exists (select 1 from ${QUEUE_SCHEMA}._private_jobs j where j.key = t.task_id::text) limit 1000`,
  );
  await handOut(
    session,
    rowsOf(missing).map((row) => row.text('task_id')),
  );
  return freed;
}

/** Jobs that were handed out anew while a worker held them, and then died with it: without a key nobody takes them. */
async function sweep(session: Session): Promise<void> {
  await session.query(`delete from ${QUEUE_SCHEMA}._private_jobs where key is null and locked_at is null`);
}

async function hasQueue(session: Session): Promise<boolean> {
  const row = firstRow(await session.query(`select to_regnamespace('${QUEUE_SCHEMA}') is not null as found`));
  return row?.boolean('found') === true;
}

export async function leaveWorker(session: Session, dispatch: boolean, workerId: string): Promise<void> {
  const gone = rowsOf(
    await session.query('delete from threadbare.worker where worker_id = $1::uuid returning pools', [workerId]),
  );
  const queued = dispatch && (await hasQueue(session));
  if (queued) for (const row of gone) await unlock(session, poolsOf(row));
  const rows = rowsOf(
    await session.query(
      `update threadbare.task set state = 'queued', run_at = now()
       where worker_id = $1::uuid and state = 'running' returning task_id`,
      [workerId],
    ),
  );
  if (!queued) return;
  await handOut(
    session,
    rows.map((row) => row.text('task_id')),
  );
  await sweep(session);
}

export async function listWorkers(session: Session): Promise<WorkerRecord[]> {
  const rows = await session.query(
    `select ${COLUMNS}, (select count(*)::integer from threadbare.task t
       where t.worker_id = w.worker_id and t.state = 'running') as running
     from threadbare.worker w order by started_at`,
  );
  return rowsOf(rows).map((row) => ({
    workerId: row.text('worker_id'),
    host: row.text('host'),
    pid: row.number('pid'),
    version: row.text('version'),
    jobs: row.number('jobs'),
    state: row.text('state') === 'stopping' ? 'stopping' : 'working',
    alive: isAlive(row),
    startedAt: row.text('started_at'),
    seenAt: row.text('seen_at'),
    running: row.number('running'),
  }));
}
