import type { ProblemRecord, Store } from '../store/index.js';
import type { FileProblem } from './summary.js';

/** Keeps account of threads that could not be brought up to date, as rows among the problems. */
export interface FailureNotes {
  readonly failed: (threadId: string, error: unknown) => void;
  /** It could: an earlier problem of it goes. */
  readonly done: (threadId: string) => void;
  /** Threads that failed. */
  readonly threads: () => readonly string[];
  /** Writes what was noted. */
  readonly store: () => Promise<void>;
}

/** Not a path: it names what the problem is of, so that it goes when the thread could be derived. */
const originOf = (threadId: string): string => `thread ${threadId}`;

/** A thread that failed, as callers tell of files. */
export const problemOfThread = (threadId: string, message: string): FileProblem => ({
  file: originOf(threadId),
  code: 'thread-failed',
  message,
  post: null,
  threadId,
  failed: true,
});

/** @param tell called with each thread that failed, and why */
export async function failureNotes(
  store: Store,
  run: string,
  tell: ((threadId: string, message: string) => void) | undefined,
): Promise<FailureNotes> {
  const { rows } = await store.query(
    `select distinct file from v_problem where run_id is not null and code = 'thread-failed'`,
    { timeoutMs: 0 },
  );
  const before = new Set(rows.map((row) => String(row.file)));
  const gone = new Set<string>();
  const records = new Map<string, ProblemRecord>();
  return {
    failed: (threadId, error) => {
      const why = error instanceof Error ? error.message : String(error);
      const message = `This thread could not be brought up to date and stays as it was; the others were. (${why})`;
      const { file, code } = problemOfThread(threadId, message);
      records.set(threadId, { file, code, message, threadId });
      tell?.(threadId, message);
    },
    done: (threadId) => {
      const origin = originOf(threadId);
      if (before.has(origin)) gone.add(origin);
    },
    threads: () => [...records.keys()],
    store: async () => {
      const checked = new Set([...gone, ...[...records.keys()].map(originOf)]);
      if (checked.size > 0) await store.putProblems(run, [...records.values()], [...checked]);
    },
  };
}
