import { defineListing } from '../../listing/define-listing.js';

/** Lists of stories. */
export const LOBSTERS_LISTING = defineListing({
  engine: 'lobsters',
  generation: 'stories',
  detect: [
    { select: 'ol.stories.list li.story[data-shortid]', weight: 0.8, says: 'stories in a list' },
    { select: 'li.story .comments_label', weight: 0.2, says: 'links to their comments' },
    { select: '.comments_subtree', weight: -1, says: 'comments' },
  ],
  title: [{ select: 'title' }],
  nextUrl: [
    { select: '.morelink a', says: />>|»/, attr: 'href' },
    { select: 'link[rel="next"]', attr: 'href' },
  ],
  threads: [
    {
      each: 'ol.stories.list li.story[data-shortid]',
      url: [{ select: '.comments_label a, a.mobile_comments', attr: 'href', match: /^([^#?]{1,300})/ }],
      title: [{ select: '.link a.u-url, .link a' }],
      externalId: [{ attr: 'data-shortid' }],
      replies: [
        { select: '.comments_label a', match: /^(\d{1,6})\s/ },
        { select: '.comments_label a', says: /^no /i, as: '0' },
      ],
    },
  ],
});
