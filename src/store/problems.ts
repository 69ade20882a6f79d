import { deterministicId } from '../model/ids.js';
import { admitProblems } from './forget/gate.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import type { ProblemRecord } from './store.js';
import { arrayLiteral, storableText } from './values.js';
import { upsert } from './write/upsert.js';

/** Stores problems; see `Store.putProblems`. */
export async function putProblems(
  session: Session,
  runId: string,
  problems: readonly ProblemRecord[],
  checkedFiles: readonly string[],
): Promise<number> {
  const admitted = await admitProblems(session, problems);
  const rows = new Map(
    admitted.map(({ file, code, message, post = null, threadId = null }) => {
      const problemId = deterministicId('problem', file, code, message, post);
      return [problemId, { problemId, file, code, message, post, threadId, runId }];
    }),
  );
  if (checkedFiles.length > 0) {
    await session.query(
      'delete from threadbare.problem where file = any($1::text[]) and not (problem_id = any($2::uuid[]))',
      [arrayLiteral(checkedFiles.map(storableText)), arrayLiteral([...rows.keys()])],
    );
  }
  const counts = await upsert(session, tables.problem, [...rows.values()], { entity: null, runId });
  return counts.inserted + counts.updated;
}
