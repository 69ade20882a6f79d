import { defineListing } from '../../listing/define-listing.js';

/** Front page, newest, ask and show: a row with the title, and below it one with the link to the comments. */
export const HACKER_NEWS_LISTING = defineListing({
  engine: 'hackernews',
  generation: 'list',
  detect: [
    { select: '#hnmain tr.athing .rank', weight: 0.6, says: 'ranked rows' },
    { select: '#hnmain tr.athing + tr .subtext', weight: 0.3, says: 'their lines in .subtext' },
    { select: 'table.fatitem', weight: -1, says: 'an item' },
  ],
  title: [{ select: 'title', match: /^(.{1,200}?)(?: \| Hacker News)?$/ }],
  nextUrl: [{ select: 'a.morelink', attr: 'href' }],
  threads: [
    {
      each: 'tr.athing:has(.rank) + tr',
      url: [{ select: 'a[href*="item?id="]', attr: 'href' }],
      title: [
        { before: true, select: '.titleline > a' },
        { before: true, select: 'a.titlelink, a.storylink, td.title:last-child > a' },
      ],
      externalId: [
        { select: '.score', attr: 'id', match: /^score_(\d{1,12})$/ },
        { select: 'a[href*="item?id="]', attr: 'href', match: /item\?id=(\d{1,12})/ },
      ],
      replies: [
        { select: 'a[href*="item?id="]:not(.age a)', match: /^(\d[\d,]{0,8})\s/, last: true },
        { select: 'a[href*="item?id="]', says: /^discuss$/, as: '0' },
      ],
    },
  ],
});
