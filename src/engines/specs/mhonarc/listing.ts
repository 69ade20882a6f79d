import { defineListing } from '../../listing/define-listing.js';

/** Indexes of MHonArc, by thread or by date: messages by their number, a page of its own for each. */
export const MHONARC_LISTING = defineListing({
  engine: 'mhonarc',
  generation: 'index',
  detect: [
    { select: 'html', comment: /^\s*MHonArc v\d/, weight: 0.4, says: 'comment MHonArc' },
    { select: 'li a[name][href*="msg"]', weight: 0.4, says: 'messages by number in a list' },
    {
      select: 'li strong > a[name][href*="msg"], li b > a[name][href*="msg"]',
      weight: 0.3,
      says: 'their subjects set off',
    },
    { select: 'a[href^="thrd"], a[href^="mail"], a[href^="threads"]', weight: 0.2, says: 'links of the other index' },
    { select: 'html', comment: /^\s*X-Body-of-Message\s*$/, weight: -1, says: 'a message' },
  ],
  title: [{ select: 'h1' }, { select: 'title' }],
  canonical: [],
  nextUrl: [
    { select: 'a[href^="thrd"], a[href^="mail"], a[href^="threads"]', says: /^(?:next page|next)$/i, attr: 'href' },
  ],
  threads: [
    {
      each: 'li a[href*="msg"][href$=".html"]',
      refuseSays: [{ attr: 'href', match: /^(?!(?:[^?#]{0,300}\/)?msg\d{1,8}\.html$).{1,20}/ }],
      externalId: [{ attr: 'href', match: /msg(\d{1,8})\.html$/ }],
    },
  ],
});
