import { defineEngine } from '../../define-engine.js';
import { THREAD_EXTERNAL_ID } from './shared.js';

const FULL_VERSION = 'p.largefont a[href], #tallyfooter a[href*="showthread"]';

/**
 * The archive of vBulletin 3 and 4, plain pages for search engines: names, dates and texts, without ids or accounts, and
 * with the marks of quotes taken out.
 */
export const VBULLETIN_ARCHIVE = defineEngine({
  engine: 'vbulletin',
  generation: 'archive',
  detect: [
    { select: '.post > .posttop > .username', weight: 0.4, says: 'authors in .posttop .username' },
    { select: '.post > .posttop > .date', weight: 0.3, says: 'dates in .posttop .date' },
    { select: '.post > .posttext', weight: 0.3, says: 'bodies in .posttext' },
  ],
  thread: {
    externalId: [
      { select: FULL_VERSION, attr: 'href', match: /[?&]t=(\d{1,15})/ },
      { select: FULL_VERSION, attr: 'href', match: /showthread\.php[?/](\d{1,15})/ },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/t-(\d{1,15})(?:-|\.html|$)/ },
      { select: '#pagenumbers a[href]', attr: 'href', match: /\/t-(\d{1,15})-/ },
      ...THREAD_EXTERNAL_ID,
    ],
    title: [
      { select: 'p.largefont a' },
      { select: 'title', match: /^(.{1,400}?)(?: \[[^\]]{1,60}\])?(?: - [^-]{1,200})?$/ },
    ],
    url: [
      { select: FULL_VERSION, attr: 'href', match: /^https?:.{1,2000}$/ },
      { select: 'link[rel="canonical"]', attr: 'href' },
    ],
    forumPath: '#navbar a',
    page: [{ select: '#pagenumbers b', match: /^\d{1,9}$/ }],
    pageCount: [{ select: '#pagenumbers a, #pagenumbers b', last: true, match: /^\d{1,9}$/ }],
    unpagedIsSingle: true,
    nextUrl: [{ select: '#pagenumbers b + a', attr: 'href' }],
    prevUrl: [],
  },
  post: {
    list: 'div.post',
    author: { name: [{ select: '.posttop .username' }] },
    posted: { shown: [{ select: '.posttop .date' }] },
    body: '.posttext',
  },
});
