import { defineListing } from '../../listing/define-listing.js';
import { PAGE_FROM_URL, THREAD_ID, THREAD_URL } from './shared.js';
import { XENFORO_1 } from './xenforo-1.js';

const TITLE = 'h3.title a:not(.prefixLink):not(.unreadLink)';

/** XenForo 1: `li.discussionListItem#thread-N`; sections in `ol.nodeList`. */
export const XENFORO_1_LISTING = defineListing({
  engine: 'xenforo',
  generation: '1',
  detect: [
    {
      select: 'li.discussionListItem h3.title a, .nodeList li.node .nodeTitle a',
      weight: 0.7,
      says: 'threads in li.discussionListItem or sections in .nodeList',
    },
    { select: 'li.discussionListItem .lastPost, .nodeList .nodeInfo', weight: 0.3, says: 'blocks of the list' },
    { select: 'li.message .messageText', weight: -1, says: 'posts' },
  ],
  title: [{ select: '.titleBar h1', without: '.prefix' }, { select: 'h1' }, { select: 'title' }],
  url: THREAD_URL,
  page: [{ select: '.PageNav[data-page]', attr: 'data-page' }, { select: '.PageNav .currentPage' }, ...PAGE_FROM_URL],
  pageCount: XENFORO_1.thread.pageCount,
  pageLinks: '.PageNav a',
  unpagedIsSingle: true,
  nextUrl: [{ select: 'link[rel="next"]', attr: 'href' }],
  forums: [
    {
      each: '.nodeList li.node .nodeTitle a',
      refuse: 'li.link .nodeTitle a, li.page .nodeTitle a, .categoryText .nodeTitle a, .nodeLastPost a',
    },
  ],
  threads: [
    {
      each: 'li.discussionListItem:has(h3.title a)',
      refuse: '.discussionListItem.redirect, .iconKey .redirect, .discussionListItem.deleted',
      url: [
        { select: TITLE, attr: 'href', match: /^(.+?\/)(?:unread|latest)?(?:#.*)?$/ },
        { select: TITLE, attr: 'href' },
      ],
      title: [{ select: TITLE }],
      externalId: [
        { attr: 'id', match: /^thread-(\d{1,15})$/ },
        { select: TITLE, attr: 'href', match: THREAD_ID },
      ],
      replies: [{ select: '.stats .major dd' }],
      lastPost: {
        machine: [
          { select: '.lastPost abbr[data-time]', attr: 'data-time' },
          { select: '.lastPost .DateTime[title]', attr: 'title' },
        ],
        shown: [{ select: '.lastPost .DateTime' }],
      },
      pinned: '.sticky',
    },
  ],
  newestFirst: true,
});
