import { defineListing } from '../../listing/define-listing.js';
import { NEXT_URL, PAGE, PAGE_COUNT, THREAD_ID, THREAD_URL, TITLE_LABELS } from './shared.js';

/** A label may be a link before the title, and who is signed in gets a link to the first unread post. */
const TITLES = [
  { select: '.structItem-title a.thread-title--gtm' },
  { select: '.structItem-title a[data-tp-primary]' },
  { select: '.structItem-title a:not(.labelLink):not([href*="prefix_id"])', last: true },
] as const;
const FIRST_PAGE = /^(.+?\/)(?:unread|latest)?(?:\?new=1)?(?:#.*)?$/;

/** XenForo 2 and the Fora boards made from it: `.structItem--thread` and `.node`. */
export const XENFORO_2_LISTING = defineListing({
  engine: 'xenforo',
  generation: '2',
  detect: [
    {
      select: '.structItem--thread .structItem-title a, .node--forum .node-title a, .node--category .node-title a',
      weight: 0.7,
      says: 'threads in .structItem--thread or sections in .node',
    },
    {
      select: '.structItem-cell--latest, .structItem-latestDate, .node-extra, .node-main',
      weight: 0.3,
      says: 'cells of the list',
    },
    { select: '.js-post .message-body', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1.p-title-value', without: TITLE_LABELS }, { select: 'h1' }, { select: 'title' }],
  url: THREAD_URL,
  page: PAGE,
  pageCount: PAGE_COUNT,
  pageLinks: '.pageNav-page a',
  unpagedIsSingle: true,
  nextUrl: NEXT_URL,
  forums: [
    { each: '.node .node-title a', refuse: '.node--link a, .node--page a, .node--search a' },
    { each: 'a.subNodeLink, .node-subNodeFlatList a', refuse: '.subNodeLink--link, .subNodeLink--page' },
  ],
  threads: [
    {
      each: '.structItem--thread:has(.structItem-title a)',
      refuse: '.structItem-status--redirect, .structItem--thread.is-deleted, .structItem--thread.is-ignored-ad',
      url: [
        ...TITLES.map((read) => ({ ...read, attr: 'href', match: FIRST_PAGE })),
        ...TITLES.map((read) => ({ ...read, attr: 'href' })),
      ],
      title: TITLES,
      externalId: [
        { attr: 'class', match: /js-threadListItem-(\d{1,15})/ },
        ...TITLES.map((read) => ({ ...read, attr: 'href', match: THREAD_ID })),
      ],
      replies: [
        { select: '.structItem-cell--meta dl:first-child dd' },
        { select: '[qid="thread-item-replies-count"], .thread-replies-count' },
      ],
      lastPost: {
        machine: [
          { select: 'time.structItem-latestDate[datetime]', attr: 'datetime' },
          { select: '.structItem-cell--latest time[datetime]', attr: 'datetime' },
          { select: 'a[href*="/latest"] time[datetime], a[href*="#post"] time[datetime]', attr: 'datetime' },
        ],
        shown: [{ select: '.structItem-latestDate' }, { select: '.structItem-cell--latest time' }],
      },
      pinned: '.structItemContainer-group--sticky .structItem, .structItem-status--sticky, .structItem--sticky',
    },
  ],
  empty: '.js-emptyThreadList',
  newestFirst: true,
});
