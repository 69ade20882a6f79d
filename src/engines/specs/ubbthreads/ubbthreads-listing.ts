import { defineListing } from '../../listing/define-listing.js';
import { UBBTHREADS_7 } from './ubbthreads-7.js';

const TITLE =
  'td.topicsubject a[href*="/topics/"], td.alt-topicsubject a[href*="/topics/"], td.new-topicsubject a[href*="/topics/"], td.new-alt-topicsubject a[href*="/topics/"]';

/** UBB.threads 7: cells change their class from row to row; the number behind a topic is its page. */
export const UBBTHREADS_LISTING = defineListing({
  engine: 'ubbthreads',
  generation: '7',
  detect: [
    {
      select: `${TITLE}, td.forumtitle a, td.new-forumtitle a`,
      weight: 0.7,
      says: 'threads in td.topicsubject or sections in td.forumtitle',
    },
    { select: 'a[href*="ubbthreads.php"]', weight: 0.3, says: 'links to ubbthreads.php' },
    { select: 'td.post-content', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1' }, { select: 'title' }],
  page: UBBTHREADS_7.thread.page,
  pageCount: UBBTHREADS_7.thread.pageCount,
  pageLinks: '.page-n a, a.page-n',
  unpagedIsSingle: true,
  nextUrl: UBBTHREADS_7.thread.nextUrl,
  forums: [{ each: 'td.forumtitle a[href*="/forums/"], td.new-forumtitle a[href*="/forums/"]' }],
  threads: [
    {
      each: 'tr:has(> td.topicsubject), tr:has(> td.alt-topicsubject), tr:has(> td.new-topicsubject), tr:has(> td.new-alt-topicsubject)',
      refuse: 'img[src*="moved"]',
      url: [{ select: TITLE, attr: 'href', match: /^([^#]{1,2000})/ }],
      title: [{ select: TITLE }],
      externalId: [{ select: TITLE, attr: 'href', match: /\/topics\/(\d{1,12})/ }],
      replies: [{ select: 'td.topicreplies, td.alt-topicreplies, td.new-topicreplies, td.new-alt-topicreplies' }],
      lastPost: {
        shown: [
          {
            select: 'td.topictime, td.alt-topictime, td.new-topictime, td.new-alt-topictime',
            match: /^(.{4,30}?\d{1,2}:\d{2}(?: ?[AP]M)?)/i,
          },
        ],
      },
      pinned: 'img[src*="sticky"], img[src*="announce"]',
    },
  ],
  newestFirst: true,
});
