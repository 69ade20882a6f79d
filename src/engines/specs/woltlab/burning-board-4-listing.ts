import { defineListing } from '../../listing/define-listing.js';
import { BURNING_BOARD_4 } from './burning-board-4.js';
import { BOARD_URL, firstPage } from './listing-shared.js';

const TITLE = '.columnSubject h3 a.messageGroupLink, .columnSubject a.wbbTopicLink, .columnSubject h3 > a';

/** Burning Board 4: the classes of the Suite on tables. */
export const BURNING_BOARD_4_LISTING = defineListing({
  engine: 'woltlab',
  generation: '4',
  detect: [
    {
      select: 'tr.wbbThread .columnSubject a, .wbbBoardList .wbbBoard a',
      weight: 0.5,
      says: 'threads in tr.wbbThread or sections in .wbbBoardList',
    },
    { select: '.boxHeadline', weight: 0.3, says: 'headlines in .boxHeadline' },
    { select: '.columnLastPost, .wbbBoardList', weight: 0.2, says: 'latest posts in .columnLastPost' },
    { select: 'ol.wbbThread, .contentHeaderTitle, header.contentHeader', weight: -1, says: 'the frame of the Suite' },
    { select: '.messageHeadline', weight: -1, says: 'posts' },
  ],
  title: [{ select: '.boxHeadline h1' }, { select: 'meta[property="og:title"]', attr: 'content' }],
  url: BOARD_URL,
  page: BURNING_BOARD_4.thread.page,
  pageCount: BURNING_BOARD_4.thread.pageCount.slice(0, 1),
  pageLinks: '.pageNavigation a',
  unpagedIsSingle: true,
  nextUrl: BURNING_BOARD_4.thread.nextUrl,
  forums: [
    { each: '.wbbBoardList .wbbBoard .containerHeadline a, .wbbBoardList .wbbBoard h3 a', refuse: '.wbbLastPost a' },
    { each: '.wbbBoardList .wbbSubBoards a, .wbbBoardList .subBoards a' },
  ],
  threads: [
    {
      each: 'tr.wbbThread:has(.columnSubject a)',
      refuse: '[data-is-link="1"], .messageDeleted',
      url: firstPage(TITLE),
      title: [{ select: TITLE }],
      externalId: [{ attr: 'data-thread-id', match: /^\d{1,12}$/ }],
      replies: [{ select: '.columnReplies' }],
      lastPost: {
        machine: [{ select: '.columnLastPost time[datetime]', attr: 'datetime' }],
        shown: [{ select: '.columnLastPost time' }],
      },
      pinned: '.jsIconSticky, .jsIconAnnouncement, .icon-pushpin, .wbbThread.sticky, .wbbThread.announcement',
    },
  ],
  newestFirst: true,
});
