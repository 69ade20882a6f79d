import { defineListing } from '../../listing/define-listing.js';
import { BOARD_URL, firstPage } from './listing-shared.js';
import { WOLTLAB_SUITE } from './woltlab-suite.js';

const TITLE = '.columnSubject h3 a.messageGroupLink, .columnSubject a.wbbTopicLink';

/** WoltLab Suite: lists of lists; a link to a thread elsewhere says `data-is-link`. */
export const WOLTLAB_SUITE_LISTING = defineListing({
  engine: 'woltlab',
  generation: 'Suite',
  detect: [
    {
      select: 'ol.wbbThread .columnSubject a, .wbbBoardList .wbbBoard a, .wbbBoardList .wbbBoardContainer h3 a',
      weight: 0.7,
      says: 'threads in ol.wbbThread or sections in .wbbBoardList',
    },
    { select: '.tabularList, .wbbBoardList, .contentHeader', weight: 0.3, says: 'the frame of WoltLab Suite' },
    { select: 'article.wbbPost', weight: -1, says: 'posts' },
    { select: 'tr.wbbThread, .boxHeadline', weight: -1, says: 'tables as in version 4' },
  ],
  title: [
    { select: 'h1.contentTitle', without: '.badge' },
    { select: 'meta[property="og:title"]', attr: 'content' },
  ],
  url: BOARD_URL,
  page: WOLTLAB_SUITE.thread.page,
  pageCount: [...WOLTLAB_SUITE.thread.pageCount.slice(0, 2)],
  pageLinks: 'nav.pagination a, .pagination li a',
  unpagedIsSingle: true,
  nextUrl: WOLTLAB_SUITE.thread.nextUrl,
  forums: [
    {
      each: '.wbbBoardList .wbbBoard h3 a, .wbbBoardList .wbbBoard .boardTitle a, .wbbBoardList .wbbBoardContainer > .wbbBoard .containerHeadline a',
      refuse: '.wbbLastPost a, .wbbBoardLink a, .externalURL',
    },
    { each: '.wbbBoardList .wbbSubBoards a, .wbbBoardList .subBoards a' },
  ],
  threads: [
    {
      each: 'ol.wbbThread:has(.columnSubject a)',
      refuse: '[data-is-link="1"], .messageDeleted, .wbbThread.deleted',
      url: firstPage(TITLE),
      title: [{ select: TITLE }],
      externalId: [{ attr: 'data-thread-id', match: /^\d{1,12}$/ }],
      replies: [{ select: '.columnStats dl dd' }, { select: '.messageGroupListStatsSimple' }],
      lastPost: {
        machine: [
          { select: '.columnLastPost woltlab-core-date-time[date]', attr: 'date' },
          { select: '.columnLastPost time[datetime]', attr: 'datetime' },
        ],
        shown: [{ select: '.columnLastPost woltlab-core-date-time, .columnLastPost time' }],
      },
      pinned: '.jsIconSticky, .jsIconAnnouncement, .wbbThread.sticky, .wbbThread.announcement, .wbbThreadAnnouncement',
    },
  ],
  newestFirst: true,
});
