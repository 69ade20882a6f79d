import { deterministicId } from '../model/ids.js';
import { codePointLength } from '../model/text.js';
import type { StoredDocument } from '../model/thread.js';
import { admitDocument } from './forget/gate.js';
import { firstRow, rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import { packSnapshot, unpackSnapshot } from './snapshot.js';
import type { Provenance } from './store.js';
import { arrayLiteral } from './values.js';
import { instantOrNull } from './write/clean.js';
import { upsert } from './write/upsert.js';

/**
 * Writers of documents exclude writers of threads, so that an article and a thread that arrive at the same time always
 * find each other: whoever comes second sees the first one's rows.
 */
export async function lockDocuments(session: Session, mode: 'shared' | 'exclusive'): Promise<void> {
  const fn = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await session.query(`select ${fn}(hashtextextended('threadbare documents', 7))`);
}

/** Keeps an article; see `Store.putDocument`. */
export async function putDocument(
  session: Session,
  runId: string,
  given: StoredDocument,
  fingerprints: readonly bigint[],
  source: Provenance,
): Promise<'new' | 'known' | 'changed'> {
  const { id } = given;
  const log = { entity: null, runId };
  await lockDocuments(session, 'exclusive');
  const admitted = await admitDocument(session, given, source);
  if (admitted === null) return 'known';
  const { document, provenance } = admitted;
  const { file, url, sha256 } = provenance;
  const { hash, bytes } = packSnapshot(document);
  const before = await currentHash(session, id);
  await upsert(
    session,
    tables.documentSnapshot,
    [{ documentId: id, contentHash: hash, size: codePointLength(document.text), fingerprints, snapshot: bytes }],
    log,
  );
  const sourceId = deterministicId('document-source', id, source.file, source.url, sha256);
  await upsert(
    session,
    tables.documentSource,
    [
      {
        sourceId,
        documentId: id,
        contentHash: hash,
        file,
        url,
        sha256,
        fetchedAt: instantOrNull(provenance.fetchedAt),
        charset: provenance.charset ?? null,
        charsetFrom: provenance.charsetFrom ?? null,
        runId,
      },
    ],
    log,
  );
  await session.query(
    `update threadbare.document_source set content_hash = $2
     where document_id = $1::uuid and sha256 = $3 and content_hash <> $2`,
    [id, hash, sha256],
  );
  await session.query(
    `delete from threadbare.document_snapshot d where d.document_id = $1::uuid and not exists (
       select 1 from threadbare.document_source s
       where s.document_id = d.document_id and s.content_hash = d.content_hash)`,
    [id],
  );
  const after = await writeChosen(session, runId, id);
  if (before === null) return 'new';
  return before === after ? 'known' : 'changed';
}

async function currentHash(session: Session, id: string): Promise<string | null> {
  const row = firstRow(
    await session.query('select content_hash from threadbare.document where document_id = $1::uuid', [id]),
  );
  return row?.text('content_hash') ?? null;
}

/** Of several saved wordings the longest is shown, then the one with the greatest hash: no matter which came first. */
export async function writeChosen(session: Session, runId: string, id: string): Promise<string> {
  const result = await session.query(
    `select content_hash, snapshot, fingerprints from threadbare.document_snapshot where document_id = $1::uuid
     order by size desc, content_hash collate "C" desc limit 1`,
    [id],
  );
  const row = firstRow(result);
  if (row === null) return '';
  const document = unpackSnapshot<StoredDocument>(row.bytes('snapshot'));
  const fingerprints = row.value('fingerprints');
  await upsert(
    session,
    tables.document,
    [
      {
        documentId: id,
        contentHash: row.text('content_hash'),
        url: document.url,
        title: document.title,
        authors: document.authors,
        publisher: document.publisher,
        agency: document.agency,
        publishedAt: instantOrNull(document.published.at),
        publishedLocal: document.published.local,
        publishedRaw: document.published.raw,
        publishedPrecision: document.published.precision,
        text: document.text,
        fingerprints: Array.isArray(fingerprints) ? fingerprints.map((one) => BigInt(String(one))) : [],
      },
    ],
    { entity: 'document', runId },
  );
  return row.text('content_hash');
}

const READ = `select s.snapshot from threadbare.document d
  join threadbare.document_snapshot s on s.document_id = d.document_id and s.content_hash = d.content_hash`;

function unpack(result: Awaited<ReturnType<Session['query']>>): StoredDocument[] {
  return rowsOf(result).map((row) => unpackSnapshot<StoredDocument>(row.bytes('snapshot')));
}

/** Documents by id, or all; ordered by id. */
export async function readDocuments(session: Session, ids?: readonly string[]): Promise<StoredDocument[]> {
  return ids === undefined
    ? unpack(await session.query(`${READ} order by d.document_id`))
    : unpack(
        await session.query(`${READ} where d.document_id = any($1::uuid[]) order by d.document_id`, [
          arrayLiteral(ids),
        ]),
      );
}

/** Whether any is stored: a thread has tens of thousands of fingerprints, which need not be looked up where none is. */
export async function hasDocuments(session: Session): Promise<boolean> {
  return (await session.query('select 1 from threadbare.document limit 1')).rows.length > 0;
}

/** Documents that share a fingerprint; ordered by id. */
export async function documentsSharing(session: Session, fingerprints: readonly bigint[]): Promise<StoredDocument[]> {
  if (fingerprints.length === 0) return [];
  const hashes = `{${fingerprints.join(',')}}`;
  return unpack(await session.query(`${READ} where d.fingerprints && $1::bigint[] order by d.document_id`, [hashes]));
}

/** Threads that share a fingerprint; ordered by id. */
export async function threadsSharing(session: Session, fingerprints: readonly bigint[]): Promise<string[]> {
  if (fingerprints.length === 0) return [];
  const result = await session.query(
    'select thread_id from threadbare.thread where fingerprints && $1::bigint[] order by thread_id',
    [`{${fingerprints.join(',')}}`],
  );
  return rowsOf(result).map((row) => row.text('thread_id'));
}
