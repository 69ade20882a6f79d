import { defineListing } from '../../listing/define-listing.js';
import { THREAD_ID } from './shared.js';

const TITLE = 'span[id^="tid_"] a';

/** MyBB 1.6 and 1.8. A moved thread has a folder of its own; "Yesterday" carries its date in a title. */
export const MYBB_LISTING = defineListing({
  engine: 'mybb',
  generation: '1.8',
  detect: [
    {
      select: 'tr.inline_row span[id^="tid_"] a, td .forum_status, td img.ajax_mark_read, td img[id^="mark_read_"]',
      weight: 0.7,
      says: 'threads in tr.inline_row or marks of sections',
    },
    {
      select: 'td[class*="forumdisplay_"], .forum_status ~ a, td.thead, td.tcat',
      weight: 0.2,
      says: 'cells of MyBB',
    },
    { select: 'table.tborder', weight: 0.1, says: 'table.tborder' },
    { select: '[id^="post_"] .post_body[id^="pid_"]', weight: -1, says: 'posts' },
  ],
  title: [{ select: '.navigation .active, .breadcrumb .active' }, { select: 'title' }],
  page: [{ select: '.pagination .pagination_current', match: /^\d+$/ }],
  pageLinks: '.pagination a.pagination_page, .pagination a.pagination_first, .pagination a.pagination_last',
  unpagedIsSingle: true,
  nextUrl: [
    { select: '.pagination a.pagination_next', attr: 'href' },
    { select: 'link[rel="next"]', attr: 'href' },
  ],
  forums: [
    {
      each: 'tr:has(.forum_status) > td > strong > a[href*="forum"], tr:has(img.ajax_mark_read) > td > strong > a[href*="forum"], tr:has(img[id^="mark_read_"]) > td > strong > a[href*="forum"]',
      refuse: 'tr:has(.forum_offlink) a, tr:has(img[src*="offlink"]) a',
    },
    {
      each: 'tr:has(.forum_status) .subforumicon + a, tr:has(.forum_status) .subforum_minion + a, img[id^="mark_read_"].subforumicon + a, .smalltext img[src*="minioff"] + a, .smalltext img[src*="minion"] + a',
    },
    {
      each: 'tr:has(.forum_status) > td > .smalltext a[href*="forumdisplay.php"], tr:has(.forum_status) > td > .smalltext a[href*="forum-"]',
    },
  ],
  threads: [
    {
      each: 'tr.inline_row:has(span[id^="tid_"])',
      refuse: '.movefolder, img[src*="movefolder"], td.trow_deleted',
      url: [{ select: TITLE, attr: 'href', match: /^([^#]{1,2000}?)(?:[?&]action=\w{1,20})?(?:#.*)?$/ }],
      title: [{ select: TITLE }],
      externalId: [
        { select: TITLE, attr: 'href', match: THREAD_ID },
        { select: 'span[id^="tid_"]', attr: 'id', match: /(\d+)$/ },
      ],
      replies: [{ select: 'a[href*="whoposted" i], a[onclick*="whoposted" i]', match: /^\d.*$/ }],
      lastPost: {
        shown: [
          {
            select: 'span.lastpost',
            titled: true,
            match: /^(.{4,40}?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)(?=\s|$)/i,
          },
        ],
      },
      pinned: '.forumdisplay_sticky',
    },
  ],
  newestFirst: true,
});
