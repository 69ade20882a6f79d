import { defineListing } from '../../listing/define-listing.js';

/** Pages of a board: the opener and the last answers of each thread. */
export const FOURCHAN_LISTING = defineListing({
  engine: 'fourchan',
  generation: 'board',
  detect: [
    { select: '.board .thread .opContainer', weight: 0.5, says: 'threads with their openers' },
    { select: '.board .thread ~ .thread', weight: 0.4, says: 'several threads' },
    { select: 'a.replylink', weight: 0.2, says: 'links to answer' },
  ],
  title: [{ select: '.boardBanner .boardTitle' }, { select: 'title' }],
  page: [{ select: '.pagelist .pages strong', match: /\d{1,3}/ }],
  pageLinks: '.pagelist .pages a',
  threads: [
    {
      each: '.board > .thread',
      // Without the words of the title, which differ from page to page.
      url: [
        {
          select: '.opContainer a.replylink, .opContainer .postNum a',
          attr: 'href',
          match: /^([^#?]{0,300}(?:thread|res)\/\d{1,15}(?:\.html)?)/,
        },
      ],
      title: [{ select: '.opContainer .postInfo .subject' }],
      externalId: [{ attr: 'id', match: /^t(\d{1,15})$/ }],
      pinned: '.opContainer .stickyIcon',
    },
  ],
});
