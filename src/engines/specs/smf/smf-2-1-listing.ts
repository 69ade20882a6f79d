import { defineListing } from '../../listing/define-listing.js';
import { boardUrl, topicId, topicUrl } from './listing-shared.js';
import { SMF_2_1 } from './smf-2-1.js';

const TITLE = '.message_index_title span[id^="msg_"] a';

/** SMF 2.1: boxes instead of tables. */
export const SMF_2_1_LISTING = defineListing({
  engine: 'smf',
  generation: '2.1',
  detect: [
    {
      select: '#topic_container .message_index_title a, .up_contain a.subject, .boardindex_table a.subject',
      weight: 0.7,
      says: 'threads in #topic_container or sections in .up_contain',
    },
    { select: '#messageindex .lastpost, .up_contain .lastpost', weight: 0.3, says: 'latest posts in .lastpost' },
    { select: '.post_wrapper .inner', weight: -1, says: 'posts' },
  ],
  title: [
    { select: '#description_board h3, #description_board h1' },
    { select: '.navigate_section li.last' },
    { select: 'title' },
  ],
  url: boardUrl('.navigate_section li.last a'),
  page: SMF_2_1.thread.page,
  pageLinks: '.pagelinks a.nav_page, .pagelinks a.navPages',
  unpagedIsSingle: true,
  nextUrl: SMF_2_1.thread.nextUrl,
  forums: [
    { each: '.up_contain a.subject' },
    { each: '.up_contain .children a:not(.new_posts):not(.moderation_link)' },
  ],
  threads: [
    {
      each: '#topic_container > div:has(.message_index_title), #messageindex .windowbg:has(.message_index_title)',
      refuse: '.icons .move, .board_icon img[src*="/moved"]',
      url: topicUrl(TITLE),
      title: [{ select: TITLE }],
      externalId: topicId(TITLE),
      replies: [{ select: '.board_stats p', match: /^\D{0,40}?(\d[\d.,\u00a0 ]{0,12})/ }],
      lastPost: {
        machine: [{ select: '.lastpost time[datetime]', attr: 'datetime' }],
        shown: [{ select: '.lastpost p a', match: /^.*\d.*$/ }],
      },
      pinned: '.sticky',
    },
  ],
  empty: '#messageindex #topic_header h3',
  newestFirst: true,
  clock: SMF_2_1.thread.clock,
});
