import { renderBody } from '../model/body.js';
import type { ThreadPage } from '../model/page.js';
import { deriveThread } from '../pipeline.js';
import { inquire, linkAcross, printThread, sharesRun } from '../quotes/across/index.js';
import { fingerprintAll } from '../quotes/fingerprint.js';
import type { AcrossRules, Store, ThreadUpdate } from '../store/index.js';

const ACROSS: AcrossRules = { print: printThread, inquire, link: linkAcross, sharesRun };

/** Derives a thread again from everything known of it and writes what differs. */
export function updateThread(store: Store, run: string, threadId: string): Promise<ThreadUpdate> {
  return store.updateThread(
    threadId,
    run,
    (pages, site, documents) => deriveThread(threadId, site, pages, documents),
    fingerprintPages,
    ACROSS,
  );
}

/**
 * Fingerprints of what the posts of some pages say themselves and of what they quote: the articles they may come from
 * share one. A quote of a whole post of these pages adds nothing.
 */
export function fingerprintPages(pages: readonly ThreadPage[]): bigint[] {
  const bodies = pages.flatMap((page) => page.posts.map((post) => renderBody(post.blocks)));
  const texts = new Set(bodies.map((body) => body.ownText));
  for (const body of bodies) for (const quote of body.quotes) texts.add(quote.text);
  return fingerprintAll(texts);
}
