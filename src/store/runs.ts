import type { Session } from './session.js';
import { storableJson, storableText } from './values.js';

/** Notes a command; safe to repeat, since the id is made by the caller. */
export async function beginRun(session: Session, runId: string, command: string, version: string): Promise<void> {
  await session.query(
    'insert into threadbare.run (run_id, command, version) values ($1::uuid, $2, $3) on conflict do nothing',
    [runId, storableText(command), version],
  );
}

export async function endRun(
  session: Session,
  runId: string,
  summary: Readonly<Record<string, unknown>>,
): Promise<void> {
  await session.query(
    'update threadbare.run set finished_at = now(), summary = $2::text::jsonb where run_id = $1::uuid',
    [runId, storableJson(summary)],
  );
}
