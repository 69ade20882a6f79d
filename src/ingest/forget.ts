import type { ForgetBegun, Forgetting, ForgetWish, Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { settle } from './settle.js';

export interface ForgetOptions {
  readonly analyze: boolean;
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** Called with what is under way and how far it is. */
  readonly onStep: (step: string, done: number, total: number) => void;
}

/** What was forgotten. */
export interface Forgotten {
  /** What was found of the wish; null where there was none and an earlier one was finished. */
  readonly found: Omit<ForgetBegun, 'fingerprints'> | null;
  /** Kept pages that were rewritten, and threads derived again. */
  readonly pages: number;
  readonly threads: number;
  readonly documents: number;
  /** Rows changed in tables that do not follow from pages, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Files and records the rewritten pages came from: they still hold what was forgotten. */
  readonly files: readonly string[];
}

/**
 * Forgets a person, a post or an article: makes the rules (from then on nothing of it is stored any more), learns what
 * was theirs, rewrites the kept pages and articles, derives the threads again, and clears the rest. Without a wish, and
 * before the new one ends, earlier ones that were interrupted are finished: every step may be repeated. When the signal
 * is raised, the step under way ends and InterruptedError is thrown.
 */
export async function forget(store: Store, wish: ForgetWish | null, options: ForgetOptions): Promise<Forgotten> {
  const run = await store.beginRun('forget', VERSION);
  const { steps, found, documents } = await forgetPages(store.forgetting, run, wish, options);
  await settle(
    store,
    run,
    { threads: new Set(steps.threads), documents: new Map(documents) },
    {
      analyze: options.analyze,
      jobs: options.jobs,
      signal: options.signal,
      onThread: (_threadId, done, total) => options.onStep('deriving threads', done, total),
    },
  );
  const gone = await store.forgetting.finish(run);
  // Figures by author and day that were made before; where nobody asked for any there are none to put right.
  const figures = await store.query('select 1 from threadbare.daily_state limit 1', { timeoutMs: 0 });
  if (figures.rows.length > 0) await store.refreshDaily();
  const rows = gone === 0 ? steps.rows : { ...steps.rows, 'threadbare.author, threadbare.forum': gone };
  const { pages, threads, files } = steps;
  const summary = { pages, threads: threads.length, documents: documents.length };
  await store.endRun(run, summary);
  return { found, ...summary, rows, files };
}

/** What `forget` would find and change, without changing anything. Threads are counted, not derived. */
export async function rehearseForget(store: Store, wish: ForgetWish, options: ForgetOptions): Promise<Forgotten> {
  const run = await store.beginRun('forget --dry-run', VERSION);
  const { steps, found, documents } = await store.forgetting.rehearse((rehearsal) =>
    forgetPages(rehearsal, run, wish, options),
  );
  await store.endRun(run, {});
  const { pages, threads, rows, files } = steps;
  return { found, pages, threads: threads.length, documents: documents.length, rows, files };
}

interface Steps {
  readonly pages: number;
  readonly threads: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly string[];
}

async function forgetPages(
  forgetting: Forgetting,
  run: string,
  wish: ForgetWish | null,
  { signal, onStep }: ForgetOptions,
): Promise<{
  readonly steps: Steps;
  readonly found: Omit<ForgetBegun, 'fingerprints'> | null;
  readonly documents: readonly (readonly [string, readonly bigint[]])[];
}> {
  const begun = wish === null ? null : await forgetting.begin(run, wish);
  const learnable = new Set([...(await forgetting.suspects()), ...(wish?.kind === 'post' ? [wish.threadId] : [])]);
  let done = 0;
  for (const threadId of learnable) {
    signal.throwIfAborted();
    await forgetting.learn(run, threadId);
    done += 1;
    onStep('learning', done, learnable.size);
  }
  const all = await forgetting.threads();
  const changed: string[] = [];
  const files = new Set<string>();
  let pages = 0;
  for (const [at, threadId] of all.entries()) {
    signal.throwIfAborted();
    const swept = await forgetting.sweep(run, threadId);
    pages += swept.pages;
    for (const file of swept.files) files.add(file);
    if (swept.pages > 0) changed.push(threadId);
    onStep('reading kept pages', at + 1, all.length);
  }
  const rest = await forgetting.sweepTables(run);
  const documents = rest.documents.map(({ documentId, fingerprints }) => [documentId, fingerprints] as const);
  if (wish?.kind === 'document' && begun !== null) documents.push([wish.documentId, begun.fingerprints]);
  return {
    steps: { pages, threads: changed, rows: rest.rows, files: [...files].sort() },
    found: begun === null ? null : foundOf(begun),
    documents,
  };
}

const foundOf = ({ rules, posts, accounts, everyday }: ForgetBegun): Omit<ForgetBegun, 'fingerprints'> => ({
  rules,
  posts,
  accounts,
  everyday,
});
