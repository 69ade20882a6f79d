import { renderBody } from '../../model/body.js';
import { DatabaseError } from '../../model/errors.js';
import type { PagePost, ThreadPage } from '../../model/page.js';
import { lockThread } from '../pages.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { unpackSnapshot } from '../snapshot.js';
import { foldName, foldWords } from './fold.js';
import type { ForgetBegun, ForgetWish } from './forgetting.js';
import { addRules, lockGate, makeKey } from './keep-rules.js';
import { writtenMark } from './redact-page.js';
import { type ForgetRule, isEveryday, nameRules, wholeRule } from './rules.js';

/** Makes the rules of a wish; see `Forgetting.begin`. */
export async function begin(session: Session, runId: string, wish: ForgetWish): Promise<ForgetBegun> {
  if (wish.kind === 'post') await lockThread(session, wish.threadId);
  await lockGate(session, 'exclusive');
  const key = await makeKey(session);
  switch (wish.kind) {
    case 'author':
      return beginAuthor(session, runId, key, wish.name, wish.site);
    case 'post':
      return beginPost(session, runId, key, wish.threadId, wish.postId);
    case 'document':
      return beginDocument(session, runId, key, wish.documentId);
  }
}

async function beginAuthor(
  session: Session,
  runId: string,
  key: Uint8Array,
  name: string,
  site: string | null,
): Promise<ForgetBegun> {
  const wanted = foldName(name);
  const authors = rowsOf(
    await session.query(
      `select a.author_id, a.name, s.host from threadbare.author a left join threadbare.site s on s.site_id = a.site_id
       where $1::text is null or s.host = $1`,
      [site],
    ),
  ).filter((row) => foldName(row.text('name')) === wanted);
  const ids = `{${authors.map((row) => row.text('author_id')).join(',')}}`;
  const accounts = rowsOf(
    await session.query(
      `select distinct s.host, p.author_external_id as id from threadbare.post p
       join threadbare.author a on a.author_id = p.author_id join threadbare.site s on s.site_id = a.site_id
       where p.author_id = any($1::uuid[]) and p.author_external_id is not null
         and p.author_kind = 'member' and not p.author_inferred`,
      [ids],
    ),
  );
  const posts = firstRow(
    await session.query('select count(*)::integer as n from threadbare.post where author_id = any($1::uuid[])', [ids]),
  );
  const rules: ForgetRule[] = [
    ...nameRules(key, site, name),
    ...accounts.map((row) => wholeRule(key, 'account', row.text('host'), row.text('id'))),
  ];
  return {
    rules: await addRules(session, runId, rules),
    posts: posts?.number('n') ?? 0,
    accounts: accounts.length,
    everyday: isEveryday(foldWords(name).form),
    fingerprints: [],
  };
}

async function beginPost(
  session: Session,
  runId: string,
  key: Uint8Array,
  threadId: string,
  postId: string,
): Promise<ForgetBegun> {
  const row = firstRow(
    await session.query(
      `select p.external_id, p.url, p.own_text, p.posted_at, p.posted_local, a.name, s.host,
         array(select r.own_text from threadbare.revision r where r.thread_id = p.thread_id and r.post_id = p.post_id) as earlier
       from threadbare.post p join threadbare.thread t on t.thread_id = p.thread_id
       left join threadbare.site s on s.site_id = t.site_id left join threadbare.author a on a.author_id = p.author_id
       where p.thread_id = $1::uuid and p.post_id = $2::uuid`,
      [threadId, postId],
    ),
  );
  if (row === null) throw new DatabaseError('unknown-post', `No post ${postId} is stored in thread ${threadId}.`);
  const externalId = row.textOrNull('external_id');
  const site = row.textOrNull('host');
  const earlier = row.value('earlier');
  const texts = new Set([row.text('own_text'), ...(Array.isArray(earlier) ? earlier.map(String) : [])]);
  const name = row.textOrNull('name');
  const isIt = (post: PagePost): boolean =>
    externalId !== null
      ? post.externalId === externalId
      : post.externalId === null &&
        (post.author.name === null || name === null || foldName(post.author.name) === foldName(name)) &&
        texts.has(renderBody(post.blocks).ownText);
  const pages = rowsOf(
    await session.query('select snapshot from threadbare.page where thread_id = $1::uuid', [threadId]),
  ).map((page) => unpackSnapshot<ThreadPage>(page.bytes('snapshot')));
  const found = pages.flatMap((page) => page.posts.filter(isIt));
  const rules: ForgetRule[] = [
    ...found.map(
      (post): ForgetRule => ({
        kind: 'written',
        site,
        mark: writtenMark(key, post, threadId),
        length: null,
        screen: null,
      }),
    ),
    ...(externalId === null ? [] : [wholeRule(key, 'post', site, externalId)]),
  ];
  return { rules: await addRules(session, runId, rules), posts: 1, accounts: 0, everyday: false, fingerprints: [] };
}

async function beginDocument(
  session: Session,
  runId: string,
  key: Uint8Array,
  documentId: string,
): Promise<ForgetBegun> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare documents', 7))`);
  const row = firstRow(
    await session.query('select fingerprints::text[] as marks from threadbare.document where document_id = $1::uuid', [
      documentId,
    ]),
  );
  const marks = row?.value('marks');
  const rules = await addRules(session, runId, [wholeRule(key, 'document', null, documentId)]);
  await session.query('delete from threadbare.document_source where document_id = $1::uuid', [documentId]);
  await session.query('delete from threadbare.document_snapshot where document_id = $1::uuid', [documentId]);
  await session.query('delete from threadbare.chosen_reference where source_id = $1::uuid', [documentId]);
  await session.query(
    `with gone as (delete from threadbare.document where document_id = $1::uuid returning document_id)
     insert into threadbare.change (entity, id, op, run_id) select 'document', document_id::text, 'delete', $2::uuid from gone`,
    [documentId, runId],
  );
  return {
    rules,
    posts: 0,
    accounts: 0,
    everyday: false,
    fingerprints: Array.isArray(marks) ? marks.map((one) => BigInt(String(one))) : [],
  };
}
