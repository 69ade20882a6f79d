import { defineListing } from '../../listing/define-listing.js';

/** Stories on the front page and in sections. */
export const SLASHDOT_LISTING = defineListing({
  engine: 'slashdot',
  generation: 'firehose',
  detect: [
    { select: '#firehoselist article[data-fhtype="story"]', weight: 0.5, says: 'stories in #firehoselist' },
    { select: '#firehoselist article ~ article', weight: 0.5, says: 'several stories' },
    { select: '#commentlisting li.comment', weight: -1, says: 'comments' },
  ],
  title: [{ select: 'title' }],
  nextUrl: [{ select: 'a.nextItems, .paginate a[rel="next"], link[rel="next"]', attr: 'href' }],
  threads: [
    {
      each: '#firehoselist article[data-fhtype="story"]',
      url: [{ select: '.story-title > a', attr: 'href', match: /^([^?#]{1,400})/ }],
      title: [{ select: '.story-title > a' }],
      externalId: [{ attr: 'data-fhid', match: /^\d{1,12}$/ }],
      replies: [{ select: '.comment-bubble', match: /^\d{1,6}$/ }],
    },
  ],
});
