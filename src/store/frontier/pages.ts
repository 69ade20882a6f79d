import { putPage } from '../pages.js';
import { putProblems } from '../problems.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableJson, storableText } from '../values.js';
import type {
  FetchedFacts,
  KnownPage,
  NewPage,
  PageFigures,
  PageOutcome,
  QueuedPage,
  ReadPage,
  Requeue,
} from './frontier.js';
import { readAbout, readPlace } from './read-json.js';

/** Adds addresses in their order; those the crawl knows stay as they are. */
export async function insertPages(
  session: Session,
  crawlId: string,
  visit: number,
  pages: readonly NewPage[],
  as: { readonly state: 'queued' | 'joined'; readonly joinedKey: string | null } = { state: 'queued', joinedKey: null },
): Promise<void> {
  if (pages.length === 0) return;
  const rows = pages.map((page) => ({
    page_key: page.pageKey,
    url: page.url,
    origin: page.origin,
    kind: page.kind,
    priority: page.priority,
    about: page.about,
    head_key: page.headKey,
  }));
  await session.query(
    `insert into threadbare.crawl_page
       (crawl_id, page_key, url, origin, kind, priority, about, head_key, state, joined_key, visit)
     select $1::uuid, r.page_key, r.url, r.origin, r.kind, r.priority, r.about, r.head_key, $4, $5::uuid, $3::integer
     from rows from (jsonb_to_recordset($2::jsonb) as
       (page_key uuid, url text, origin text, kind text, priority integer, about jsonb, head_key uuid))
       with ordinality as r (page_key, url, origin, kind, priority, about, head_key, ord)
     order by r.ord
     on conflict (crawl_id, page_key) do nothing`,
    [crawlId, storableJson(rows), String(visit), as.state, as.joinedKey],
  );
}

/** The next addresses of a server whose time has come, in order. */
export async function nextPages(
  session: Session,
  crawlId: string,
  origin: string,
  limit: number,
  except: readonly string[],
): Promise<QueuedPage[]> {
  const rows = await session.query(
    `select page_key, url, origin, kind, priority, about, head_key, attempts, visit, etag, last_modified, sha256, place,
       thread_id
     from threadbare.crawl_page
     where crawl_id = $1::uuid and origin = $2 and state = 'queued' and (not_before is null or not_before <= now())
       and not page_key = any($4::uuid[])
     order by priority, seq limit $3::integer`,
    [crawlId, storableText(origin), String(limit), arrayLiteral(except)],
  );
  return rowsOf(rows).map((row) => ({
    pageKey: row.text('page_key'),
    url: row.text('url'),
    origin: row.text('origin'),
    kind: kindOf(row.text('kind')),
    priority: row.number('priority'),
    about: readAbout(row.value('about')),
    headKey: row.text('head_key'),
    attempts: row.number('attempts'),
    visit: row.number('visit'),
    etag: row.textOrNull('etag'),
    lastModified: row.textOrNull('last_modified'),
    sha256: row.textOrNull('sha256'),
    archived: readPlace(row.value('place')),
    threadId: row.textOrNull('thread_id'),
  }));
}

function kindOf(text: string): NewPage['kind'] {
  return text === 'site' || text === 'forum' || text === 'thread' ? text : 'seed';
}

export async function knownPages(
  session: Session,
  crawlId: string,
  keys: readonly string[],
): Promise<Map<string, KnownPage>> {
  const rows = await session.query(
    `select page_key, state, kind, visit, about, head_key, joined_key, thread_id, page, code, message from threadbare.crawl_page
     where crawl_id = $1::uuid and page_key = any($2::uuid[])`,
    [crawlId, arrayLiteral(keys)],
  );
  return new Map(
    rowsOf(rows).map((row) => [
      row.text('page_key'),
      {
        state: stateOf(row.text('state')),
        kind: kindOf(row.text('kind')),
        visit: row.number('visit'),
        about: readAbout(row.value('about')),
        headKey: row.text('head_key'),
        joinedKey: row.textOrNull('joined_key'),
        threadId: row.textOrNull('thread_id'),
        page: row.numberOrNull('page'),
        code: row.textOrNull('code'),
        message: row.textOrNull('message'),
      },
    ]),
  );
}

const STATES = ['queued', 'read', 'unchanged', 'joined', 'refused', 'gone', 'failed', 'skipped'] as const;

function stateOf(text: string): KnownPage['state'] {
  return STATES.find((state) => state === text) ?? 'failed';
}

/** The pages that were read of threads, by their head, in order. */
export async function pagesOf(
  session: Session,
  crawlId: string,
  headKeys: readonly string[],
): Promise<Map<string, ReadPage[]>> {
  const rows = await session.query(
    `select head_key, page_key, (about ->> 'place')::integer as place, (about ->> 'rechecks')::integer as rechecks, visit,
       sha256, total_posts
     from threadbare.crawl_page
     where crawl_id = $1::uuid and head_key = any($2::uuid[]) and kind = 'thread' and state in ('read', 'unchanged')
     order by head_key, page nulls first, (about ->> 'place')::integer, seq`,
    [crawlId, arrayLiteral(headKeys)],
  );
  const pages = new Map<string, ReadPage[]>();
  for (const row of rowsOf(rows)) {
    const head = row.text('head_key');
    const known = pages.get(head) ?? [];
    pages.set(head, known);
    known.push({
      pageKey: row.text('page_key'),
      place: row.number('place'),
      rechecks: row.number('rechecks'),
      visit: row.number('visit'),
      sha256: row.textOrNull('sha256'),
      totalPosts: row.numberOrNull('total_posts'),
    });
  }
  return pages;
}

/**
 * Writes the end of a try: the page itself with its thread, what it led to, other addresses of it, its problems. One
 * transaction, so a process that is killed has either done all of a page or nothing.
 */
export async function commitPage(
  session: Session,
  crawlId: string,
  runId: string,
  outcome: PageOutcome,
): Promise<'new' | 'known' | null> {
  const kept = outcome.keep === null ? null : await putPage(session, runId, outcome.keep);
  await updatePage(session, crawlId, outcome);
  if (outcome.fetched !== null) await writeFetched(session, crawlId, outcome.pageKey, outcome.fetched);
  if (outcome.figures !== null) await writeFigures(session, crawlId, outcome, outcome.figures);
  const visit = rowsOf(await session.query('select visit from threadbare.crawl where crawl_id = $1::uuid', [crawlId]));
  const now = visit[0]?.number('visit') ?? 1;
  await insertPages(session, crawlId, now, outcome.aliases, { state: 'joined', joinedKey: outcome.pageKey });
  await joinQueued(session, crawlId, outcome);
  await insertPages(session, crawlId, now, outcome.discovered);
  for (const one of outcome.requeue) await requeue(session, crawlId, now, one);
  if (outcome.listed.length > 0) await noteListed(session, crawlId, outcome.listed);
  if (outcome.problems.length > 0 || outcome.checked.length > 0)
    await putProblems(session, runId, outcome.problems, outcome.checked);
  return kept;
}

async function updatePage(session: Session, crawlId: string, outcome: PageOutcome): Promise<void> {
  await session.query(
    `update threadbare.crawl_page set state = $3, code = $4, message = $5, kind = $6, attempts = $7::integer,
       not_before = $8::timestamptz, joined_key = coalesce($9::uuid, joined_key),
       settled = settled and $10::boolean
     where crawl_id = $1::uuid and page_key = $2::uuid`,
    [
      crawlId,
      outcome.pageKey,
      outcome.state,
      outcome.code,
      outcome.message === null ? null : storableText(outcome.message),
      outcome.kind,
      String(outcome.attempts),
      outcome.notBefore,
      outcome.joinedKey,
      String(outcome.keep === null),
    ],
  );
}

async function writeFetched(session: Session, crawlId: string, pageKey: string, facts: FetchedFacts): Promise<void> {
  await session.query(
    `update threadbare.crawl_page set status = $3::integer, fetched_at = $4::timestamptz,
       etag = $5, last_modified = $6, sha256 = coalesce($7, sha256), place = coalesce($8::jsonb, place)
     where crawl_id = $1::uuid and page_key = $2::uuid`,
    [
      crawlId,
      pageKey,
      facts.status === null ? null : String(facts.status),
      facts.fetchedAt,
      facts.etag === null ? null : storableText(facts.etag),
      facts.lastModified === null ? null : storableText(facts.lastModified),
      facts.sha256,
      facts.archived === null ? null : JSON.stringify(facts.archived),
    ],
  );
}

async function writeFigures(
  session: Session,
  crawlId: string,
  { pageKey }: PageOutcome,
  figures: PageFigures,
): Promise<void> {
  const { threadId, page, pageCount, posts, expectedPosts, totalPosts } = figures;
  const text = (value: number | null): string | null => (value === null ? null : String(value));
  await session.query(
    `update threadbare.crawl_page set thread_id = $3::uuid, page = $4::integer, page_count = $5::integer,
       posts = $6::integer, expected_posts = $7::integer, total_posts = $8::integer
     where crawl_id = $1::uuid and page_key = $2::uuid`,
    [crawlId, pageKey, threadId, text(page), text(pageCount), text(posts), text(expectedPosts), text(totalPosts)],
  );
}

/** Another address of the page that still waited need not be fetched any more. */
async function joinQueued(session: Session, crawlId: string, { aliases, pageKey }: PageOutcome): Promise<void> {
  if (aliases.length === 0) return;
  await session.query(
    `update threadbare.crawl_page set state = 'joined', joined_key = $3::uuid
     where crawl_id = $1::uuid and page_key = any($2::uuid[]) and state = 'queued' and page_key <> $3::uuid`,
    [crawlId, arrayLiteral(aliases.map((alias) => alias.pageKey)), pageKey],
  );
}

/** A page that has ended waits again; unless forced, only one that an earlier visit ended. */
async function requeue(session: Session, crawlId: string, visit: number, one: Requeue): Promise<void> {
  await session.query(
    `update threadbare.crawl_page set state = 'queued', attempts = 0, not_before = null, visit = $3::integer,
       code = null, message = null, about = about || $5::jsonb
     where crawl_id = $1::uuid and page_key = $2::uuid and state <> 'queued' and ($4::boolean or visit < $3::integer)`,
    [crawlId, one.pageKey, String(visit), String(one.force), JSON.stringify(one.about)],
  );
}

async function noteListed(session: Session, crawlId: string, listed: PageOutcome['listed']): Promise<void> {
  const rows = listed.map((one) => ({ page_key: one.pageKey, replies: one.replies, lastPost: one.lastPost }));
  await session.query(
    `update threadbare.crawl_page p
     set about = p.about || jsonb_build_object('replies', r.replies, 'lastPost', r."lastPost")
     from jsonb_to_recordset($2::jsonb) as r (page_key uuid, replies integer, "lastPost" text)
     where p.crawl_id = $1::uuid and p.page_key = r.page_key`,
    [crawlId, storableJson(rows)],
  );
}
