import { defineListing } from '../../listing/define-listing.js';
import { BOARD_URL, STICKY, TO_THE_CLOCK } from './listing-shared.js';
import { VBULLETIN_3 } from './vbulletin-3.js';

const TITLE = 'a[id^="thread_title_"]';

/** vBulletin 3.x: rows of `td#td_threadtitle_N`, sections of `td#fN.alt1Active`. Announcements are no threads. */
export const VBULLETIN_3_LISTING = defineListing({
  engine: 'vbulletin',
  generation: '3',
  detect: [
    {
      select: 'td[id^="td_threadtitle_"] a[id^="thread_title_"], td[id^="f"].alt1Active a',
      weight: 0.7,
      says: 'threads in td#td_threadtitle_N or sections in td#fN',
    },
    {
      select: '[id^="thread_statusicon_"], [id^="forum_statusicon_"], img[src*="statusicon/"]',
      weight: 0.2,
      says: 'status icons',
    },
    { select: 'table.tborder', weight: 0.1, says: 'table.tborder' },
    { select: '[id^="td_post_"], [id^="post_message_"]', weight: -1, says: 'posts' },
  ],
  title: [
    { select: 'td.navbar strong' },
    { select: 'meta[property="og:title"]', attr: 'content' },
    { select: 'title' },
  ],
  url: BOARD_URL,
  page: VBULLETIN_3.thread.page,
  pageCount: VBULLETIN_3.thread.pageCount,
  pageLinks: '.pagenav a',
  unpagedIsSingle: true,
  nextUrl: VBULLETIN_3.thread.nextUrl,
  forums: [
    {
      each: 'td[id^="f"].alt1Active > div:first-child > a:has(strong), td[id^="f"].alt1Active > div > a:has(> strong), td[id^="f"].alt1Active a[href*="forumdisplay"]',
    },
    {
      each: 'td[id^="f"].alt1Active img[src*="subforum"] + a, td[id^="f"].alt1Active img[id^="forum_statusicon_"] + a',
    },
  ],
  threads: [
    {
      each: 'tr:has(> td[id^="td_threadtitle_"])',
      refuse: 'img[src*="thread_moved"], img[src*="deleted"]',
      url: [{ select: TITLE, attr: 'href' }],
      title: [{ select: TITLE }],
      externalId: [{ select: TITLE, attr: 'id', match: /^thread_title_(\d{1,12})$/ }],
      replies: [
        { select: 'a[onclick*="who("], a[href*="whoposted"]', match: /^\d.*$/ },
        { select: 'td[id^="td_threadtitle_"] ~ td[title]', attr: 'title', match: /^[^\d,]{1,30}(\d[\d., ]{0,12})/ },
      ],
      lastPost: { shown: [{ select: 'td[id^="td_threadtitle_"] ~ td div.smallfont', match: TO_THE_CLOCK }] },
      pinned: 'img[src*="sticky."]',
      pinnedSays: [{ select: 'td[id^="td_threadtitle_"] > div:first-child', without: 'a, span', match: STICKY }],
    },
  ],
  newestFirst: true,
  clock: VBULLETIN_3.thread.clock,
  zone: VBULLETIN_3.thread.zone,
});
