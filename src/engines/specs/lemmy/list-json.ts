import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { answerAddress, numberIn, withParameter } from '../../json/answer-address.js';
import { draftListing } from '../../json/listing-draft.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, textOf } from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';
import { utcOf } from './post-json.js';

/** `/api/v3/post/list`: posts; from version 0.19 on with a mark for where the next ones begin. */
export const LEMMY_POSTS: JsonListing = {
  engine: 'lemmy',
  generation: 'posts',
  detect: (root) => {
    const fits = listOf(memberOf(root, 'posts')).some(
      (view) => memberAt(view, 'post.name') !== undefined && memberAt(view, 'counts.comments') !== undefined,
    );
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['views of posts'] : [] };
  },
  read: readPosts,
};

function readPosts(root: unknown, detection: Detection, url: string | null): ListingPage {
  const views = listOf(memberOf(root, 'posts'));
  const address = answerAddress(url, /\/api\/v\d\/post\/list$/)?.url ?? null;
  const cursor = textOf(memberOf(root, 'next_page'));
  return draftListing({
    engine: 'lemmy',
    detection,
    threads: views
      .filter((view) => !isSet(memberAt(view, 'post.removed')))
      .map((view) => {
        const id = idOf(memberAt(view, 'post.id'));
        const last = utcOf(memberAt(view, 'counts.newest_comment_time') ?? memberAt(view, 'post.published'));
        return {
          // The address on this very server: the one of the post's origin bears another number.
          url: address === null || id === null ? textOf(memberAt(view, 'post.ap_id')) : `${address.origin}/post/${id}`,
          title: textOf(memberAt(view, 'post.name')),
          externalId: id,
          replies: integerOf(memberAt(view, 'counts.comments')),
          ...(last === null ? {} : { lastPostAt: last }),
          pinned: isSet(memberAt(view, 'post.featured_community')) || isSet(memberAt(view, 'post.featured_local')),
        };
      }),
    newestFirst: address?.searchParams.get('sort') === 'NewComments',
    nextUrl: address === null ? null : nextOf(address, cursor, views.length),
  });
}

function nextOf(address: URL, cursor: string | null, given: number): string | null {
  if (given === 0) return null;
  if (cursor === null) {
    const full = given >= numberIn(address, 'limit', 10);
    return full ? withParameter(address, 'page', numberIn(address, 'page', 1) + 1) : null;
  }
  const next = new URL(address);
  next.searchParams.delete('page');
  next.searchParams.set('page_cursor', cursor);
  return next.href;
}
