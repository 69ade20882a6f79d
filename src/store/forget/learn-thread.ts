import type { ThreadPage } from '../../model/page.js';
import { lockThread } from '../pages.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { unpackSnapshot } from '../snapshot.js';
import { arrayLiteral } from '../values.js';
import { foldWords } from './fold.js';
import { addRules, type KeptRules, readRules } from './keep-rules.js';
import { learn } from './learn.js';
import { writtenMarkOf } from './redact-page.js';
import { isForgottenName } from './redact-text.js';
import { type ForgetRule, type ForgetRules, markOf, sentenceRules, wholeRule } from './rules.js';

/** Words a quote must have to be known by them alone: “I agree” is anybody's. */
const MIN_QUOTE_WORDS = 4;

/** Learns from one thread; see `Forgetting.learn`. */
export async function learnThread(session: Session, runId: string, threadId: string): Promise<void> {
  await lockThread(session, threadId);
  const kept = await readRules(session);
  if (kept === null) return;
  const rows = rowsOf(
    await session.query(
      'select site, snapshot from threadbare.page where thread_id = $1::uuid order by content_hash collate "C"',
      [threadId],
    ),
  );
  const sites = new Map<string | null, ThreadPage[]>();
  for (const row of rows) {
    const site = row.textOrNull('site');
    sites.set(site, [...(sites.get(site) ?? []), unpackSnapshot<ThreadPage>(row.bytes('snapshot'))]);
  }
  const theirs = await postsOf(session, threadId, kept);
  const others = theirs.length === 0 ? [] : await wordsOfOthers(session, threadId, theirs);
  const found: ForgetRule[] = [];
  for (const [site, pages] of sites) {
    found.push(...learn(pages, site, kept.for(site), threadId, { others }));
    if (theirs.length > 0) found.push(...(await linkedWords(session, threadId, theirs, kept.key, site)));
  }
  await addRules(session, runId, found);
}

/** Derived posts of forgotten people in a thread, and posts that were forgotten by themselves. */
async function postsOf(session: Session, threadId: string, kept: KeptRules): Promise<string[]> {
  const rows = rowsOf(
    await session.query(
      `select p.post_id, p.external_id, p.author_external_id, p.author_kind, p.own_text,
         p.posted_at, p.posted_local, a.name, s.host
       from threadbare.post p join threadbare.thread t on t.thread_id = p.thread_id
       left join threadbare.site s on s.site_id = t.site_id left join threadbare.author a on a.author_id = p.author_id
       where p.thread_id = $1::uuid`,
      [threadId],
    ),
  );
  return rows.flatMap((row) => {
    const rules = kept.for(row.textOrNull('host'));
    const account = row.textOrNull('author_external_id');
    const external = row.textOrNull('external_id');
    const written = {
      externalId: external,
      name: row.textOrNull('name'),
      at: row.textOrNull('posted_at'),
      local: row.textOrNull('posted_local'),
      text: row.text('own_text'),
    };
    const isTheirs =
      rules.has('written', writtenMarkOf(kept.key, threadId, written)) ||
      isForgottenName(row.textOrNull('name'), rules) ||
      (account !== null &&
        row.text('author_kind') === 'member' &&
        rules.has('account', markOf(kept.key, 'account', account))) ||
      (external !== null && rules.has('post', markOf(kept.key, 'post', external)));
    return isTheirs ? [row.text('post_id')] : [];
  });
}

/** Texts their posts were found to repeat or to carry: the words of others stay with these. */
async function wordsOfOthers(session: Session, threadId: string, theirs: readonly string[]): Promise<string[]> {
  const rows = await session.query(
    `select o.own_text as text from threadbare.repeat r
     join threadbare.post o on o.thread_id = coalesce(r.source_thread_id, r.thread_id) and o.post_id = r.source_post_id
     where r.thread_id = $1::uuid and r.post_id = any($2::uuid[]) and r.kind <> 'self'
       and not (o.thread_id = $1::uuid and o.post_id = any($2::uuid[]))
     union
     select d.text from threadbare.source s join threadbare.document d on d.document_id = s.document_id
     where s.thread_id = $1::uuid and s.post_id = any($2::uuid[])
     union
     select d.text from threadbare.repeat r join threadbare.document d on d.document_id = r.source_document_id
     where r.thread_id = $1::uuid and r.post_id = any($2::uuid[])`,
    [threadId, arrayLiteral(theirs)],
  );
  return rowsOf(rows).map((row) => row.text('text'));
}

/** Their words as others quote and repeat them, here and in other threads, named or not. */
async function linkedWords(
  session: Session,
  threadId: string,
  theirs: readonly string[],
  key: Uint8Array,
  site: string | null,
): Promise<ForgetRule[]> {
  const ids = arrayLiteral(theirs);
  const quotes = await session.query(
    `select threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end) as text
     from threadbare.quote q left join threadbare.post o on o.thread_id = $1::uuid and o.post_id = q.source_post_id
     where q.thread_id = $1::uuid and q.source_thread_id is null and q.source_post_id = any($2::uuid[])
     union
     select q.text from threadbare.quote q
     where q.source_thread_id = $1::uuid and q.source_post_id = any($2::uuid[]) and q.text is not null`,
    [threadId, ids],
  );
  const repeats = await session.query(
    `select substr(p.own_text, r.start_offset + 1, r.end_offset - r.start_offset) as text
     from threadbare.repeat r join threadbare.post p on p.thread_id = r.thread_id and p.post_id = r.post_id
     where ((r.thread_id = $1::uuid and r.source_thread_id is null) or r.source_thread_id = $1::uuid)
       and r.source_post_id = any($2::uuid[]) and r.kind = 'unmarked'
       and not (r.thread_id = $1::uuid and r.post_id = any($2::uuid[]))`,
    [threadId, ids],
  );
  return [
    ...rowsOf(quotes).flatMap((row) => quoteRules(key, site, row.textOrNull('text') ?? '')),
    ...rowsOf(repeats).flatMap((row) =>
      row
        .text('text')
        .split('\n')
        .flatMap((line) => sentenceRules(key, site, line)),
    ),
  ];
}

function quoteRules(key: Uint8Array, site: string | null, text: string): ForgetRule[] {
  const { form, words } = foldWords(text);
  return words.length < MIN_QUOTE_WORDS ? [] : [wholeRule(key, 'quote', site, form)];
}

/** Threads that may hold posts of forgotten people; see `Forgetting.suspects`. */
export async function suspects(session: Session): Promise<string[]> {
  const kept = await readRules(session);
  if (kept === null) return [];
  const isTheirs = (rules: ForgetRules, name: string | null, account: string | null): boolean =>
    isForgottenName(name, rules) || (account !== null && rules.has('account', markOf(kept.key, 'account', account)));
  const authors = rowsOf(
    await session.query(
      `select distinct a.author_id, a.name, p.author_external_id as account, s.host
       from threadbare.post p join threadbare.author a on a.author_id = p.author_id
       left join threadbare.site s on s.site_id = a.site_id`,
    ),
  ).filter((row) => isTheirs(kept.for(row.textOrNull('host')), row.text('name'), row.textOrNull('account')));
  // Threads that were not derived yet have no rows to tell; those of posts that were forgotten by themselves have marks.
  const rows = await session.query(
    `select p.thread_id from threadbare.post p where p.author_id = any($1::uuid[])
     union select thread_id from threadbare.stale
     union select g.thread_id from threadbare.page g
       where not exists (select 1 from threadbare.thread t where t.thread_id = g.thread_id)
     order by 1`,
    [arrayLiteral([...new Set(authors.map((row) => row.text('author_id')))])],
  );
  return rowsOf(rows).map((row) => row.text('thread_id'));
}
