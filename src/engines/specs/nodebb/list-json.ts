import { isAddress } from '../../../model/address.js';
import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { boardRoot, withParameter } from '../../json/answer-address.js';
import { draftListing, type ForumDraft, type ThreadDraft } from '../../json/listing-draft.js';
import { idOf, integerOf, isSet, listOf, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';
import { plain } from './topic-json.js';

/** `/api/category/ID`, `/api/recent`, `/api/popular`: topics, in a category also the sections below it. */
export const NODEBB_TOPICS: JsonListing = {
  engine: 'nodebb',
  generation: 'category',
  detect: (root) => {
    const topics = listOf(memberOf(root, 'topics'));
    const fits = topics.some((topic) => memberOf(topic, 'tid') !== undefined && memberOf(topic, 'slug') !== undefined);
    const empty = memberOf(root, 'cid') !== undefined && memberOf(root, 'topic_count') !== undefined;
    const list = Array.isArray(memberOf(root, 'topics')) && (fits || empty);
    return { confidence: list ? 0.9 : 0, evidence: list ? ['topics with tid and slug'] : [] };
  },
  read: (root, detection, url) => readTopics(root, detection, url),
};

/** `/api/categories`: the front page. */
export const NODEBB_CATEGORIES: JsonListing = {
  engine: 'nodebb',
  generation: 'categories',
  detect: (root) => {
    const fits = listOf(memberOf(root, 'categories')).some((item) => memberOf(item, 'cid') !== undefined);
    const list = fits && memberOf(root, 'topics') === undefined;
    return { confidence: list ? 0.9 : 0, evidence: list ? ['categories with cid'] : [] };
  },
  read: (root, detection, url) => {
    return draftListing({
      engine: 'nodebb',
      detection,
      forums: forumsOf(listOf(memberOf(root, 'categories')), boardRoot(url, AT)),
      ...turnsOf(root, url),
    });
  },
};

/** What paths of lists begin with, of the API and of pages. */
const AT = /\/(?:api|category|categories|recent|popular|top|tags|unread|world)(?=\/|$)/;
/** Sections inside each other deeper than this are none. */
const DEEPEST = 4;

export function readTopics(root: unknown, detection: Detection, url: string | null): ListingPage {
  const home = boardRoot(url, AT);
  const slug = textOf(memberOf(root, 'slug'));
  return draftListing({
    engine: 'nodebb',
    detection,
    title: plain(memberOf(root, 'name')),
    url: slug === null || memberOf(root, 'cid') === undefined ? null : `${home}/category/${slug}`,
    forums: forumsOf(listOf(memberOf(root, 'children')), home),
    threads: listOf(memberOf(root, 'topics'))
      .filter((topic) => !isSet(memberOf(topic, 'deleted')))
      .map((topic) => readRow(topic, home)),
    newestFirst: true,
    ...turnsOf(root, url),
  });
}

function turnsOf(root: unknown, url: string | null): Partial<ListingPage> {
  const page = integerOf(memberAt(root, 'pagination.currentPage'));
  const pageCount = integerOf(memberAt(root, 'pagination.pageCount'));
  const more = page !== null && pageCount !== null && page < pageCount && url !== null && isAddress(url);
  return { page, pageCount, nextUrl: more ? withParameter(new URL(url), 'page', page + 1) : null };
}

function readRow(topic: unknown, home: string): ThreadDraft {
  const slug = textOf(memberOf(topic, 'slug'));
  const posts = integerOf(memberOf(topic, 'postcount'));
  const last = momentOf(memberOf(topic, 'lastposttimeISO') ?? memberOf(topic, 'lastposttime'));
  return {
    url: slug === null ? null : `${home}/topic/${slug}`,
    title: plain(memberOf(topic, 'titleRaw')) ?? plain(memberOf(topic, 'title')),
    externalId: idOf(memberOf(topic, 'tid')),
    replies: posts === null || posts < 1 ? null : posts - 1,
    ...(last === null ? {} : { lastPostAt: last }),
    pinned: isSet(memberOf(topic, 'pinned')),
  };
}

/** A category may be a mere link to elsewhere. */
function forumsOf(categories: readonly unknown[], home: string, depth = 0): readonly ForumDraft[] {
  if (depth >= DEEPEST) return [];
  return categories.flatMap((category) => {
    const slug = textOf(memberOf(category, 'slug'));
    const elsewhere = textOf(memberOf(category, 'link')) !== null;
    const own: ForumDraft = {
      url: slug === null || elsewhere ? null : `${home}/category/${slug}`,
      title: plain(memberOf(category, 'name')),
    };
    return [own, ...forumsOf(listOf(memberOf(category, 'children')), home, depth + 1)];
  });
}
