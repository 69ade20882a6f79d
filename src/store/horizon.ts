import { DatabaseError } from '../model/errors.js';
import { schemaState } from './migrate.js';
import { firstRow } from './row.js';
import type { Backend } from './session.js';
import type { Horizon } from './store.js';

/** Times the lock is tried; each try waits for at most a second, so that writers behind it are not held up longer. */
const TRIES = 60;

/**
 * Reads the horizon. Numbers of changes are handed out before transactions end, so the greatest one to be seen says
 * nothing about smaller ones still under way. Writers hold their lock on the log from before they take a number until
 * they end: once a lock that excludes them is held, every number handed out is decided.
 *
 * @throws DatabaseError `conflict` when writers never let go for a minute
 */
export async function readHorizon(backend: Backend): Promise<Horizon> {
  const about = await backend.transaction(
    async (session) => {
      const runs = await session.query(
        `select coalesce(json_object_agg(task, analyzer || '@' || version order by task), '{}')::text as runs
         from analytics.v_analyzer_run where shown`,
      );
      const { applied } = await schemaState(session);
      return { migrations: applied, analyzers: runsOf(firstRow(runs)?.text('runs') ?? '{}') };
    },
    { readOnly: true },
  );
  return { ...about, seq: await lastSeq(backend) };
}

async function lastSeq(backend: Backend): Promise<number | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await backend.transaction(async (session) => {
        await session.query(`set local lock_timeout = '1s'`);
        await session.query('lock table threadbare.change in share mode');
        const row = firstRow(await session.query('select coalesce(max(seq), 0) as seq from threadbare.change'));
        return row?.number('seq') ?? 0;
      });
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.code === 'not-permitted' || error.code === 'read-only') return null;
      if (error.code !== 'conflict' || attempt >= TRIES) throw error;
    }
  }
}

function runsOf(text: string): Readonly<Record<string, string>> {
  const runs: unknown = JSON.parse(text);
  if (typeof runs !== 'object' || runs === null) return {};
  return Object.fromEntries(Object.entries(runs).map(([task, run]) => [task, String(run)]));
}
