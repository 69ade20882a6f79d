import { defineListing } from '../../listing/define-listing.js';
import { boardUrl, threadId, threadUrl, timeWithin } from './shared.js';
import { PHPBB_3_SUBSILVER2 } from './subsilver2.js';

/** phpBB 3.0 and 3.1 with subsilver2: rows of tables; what a row is stands in the name of its image. */
export const PHPBB_3_SUBSILVER2_LISTING = defineListing({
  engine: 'phpbb',
  generation: '3 subsilver2',
  detect: [
    {
      select: 'table.tablebg a.topictitle, table.tablebg a.forumlink',
      weight: 0.6,
      says: 'threads or sections in table.tablebg',
    },
    { select: 'table.tablebg p.topicdetails', weight: 0.3, says: 'latest posts in p.topicdetails' },
    { select: '#pageheader, #wrapheader, #wrapcentre', weight: 0.1, says: 'the frame of subsilver2' },
    { select: 'td div.postbody', weight: -1, says: 'posts' },
  ],
  title: [{ select: '#pageheader h2' }, { select: '#logodesc h1' }, { select: 'title' }],
  url: boardUrl('#pageheader h2 a'),
  page: PHPBB_3_SUBSILVER2.thread.page,
  pageCount: PHPBB_3_SUBSILVER2.thread.pageCount,
  pageLinks: 'td.gensmall > b a',
  unpagedIsSingle: true,
  nextUrl: [{ select: 'link[rel="next"]', attr: 'href' }],
  forums: [{ each: 'table.tablebg a.forumlink' }, { each: 'table.tablebg a.subforum' }],
  threads: [
    {
      each: 'table.tablebg tr:has(> td:has(> a.topictitle))',
      refuse: 'img[src*="topic_moved"]',
      url: threadUrl('a.topictitle'),
      title: [{ select: 'a.topictitle' }],
      externalId: threadId('a.topictitle'),
      replies: [{ select: 'p.topicdetails' }],
      lastPost: {
        machine: [{ select: 'p.topicdetails time[datetime]', attr: 'datetime' }],
        shown: [
          ...timeWithin('p.topicdetails').slice(0, 2),
          { select: 'p.topicdetails', match: /^(\D{3,20}, \d{1,2}:\d{2}.{0,6})$/ },
        ],
      },
      pinned: 'img[src*="sticky_"], img[src*="announce_"], img[src*="global_"]',
    },
  ],
  newestFirst: true,
  clock: PHPBB_3_SUBSILVER2.thread.clock,
  zone: PHPBB_3_SUBSILVER2.thread.zone,
});
