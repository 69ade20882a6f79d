import { ownIdentity } from '../connect/process-identity.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { storableJson, storableText } from '../values.js';
import { BELIEVED, otherOwner } from './crawls.js';
import type { HostRecord, HostWork } from './frontier.js';

/** Servers with addresses that wait, in the order of their first. */
export async function hostWork(session: Session, crawlId: string): Promise<HostWork[]> {
  const rows = await session.query(
    `select origin, count(*)::integer as queued,
       case when bool_or(not_before is null or not_before <= now()) then null else min(not_before) end as not_before
     from threadbare.crawl_page where crawl_id = $1::uuid and state = 'queued'
     group by origin order by min(seq)`,
    [crawlId],
  );
  return rowsOf(rows).map((row) => ({
    origin: row.text('origin'),
    queued: row.number('queued'),
    notBefore: row.textOrNull('not_before'),
  }));
}

const TODAY = `to_char(now() at time zone 'UTC', 'YYYY-MM-DD')`;

export async function readHost(session: Session, origin: string): Promise<HostRecord> {
  const row = firstRow(
    await session.query(
      `select robots, robots_at, hold_until, case when day = ${TODAY} then fetched else 0 end as fetched
       from threadbare.crawl_host where origin = $1`,
      [storableText(origin)],
    ),
  );
  return {
    robots: row?.value('robots') ?? null,
    robotsAt: row?.textOrNull('robots_at') ?? null,
    holdUntil: row?.textOrNull('hold_until') ?? null,
    fetchedToday: row?.number('fetched') ?? 0,
  };
}

/** Makes this process the only one that asks a host; false while another one is. */
export async function takeHost(session: Session, host: string): Promise<boolean> {
  await session.query('insert into threadbare.crawl_host (origin) values ($1) on conflict do nothing', [
    storableText(host),
  ]);
  const row = firstRow(
    await session.query(
      'select owner, owned_until > now() as believed from threadbare.crawl_host where origin = $1 for update',
      [storableText(host)],
    ),
  );
  if (otherOwner(row) !== null) return false;
  await session.query(
    `update threadbare.crawl_host set owner = $2::jsonb, owned_until = now() + $3::integer * interval '1 second'
     where origin = $1`,
    [storableText(host), JSON.stringify(ownIdentity()), String(BELIEVED)],
  );
  return true;
}

export async function releaseHost(session: Session, host: string): Promise<void> {
  await session.query('update threadbare.crawl_host set owner = null, owned_until = null where origin = $1', [
    storableText(host),
  ]);
}

export async function putRobots(session: Session, origin: string, robots: unknown): Promise<void> {
  await session.query(
    `insert into threadbare.crawl_host (origin, robots, robots_at) values ($1, $2::jsonb, now())
     on conflict (origin) do update set robots = excluded.robots, robots_at = excluded.robots_at`,
    [storableText(origin), storableJson(robots)],
  );
}

/** Counts a request of today, and notes until when the server wants to be left alone. */
export async function noteRequest(session: Session, origin: string, holdUntil: string | null): Promise<void> {
  await session.query(
    `insert into threadbare.crawl_host as h (origin, day, fetched, hold_until)
     values ($1, ${TODAY}, 1, $2::timestamptz)
     on conflict (origin) do update set
       fetched = case when h.day = excluded.day then h.fetched + 1 else 1 end, day = excluded.day,
       hold_until = coalesce(excluded.hold_until, h.hold_until)`,
    [storableText(origin), holdUntil],
  );
}
