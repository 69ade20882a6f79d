import { defineListing } from '../../listing/define-listing.js';
import { FORUMOTION } from './forumotion.js';
import { timeWithin } from './shared.js';

/** Forumotion in its templates made from phpBB 2 and 3, PunBB and Invision: they share the classes of titles. */
export const FORUMOTION_LISTING = defineListing({
  engine: 'phpbb',
  generation: 'Forumotion',
  detect: [
    {
      select: 'a.topictitle[href*="/t"], .topictitle a[href*="/t"], a.forumtitle, a.forumlink, .forumlink a',
      weight: 0.4,
      says: 'titles of threads or sections',
    },
    { select: 'link[href*="-ltr.css"], link[href*="-rtl.css"]', weight: 0.3, says: 'the style sheet 0-ltr.css' },
    {
      select:
        'script[src*="/rs3/"], script[src*="illiweb.com"], img[src*="illiweb.com"], img[src*="servimg.com"], img[src*="2img.net"], script[src*="2img.net"]',
      weight: 0.3,
      says: 'files from servers of Forumotion',
    },
    { select: '.post[class*="post--"]', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1.page-title, h1.cattitle, .cattitle h1' }, { select: 'h1' }, { select: 'title' }],
  canonical: [
    { select: 'link[rel="canonical"]', attr: 'href' },
    { select: 'meta[property="og:url"]', attr: 'content' },
  ],
  page: FORUMOTION.thread.page,
  pageLinks: 'p.pagination a, .paging a, span.gensmall.pagination a, div.pagination a',
  unpagedIsSingle: true,
  nextUrl: FORUMOTION.thread.nextUrl,
  forums: [{ each: 'a.forumtitle, a.forumlink, .forumlink a, .subforumlink a, a.subforumlink' }],
  threads: [
    {
      each: 'li.row:has(a.topictitle), tr:has(> td:has(> .topictitle)), tr:has(> td:has(.topictitle)):not(:has(tr))',
      url: [{ select: 'a.topictitle, .topictitle > a', attr: 'href', match: /^([^?#]{1,500})/ }],
      title: [{ select: 'a.topictitle, .topictitle > a' }],
      externalId: [{ select: 'a.topictitle, .topictitle > a', attr: 'href', match: /\/t(\d{1,12})(?:p\d+)?-/ }],
      replies: [{ select: 'dd.posts', without: 'dfn' }, { select: 'td.tc2, td.row2 .postdetails' }],
      lastPost: {
        shown: [...timeWithin('dd.lastpost'), ...timeWithin('td.tcr, td.row3Right, td.row3, td.row2')].slice(0, 5),
      },
      pinned:
        'img[src*="sticky"], img[src*="announce"], dl[style*="sticky"], dl[style*="announce"], .sticky, .announce',
      refuse: 'img[src*="topic_moved"], dl[style*="topic_moved"]',
    },
  ],
  newestFirst: true,
  zone: FORUMOTION.thread.zone,
});
