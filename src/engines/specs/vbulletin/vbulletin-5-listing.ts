import { defineListing } from '../../listing/define-listing.js';
import { BOARD_URL, TO_THE_CLOCK } from './listing-shared.js';
import { VBULLETIN_5 } from './vbulletin-5.js';

const TITLE = 'a.js-topic-title, a.topic-title';

/** vBulletin 5 and 6: rows `.topic-item` in a table, sections `.forum-item`. */
export const VBULLETIN_5_LISTING = defineListing({
  engine: 'vbulletin',
  generation: '5',
  detect: [
    {
      select: '.topic-item a.topic-title, .topic-item a.js-topic-title, .forum-item a.forum-title',
      weight: 0.7,
      says: 'threads in .topic-item or sections in .forum-item',
    },
    {
      select:
        '.topic-item .cell-lastpost, .topic-item .cell-topic, .forum-item .cell-forum, .forum-item .cell-lastpost',
      weight: 0.3,
      says: 'cells of vBulletin 5',
    },
    { select: '.b-post .js-post__content-text', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1.main-title', without: '.b-icon' }, { select: 'h1' }, { select: 'title' }],
  url: BOARD_URL,
  page: VBULLETIN_5.thread.page,
  pageCount: VBULLETIN_5.thread.pageCount,
  pageLinks: '.pagenav a, .pagenav-controls a',
  unpagedIsSingle: true,
  nextUrl: VBULLETIN_5.thread.nextUrl,
  forums: [{ each: '.forum-item a.forum-title, .forum-item a.subforum-title, .subforum-list a' }],
  threads: [
    {
      each: '.topic-item:has(a.topic-title), .topic-item:has(a.js-topic-title)',
      refuse: '.redirect, .topic-item.moved, .topic-item.deleted',
      url: [{ select: TITLE, attr: 'href', match: /^([^#]{1,2000}?)(?:[?&]view=[^#]{0,40})?(?:#.*)?$/ }],
      title: [{ select: TITLE }],
      externalId: [
        { attr: 'data-node-id', match: /^\d{1,15}$/ },
        { attr: 'data-topic-id', match: /^\d{1,15}$/ },
        { select: TITLE, attr: 'href', match: /\/(\d{1,15})-[^/]*$/ },
      ],
      replies: [{ select: '.posts-count' }, { select: '.cell-count .count' }],
      lastPost: {
        machine: [{ select: '.cell-lastpost time[datetime]', attr: 'datetime' }],
        shown: [{ select: '.cell-lastpost .post-date, .cell-lastpost .lastpost-date', match: TO_THE_CLOCK }],
      },
      pinned: '.sticky, .topic-item--sticky, .prefix-sticky',
    },
  ],
  newestFirst: true,
});
