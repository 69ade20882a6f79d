import { defineListing } from '../../listing/define-listing.js';
import { DISCUZ_X } from './discuz-x.js';
import { THREAD_ID } from './shared.js';

const TITLE = 'th a.xst, th a.s';

/** Discuz! X: `tbody#normalthread_N`, pinned ones `tbody#stickthread_N`; a recent time carries its date in a title. */
export const DISCUZ_LISTING = defineListing({
  engine: 'discuz',
  generation: 'X',
  detect: [
    {
      select: 'tbody[id^="normalthread_"] th a, tbody[id^="stickthread_"] th a, .fl_tb h2 a, .fl_tb dt a',
      weight: 0.7,
      says: 'threads in tbody#normalthread_N or sections in .fl_tb',
    },
    { select: '#threadlist, #threadlisttableid, .fl_tb', weight: 0.3, says: 'the frame of the list' },
    { select: '[id^="postmessage_"]', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1.xs2 a' }, { select: 'h1' }, { select: 'title' }],
  url: [{ select: 'h1.xs2 a[href]', attr: 'href' }],
  page: DISCUZ_X.thread.page,
  pageCount: DISCUZ_X.thread.pageCount,
  pageLinks: '.pg a',
  unpagedIsSingle: true,
  nextUrl: DISCUZ_X.thread.nextUrl,
  forums: [{ each: '.fl_tb h2 a[href*="forum"], .fl_tb dt a[href*="forum"]' }],
  threads: [
    {
      each: 'tbody[id^="normalthread_"], tbody[id^="stickthread_"]',
      url: [{ select: TITLE, attr: 'href', match: /^([^#]{1,2000}?)(?:&extra=[^#]{0,300})?(?:#.*)?$/ }],
      title: [{ select: TITLE }],
      externalId: [
        { attr: 'id', match: /_(\d{1,12})$/ },
        { select: TITLE, attr: 'href', match: THREAD_ID },
      ],
      replies: [{ select: 'td.num > a' }],
      lastPost: { shown: [{ select: 'td.num + td.by em', titled: true }] },
      pinned: 'tbody[id^="stickthread_"]',
    },
  ],
  newestFirst: true,
  clock: DISCUZ_X.thread.clock,
  zone: DISCUZ_X.thread.zone,
});
