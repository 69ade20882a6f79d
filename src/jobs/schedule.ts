import { Cron } from 'croner';
import { UsageError } from '../model/errors.js';
import type { NewTask, Queued, ScheduleRecord, Store } from '../store/index.js';
import type { TaskKind } from './task.js';

/**
 * The next moment of five cron fields after a time, or null where there is none any more.
 *
 * @param timezone IANA name; null: UTC, so that all machines agree
 * @throws UsageError `bad-schedule`
 */
export function nextMoment(cron: string, timezone: string | null, after: Date): Date | null {
  if (cron.trim().split(/\s+/).length !== 5)
    throw new UsageError(
      'bad-schedule',
      `${JSON.stringify(cron)} is no schedule: write five fields (minute, hour, day, month, weekday), as in "15 3 * * *".`,
    );
  try {
    return new Cron(cron, { timezone: timezone ?? 'UTC', mode: '5-part' }).nextRun(after);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern:\s*/, '') : String(error);
    throw new UsageError('bad-schedule', `${JSON.stringify(cron)} is no schedule: ${reason}.`, { cause: error });
  }
}

/** The task a schedule queues: as its kind makes it where this worker knows the kind, else exactly as it was given. */
function taskOf(schedule: ScheduleRecord, kinds: ReadonlyMap<string, TaskKind>): NewTask {
  const kind = kinds.get(schedule.kind);
  if (kind?.version === schedule.payloadVersion) return kind.make(schedule.payload);
  return {
    kind: schedule.kind,
    payloadVersion: schedule.payloadVersion,
    payload: schedule.payload,
    shared: true,
    dedupeKey: `schedule:${schedule.name}`,
    queue: null,
    priority: 0,
    maxAttempts: 1,
  };
}

/** Queues what is due; moments that passed while no worker was there count as one. */
export function queueDue(store: Store, kinds: ReadonlyMap<string, TaskKind>): Promise<readonly Queued[]> {
  return store.jobs.tick((schedule) => ({
    task: taskOf(schedule, kinds),
    nextAt: nextMoment(schedule.cron, schedule.timezone, new Date()),
  }));
}
