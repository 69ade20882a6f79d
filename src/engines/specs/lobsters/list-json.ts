import { isAddress } from '../../../model/address.js';
import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { draftListing } from '../../json/listing-draft.js';
import { idOf, integerOf, listOf, memberOf, textOf } from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';
import { resolverFor } from '../../page-url.js';

/** `/newest.json`, `/newest/page/2.json`, `/t/TAG.json`: stories without their comments, 25 at a time. */
export const LOBSTERS_STORIES: JsonListing = {
  engine: 'lobsters',
  generation: 'stories',
  detect: (root) => {
    const fits = listOf(root).some(
      (story) => memberOf(story, 'short_id') !== undefined && memberOf(story, 'comment_count') !== undefined,
    );
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['stories with short_id'] : [] };
  },
  read: readStories,
};

const PER_PAGE = 25;
const PAGE = /\/page\/(\d{1,6})\.json$/;

function readStories(root: unknown, detection: Detection, url: string | null): ListingPage {
  const stories = listOf(root);
  const resolve = resolverFor(url);
  const address = url === null || !isAddress(url) ? null : new URL(url);
  const page = address === null ? null : Number(PAGE.exec(address.pathname)?.[1] ?? '1');
  return draftListing({
    engine: 'lobsters',
    detection,
    threads: stories.map((story) => ({
      url: resolve(textOf(memberOf(story, 'comments_url')) ?? textOf(memberOf(story, 'short_id_url'))),
      title: textOf(memberOf(story, 'title')),
      externalId: idOf(memberOf(story, 'short_id')),
      replies: integerOf(memberOf(story, 'comment_count')),
    })),
    page,
    nextUrl: address === null || page === null || stories.length < PER_PAGE ? null : nextOf(address, page + 1),
  });
}

function nextOf(address: URL, page: number): string {
  const path = address.pathname.replace(PAGE, '').replace(/\.json$/, '');
  return `${address.origin}${path === '/' ? '' : path}/page/${page}.json`;
}
