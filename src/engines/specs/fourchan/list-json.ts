import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { answerAddress } from '../../json/answer-address.js';
import { draftListing } from '../../json/listing-draft.js';
import { idOf, integerOf, isSet, listOf, markupTextOf, memberOf, momentOf } from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';

/** `a.4cdn.org/BOARD/catalog.json` and `threads.json`: all threads of a board by the page they stand on. */
export const FOURCHAN_CATALOG: JsonListing = {
  engine: 'fourchan',
  generation: 'catalog',
  detect: (root) => {
    const fits = listOf(root).some((page) =>
      listOf(memberOf(page, 'threads')).some((thread) => memberOf(thread, 'no') !== undefined),
    );
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['pages of numbered threads'] : [] };
  },
  read: readCatalog,
};

function readCatalog(root: unknown, detection: Detection, url: string | null): ListingPage {
  const threadAt = addressesOf(url);
  return draftListing({
    engine: 'fourchan',
    detection,
    threads: listOf(root)
      .flatMap((page) => listOf(memberOf(page, 'threads')))
      .map((thread) => {
        const id = idOf(memberOf(thread, 'no'));
        const last = momentOf(memberOf(thread, 'last_modified'));
        return {
          url: id === null ? null : threadAt(id),
          title: markupTextOf(memberOf(thread, 'sub')),
          externalId: id,
          replies: integerOf(memberOf(thread, 'replies')),
          ...(last === null ? {} : { lastPostAt: last }),
          pinned: isSet(memberOf(thread, 'sticky')),
        };
      }),
    // A reply lifts its thread only so often: threads sink though they are answered.
    newestFirst: false,
    page: 1,
    pageCount: 1,
  });
}

function addressesOf(url: string | null): (id: string) => string | null {
  const address = answerAddress(url, /\/(?:catalog|threads)\.json$/);
  if (address === null) return () => null;
  const board = address.root.slice(address.root.lastIndexOf('/') + 1);
  if (address.url.hostname === 'a.4cdn.org') return (id) => `https://boards.4chan.org/${board}/thread/${id}`;
  return (id) => `${address.root}/res/${id}.html`;
}
