import type { LinkedThread, Saying, StoredDocument } from '../model/thread.js';
import { deriveThread } from '../pipeline.js';
import { fingerprint } from '../quotes/fingerprint.js';
import { QUOTE_SETTINGS, type QuoteSettings } from '../quotes/quote-settings.js';
import { groupSayings } from '../quotes/sayings.js';
import type { Store } from '../store/index.js';

/**
 * Groups what is quoted in all articles and in the threads that carry their words, and stores it by difference.
 * Gives how many renderings are stored. References are those the user chose (`Store.references`), else the rules'.
 */
export async function settleSayings(store: Store, run: string): Promise<number> {
  const { sayings } = await regroupSayings(store);
  await store.putSayings(run, sayings);
  return sayings.length;
}

/** All articles, the threads that carry their words, and the sayings in both. */
export interface SayingMaterial {
  readonly documents: readonly StoredDocument[];
  readonly threads: readonly LinkedThread[];
  readonly sayings: readonly Saying[];
}

/**
 * What `settleSayings` stores, with another reference before the chosen ones or other thresholds if given, and stores
 * nothing. `also` names threads to look at even where they share no words with an article; those of chosen posts are.
 */
export async function regroupSayings(
  store: Store,
  reference: string | null = null,
  settings: QuoteSettings = QUOTE_SETTINGS,
  also: readonly string[] = [],
): Promise<SayingMaterial> {
  const documents = await store.documents();
  const chosen = await store.references();
  const related = new Set<string>(also);
  for (const document of documents)
    for (const id of await store.threadsSharing(fingerprint(document.text))) related.add(id);
  const sites = new Map((await store.listThreads()).map((thread) => [thread.threadId, thread.site]));
  for (const { threadId } of chosen) if (threadId !== null && sites.has(threadId)) related.add(threadId);
  const threads: LinkedThread[] = [];
  for (const id of [...related].sort())
    threads.push(deriveThread(id, sites.get(id) ?? null, await store.pagesOf(id), documents, settings.sources));
  const references = [...(reference === null ? [] : [reference]), ...chosen.map((one) => one.sourceId)];
  return { documents, threads, sayings: groupSayings(documents, threads, references, settings) };
}
