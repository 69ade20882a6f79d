import { isAddress } from '../../../model/address.js';
import type { ListingPage } from '../../../model/listing.js';
import type { Detection } from '../../../model/page.js';
import { boardRoot, numberIn } from '../../json/answer-address.js';
import { draftListing, type ForumDraft, type ThreadDraft } from '../../json/listing-draft.js';
import {
  idOf,
  integerOf,
  isSet,
  listOf,
  markupTextOf,
  memberAt,
  memberOf,
  momentOf,
  textOf,
} from '../../json/value.js';
import type { JsonListing } from '../../listing/json-listing.js';
import { resolverFor } from '../../page-url.js';

/** `/latest.json`, `/c/SLUG/ID.json`, `/tag/NAME.json`: topics by their latest post, 30 at a time. */
export const DISCOURSE_TOPICS: JsonListing = {
  engine: 'discourse',
  generation: 'topic-list',
  detect: (root) => {
    const fits = Array.isArray(memberAt(root, 'topic_list.topics'));
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['a topic_list'] : [] };
  },
  read: readTopics,
};

/** `/categories.json`: sections with their sub-sections. */
export const DISCOURSE_CATEGORIES: JsonListing = {
  engine: 'discourse',
  generation: 'category-list',
  detect: (root) => {
    const fits = Array.isArray(memberAt(root, 'category_list.categories'));
    return { confidence: fits ? 0.8 : 0, evidence: fits ? ['a category_list'] : [] };
  },
  read: (root, detection, url) =>
    draftListing({
      engine: 'discourse',
      detection,
      forums: forumsOf(listOf(memberAt(root, 'category_list.categories')), rootOf(url), null),
    }),
};

/** Sections inside each other deeper than this are none. */
const DEEPEST = 4;

function rootOf(url: string | null): string {
  return boardRoot(url, /\/(?:latest|categories|top|new|hot|c|tags?|filter)(?=[/.]|$)/);
}

function readTopics(root: unknown, detection: Detection, url: string | null): ListingPage {
  const home = rootOf(url);
  const list = memberOf(root, 'topic_list');
  const page = url === null || !isAddress(url) ? null : numberIn(new URL(url), 'page', 0) + 1;
  return draftListing({
    engine: 'discourse',
    detection,
    threads: listOf(memberOf(list, 'topics')).map((topic) => readRow(topic, home)),
    newestFirst: true,
    page,
    nextUrl: nextOf(textOf(memberOf(list, 'more_topics_url')), url),
  });
}

function readRow(topic: unknown, home: string): ThreadDraft {
  const id = idOf(memberOf(topic, 'id'));
  const posts = integerOf(memberOf(topic, 'posts_count'));
  const last = momentOf(memberOf(topic, 'last_posted_at') ?? memberOf(topic, 'bumped_at'));
  return {
    url: id === null ? null : `${home}/t/${textOf(memberOf(topic, 'slug')) ?? '-'}/${id}`,
    title: textOf(memberOf(topic, 'title')) ?? markupTextOf(memberOf(topic, 'fancy_title')),
    externalId: id,
    replies: posts === null || posts < 1 ? null : posts - 1,
    ...(last === null ? {} : { lastPostAt: last }),
    pinned: isSet(memberOf(topic, 'pinned')) || isSet(memberOf(topic, 'pinned_globally')),
  };
}

/** The next page is named as a page for people. */
function nextOf(more: string | null, url: string | null): string | null {
  const next = more === null || url === null ? null : resolverFor(url)(more);
  if (next === null || !isAddress(next)) return null;
  const address = new URL(next);
  if (!address.pathname.endsWith('.json')) address.pathname += '.json';
  return address.href;
}

function forumsOf(
  categories: readonly unknown[],
  home: string,
  parent: string | null,
  depth = 0,
): readonly ForumDraft[] {
  if (depth >= DEEPEST) return [];
  return categories.flatMap((category) => {
    const id = idOf(memberOf(category, 'id'));
    const slug = textOf(memberOf(category, 'slug')) ?? id;
    const path = parent === null ? slug : `${parent}/${slug}`;
    const own: ForumDraft = {
      url: id === null ? null : `${home}/c/${path}/${id}`,
      title: textOf(memberOf(category, 'name')),
    };
    return [own, ...forumsOf(listOf(memberOf(category, 'subcategory_list')), home, path, depth + 1)];
  });
}
