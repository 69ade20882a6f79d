import { defineListing } from '../../listing/define-listing.js';
import { PROBOARDS_5 } from './proboards-5.js';

const TITLE = 'a.thread-link, td.main a[href*="/thread/"]';

/** ProBoards 5: `tr.thread#thread-N` and `tr.board#board-N`. */
export const PROBOARDS_LISTING = defineListing({
  engine: 'proboards',
  generation: '5',
  detect: [
    {
      select: 'tr.thread[id^="thread-"] a, tr.board[id^="board-"] a',
      weight: 0.7,
      says: 'threads in tr#thread-N or sections in tr#board-N',
    },
    { select: '.container.threads, .container.boards', weight: 0.3, says: 'lists in .container.threads' },
    { select: 'tr.post[id^="post-"]', weight: -1, says: 'posts' },
  ],
  title: [
    { select: '.container.threads .title-bar h1, .container.threads .title-bar h2' },
    { select: 'h1' },
    { select: 'title' },
  ],
  url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^([^?#]{1,500})/ }],
  page: PROBOARDS_5.thread.page,
  pageLinks: '.ui-pagination a',
  unpagedIsSingle: true,
  nextUrl: PROBOARDS_5.thread.nextUrl,
  forums: [
    {
      each: 'tr.board[id^="board-"] td.main .link a[href*="/board/"], tr.board[id^="board-"] td.main > a[href*="/board/"]',
    },
    { each: 'tr.board[id^="board-"] .sub-boards a[href*="/board/"]' },
  ],
  threads: [
    {
      each: 'tr.thread[id^="thread-"]',
      refuse: 'tr.thread.moved, .moved-thread',
      url: [{ select: TITLE, attr: 'href', match: /^([^?#]{1,1000})/ }],
      title: [{ select: TITLE }],
      externalId: [{ attr: 'id', match: /^thread-(\d{1,12})$/ }],
      replies: [{ select: 'td.replies' }],
      lastPost: {
        machine: [
          { select: 'td.latest abbr[data-timestamp]', attr: 'data-timestamp', match: /^(\d{9,10})(?:\d{3})?$/ },
        ],
        shown: [{ select: 'td.latest abbr' }],
      },
      pinned: 'tr.thread.sticky, tr.thread.announcement, .sticky, .announcement',
    },
  ],
  newestFirst: true,
});
