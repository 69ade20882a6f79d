import type { Annotation, AnnotationValue } from '../model/annotation.js';
import { UsageError } from '../model/errors.js';
import { clearStale } from './across/stale.js';
import { lockThreads } from './pages.js';
import { firstRow, rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import type { FinishedThread, RunChoice } from './store.js';
import { noteAnalyzed, stillCurrent } from './thread-state.js';
import { arrayLiteral } from './values.js';
import { upsert } from './write/upsert.js';

/** Every stored value of a thread, of all versions, in a stable order. */
export async function readAnnotations(session: Session, threadId: string): Promise<Annotation[]> {
  return (await readAnnotationsOf(session, [threadId])).get(threadId) ?? [];
}

/** The same for several threads, by thread; those without values are left out. */
export async function readAnnotationsOf(
  session: Session,
  threadIds: readonly string[],
): Promise<Map<string, Annotation[]>> {
  const result = await session.query(
    `select thread_id, analyzer, version, input_hash, post_id, value::text as value from threadbare.annotation
     where thread_id = any($1::uuid[])
     order by thread_id, analyzer collate "C", version collate "C", subject_id`,
    [arrayLiteral(threadIds)],
  );
  const found = new Map<string, Annotation[]>();
  for (const row of rowsOf(result)) {
    const threadId = row.text('thread_id');
    const values = found.get(threadId) ?? [];
    values.push({
      analyzer: row.text('analyzer'),
      version: row.text('version'),
      inputHash: row.text('input_hash'),
      threadId,
      postId: row.textOrNull('post_id'),
      value: annotationValue(row.text('value')),
    });
    found.set(threadId, values);
  }
  return found;
}

/** A stored value: written by `putAnnotations` from this type alone. */
function annotationValue(json: string): AnnotationValue {
  const value: AnnotationValue = JSON.parse(json);
  return value;
}

/** Stores values of one thread; values of posts it does not hold are refused by the database. */
export function putAnnotations(
  session: Session,
  runId: string,
  threadId: string,
  annotations: readonly Annotation[],
): Promise<number> {
  return writeAnnotations(
    session,
    runId,
    annotations.map((one) => ({ ...one, threadId })),
  );
}

/**
 * Ends the work on threads: their values are stored, what they were analysed by is noted, and the marks they had are
 * taken away. One that somebody has derived since is left alone, as its values may be of posts that are no more: who
 * derived it ends it. See `Store.finishThreads`.
 */
export async function finishThreads(
  session: Session,
  runId: string,
  threads: readonly FinishedThread[],
  analysis: string | null,
): Promise<number> {
  await lockThreads(
    session,
    threads.map((thread) => thread.threadId),
  );
  const current = await stillCurrent(session, threads);
  const ended = threads.filter((thread) => current.has(thread.threadId));
  const written = await writeAnnotations(
    session,
    runId,
    ended.flatMap((thread) => thread.annotations),
  );
  if (analysis !== null) await noteAnalyzed(session, current, analysis);
  await clearStale(
    session,
    ended.filter((thread) => thread.marks > 0),
  );
  return written;
}

async function writeAnnotations(session: Session, runId: string, annotations: readonly Annotation[]): Promise<number> {
  if (annotations.length === 0) return 0;
  const versions = [...new Map(annotations.map((one) => [`${one.analyzer}\n${one.version}`, one])).values()];
  await session.query(
    `insert into threadbare.analyzer (analyzer, version, version_key)
     select * from unnest($1::text[], $2::text[], $3::text[]) as u(analyzer, version, version_key)
     order by analyzer, version on conflict do nothing`,
    [
      arrayLiteral(versions.map((one) => one.analyzer)),
      arrayLiteral(versions.map((one) => one.version)),
      arrayLiteral(versions.map((one) => versionKey(one.version))),
    ],
  );
  const rows = annotations.map((one) => ({
    threadId: one.threadId,
    subjectId: one.postId ?? one.threadId,
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
