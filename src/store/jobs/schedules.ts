import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableJson, storableText } from '../values.js';
import type { Ledger, NextMoment, Queued, ScheduleRecord } from './ledger.js';
import { insertTasks } from './queue.js';
import { SCHEDULE_COLUMNS, scheduleOf } from './rows.js';

type NewSchedule = Parameters<Ledger['putSchedule']>[0];

export async function putSchedule(session: Session, schedule: NewSchedule, nextAt: Date | null): Promise<void> {
  const { name, cron, timezone, kind, payloadVersion, payload } = schedule;
  await session.query(
    `insert into threadbare.schedule as s (name, cron, timezone, kind, payload_version, payload, next_at)
     values ($1, $2, $3, $4, $5::integer, $6::text::jsonb, $7::timestamptz)
     on conflict (name) do update set cron = excluded.cron, timezone = excluded.timezone, kind = excluded.kind,
       payload_version = excluded.payload_version, payload = excluded.payload,
       -- a schedule that stays as it is keeps its moment, even one that has passed while nobody worked
       next_at = case when s.cron = excluded.cron and s.timezone is not distinct from excluded.timezone
         then s.next_at else excluded.next_at end`,
    [
      storableText(name),
      cron,
      timezone,
      kind,
      String(payloadVersion),
      storableJson(payload),
      nextAt?.toISOString() ?? null,
    ],
  );
}

export async function listSchedules(session: Session): Promise<ScheduleRecord[]> {
  const rows = await session.query(`select ${SCHEDULE_COLUMNS} from threadbare.schedule order by name`);
  return rowsOf(rows).map(scheduleOf);
}

export async function dropSchedules(session: Session, names: readonly string[]): Promise<number> {
  const rows = await session.query('delete from threadbare.schedule where name = any($1::text[]) returning 1', [
    arrayLiteral(names),
  ]);
  return rows.rows.length;
}

/** The row is locked until its task is queued and its next moment noted: a second worker finds nothing left to do. */
export async function tickSchedules(session: Session, dispatch: boolean, next: NextMoment): Promise<Queued[]> {
  const queued: Queued[] = [];
  const due = rowsOf(
    await session.query(
      `select ${SCHEDULE_COLUMNS} from threadbare.schedule where next_at <= now() order by name for update skip locked`,
    ),
  ).map(scheduleOf);
  for (const schedule of due) {
    const { task, nextAt } = next(schedule);
    const [one] = await insertTasks(session, [task], dispatch);
    if (one !== undefined) queued.push(one);
    await session.query(
      'update threadbare.schedule set last_at = now(), last_task = $2::uuid, next_at = $3::timestamptz where name = $1',
      [schedule.name, one?.taskId ?? null, nextAt?.toISOString() ?? null],
    );
  }
  return queued;
}
