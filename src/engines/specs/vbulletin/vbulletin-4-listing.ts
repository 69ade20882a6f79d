import { defineListing } from '../../listing/define-listing.js';
import { BOARD_URL, STICKY, TO_THE_CLOCK } from './listing-shared.js';
import { VBULLETIN_4 } from './vbulletin-4.js';

const TITLE = 'a[id^="thread_title_"], .threadtitle a.title';

/** vBulletin 4.x: threads are `li.threadbit`, pinned ones in a list of their own; sections are `li.forumbit_post`. */
export const VBULLETIN_4_LISTING = defineListing({
  engine: 'vbulletin',
  generation: '4',
  detect: [
    {
      select: 'li.threadbit .threadtitle a, li[class*="forumbit_"] .forumtitle a',
      weight: 0.6,
      says: 'threads in li.threadbit or sections in li.forumbit_post',
    },
    { select: '.threadlastpost, .forumlastpost', weight: 0.3, says: 'latest posts in .threadlastpost' },
    { select: '#threadlist, ol#forums, #forumbits', weight: 0.1, says: 'the frame of the list' },
    { select: 'li[id^="post_"] .posthead', weight: -1, says: 'posts' },
  ],
  title: [
    { select: '.pagetitle .forumtitle' },
    { select: '#pagetitle h1' },
    { select: '#breadcrumb .lastnavbit' },
    { select: 'title' },
  ],
  url: BOARD_URL,
  page: VBULLETIN_4.thread.page,
  pageCount: VBULLETIN_4.thread.pageCount,
  pageLinks: '.threadpagenav a, form.pagination a',
  unpagedIsSingle: true,
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '.pagination a[rel="next"]', attr: 'href' },
  ],
  forums: [{ each: 'li[class*="forumbit_"] h2.forumtitle a, li.subforum > a' }],
  threads: [
    {
      each: 'li.threadbit:has(.threadtitle a)',
      refuse: '.moved, .threadbit.deleted, .ignored',
      refuseSays: [{ select: '.threadtitle .prefix', match: /^\W{0,3}(?:moved|verschoben|déplacé|movido)/iu }],
      url: [{ select: TITLE, attr: 'href' }],
      title: [{ select: TITLE }],
      externalId: [
        { attr: 'id', match: /^thread_(\d{1,12})$/ },
        { select: TITLE, attr: 'id', match: /^thread_title_(\d{1,12})$/ },
      ],
      replies: [
        { select: '.threadstats a[onclick*="who("]' },
        { select: '.threadstats li:first-child', match: /\d.*$/ },
      ],
      lastPost: { shown: [{ select: '.threadlastpost dd:not(:has(.username))', match: TO_THE_CLOCK }] },
      pinned: '#stickies .threadbit, .sticky',
      pinnedSays: [{ select: '.threadtitle .prefix', match: STICKY }],
    },
  ],
  newestFirst: true,
  clock: VBULLETIN_4.thread.clock,
  zone: VBULLETIN_4.thread.zone,
});
