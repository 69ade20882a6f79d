import type { ListingPage } from '../../../model/listing.js';
import type { PageTree } from '../../html/page-tree.js';
import { parseJson } from '../../json/embedded-json.js';
import { textOf } from '../../json/value.js';
import { defineListing } from '../../listing/define-listing.js';
import { DISCOURSE_TOPICS } from './list-json.js';

const GENERATOR = 'meta[name="generator"][content^="Discourse"]';
/** The address of a topic without the post a reader stopped at. */
const TOPIC = /^([^?#]{0,1000}\/t\/(?:[^/?#]{1,400}\/)?\d{1,12})(?:[/?#]|$)/;

/** Lists of topics and of categories: the plain view, the rendered app, and the data it starts from. */
export const DISCOURSE_LISTING = defineListing({
  engine: 'discourse',
  generation: 'topic-list',
  detect: [
    { select: GENERATOR, weight: 0.3, says: 'generator Discourse' },
    {
      select: '.topic-list-item .raw-topic-link, .topic-list-item a.title, .topic-list > [itemprop="itemListElement"]',
      weight: 0.5,
      says: 'topics in .topic-list',
    },
    {
      select: '.category-list .category a, .category-list [data-category-id], .category-boxes .category-box',
      weight: 0.5,
      says: 'sections in .category-list',
    },
    { select: '#data-preloaded[data-preloaded*="topic_list"]', weight: 0.4, says: 'a preloaded topic_list' },
    { select: '.crawler-post, article[data-post-id]', weight: -1, says: 'posts' },
  ],
  title: [
    { select: 'h1 a:last-child [itemprop="name"]' },
    { select: 'meta[property="og:title"]', attr: 'content' },
    { select: 'title' },
  ],
  canonical: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^([^?#]{1,1000})/ }],
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '[role="navigation"] a[rel="next"]', attr: 'href' },
  ],
  forums: [
    { each: '.category-list td.category h3 a, .category-list .category-title-link, .category-box a.parent-box-link' },
    { each: '.category-list .subcategories a[href*="/c/"], .category-box .subcategories a[href*="/c/"]' },
  ],
  threads: [
    {
      each: '.topic-list-item, .topic-list > [itemprop="itemListElement"]',
      url: [
        { select: 'a.raw-topic-link, a.title[href*="/t/"]', attr: 'href', match: TOPIC },
        { select: 'a[itemprop="item"], a[itemprop="url"], a[href*="/t/"]', attr: 'href', match: TOPIC },
      ],
      title: [{ select: 'a.raw-topic-link, a.title' }, { select: 'a[itemprop="item"], a[itemprop="url"]' }],
      externalId: [
        { attr: 'data-topic-id', match: /^\d{1,12}$/ },
        { select: 'a[href*="/t/"]', attr: 'href', match: /\/t\/(?:[^/?#]{1,400}\/)?(\d{1,12})(?:[/?#]|$)/ },
      ],
      replies: [
        { select: '.replies .posts' },
        { select: '.posts .number[title]', attr: 'title', match: /^(\d[\d,.]{0,9})\s/ },
        { select: 'td.posts .number' },
      ],
      lastPost: {
        machine: [{ select: '.activity .relative-date, td.age .relative-date', attr: 'data-time' }],
        shown: [{ select: 'td:last-child' }],
      },
      pinned: '.topic-list-item.pinned, .topic-list-item:not([data-topic-id]) p.excerpt',
    },
  ],
  newestFirst: true,
  hooks: { readData: readPreloaded },
});

/** The list the app starts from has exact times and counts, and the address of the next part. */
function readPreloaded(tree: PageTree, url: string | null): ListingPage | null {
  const holder = tree.byId.get('data-preloaded')?.[0]?.attributes['data-preloaded'];
  const answers = holder === undefined ? undefined : parseJson(holder);
  if (answers === null || typeof answers !== 'object') return null;
  for (const [name, answer] of Object.entries(answers)) {
    const text = name.startsWith('topic_list') ? textOf(answer) : null;
    const list = text === null ? undefined : parseJson(text);
    const detection = DISCOURSE_TOPICS.detect(list);
    if (detection.confidence > 0) return DISCOURSE_TOPICS.read(list, detection, url);
  }
  return null;
}
