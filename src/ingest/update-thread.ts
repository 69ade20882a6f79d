import { renderBody } from '../model/body.js';
import type { ThreadPage } from '../model/page.js';
import { deriveThread } from '../pipeline.js';
import { fingerprint } from '../quotes/fingerprint.js';
import type { Store, ThreadUpdate } from '../store/index.js';

/** Derives a thread again from everything known of it and writes what differs. */
export function updateThread(store: Store, run: string, threadId: string): Promise<ThreadUpdate> {
  return store.updateThread(
    threadId,
    run,
    (pages, site, documents) => deriveThread(threadId, site, pages, documents),
    fingerprintPages,
  );
}

/** Fingerprints of what the posts of some pages say themselves: the articles they may come from share one. */
export function fingerprintPages(pages: readonly ThreadPage[]): bigint[] {
  const marks = new Set<bigint>();
  for (const page of pages)
    for (const post of page.posts) for (const mark of fingerprint(renderBody(post.blocks).ownText)) marks.add(mark);
  return [...marks];
}
