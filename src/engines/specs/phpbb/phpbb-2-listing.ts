import { defineListing } from '../../listing/define-listing.js';
import { PHPBB_2 } from './phpbb-2.js';
import { boardUrl, threadId, threadUrl, timeWithin } from './shared.js';

/** phpBB 2.0: a moved thread is told by the word before its link alone. */
export const PHPBB_2_LISTING = defineListing({
  engine: 'phpbb',
  generation: '2.0',
  detect: [
    {
      select: 'table.forumline a.topictitle, table.forumline a.forumlink',
      weight: 0.7,
      says: 'threads or sections in table.forumline',
    },
    {
      select: 'td span.postdetails, td.row2 span.gensmall, td.row3Right',
      weight: 0.2,
      says: 'latest posts in span.postdetails',
    },
    { select: 'a.maintitle, span.maintitle, a.cattitle, span.cattitle', weight: 0.1, says: 'the frame of subSilver' },
    { select: 'a[href*="/forums/show/"], a[href*="/posts/list/"]', weight: -1, says: 'addresses of JForum' },
    { select: 'td > span.postbody', weight: -1, says: 'posts' },
    { select: 'link[href*="-ltr.css"], link[href*="-rtl.css"]', weight: -0.5, says: "Forumotion's style sheet" },
  ],
  title: [{ select: 'a.maintitle' }, { select: 'span.maintitle' }, { select: 'title' }],
  url: boardUrl('a.maintitle'),
  page: [
    { select: 'span.nav > b', match: /^\d{1,5}$/ },
    { select: 'span.gensmall > b > b', match: /^\d{1,5}$/ },
  ],
  pageCount: [{ select: 'span.nav > b + b', match: /^\d{1,5}$/ }],
  pageLinks: 'span.nav a, span.gensmall > b > a',
  unpagedIsSingle: true,
  forums: [{ each: 'table.forumline a.forumlink' }],
  threads: [
    {
      each: 'table.forumline tr:has(> td:has(> span.topictitle))',
      refuseSays: [
        {
          select: 'span.topictitle',
          without: 'a',
          match:
            /^\W{0,3}(?:moved|verschoben|déplacé|movido|spostato|przeniesiony|verplaatst|flyttad|перенес|перемещ)/iu,
        },
      ],
      url: threadUrl('a.topictitle'),
      title: [{ select: 'a.topictitle' }],
      externalId: threadId('a.topictitle'),
      replies: [{ select: 'td > span.postdetails' }],
      lastPost: { shown: timeWithin('td > span.postdetails').slice(0, 2) },
      pinned: 'img[src*="folder_sticky"], img[src*="folder_announce"], img[src*="folder_global"]',
    },
  ],
  newestFirst: true,
  zone: PHPBB_2.thread.zone,
});
