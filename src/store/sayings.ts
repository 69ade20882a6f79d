import { deterministicId, sha256 } from '../model/ids.js';
import type { Saying } from '../model/thread.js';
import { rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import type { SayingBasis, WriteCounts } from './store.js';
import { arrayLiteral } from './values.js';
import { instantOrNull } from './write/clean.js';
import { addCounts, deleteOthers, upsert } from './write/upsert.js';

/** What sayings are made of; see `Store.sayingBasis`. */
export async function readSayingBasis(session: Session, also: readonly string[]): Promise<SayingBasis> {
  // One look-up in the index of fingerprints per article; the planner would rather read all threads.
  await session.query(`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`);
  const threads = await session.query(
    `with related as (
       select t.thread_id from threadbare.document d join threadbare.thread t on t.fingerprints && d.fingerprints
       union select r.thread_id from threadbare.chosen_reference r where r.thread_id is not null
       union select u.id from unnest($1::uuid[]) as u(id))
     select t.thread_id, s.host as site,
       (select md5(string_agg(p.content_hash, ',' order by p.content_hash collate "C"))
        from threadbare.page p where p.thread_id = t.thread_id) as pages
     from related join threadbare.thread t using (thread_id) left join threadbare.site s on s.site_id = t.site_id
     order by t.thread_id`,
    [arrayLiteral(also)],
  );
  const rest = await session.query(
    `select (select string_agg(concat(document_id, content_hash), ',' order by document_id) from threadbare.document) as documents,
       (select string_agg(concat(source_id, ' ', number), ',' order by source_id) from threadbare.chosen_reference) as chosen`,
  );
  const related = rowsOf(threads);
  return {
    threads: related.map((row) => ({ threadId: row.text('thread_id'), site: row.textOrNull('site') })),
    key: sha256(JSON.stringify([threads.rows, rest.rows])),
  };
}

/** Makes the stored sayings exactly these; see `Store.putSayings`. */
export async function putSayings(session: Session, runId: string, sayings: readonly Saying[]): Promise<WriteCounts> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare sayings', 7))`);
  const rows = new Map(
    sayings.map((one) => {
      const inTitle = one.inTitle ?? false;
      const rowId = deterministicId(
        'saying',
        one.sayingId,
        one.postId,
        one.documentId,
        one.start,
        one.end,
        one.form,
        inTitle ? 1 : 0,
      );
      return [
        rowId,
        {
          rowId,
          sayingId: one.sayingId,
          threadId: one.threadId,
          postId: one.postId,
          documentId: one.documentId,
          speaker: one.speaker,
          text: one.text,
          startOffset: one.start,
          endOffset: one.end,
          inTitle,
          form: one.form,
          reference: one.reference,
          referenceBasis: one.referenceBasis,
          relation: one.relation,
          similarity: one.similarity,
          diff: one.diff,
          publishedAt: instantOrNull(one.publishedAt),
          inference: one.inference ?? null,
        },
      ];
    }),
  );
  const list = [...rows.values()];
  const log = { entity: 'saying', runId };
  return addCounts(
    await upsert(session, tables.saying, list, log),
    await deleteOthers(session, tables.saying, null, list, log),
  );
}
