import { defineListing } from '../../listing/define-listing.js';
import { MYBB_ARCHIVE } from './mybb-archive.js';
import { THREAD_ID } from './shared.js';

/** MyBB's lite archive: plain lists without times; the page shown is the number that is no link. */
export const MYBB_ARCHIVE_LISTING = defineListing({
  engine: 'mybb',
  generation: 'archive',
  detect: [
    {
      select: '.threadlist .threads li > a[href*="thread-"], .forumlist .forums li a[href*="forum-"]',
      weight: 0.8,
      says: 'threads in .threadlist or sections in .forumlist',
    },
    { select: '#container, .fullversion, #fullversion, #footer', weight: 0.2, says: 'the frame of the lite archive' },
  ],
  title: [{ select: '.threadlist > .header' }, { select: '.forumlist > .header' }, { select: 'title' }],
  url: [{ select: '.navigation a[href*="forum-"]', attr: 'href', last: true }],
  page: MYBB_ARCHIVE.thread.page,
  pageLinks: '.multipage a, .pagination a',
  unpagedIsSingle: true,
  forums: [{ each: '.forumlist .forums li a[href*="forum-"]' }],
  threads: [
    {
      each: '.threadlist .threads li:has(> a)',
      url: [{ select: 'a', attr: 'href' }],
      title: [{ select: 'a' }],
      externalId: [{ select: 'a', attr: 'href', match: THREAD_ID }],
      replies: [{ select: '.replycount' }],
      pinned: '.threadprefix',
    },
  ],
  newestFirst: true,
});
