import { deterministicId } from '../model/ids.js';
import type { Saying } from '../model/thread.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import type { WriteCounts } from './store.js';
import { instantOrNull } from './write/clean.js';
import { addCounts, deleteOthers, upsert } from './write/upsert.js';

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
