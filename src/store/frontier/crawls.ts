import { randomUUID } from 'node:crypto';
import { PolicyError, UsageError } from '../../model/errors.js';
import { livenessOf, ownIdentity, type ProcessIdentity } from '../connect/process-identity.js';
import { firstRow, type Row, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableText } from '../values.js';
import type { CrawlPlan, CrawlRecord, NewPage } from './frontier.js';
import { insertPages } from './pages.js';
import { readIdentity, readPlan } from './read-json.js';

/** Seconds a worker is believed alive from another machine without a word from it. */
export const BELIEVED = 120;

const COLUMNS = 'crawl_id, seeds, options, state, visit, started_at, finished_at';

export async function beginCrawl(
  session: Session,
  seeds: readonly string[],
  plan: CrawlPlan,
  pages: readonly NewPage[],
): Promise<CrawlRecord> {
  const crawlId = randomUUID();
  const row = firstRow(
    await session.query(
      `insert into threadbare.crawl (crawl_id, seeds, options, state, visit)
       values ($1::uuid, $2::text[], $3::jsonb, 'open', 1) returning ${COLUMNS}`,
      [crawlId, arrayLiteral(seeds.map(storableText)), JSON.stringify(plan)],
    ),
  );
  await insertPages(session, crawlId, 1, pages);
  return recordOf(row);
}

/** One crawl by the beginning of its id, else the one begun last; null where there is none. */
export async function findCrawl(session: Session, crawlId: string | null): Promise<CrawlRecord | null> {
  const rows =
    crawlId === null
      ? await listCrawls(session)
      : rowsOf(
          await session.query(
            `select ${COLUMNS} from threadbare.crawl where starts_with(crawl_id::text, lower($1)) order by started_at desc limit 2`,
            [crawlId],
          ),
        ).map(recordOf);
  if (crawlId !== null && rows.length > 1) {
    throw new UsageError('ambiguous-crawl', `Several crawls begin with ${crawlId}: write more of the id.`);
  }
  return rows[0] ?? null;
}

/** All crawls; those with work left first, then the latest. */
export async function listCrawls(session: Session): Promise<CrawlRecord[]> {
  const rows = await session.query(
    `select ${COLUMNS} from threadbare.crawl order by (state = 'open') desc, started_at desc, crawl_id`,
  );
  return rowsOf(rows).map(recordOf);
}

/** Makes this process the worker of a crawl, unless another one lives that is. */
export async function takeCrawl(session: Session, crawlId: string): Promise<void> {
  const row = firstRow(
    await session.query(
      'select owner, owned_until > now() as believed from threadbare.crawl where crawl_id = $1::uuid for update',
      [crawlId],
    ),
  );
  const owner = otherOwner(row);
  if (owner !== null) {
    throw new PolicyError(
      'crawl-taken',
      `Another process (${owner.pid}) is at work on crawl ${crawlId.slice(0, 8)}: wait for it, or stop it and run \`threadbare crawl --resume\`.`,
    );
  }
  await session.query(
    `update threadbare.crawl set owner = $2::jsonb, owned_until = now() + $3::integer * interval '1 second'
     where crawl_id = $1::uuid`,
    [crawlId, JSON.stringify(ownIdentity()), String(BELIEVED)],
  );
}

/** The process that holds what a row of `owner` and `believed` says, where it is another one and lives; else null. */
export function otherOwner(row: Row | null): ProcessIdentity | null {
  const owner = readIdentity(row?.value('owner') ?? null);
  if (owner === null || owner.pid === process.pid) return null;
  const liveness = livenessOf(owner);
  const lives = liveness === 'alive' || (liveness === 'elsewhere' && row?.value('believed') === true);
  return lives ? owner : null;
}

/** Changes how the rest of a crawl is gone about. */
export async function replanCrawl(session: Session, crawlId: string, plan: CrawlPlan): Promise<void> {
  await session.query('update threadbare.crawl set options = $2::jsonb where crawl_id = $1::uuid', [
    crawlId,
    JSON.stringify(plan),
  ]);
}

export async function renewCrawl(session: Session, crawlId: string): Promise<void> {
  await session.query(
    `update threadbare.crawl set owned_until = now() + $2::integer * interval '1 second' where crawl_id = $1::uuid`,
    [crawlId, String(BELIEVED)],
  );
  await session.query(
    `update threadbare.crawl_host set owned_until = now() + $2::integer * interval '1 second' where owner = $1::jsonb`,
    [JSON.stringify(ownIdentity()), String(BELIEVED)],
  );
}

export async function releaseCrawl(session: Session, crawlId: string, finished: boolean): Promise<void> {
  await session.query(
    `update threadbare.crawl set owner = null, owned_until = null,
       state = case when $2::boolean then 'finished' else 'open' end,
       finished_at = case when $2::boolean then now() end
     where crawl_id = $1::uuid`,
    [crawlId, String(finished)],
  );
}

/**
 * Another visit. Lists are looked at from their first page; threads that were named themselves from their last page,
 * where new posts come. What the lists then show as changed is queued as it is read.
 */
export async function refreshCrawl(session: Session, crawlId: string, seedKeys: readonly string[]): Promise<number> {
  await session.query(
    `update threadbare.crawl set visit = visit + 1, state = 'open', finished_at = null where crawl_id = $1::uuid`,
    [crawlId],
  );
  const rows = await session.query(
    `with last as (
       select distinct on (head_key) page_key from threadbare.crawl_page
       where crawl_id = $1::uuid and kind = 'thread' and state in ('read', 'unchanged')
         and (head_key = any($2::uuid[]) or page_key = any($2::uuid[]))
       order by head_key, page desc nulls last, (about ->> 'place')::integer desc, seq desc)
     update threadbare.crawl_page p
     set state = 'queued', attempts = 0, not_before = null, code = null, message = null,
       visit = (select visit from threadbare.crawl where crawl_id = $1::uuid)
     where p.crawl_id = $1::uuid and p.state in ('read', 'unchanged')
       and ((p.kind in ('site', 'forum') and (p.about ->> 'place')::integer = 1)
         or p.page_key in (select page_key from last))
     returning 1`,
    [crawlId, arrayLiteral(seedKeys)],
  );
  return rows.rows.length;
}

/** What was refused or failed waits again: after a sign-in, or when a server is well. */
export async function retryCrawl(session: Session, crawlId: string): Promise<number> {
  const rows = await session.query(
    `update threadbare.crawl_page set state = 'queued', attempts = 0, not_before = null, code = null, message = null
     where crawl_id = $1::uuid and state in ('refused', 'failed') returning 1`,
    [crawlId],
  );
  if (rows.rows.length > 0) {
    await session.query(`update threadbare.crawl set state = 'open', finished_at = null where crawl_id = $1::uuid`, [
      crawlId,
    ]);
  }
  return rows.rows.length;
}

function recordOf(row: Row | null): CrawlRecord {
  if (row === null) throw new PolicyError('unknown-crawl', 'The crawl was not written.');
  const seeds = row.value('seeds');
  return {
    crawlId: row.text('crawl_id'),
    seeds: Array.isArray(seeds) ? seeds.map(String) : [],
    plan: readPlan(row.value('options')),
    state: row.text('state') === 'finished' ? 'finished' : 'open',
    visit: row.number('visit'),
    startedAt: row.text('started_at'),
    finishedAt: row.textOrNull('finished_at'),
  };
}
