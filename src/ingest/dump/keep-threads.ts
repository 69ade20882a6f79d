import type { PageRecord, Store } from '../../store/index.js';
import type { DumpPost } from './dump-post.js';
import type { Spool } from './spool.js';
import { threadKey, threadPages } from './thread-pages.js';

/** Posts and pages given to the store in one transaction. */
const POSTS_A_CALL = 2_000;
const PAGES_A_CALL = 200;

/** What was kept of the spool. */
export interface KeptThreads {
  readonly threads: Set<string>;
  pages: number;
  newPages: number;
  posts: number;
  repeated: number;
}

export interface KeepOptions {
  readonly name: string;
  readonly files: readonly string[];
  readonly signal: AbortSignal;
  readonly onStep: (kept: Readonly<KeptThreads>) => void;
}

/**
 * Keeps the threads of the spool as pages, partition by partition; memory is that of one. Stops between two calls of the
 * store when the signal is raised: what was kept stays, and is known to the next run.
 */
export async function keepThreads(store: Store, run: string, spool: Spool, options: KeepOptions): Promise<KeptThreads> {
  const kept: KeptThreads = { threads: new Set(), pages: 0, newPages: 0, posts: 0, repeated: 0 };
  let waiting: PageRecord[] = [];
  let posts = 0;
  const give = async (): Promise<void> => {
    if (waiting.length === 0) return;
    options.signal.throwIfAborted();
    const records = waiting;
    waiting = [];
    posts = 0;
    for (const state of await store.putPages(run, records)) if (state === 'new') kept.newPages += 1;
    kept.pages += records.length;
    // A page that is kept and whose thread is not noted would be forgotten: noted after, but in the same breath.
    for (const { threadId, page } of records) {
      kept.threads.add(threadId);
      kept.posts += page.posts.length;
    }
    options.onStep(kept);
  };
  for await (const lines of spool.partitions((line) => threadKey(postOf(line)))) {
    for (const rows of threadsIn(lines)) {
      const { records, repeated } = threadPages(rows, options.name, options.files);
      kept.repeated += repeated;
      for (const record of records) {
        waiting.push(record);
        posts += record.page.posts.length;
        if (posts >= POSTS_A_CALL || waiting.length >= PAGES_A_CALL) await give();
      }
    }
  }
  await give();
  return kept;
}

/** The rows of a partition by thread, in the order of the threads' keys. Lines are taken apart one thread at a time. */
function* threadsIn(lines: readonly string[]): Generator<readonly DumpPost[]> {
  const byThread = new Map<string, number[]>();
  lines.forEach((line, at) => {
    const key = threadKey(postOf(line));
    const known = byThread.get(key);
    if (known === undefined) byThread.set(key, [at]);
    else known.push(at);
  });
  for (const key of [...byThread.keys()].sort()) yield (byThread.get(key) ?? []).map((at) => postOf(lines[at] ?? ''));
}

function postOf(line: string): DumpPost {
  const post: DumpPost = JSON.parse(line);
  return post;
}
