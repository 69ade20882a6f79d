import type { LinkedThread } from '../model/thread.js';
import { deriveThread } from '../pipeline.js';
import { fingerprint } from '../quotes/fingerprint.js';
import { groupSayings } from '../quotes/sayings.js';
import type { Store } from '../store/index.js';

/**
 * Groups what is quoted in all articles and in the threads that carry their words, and stores it by difference.
 * Gives how many renderings are stored. `reference` names the document or post to compare with; null: the rules'.
 */
export async function settleSayings(store: Store, run: string, reference: string | null = null): Promise<number> {
  const documents = await store.documents();
  const related = new Set<string>();
  for (const document of documents)
    for (const id of await store.threadsSharing(fingerprint(document.text))) related.add(id);
  const sites = new Map((await store.listThreads()).map((thread) => [thread.threadId, thread.site]));
  const threads: LinkedThread[] = [];
  for (const id of [...related].sort())
    threads.push(deriveThread(id, sites.get(id) ?? null, await store.pagesOf(id), documents));
  const sayings = groupSayings(documents, threads, reference);
  await store.putSayings(run, sayings);
  return sayings.length;
}
