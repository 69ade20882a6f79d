import { defineListing } from '../../listing/define-listing.js';

/** my little forum 2, folded or not: a thread is a tree of its posts' titles; a link beside it opens all of it. */
export const MLF_LISTING = defineListing({
  engine: 'mlf',
  generation: '2',
  detect: [
    { select: 'ul.thread[id^="thread-"] > li > a[href]', weight: 0.7, says: 'threads are ul.thread#thread-N' },
    { select: 'ul.thread span[id^="p"].tail, ul.thread .metadata', weight: 0.3, says: 'names and times in .metadata' },
    { select: '.thread-posting', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1' }, { select: 'title' }],
  page: [{ select: 'ul.pagination .current', match: /^\d+$/ }],
  pageLinks: 'ul.pagination a',
  unpagedIsSingle: true,
  threads: [
    {
      each: 'ul.thread[id^="thread-"]',
      url: [
        { select: '.metadata a[href*="mode=thread"]', attr: 'href' },
        { select: 'a[href*="id="]', attr: 'href' },
      ],
      title: [{ select: 'a[class^="thread"]' }],
      externalId: [{ attr: 'id', match: /^thread-(\d{1,12})$/ }],
      replies: [{ select: '.replies', match: /\d+/ }],
      pinned: '[class*="-sticky"]',
    },
  ],
});
