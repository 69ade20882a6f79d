import { defineListing } from '../../listing/define-listing.js';

/** The forum module of Drupal 6 to 10: sections and topics in tables. */
export const DRUPAL_LISTING = defineListing({
  engine: 'drupal',
  generation: 'forum',
  detect: [
    {
      select: 'table[id^="forum-topic-"] td.title, table[id^="forum-topic-"] .forum__title',
      weight: 0.7,
      says: 'topics in a table of forum-topic',
    },
    { select: '#forum table td.title a', weight: 0.3, says: 'topics in #forum' },
    {
      select: 'table[id^="forum-"] tr[id^="forum-list-"] td, #forum td.forum',
      weight: 0.7,
      says: 'sections of a forum',
    },
    {
      select: 'link[href*="/modules/forum/"], meta[name="generator" i][content^="Drupal" i]',
      weight: 0.1,
      says: 'style sheets or generator of Drupal',
    },
  ],
  title: [{ select: 'h1.title, h1.page-title, h1#page-title, h1' }],
  page: [{ select: '.pager-current, .pager__item.is-active', match: /\d{1,6}/ }],
  pageLinks: '.pager-item a, .pager__item:not(.pager__item--next):not(.pager__item--last) a',
  nextUrl: [{ select: '.pager-next a, .pager__item--next a', attr: 'href' }],
  forums: [
    {
      each: 'tr[id^="forum-list-"] .name a, #forum td.forum .name a, #forum td.container .name a',
      refuse: '.new-replies a',
    },
  ],
  threads: [
    {
      each: 'table[id^="forum-topic-"] tbody tr, #forum table:not([id^="forum-"]) tbody tr:has(td.title)',
      // A moved topic says only where it went.
      refuse: 'td[colspan]',
      url: [{ select: 'td.title a, .forum__title a', attr: 'href' }],
      title: [{ select: 'td.title a, .forum__title a' }],
      externalId: [{ select: 'td.title a, .forum__title a', attr: 'href', match: /\/node\/(\d{1,12})(?:[?#]|$)/ }],
      replies: [{ select: 'td.replies, .forum__replies', match: /^\d[\d.,]{0,9}/ }],
      lastPost: {
        machine: [{ select: '.last-reply time, .forum__last-reply time', attr: 'datetime' }],
        shown: [{ select: 'td.last-reply, .forum__last-reply', match: /\d.{0,60}$/ }],
      },
      pinned: '[class*="sticky"], img[src*="sticky"]',
    },
  ],
  newestFirst: true,
});
