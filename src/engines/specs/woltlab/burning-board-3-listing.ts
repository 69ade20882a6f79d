import { defineListing } from '../../listing/define-listing.js';
import { BURNING_BOARD_3 } from './burning-board-3.js';

const TITLES = [
  { select: 'p[id^="threadTitle"] a[href]' },
  { select: 'td.columnTopic .topic a[href*="hread"]:not([href*="action="]):not(.pageNavigation a)' },
] as const;

/** Burning Board 3: what a row is stands in the name of its image; times stand in brackets. */
export const BURNING_BOARD_3_LISTING = defineListing({
  engine: 'woltlab',
  generation: '3',
  detect: [
    {
      select: 'table.tableList td.columnTopic .topic a, #boardlist .boardlistTitle a, ul#boardlist a.boardTitle',
      weight: 0.7,
      says: 'threads in td.columnTopic or sections in #boardlist',
    },
    { select: 'td.columnLastPost .containerContentSmall, .boardlistLastPost', weight: 0.3, says: 'latest posts' },
    { select: '[id^="postText"]', weight: -1, says: 'posts' },
  ],
  title: [{ select: '.mainHeadline h2 a' }, { select: '.mainHeadline h2' }, { select: 'title' }],
  url: [{ select: '.mainHeadline h2 a', attr: 'href' }],
  page: BURNING_BOARD_3.thread.page,
  pageLinks: '.contentHeader .pageNavigation a, .contentFooter .pageNavigation a',
  unpagedIsSingle: true,
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '.contentHeader .pageNavigation li.active + li a', attr: 'href' },
  ],
  forums: [
    {
      each: '#boardlist .boardlistTitle .boardTitle a, #boardlist a.boardTitle, #boardlist .containerContent h3 a, #boardlist .containerContent h4 a',
    },
    { each: '#boardlist .boardlistSubboards a[href*="oard"]' },
  ],
  threads: [
    {
      each: 'table.tableList tr:has(> td.columnTopic:has(.topic))',
      refuse: 'img[src*="threadMoved"], img[src*="Moved"]',
      url: TITLES.map((read) => ({ ...read, attr: 'href' })),
      title: TITLES,
      externalId: TITLES.map((read) => ({ ...read, attr: 'href', match: /(?:threadID=|thread\/?)(\d{1,12})/i })),
      replies: [{ select: 'td.columnReplies' }],
      lastPost: { shown: [{ select: 'td.columnLastPost .smallFont', match: /^\(?(.{4,60}?)\)?$/ }] },
      pinned: 'img[src*="Important"], img[src*="Announcement"]',
    },
  ],
  newestFirst: true,
});
