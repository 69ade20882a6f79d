import { renderBody } from '../model/body.js';
import type { ThreadPage } from '../model/page.js';
import { deriveThread } from '../pipeline.js';
import { inquire, linkAcross, printThread, sharesRun } from '../quotes/across/index.js';
import { fingerprintAll } from '../quotes/fingerprint.js';
import type { DeriveRules } from '../store/index.js';
import { VERSION } from '../version.js';

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

/** How threads are derived from everything known of them: for `Store.updateThreads`. */
export const DERIVE: DeriveRules = {
  version: VERSION,
  derive: (threadId, pages, site, documents) => deriveThread(threadId, site, pages, documents),
  fingerprintOf: fingerprintPages,
  across: { print: printThread, inquire, link: linkAcross, sharesRun },
};
