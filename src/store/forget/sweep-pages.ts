import type { ThreadPage } from '../../model/page.js';
import { markStale } from '../across/stale.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { packSnapshot, unpackSnapshot } from '../snapshot.js';
import { arrayLiteral } from '../values.js';
import type { KeptRules } from './keep-rules.js';
import { redactPlace } from './place.js';
import { redactPage } from './redact-page.js';
import { isForgottenName as isTheirs, redactJson } from './redact-text.js';

/** What became of the kept pages of a thread. */
export interface SweptPages {
  /** Pages that were rewritten. */
  readonly pages: number;
  /** Files they came from, as `archive.warc.gz#12`; without the ones whose name is forgotten. */
  readonly files: readonly string[];
}

const NOTHING: SweptPages = { pages: 0, files: [] };

/**
 * Reads the kept pages of a thread again by the rules and rewrites those that hold what is forgotten, with a tombstone
 * for each; the thread is marked as out of date in the same transaction, and values about its posts that cite such words
 * go. Nothing is written where nothing was found. The caller holds the lock of the thread.
 *
 * @param fromPage pages with a number below are left out
 */
export async function sweepPages(
  session: Session,
  runId: string,
  threadId: string,
  kept: KeptRules,
  fromPage = 0,
): Promise<SweptPages> {
  const rows = rowsOf(
    await session.query(
      `select content_hash, site, snapshot from threadbare.page
       where thread_id = $1::uuid and (page_number is null or page_number >= $2::integer) order by content_hash collate "C"`,
      [threadId, String(fromPage)],
    ),
  );
  let pages = 0;
  const files = new Set<string>();
  for (const row of rows) {
    const site = row.textOrNull('site');
    const page = unpackSnapshot<ThreadPage>(row.bytes('snapshot'));
    const redacted = redactPage(page, kept.for(site), threadId);
    if (redacted === page) continue;
    const before = row.text('content_hash');
    const { hash, bytes } = packSnapshot(redacted);
    if (hash === before) continue;
    pages += 1;
    for (const file of await filesOf(session, threadId, before)) files.add(file);
    await session.query(
      `insert into threadbare.page (thread_id, content_hash, site, engine, page_number, snapshot)
       select thread_id, $3, site, engine, page_number, $4::bytea from threadbare.page
       where thread_id = $1::uuid and content_hash = $2
       on conflict (thread_id, content_hash) do nothing`,
      [threadId, before, hash, `\\x${Buffer.from(bytes).toString('hex')}`],
    );
    await session.query(
      'update threadbare.page_source set content_hash = $3 where thread_id = $1::uuid and content_hash = $2',
      [threadId, before, hash],
    );
    await session.query(
      `with gone as (
         delete from threadbare.page where thread_id = $1::uuid and content_hash = $2 returning thread_id, content_hash)
       insert into threadbare.change (entity, id, thread_id, op, run_id)
       select 'page', content_hash, thread_id, 'delete', $4::uuid from gone
       union all select 'page', $3, thread_id, 'insert', $4::uuid from gone`,
      [threadId, before, hash, runId],
    );
  }
  await sweepSources(session, threadId, kept, rows[0]?.textOrNull('site') ?? null);
  if (pages === 0) return NOTHING;
  await dropAnnotations(session, runId, threadId, kept, rows[0]?.textOrNull('site') ?? null);
  await markStale(session, [threadId]);
  return { pages, files: [...files] };
}

async function filesOf(session: Session, threadId: string, hash: string): Promise<string[]> {
  const rows = await session.query(
    `select distinct file from threadbare.page_source where thread_id = $1::uuid and content_hash = $2 and file is not null
     order by 1`,
    [threadId, hash],
  );
  return rowsOf(rows).map((row) => row.text('file'));
}

/** Where pages came from: addresses and paths that hold a name. */
async function sweepSources(session: Session, threadId: string, kept: KeptRules, site: string | null): Promise<void> {
  const rules = kept.for(site);
  const rows = rowsOf(
    await session.query('select source_id, file, url from threadbare.page_source where thread_id = $1::uuid', [
      threadId,
    ]),
  );
  for (const row of rows) {
    const before = { file: row.textOrNull('file'), url: row.textOrNull('url') };
    const after = redactPlace(before, rules);
    if (after.file === before.file && after.url === before.url) continue;
    await session.query(
      'update threadbare.page_source set file = $3, url = $4 where thread_id = $1::uuid and source_id = $2::uuid',
      [threadId, row.text('source_id'), after.file, after.url],
    );
  }
}

/**
 * Values of analyzers that hold what is forgotten, of every version and model: those about the whole thread and about
 * forgotten posts, and others that cite a name or a sentence. The analyzers of this version compute theirs anew.
 */
async function dropAnnotations(
  session: Session,
  runId: string,
  threadId: string,
  kept: KeptRules,
  site: string | null,
): Promise<void> {
  const rules = kept.for(site);
  const gone: string[][] = [];
  const rows = rowsOf(
    await session.query(
      `select a.subject_id, a.post_id, a.analyzer, a.version, a.value, u.name as author
       from threadbare.annotation a
       left join threadbare.post p on p.thread_id = a.thread_id and p.post_id = a.post_id
       left join threadbare.author u on u.author_id = p.author_id
       where a.thread_id = $1::uuid`,
      [threadId],
    ),
  );
  for (const row of rows) {
    const value = row.value('value');
    const names = redactJson([value, row.textOrNull('author')], rules);
    const isSame = Array.isArray(names) && names[0] === value && names[1] === row.textOrNull('author');
    if (row.textOrNull('post_id') !== null && isSame && !isTheirs(row.textOrNull('author'), rules)) continue;
    gone.push([row.text('subject_id'), row.text('analyzer'), row.text('version')]);
  }
  if (gone.length === 0) return;
  await session.query(
    `with gone as (
       delete from threadbare.annotation a using unnest($2::uuid[], $3::text[], $4::text[]) as u(subject_id, analyzer, version)
       where a.thread_id = $1::uuid and a.subject_id = u.subject_id and a.analyzer = u.analyzer and a.version = u.version
       returning a.thread_id, concat_ws('/', a.subject_id, a.analyzer, a.version) as id)
     insert into threadbare.change (entity, id, thread_id, op, run_id)
     select 'annotation', id, thread_id, 'delete', $5::uuid from gone`,
    [
      threadId,
      arrayLiteral(gone.map(([subject = '']) => subject)),
      arrayLiteral(gone.map(([, analyzer = '']) => analyzer)),
      arrayLiteral(gone.map(([, , version = '']) => version)),
      runId,
    ],
  );
}
