import type { Annotation, AnnotationValue } from '../model/annotation.js';
import { UsageError } from '../model/errors.js';
import { rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import { upsert } from './write/upsert.js';

/** Every stored value of a thread, of all versions, in a stable order. */
export async function readAnnotations(session: Session, threadId: string): Promise<Annotation[]> {
  const result = await session.query(
    `select analyzer, version, input_hash, post_id, value::text as value from threadbare.annotation where thread_id = $1::uuid
     order by analyzer collate "C", version collate "C", subject_id`,
    [threadId],
  );
  return rowsOf(result).map((row) => ({
    analyzer: row.text('analyzer'),
    version: row.text('version'),
    inputHash: row.text('input_hash'),
    threadId,
    postId: row.textOrNull('post_id'),
    value: annotationValue(row.text('value')),
  }));
}

/** A stored value: written by `putAnnotations` from this type alone. */
function annotationValue(json: string): AnnotationValue {
  const value: AnnotationValue = JSON.parse(json);
  return value;
}

/** Stores values of one thread; values of posts it does not hold are refused by the database. */
export async function putAnnotations(
  session: Session,
  runId: string,
  threadId: string,
  annotations: readonly Annotation[],
): Promise<number> {
  const versions = new Map(annotations.map((one) => [`${one.analyzer}\n${one.version}`, one]));
  for (const { analyzer, version } of versions.values()) {
    await session.query(
      `insert into threadbare.analyzer (analyzer, version, version_key) values ($1, $2, $3) on conflict do nothing`,
      [analyzer, version, versionKey(version)],
    );
  }
  const rows = annotations.map((one) => ({
    threadId,
    subjectId: one.postId ?? threadId,
    analyzer: one.analyzer,
    version: one.version,
    inputHash: one.inputHash,
    postId: one.postId,
    value: one.value,
    runId,
  }));
  const counts = await upsert(session, tables.annotation, rows, { entity: 'annotation', runId });
  return counts.inserted + counts.updated;
}

/** Sorts as versions do: `1.10.0` after `1.9.3`, whatever else stands in them. */
function versionKey(version: string): string {
  return version.replace(/\d+/g, (digits) => digits.padStart(10, '0'));
}

/** Chooses the version the views show; null: the latest again. */
export async function selectRun(session: Session, analyzer: string, version: string | null): Promise<void> {
  if (version !== null) {
    const known = await session.query('select 1 from threadbare.analyzer where analyzer = $1 and version = $2', [
      analyzer,
      version,
    ]);
    if (known.rows.length === 0) {
      throw new UsageError('unknown-run', `No values of ${analyzer} ${version} are stored: run it first.`);
    }
  }
  await session.query(
    `update threadbare.analyzer set selected = (version is not distinct from $2)
     where analyzer = $1 and selected <> (version is not distinct from $2)`,
    [analyzer, version],
  );
}
