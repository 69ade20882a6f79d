import { defineListing } from '../../listing/define-listing.js';
import { PAGES, TOPIC_ID } from '../fluxbb/shared.js';

const TITLE = '.item-subject h3 > a[href], .item-subject .hn > a[href]';

/** PunBB 1.3 and 1.4: `.main-item#topicN` and `.main-item#forumN`. */
export const PUNBB_1_4_LISTING = defineListing({
  engine: 'punbb',
  generation: '1.4',
  detect: [
    {
      select: '.main-item[id^="topic"] .item-subject a, .main-item[id^="forum"] .item-subject a',
      weight: 0.7,
      says: 'rows .main-item#topicN or #forumN',
    },
    { select: '.main-item .item-info', weight: 0.3, says: 'columns in .item-info' },
    { select: '.post .post-entry', weight: -1, says: 'posts' },
  ],
  title: [{ select: '.main-title a.permalink' }, { select: '.main-title' }, { select: '#brd-title' }],
  url: [{ select: '.main-title a.permalink', attr: 'href' }],
  ...PAGES,
  pageLinks: '.paging > a',
  unpagedIsSingle: true,
  forums: [{ each: '.main-item[id^="forum"]:not(.redirect) .hn > a[href]' }],
  threads: [
    {
      each: '.main-item[id^="topic"]',
      refuse: '.main-item.moved',
      url: [{ select: TITLE, attr: 'href' }],
      title: [{ select: TITLE }],
      externalId: [
        { attr: 'id', match: /^topic(\d{1,12})$/ },
        { select: TITLE, attr: 'href', match: TOPIC_ID },
      ],
      replies: [{ select: '.info-replies' }],
      lastPost: { shown: [{ select: '.info-lastpost strong' }] },
      pinned: '.sticky',
    },
  ],
  newestFirst: true,
});
