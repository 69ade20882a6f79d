import { defineListing } from '../../listing/define-listing.js';

/** Indexes of Hypermail: messages by their number, a page of its own for each. */
export const HYPERMAIL_LISTING = defineListing({
  engine: 'hypermail',
  generation: 'index',
  detect: [
    { select: 'meta[name="generator" i][content^="hypermail" i]', weight: 0.4, says: 'generator says hypermail' },
    {
      select: 'li > a[href$=".html"] ~ a[name] em, li a[href$=".html"] ~ a[name] > em',
      weight: 0.4,
      says: 'messages with their authors',
    },
    { select: 'li > a[href$=".html"] > dfn, .messages-list li a[href$=".html"]', weight: 0.3, says: 'their subjects' },
    { select: 'a[name="replies"], a[href^="date.html#msg"], dfn + #from', weight: -1, says: 'a message' },
  ],
  title: [{ select: 'h1' }, { select: 'title' }],
  canonical: [],
  nextUrl: [],
  threads: [
    {
      each: 'li > a[href$=".html"]',
      refuseSays: [{ attr: 'href', match: /^(?!(?:[^?#]{0,300}\/)?\d{4,7}\.html$).{1,20}/ }],
      externalId: [{ attr: 'href', match: /(\d{4,7})\.html$/ }],
    },
  ],
});
