import { defineListing } from '../../listing/define-listing.js';
import { boardUrl, topicId, topicUrl } from './listing-shared.js';
import { SMF_1_1 } from './smf-1-1.js';

const TITLE = 'td > span[id^="msg_"] a';
const ROW = 'tr:has(> td:has(> span[id^="msg_"]))';

/** SMF 1.1: columns without names, told by their place: two icons, title, starter, replies, views, latest post. */
export const SMF_1_1_LISTING = defineListing({
  engine: 'smf',
  generation: '1.1',
  detect: [
    {
      select: 'td > span[id^="msg_"] a[href*="topic"], td > b > a[name^="b"][href*="board"]',
      weight: 0.7,
      says: 'threads in span#msg_N or sections in a[name=bN]',
    },
    { select: 'td[class^="windowbg"] span.smalltext', weight: 0.2, says: 'small print in span.smalltext' },
    { select: 'table.bordercolor, div.tborder, .tborder', weight: 0.1, says: 'frames in .bordercolor' },
    { select: 'td > div[id^="subject_"], td > div.post', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'a.nav[href*="board"]', last: true }, { select: 'title' }],
  url: boardUrl('a.nav[href*="board"]'),
  page: SMF_1_1.thread.page,
  pageLinks: 'a.navPages',
  unpagedIsSingle: true,
  nextUrl: SMF_1_1.thread.nextUrl,
  forums: [
    { each: 'td > b > a[name^="b"][href*="board"]' },
    { each: 'td.windowbg3 span.smalltext a[href*="board"], td.windowbg2 > span.smalltext > i > a[href*="board"]' },
  ],
  threads: [
    {
      each: ROW,
      refuse: 'td:nth-child(2) > img[src*="/moved"]',
      url: topicUrl(TITLE),
      title: [{ select: TITLE }],
      externalId: topicId(TITLE),
      replies: [{ select: 'td:nth-child(5)' }],
      lastPost: {
        shown: [
          {
            select: 'td:nth-child(7) span.smalltext',
            match: /^(.{4,40}?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)(?=\s|$)/i,
          },
        ],
      },
      pinned: 'img[src*="sticky"]',
    },
  ],
  newestFirst: true,
  clock: SMF_1_1.thread.clock,
});
