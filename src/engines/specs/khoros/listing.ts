import { defineListing } from '../../listing/define-listing.js';

/** Boards and categories of Khoros Communities (Lithium): lists of topics and of boards. */
export const KHOROS_LISTING = defineListing({
  engine: 'khoros',
  generation: 'board',
  detect: [
    {
      select:
        '.lia-list-row .message-subject a[href*="/t5/"], .message-list .message-subject a[href*="/t5/"], .lia-component-messages-list .message-subject a',
      weight: 0.8,
      says: 'topics in a list',
    },
    {
      select: '.lia-node-tree a[href*="/t5/"], .lia-list-row .board-title a, td.boardTitleColumn a',
      weight: 0.6,
      says: 'boards in a list',
    },
    { select: '.lia-page, .lia-content', weight: 0.2, says: 'class names with lia-' },
    { select: '.lia-message-view-display .lia-message-body-content, .lia-thread-topic', weight: -1, says: 'messages' },
    { select: '.lia-message-view-message-search-item', weight: -1, says: 'search results' },
  ],
  title: [{ select: '.PageTitle h1, h1.PageTitle, .lia-node-header-title, h1' }],
  page: [
    {
      select: '.lia-paging-full-pages .lia-link-disabled, .lia-paging-page-link .lia-link-disabled',
      match: /^\d{1,5}$/,
    },
    { select: 'link[rel="canonical"]', attr: 'href', match: /\/page\/(\d{1,5})/ },
  ],
  pageLinks: '.lia-paging-full-pages a',
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '.lia-paging-page-next a[href]', attr: 'href' },
  ],
  forums: [
    {
      each: '.lia-node-tree a[href*="/t5/"], td.boardTitleColumn .board-title a, td.boardTitleColumn a.lia-link-navigation, .lia-list-row .board-title a, .category-title a[href*="/ct-p/"]',
    },
  ],
  threads: [
    {
      each: '.lia-list-row:has(.message-subject), .message-list article:has(.message-subject), .lia-component-messages-list .lia-quilt-row-main:has(.message-subject)',
      url: [
        {
          select:
            '.message-subject a[href*="/td-p/"], .message-subject a[href*="/m-p/"], .message-subject a[href*="/ta-p/"], .message-subject a[href*="/ba-p/"]',
          attr: 'href',
          match: /^([^?#]{1,800}?)(?:\/jump-to\/[^?#]{1,200})?(?:[?#].{0,500})?$/,
        },
      ],
      title: [{ select: '.message-subject a' }],
      externalId: [{ select: '.message-subject a', attr: 'href', match: /\/(?:td|m|ta|ba)-p\/(\d{1,12})/ }],
      replies: [
        { select: '.repliesCountColumn, td.lia-data-cell-integer' },
        {
          select: '.lia-component-messages-column-message-replies-count, .message-replies-count',
          match: /^\d[\d.,]{0,9}/,
        },
      ],
      lastPost: {
        machine: [
          { select: '.latestPostDateColumn time, .lia-component-messages-column-message-info time', attr: 'datetime' },
        ],
        shown: [
          { select: '.latestPostDateColumn .DateTime, .cMessageAuthorLatestColumn .DateTime' },
          { select: '.lia-message-item-latest .DateTime, .lia-info-area-item .DateTime' },
        ],
      },
      pinned: '.lia-list-row-thread-floated, .lia-thread-floated, .custom-thread-floated',
    },
  ],
  newestFirst: true,
});
