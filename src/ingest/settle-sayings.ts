import type { LinkedThread, Saying, StoredDocument } from '../model/thread.js';
import { deriveThread } from '../pipeline.js';
import { fingerprint } from '../quotes/fingerprint.js';
import { QUOTE_SETTINGS, type QuoteSettings } from '../quotes/quote-settings.js';
import { groupSayings } from '../quotes/sayings.js';
import type { Store } from '../store/index.js';

/**
 * Groups what is quoted in all articles and in the threads that carry their words, and stores it by difference.
 * Gives how many renderings are stored. `reference` names the document or post to compare with; null: the rules'.
 */
export async function settleSayings(store: Store, run: string, reference: string | null = null): Promise<number> {
  const { sayings } = await regroupSayings(store, reference);
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
 * What `settleSayings` stores, with another reference or other thresholds if given, and stores nothing. `also` names
 * threads to look at even where they share no words with an article.
 */
export async function regroupSayings(
  store: Store,
  reference: string | null = null,
  settings: QuoteSettings = QUOTE_SETTINGS,
  also: readonly string[] = [],
): Promise<SayingMaterial> {
  const documents = await store.documents();
  const related = new Set<string>(also);
  for (const document of documents)
    for (const id of await store.threadsSharing(fingerprint(document.text))) related.add(id);
  const sites = new Map((await store.listThreads()).map((thread) => [thread.threadId, thread.site]));
  const threads: LinkedThread[] = [];
  for (const id of [...related].sort())
    threads.push(deriveThread(id, sites.get(id) ?? null, await store.pagesOf(id), documents, settings.sources));
  return { documents, threads, sayings: groupSayings(documents, threads, reference, settings) };
}
