import { isAddress } from '../../../model/address.js';
import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { draftListing } from '../../json/listing-draft.js';
import { idOf, integerOf, isSet, listOf, markupTextOf, memberAt, memberOf, textOf } from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';

const ORIGIN = 'https://www.reddit.com';

/**
 * `/r/NAME/new.json`: submissions. `after` names the last one given; the site ends after about a thousand. When the
 * latest comment was made is not told.
 */
export const REDDIT_SUBMISSIONS: JsonListing = {
  engine: 'reddit',
  generation: 'submissions',
  detect: (root) => {
    const children = listOf(memberAt(root, 'data.children'));
    const list = memberOf(root, 'kind') === 'Listing';
    const fits = list && children.length > 0 && children.every((child) => memberOf(child, 'kind') === 't3');
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['a listing of submissions'] : [] };
  },
  read: readSubmissions,
};

function readSubmissions(root: unknown, detection: Detection, url: string | null): ListingPage {
  const children = listOf(memberAt(root, 'data.children')).map((child) => memberOf(child, 'data'));
  const after = textOf(memberAt(root, 'data.after'));
  const name = textOf(memberOf(children[0], 'subreddit_name_prefixed'));
  return draftListing({
    engine: 'reddit',
    detection,
    title: name,
    threads: children
      .filter((data) => !isSet(memberOf(data, 'promoted')))
      .map((data) => {
        const permalink = textOf(memberOf(data, 'permalink'));
        return {
          url: permalink === null ? null : ORIGIN + permalink,
          title: markupTextOf(memberOf(data, 'title')),
          externalId: idOf(memberOf(data, 'id')),
          replies: integerOf(memberOf(data, 'num_comments')),
          pinned: isSet(memberOf(data, 'stickied')),
        };
      }),
    nextUrl: after === null ? null : nextOf(url, after),
  });
}

function nextOf(url: string | null, after: string): string | null {
  if (url === null || !isAddress(url)) return null;
  const next = new URL(url);
  next.searchParams.set('after', after);
  return next.href;
}
