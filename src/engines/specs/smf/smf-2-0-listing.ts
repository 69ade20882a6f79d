import { defineListing } from '../../listing/define-listing.js';
import { boardUrl, topicId, topicUrl } from './listing-shared.js';
import { SMF_2_0 } from './smf-2-0.js';

const TITLE = 'td.subject span[id^="msg_"] a';

/** SMF 2.0: a moved thread leaves a thread behind whose first post has the icon "moved". */
export const SMF_2_0_LISTING = defineListing({
  engine: 'smf',
  generation: '2.0',
  detect: [
    {
      select: '#messageindex td.subject span[id^="msg_"] a, tr[id^="board_"] td.info a.subject',
      weight: 0.7,
      says: 'threads in #messageindex or sections in tr#board_N',
    },
    {
      select: '#messageindex td.lastpost, tr[id^="board_"] td.lastpost',
      weight: 0.3,
      says: 'latest posts in td.lastpost',
    },
    { select: '.post_wrapper .inner', weight: -1, says: 'posts' },
  ],
  title: [
    { select: '.navigate_section li.last a > span' },
    { select: '.navigate_section li.last' },
    { select: 'title' },
  ],
  url: boardUrl('.navigate_section li.last a'),
  page: SMF_2_0.thread.page,
  pageLinks: '.pagelinks a.navPages',
  unpagedIsSingle: true,
  nextUrl: SMF_2_0.thread.nextUrl,
  forums: [
    { each: 'tr[id^="board_"] a.subject' },
    { each: 'tr[id^="board_"] td.children a[href*="board"]', refuse: '[href*="action="]' },
  ],
  threads: [
    {
      each: '#messageindex tr:has(> td.subject)',
      refuse: 'td.icon2 img[src*="/moved"]',
      url: topicUrl(TITLE),
      title: [{ select: TITLE }],
      externalId: topicId(TITLE),
      replies: [{ select: 'td.stats', match: /^\D{0,3}(\d[\d.,]{0,12})/ }],
      lastPost: {
        shown: [
          { select: 'td.lastpost', without: 'a', match: /^(.{4,40}?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)(?=\s|$)/i },
        ],
      },
      pinned: '.stickybg, .stickybg2, .locked_sticky, .locked_sticky2, img[id^="stickyicon"], img[src*="sticky"]',
    },
  ],
  newestFirst: true,
  clock: SMF_2_0.thread.clock,
});
