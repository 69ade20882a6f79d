import { defineListing } from '../../listing/define-listing.js';
import { BBPRESS } from './bbpress.js';

/**
 * bbPress 2. Its column counts replies or posts as the site chose, and says which in the site's language alone: no
 * count is read. Times are ages without a clock.
 */
export const BBPRESS_LISTING = defineListing({
  engine: 'bbpress',
  generation: '2',
  detect: [
    {
      select: 'ul[id^="bbp-topic-"] a.bbp-topic-permalink, ul[id^="bbp-forum-"] a.bbp-forum-title',
      weight: 0.7,
      says: 'threads in ul#bbp-topic-N or sections in ul#bbp-forum-N',
    },
    { select: '.bbp-topics, .bbp-forums', weight: 0.3, says: 'lists .bbp-topics or .bbp-forums' },
    { select: '.bbp-reply-content, .bbp-topic-content', weight: -1, says: 'posts' },
  ],
  title: [{ select: '.bbp-breadcrumb-current' }, { select: 'h1.entry-title' }, { select: 'h1' }, { select: 'title' }],
  url: BBPRESS.thread.url,
  page: BBPRESS.thread.page,
  pageLinks: '.bbp-pagination-links a',
  unpagedIsSingle: true,
  nextUrl: BBPRESS.thread.nextUrl,
  forums: [{ each: 'ul[id^="bbp-forum-"] a.bbp-forum-title' }, { each: '.bbp-forums-list a.bbp-forum-link' }],
  threads: [
    {
      each: 'ul[id^="bbp-topic-"]:has(a.bbp-topic-permalink)',
      url: [{ select: 'a.bbp-topic-permalink', attr: 'href' }],
      title: [{ select: 'a.bbp-topic-permalink' }],
      externalId: [{ attr: 'id', match: /^bbp-topic-(\d{1,12})$/ }],
      lastPost: { shown: [{ select: 'li.bbp-topic-freshness > a' }] },
      pinned: '.sticky, .super-sticky',
    },
  ],
  newestFirst: true,
});
