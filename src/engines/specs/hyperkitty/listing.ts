import { defineListing } from '../../listing/define-listing.js';

/** Archives of Mailman 3: the months of a list, and the threads of a month or of the whole list. */
export const HYPERKITTY_LISTING = defineListing({
  engine: 'hyperkitty',
  generation: 'threads',
  detect: [
    {
      select: '#thread-list .thread .thread-title, #thread-list a.thread-title',
      weight: 0.7,
      says: 'threads in #thread-list',
    },
    { select: '.thread-list-header, .thread-list-info', weight: 0.2, says: 'the head of the list' },
    { select: '#months-list a, .archives-list a', weight: 0.2, says: 'months' },
    { select: '.all-lists a[href*="/list/"], table a.list-name[href*="/list/"]', weight: 0.7, says: 'mailing lists' },
    { select: '.email > .email-body', weight: -1, says: 'messages' },
  ],
  title: [{ select: '.thread-list-header .list-name' }, { select: '.thread-list-header h1' }, { select: 'title' }],
  nextUrl: [
    { select: '.pagination a[aria-label="Next"], .pagination .next:not(.disabled) a', attr: 'href' },
    { select: '.pagination a, .paginator a', says: /^(?:next\b.{0,5}|»|→)$|→$/i, attr: 'href' },
  ],
  page: [{ select: '.pagination .active', match: /\d{1,6}/ }],
  pageLinks: '.pagination a',
  forums: [
    { each: '.all-lists a.list-name, table a.list-name[href*="/list/"]' },
    // Beside the threads of a month the other months are only a way around.
    {
      each: 'html:not(:has(#thread-list .thread)) #months-list a[href*="/list/"], html:not(:has(#thread-list .thread)) .archives-list a[href*="/list/"]',
    },
  ],
  threads: [
    {
      each: '#thread-list .thread:has(.thread-title)',
      url: [{ select: '.thread-title a[href*="/thread/"], a.thread-title', attr: 'href', match: /^([^?#]{1,600})/ }],
      title: [{ select: '.thread-title a[href*="/thread/"], a.thread-title' }],
      externalId: [{ select: '.thread-title a, a.thread-title', attr: 'href', match: /\/thread\/([A-Z0-9]{32})/ }],
      replies: [
        {
          select: '.list-stats li:has(.discussion), .list-stats li:has(.fa-comment), .list-stats div:has(.fa-comment)',
          match: /\d{1,7}/,
        },
      ],
      lastPost: {
        machine: [{ select: '.thread-date time', attr: 'datetime' }],
        shown: [{ select: '.thread-date', attr: 'title' }, { select: '.thread-date' }],
      },
    },
  ],
  newestFirst: true,
});
