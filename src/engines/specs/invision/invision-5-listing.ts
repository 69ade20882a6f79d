import { defineListing } from '../../listing/define-listing.js';
import { INVISION_5 } from './invision-5.js';
import { topicId, topicUrl } from './listing-shared.js';
import { PAGE_FROM_URL, THREAD_URL } from './shared.js';

const TITLES = [
  { select: '.ipsData__title a[href*="topic"]' },
  { select: '.ipsData__title a:not(.ipsBadge):not(.ipsTag)' },
  { select: 'a.ipsLinkPanel' },
] as const;

/** Invision 5: rows `.ipsData__item[data-rowid]`, sections `.ipsData__item[data-forumid]`; counts carry figures. */
export const INVISION_5_LISTING = defineListing({
  engine: 'invision',
  generation: '5',
  detect: [
    {
      select:
        '.ipsData__item[data-rowid] .ipsData__title a, .ipsData__item[data-forumid] a, .cForumRow .ipsData__title a',
      weight: 0.8,
      says: 'threads or sections in .ipsData__item',
    },
    { select: 'body.ipsApp, body[data-ips-hook="body"]', weight: 0.2, says: 'the frame of Invision' },
    { select: 'article.ipsEntry--post', weight: -1, says: 'posts' },
    { select: '.ipsStreamItem', weight: -1, says: 'a stream of activity' },
  ],
  title: [{ select: 'h1[data-ips-hook="title"]' }, { select: '.ipsPageHeader__title' }, { select: 'h1' }],
  url: THREAD_URL,
  page: [{ select: '.ipsPagination__active a[data-page]', attr: 'data-page' }, ...PAGE_FROM_URL],
  pageCount: INVISION_5.thread.pageCount,
  pageLinks: 'ul.ipsPagination .ipsPagination__page a',
  unpagedIsSingle: true,
  nextUrl: INVISION_5.thread.nextUrl,
  forums: [
    { each: '.ipsData__item[data-forumid] .ipsData__title a, .cForumRow .ipsData__title a' },
    { each: '.ipsData__item[data-forumid] .ipsSubList a, .cForumRow .ipsSubList a' },
  ],
  threads: [
    {
      each: '.ipsData__item[data-rowid]:not([data-forumid]):not(.cForumRow)',
      refuse: '.ipsBadge--moved, .fa-arrow-left, .ipsData__item--hidden',
      url: topicUrl(TITLES),
      title: TITLES,
      externalId: [{ attr: 'data-rowid', match: /^\d{1,12}$/ }, ...topicId(TITLES)],
      replies: [
        { select: '[data-stattype="forums_comments"] [data-stat-value]', attr: 'data-stat-value', match: /^\d+$/ },
        { select: '[data-stattype="forums_comments"][data-v]', attr: 'data-v', match: /^\d+$/ },
        { select: '[data-stattype="forums_comments"]' },
      ],
      lastPost: {
        machine: [{ select: '.ipsData__last time[datetime]', attr: 'datetime' }],
        shown: [{ select: '.ipsData__last time' }],
      },
      pinned: '.ipsBadge--pinned, .fa-thumbtack, .fa-thumb-tack',
    },
  ],
  empty: '.ipsData--topic-list',
  newestFirst: true,
});
