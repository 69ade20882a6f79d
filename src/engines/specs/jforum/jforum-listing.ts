import { defineListing } from '../../listing/define-listing.js';
import { JFORUM_2 } from './jforum-2.js';

const TITLE = '.topictitle a[href*="/posts/list/"]';

/** JForum 2, whose templates come from phpBB 2: told apart by its addresses. */
export const JFORUM_LISTING = defineListing({
  engine: 'jforum',
  generation: '2',
  detect: [
    {
      select: 'table.forumline .topictitle a[href*="/posts/list/"], table.forumline a.forumlink[href*="/forums/show/"]',
      weight: 1,
      says: 'threads at /posts/list/ or sections at /forums/show/',
    },
    { select: 'td[id^="post_text_"]', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'a.maintitle, .maintitle' }, { select: 'title' }],
  url: [{ select: 'a.maintitle[href*="/forums/show/"]', attr: 'href' }],
  page: JFORUM_2.thread.page,
  pageLinks: '.pagination a',
  unpagedIsSingle: true,
  nextUrl: JFORUM_2.thread.nextUrl,
  forums: [{ each: 'table.forumline a.forumlink[href*="/forums/show/"]' }],
  threads: [
    {
      each: 'table.forumline tr:has(> td:has(> .topictitle))',
      refuse: 'img[src*="moved"]',
      url: [{ select: TITLE, attr: 'href' }],
      title: [{ select: TITLE }],
      externalId: [{ select: TITLE, attr: 'href', match: /\/posts\/list\/(\d{1,12})/ }],
      replies: [{ select: 'td > .postdetails', match: /^\d.*$/ }],
      lastPost: {
        shown: [{ select: 'td > .postdetails', match: /^(.{6,30}?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)/i }],
      },
      pinned: 'img[src*="sticky"], img[src*="announce"]',
    },
  ],
  newestFirst: true,
});
