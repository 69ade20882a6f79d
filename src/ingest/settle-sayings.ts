import type { LinkedThread, Saying, StoredDocument } from '../model/thread.js';
import { deriveThread } from '../pipeline.js';
import { QUOTE_SETTINGS, type QuoteSettings } from '../quotes/quote-settings.js';
import { groupSayings } from '../quotes/sayings.js';
import type { SayingBasis, Store } from '../store/index.js';

/**
 * Times at most that sayings are grouped while others write: who comes to an end last has seen everything, and a crowd
 * is cut off here.
 */
const MAX_ROUNDS = 4;

/**
 * Groups what is quoted in all articles and in the threads that carry their words, and stores it by difference; again
 * where somebody changed what they are made of meanwhile, since his grouping may have been stored before this one. Gives
 * how many renderings are stored. References are those the user chose (`Store.references`), else the rules'.
 */
export async function settleSayings(store: Store, run: string): Promise<number> {
  for (let round = 1; ; round += 1) {
    const basis = await store.sayingBasis();
    const { sayings } = await group(store, basis, null, QUOTE_SETTINGS);
    await store.putSayings(run, sayings);
    if (round === MAX_ROUNDS || (await store.sayingBasis()).key === basis.key) return sayings.length;
  }
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
  return group(store, await store.sayingBasis(also), reference, settings);
}

async function group(
  store: Store,
  basis: SayingBasis,
  reference: string | null,
  settings: QuoteSettings,
): Promise<SayingMaterial> {
  const documents = await store.documents();
  const chosen = await store.references();
  const threads: LinkedThread[] = [];
  for (const { threadId, site } of basis.threads)
    threads.push(deriveThread(threadId, site, await store.pagesOf(threadId), documents, settings.sources));
  const references = [...(reference === null ? [] : [reference]), ...chosen.map((one) => one.sourceId)];
  return { documents, threads, sayings: groupSayings(documents, threads, references, settings) };
}
