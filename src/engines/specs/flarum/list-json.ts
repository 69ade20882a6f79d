import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { answerAddress, boardRoot, numberIn } from '../../json/answer-address.js';
import { draftListing, type ForumDraft, type ThreadDraft } from '../../json/listing-draft.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';
import { threadUrl } from './discussion-json.js';

/** `/api/discussions`: a JSON:API list; its links name the next part. */
export const FLARUM_DISCUSSIONS: JsonListing = {
  engine: 'flarum',
  generation: 'discussions',
  detect: (root) => {
    const fits = listOf(memberOf(root, 'data')).some(
      (item) => memberOf(item, 'type') === 'discussions' && memberAt(item, 'attributes.title') !== undefined,
    );
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['a JSON:API list of discussions'] : [] };
  },
  read: readDiscussions,
};

/** `/api/tags`: the sections of boards that use tags as such, and free tags. */
export const FLARUM_TAGS: JsonListing = {
  engine: 'flarum',
  generation: 'tags',
  detect: (root) => {
    const fits = listOf(memberOf(root, 'data')).some(
      (item) => memberOf(item, 'type') === 'tags' && memberAt(item, 'attributes.slug') !== undefined,
    );
    return { confidence: fits ? 0.8 : 0, evidence: fits ? ['a JSON:API list of tags'] : [] };
  },
  read: (root, detection, url) => {
    const home = boardRoot(url, /\/(?:api|t|tags)(?=\/|$)/);
    const forums = listOf(memberOf(root, 'data')).flatMap((tag): ForumDraft[] => {
      const slug = textOf(memberAt(tag, 'attributes.slug'));
      if (memberOf(tag, 'type') !== 'tags' || slug === null) return [];
      return [{ url: `${home}/t/${encodeURIComponent(slug)}`, title: textOf(memberAt(tag, 'attributes.name')) }];
    });
    return draftListing({ engine: 'flarum', detection, forums });
  },
};

/** Discussions in an answer, unless it is asked for more. */
const PER_ANSWER = 20;

export function readDiscussions(root: unknown, detection: Detection, url: string | null): ListingPage {
  const rows = listOf(memberOf(root, 'data')).filter((item) => memberOf(item, 'type') === 'discussions');
  const address = answerAddress(url, /\/api\/discussions$/);
  const offset = address === null ? null : numberIn(address.url, 'page[offset]', 0);
  return draftListing({
    engine: 'flarum',
    detection,
    threads: rows.map((item) => readRow(item, url)),
    newestFirst: true,
    page: offset === null ? null : Math.floor(offset / PER_ANSWER) + 1,
    nextUrl: textOf(memberAt(root, 'links.next')) ?? textOf(memberAt(root, 'links.next.href')),
  });
}

function readRow(item: unknown, url: string | null): ThreadDraft {
  const count = integerOf(memberAt(item, 'attributes.commentCount'));
  const last = momentOf(memberAt(item, 'attributes.lastPostedAt') ?? memberAt(item, 'attributes.lastTime'));
  return {
    url: threadUrl(item, url),
    title: textOf(memberAt(item, 'attributes.title')),
    externalId: idOf(memberOf(item, 'id')),
    replies: count === null || count < 1 ? null : count - 1,
    ...(last === null ? {} : { lastPostAt: last }),
    pinned: isSet(memberAt(item, 'attributes.isSticky')),
  };
}
