import type { ListingPage } from '../../../model/listing.js';
import type { PageTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import { parseJson } from '../../json/embedded-json.js';
import { defineListing } from '../../listing/define-listing.js';
import { NODEBB_TOPICS, readTopics } from './list-json.js';

/** Categories, recent topics and the front page, of all themes: rows are named by `component`. */
export const NODEBB_LISTING = defineListing({
  engine: 'nodebb',
  generation: 'category',
  detect: [
    { select: '[component="category/topic"]', weight: 0.7, says: 'topics are [component="category/topic"]' },
    {
      select: '[component="categories/category"], [component="category/subcategory/container"]',
      weight: 0.6,
      says: 'sections are [component="categories/category"]',
    },
    { select: '[component="category"][data-nextstart], #ajaxify-data', weight: 0.2, says: 'the page of NodeBB' },
    { select: '[component="post"][data-pid]', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1' }, { select: 'meta[property="og:title"]', attr: 'content' }],
  page: [{ select: '.pagination .page.active [data-page]', attr: 'data-page' }],
  pageCount: [{ select: '.pagination .page [data-page]', attr: 'data-page', last: true }],
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '.pagination .next:not(.disabled) a[href]', attr: 'href' },
  ],
  forums: [
    {
      each: '[component="categories/category"] .title > a[href*="/category/"], [component="categories/category"] .category-children-item a[href*="/category/"], [component="categories/category"] .category-children a[href*="/category/"], [component="category/subcategory/container"] .title > a[href*="/category/"]',
    },
  ],
  threads: [
    {
      each: '[component="category/topic"]',
      refuse: '.deleted[component="category/topic"], [component="category/topic"].scheduled',
      // Readers are led to the post they stopped at.
      url: [
        {
          select: '[component="topic/header"] a[href*="/topic/"], .title a[href*="/topic/"]',
          attr: 'href',
          match: /^([^?#]{0,1000}\/topic\/\d{1,12}(?:\/[^/?#]{1,400})?)/,
        },
      ],
      title: [{ select: '[component="topic/header"] a[href*="/topic/"], .title a[href*="/topic/"]' }],
      externalId: [{ attr: 'data-tid', match: /^\d{1,12}$/ }],
      posts: [
        { select: '.stats-postcount [title]', attr: 'title' },
        { select: '.stats .human-readable-number[title]', attr: 'title' },
      ],
      lastPost: {
        machine: [
          { select: '[component="topic/teaser"] .timeago', attr: 'title' },
          { select: '.timeago[title]', attr: 'title' },
        ],
        shown: [],
      },
      pinned: '[component="topic/pinned"]:not(.hidden):not(.hide), [component="category/topic"].pinned',
    },
  ],
  empty: '[component="category"] ~ .alert, #category-no-topics',
  newestFirst: true,
  hooks: { readData: readAjaxifyData },
});

/** The list the page was rendered from: the same object that the API answers; the next page is one for people. */
function readAjaxifyData(tree: PageTree, url: string | null): ListingPage | null {
  const script = tree.byId.get('ajaxify-data')?.[0];
  const list = script === undefined ? undefined : parseJson(rawTextOf(script));
  const detection = NODEBB_TOPICS.detect(list);
  const own = (tree.byTag.get('link') ?? []).find((link) => link.attributes.rel === 'canonical')?.attributes.href;
  return detection.confidence === 0 ? null : readTopics(list, detection, url ?? own ?? null);
}
