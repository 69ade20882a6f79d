import { defineListing } from '../../listing/define-listing.js';
import { PHPBB_3 } from './prosilver.js';
import { boardUrl, threadId, threadUrl, timeWithin } from './shared.js';

/** phpBB 3.0 to 3.3 with prosilver and its themes: front pages, sections and their sub-sections. */
export const PHPBB_3_LISTING = defineListing({
  engine: 'phpbb',
  generation: '3',
  detect: [
    {
      select: 'ul.topiclist.topics a.topictitle, ul.topiclist.forums a.forumtitle',
      weight: 0.6,
      says: 'threads or sections in ul.topiclist',
    },
    { select: 'ul.topiclist dd.lastpost', weight: 0.3, says: 'latest posts in dd.lastpost' },
    { select: '#page-body', weight: 0.1, says: 'the frame of prosilver' },
    { select: '.post[id^="p"] .postbody .content', weight: -1, says: 'posts' },
    { select: 'link[href*="-ltr.css"], link[href*="-rtl.css"]', weight: -0.5, says: "Forumotion's style sheet" },
  ],
  title: [
    { select: 'h2.forum-title' },
    { select: '#page-body > h2 a[href*="viewforum"]' },
    { select: 'h1 a[href*="viewforum"], h2 a[href*="viewforum"]' },
    { select: '.site-description h1, #site-description h1' },
    { select: 'title' },
  ],
  url: [...boardUrl('h2.forum-title a'), ...boardUrl('#page-body > h2 a'), ...boardUrl('h2 a[href*="viewforum"]')],
  page: [
    { select: '.action-bar .pagination li.active', match: /^\d+$/ },
    { select: '.topic-actions .pagination strong', match: /^\d+$/ },
    { select: '.action-bar .pagination strong', match: /^\d+$/ },
  ],
  pageCount: [
    { select: '.topic-actions .pagination strong + strong, .action-bar .pagination strong + strong', match: /^\d+$/ },
  ],
  // Rows have page links of their threads in boxes of the same class.
  pageLinks: '.action-bar .pagination a, .topic-actions .pagination a',
  unpagedIsSingle: true,
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '.pagination a[rel="next"]', attr: 'href' },
    { select: '.pagination .next a', attr: 'href' },
    { select: '.display-options a.right-box', attr: 'href' },
  ],
  forums: [
    { each: 'ul.topiclist.forums a.forumtitle', refuse: 'li:has(dd.redirect) a' },
    { each: 'ul.topiclist.forums a.subforum' },
  ],
  threads: [
    {
      each: 'ul.topiclist.topics > li:has(a.topictitle)',
      refuse: '.topic_moved, .topic_moved_unread',
      url: threadUrl('a.topictitle'),
      title: [{ select: 'a.topictitle' }],
      externalId: threadId('a.topictitle'),
      replies: [{ select: 'dd.posts', without: 'dfn' }],
      lastPost: {
        machine: [{ select: 'dd.lastpost time[datetime]', attr: 'datetime' }],
        shown: [
          { select: 'dd.lastpost time:not(.hide)' },
          ...timeWithin('dd.lastpost').slice(0, 2),
          {
            select: 'dd.lastpost > span',
            without: 'a, dfn, .username, .username-coloured',
            match: /(\S{3,24}(?:, | at )\d{1,2}:\d{2}.{0,6})$/,
          },
        ],
      },
      pinned:
        '.sticky, .announce, .global-announce, dl[class*="sticky_"], dl[class*="announce_"], dl[class*="global_"]',
    },
  ],
  empty: '.section-viewforum .forum-title, #page-body > h2 a[href*="viewforum"]',
  newestFirst: true,
  clock: PHPBB_3.thread.clock,
  zone: PHPBB_3.thread.zone,
});
