import { defineListing } from '../../listing/define-listing.js';

/** A message by its number. */
const MESSAGE = /^(?:[^?#]{0,300}\/)?(\d{4,7})\.html$/;

/**
 * Archives of Mailman 2: the table of months, and the messages of a month, in whatever order. A message is a page of
 * its own, and what answers it is another one, so all are listed.
 */
export const PIPERMAIL_LISTING = defineListing({
  engine: 'pipermail',
  generation: 'month',
  detect: [
    {
      select: 'a[name="start"] ~ ul li a[href$=".html"] + a[name]',
      weight: 0.8,
      says: 'messages behind the mark "start"',
    },
    {
      select: 'a[href="thread.html#start"], a[href="subject.html#start"], a[href="date.html#start"]',
      weight: 0.2,
      says: 'links of the other orders',
    },
    { select: 'table a[href$="/thread.html"]', weight: 0.5, says: 'months with their lists of threads' },
    { select: 'table a[href$="/date.html"]', weight: 0.3, says: 'and by date' },
  ],
  title: [{ select: 'h1' }, { select: 'title' }],
  canonical: [],
  nextUrl: [],
  forums: [{ each: 'table a[href$="/thread.html"]', title: [{ attr: 'href', match: /^([^/]{1,60})\/thread\.html$/ }] }],
  threads: [
    {
      each: 'a[name="start"] ~ ul li > a[href$=".html"]',
      refuseSays: [{ attr: 'href', match: /^(?!(?:[^?#]{0,300}\/)?\d{4,7}\.html$).{1,20}/ }],
      externalId: [{ attr: 'href', match: MESSAGE }],
    },
  ],
});
