import { codePointLength } from '../../model/text.js';
import type { StoredDocument } from '../../model/thread.js';
import { writeChosen } from '../documents.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { packSnapshot, unpackSnapshot } from '../snapshot.js';
import type { KeptRules } from './keep-rules.js';
import { hostOf } from './place.js';
import { redactDocument } from './redact-page.js';

/** Articles that were rewritten, with the fingerprints by which their threads are found. */
export type SweptDocuments = readonly { readonly documentId: string; readonly fingerprints: readonly bigint[] }[];

/** Reads the kept articles again by the rules and rewrites those that hold what is forgotten. */
export async function sweepDocuments(session: Session, runId: string, kept: KeptRules): Promise<SweptDocuments> {
  const ids = rowsOf(
    await session.query('select document_id, content_hash from threadbare.document_snapshot order by 1, 2'),
  );
  const changed = new Map<string, readonly bigint[]>();
  for (const row of ids) {
    const documentId = row.text('document_id');
    const before = row.text('content_hash');
    const [one] = rowsOf(
      await session.query(
        `select snapshot, fingerprints::text[] as fingerprints from threadbare.document_snapshot
         where document_id = $1::uuid and content_hash = $2`,
        [documentId, before],
      ),
    );
    if (one === undefined) continue;
    const document = unpackSnapshot<StoredDocument>(one.bytes('snapshot'));
    const redacted = redactDocument(document, kept.for(hostOf(document.url)));
    if (redacted === document) continue;
    const { hash, bytes } = packSnapshot(redacted);
    if (hash === before) continue;
    await session.query(
      `insert into threadbare.document_snapshot (document_id, content_hash, size, fingerprints, snapshot)
       select document_id, $3, $4::integer, fingerprints, $5::bytea from threadbare.document_snapshot
       where document_id = $1::uuid and content_hash = $2 on conflict do nothing`,
      [documentId, before, hash, String(codePointLength(redacted.text)), `\\x${Buffer.from(bytes).toString('hex')}`],
    );
    await session.query(
      'update threadbare.document_source set content_hash = $3 where document_id = $1::uuid and content_hash = $2',
      [documentId, before, hash],
    );
    await session.query('delete from threadbare.document_snapshot where document_id = $1::uuid and content_hash = $2', [
      documentId,
      before,
    ]);
    const marks = one.value('fingerprints');
    changed.set(documentId, Array.isArray(marks) ? marks.map((mark) => BigInt(String(mark))) : []);
  }
  for (const documentId of changed.keys()) await writeChosen(session, runId, documentId);
  return [...changed].map(([documentId, fingerprints]) => ({ documentId, fingerprints }));
}
