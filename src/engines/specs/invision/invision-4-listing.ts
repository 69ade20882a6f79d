import { defineListing } from '../../listing/define-listing.js';
import { INVISION_4 } from './invision-4.js';
import { topicId, topicUrl } from './listing-shared.js';
import { PAGE_FROM_URL, THREAD_URL } from './shared.js';

const TITLES = [
  { select: '.ipsDataItem_title .ipsType_break a' },
  { select: '.ipsDataItem_title a[href*="/topic/"]:not(.ipsPagination a)' },
  { select: '.ipsDataItem_title a:not(.ipsPagination a):not(.ipsTag)' },
] as const;

/** Invision 4.x: rows `.ipsDataItem[data-rowid]`, sections `.cForumRow` or cards. Announcements have rows of no id. */
export const INVISION_4_LISTING = defineListing({
  engine: 'invision',
  generation: '4',
  detect: [
    {
      select: '.ipsDataItem[data-rowid] .ipsDataItem_title a, .cForumRow .ipsDataItem_title a, .cForumGrid a',
      weight: 0.7,
      says: 'threads in .ipsDataItem or sections in .cForumRow',
    },
    { select: 'body.ipsApp', weight: 0.3, says: 'body.ipsApp' },
    { select: '.ipsData__item', weight: -1, says: 'rows as in version 5' },
    { select: 'article.ipsComment', weight: -1, says: 'posts' },
    { select: '.ipsStreamItem', weight: -1, says: 'a stream of activity' },
  ],
  title: [{ select: 'h1.ipsType_pageTitle' }, { select: 'meta[property="og:title"]', attr: 'content' }],
  url: THREAD_URL,
  page: [{ select: '.ipsPagination_active a[data-page]', attr: 'data-page' }, ...PAGE_FROM_URL],
  pageCount: [{ select: 'ul.ipsPagination[data-pages]', attr: 'data-pages' }],
  pageLinks: 'ul.ipsPagination .ipsPagination_page a',
  unpagedIsSingle: true,
  nextUrl: INVISION_4.thread.nextUrl,
  forums: [
    { each: '.cForumRow .ipsDataItem_title a, .cForumGrid .cForumGrid__title a', refuse: '[href*="do="]' },
    { each: '.cForumRow .ipsDataItem_subList a, .cForumGrid .cForumGrid__subforums a' },
  ],
  threads: [
    {
      each: '.ipsDataItem[data-rowid]:not(.cForumRow):has(.ipsDataItem_title a)',
      refuse:
        '.ipsDataItem_title .fa-arrow-left, .ipsDataItem_title .fa-arrow-right, .ipsDataItem_hidden, .ipsDataItem_title .fa-eye-slash',
      url: topicUrl(TITLES),
      title: TITLES,
      externalId: [{ attr: 'data-rowid', match: /^\d{1,12}$/ }, ...topicId(TITLES)],
      replies: [
        { select: '[data-stattype="forums_comments"] .ipsDataItem_stats_number' },
        { select: '.ipsDataItem_stats li:first-child .ipsDataItem_stats_number' },
      ],
      lastPost: {
        machine: [{ select: '.ipsDataItem_lastPoster time[datetime]', attr: 'datetime' }],
        shown: [{ select: '.ipsDataItem_lastPoster time' }],
      },
      pinned: '.fa-thumb-tack, .fa-thumbtack, .ipsBadge_pinned, .ipsDataItem_pinned',
    },
  ],
  empty: '.cTopicList',
  newestFirst: true,
});
