import type { Annotation, AnnotationValue } from '../model/annotation.js';
import { UsageError } from '../model/errors.js';
import { firstRow, rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import type { RunChoice } from './store.js';
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

/** Chooses the run the views show for a task; null: the latest version of the built-in analyzer again. */
export async function selectRun(session: Session, task: string, run: RunChoice | null): Promise<void> {
  const chosen = run === null ? null : await findRun(session, task, run);
  await session.query(
    `update threadbare.analyzer set selected = (analyzer is not distinct from $2 and version is not distinct from $3)
     where task = $1 and selected <> (analyzer is not distinct from $2 and version is not distinct from $3)`,
    [task, chosen?.analyzer ?? null, chosen?.version ?? null],
  );
}

/** The run of that name; without a version the latest one. */
async function findRun(session: Session, task: string, { analyzer, version }: RunChoice): Promise<RunChoice> {
  const found = firstRow(
    await session.query(
      `select analyzer, version from threadbare.analyzer
       where task = $1 and analyzer = $2 and ($3::text is null or version = $3)
       order by version_key collate "C" desc limit 1`,
      [task, analyzer, version],
    ),
  );
  if (found === null) {
    throw new UsageError(
      'unknown-run',
      `No values of ${[analyzer, version].filter((part) => part !== null).join(' ')} are stored for ${task}: run it first.`,
    );
  }
  return { analyzer: found.text('analyzer'), version: found.text('version') };
}
