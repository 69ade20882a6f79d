import { defineListing } from '../../listing/define-listing.js';

/** Lists of questions. Their counts are of answers, where comments are posts as well. */
export const ASKBOT_LISTING = defineListing({
  engine: 'askbot',
  generation: 'questions',
  detect: [
    { select: '.short-summary h2 a[href*="/question/"]', weight: 0.8, says: 'questions are .short-summary' },
    { select: '.short-summary .counts, .short-summary .item-count', weight: 0.2, says: 'their counts' },
    { select: '.js-question, #question-table', weight: -1, says: 'a question' },
  ],
  title: [{ select: '#searchTags + h1, h1' }, { select: 'title' }],
  page: [{ select: '.paginator .curr', match: /\d{1,6}/ }],
  pageCount: [{ select: '.paginator', attr: 'data-num-pages' }],
  pageLinks: '.paginator .page a',
  nextUrl: [{ select: '.paginator .next a', attr: 'href' }],
  threads: [
    {
      each: '.short-summary',
      url: [{ select: 'h2 a[href*="/question/"]', attr: 'href', match: /^([^?#]{1,600})/ }],
      title: [{ select: 'h2 a[href*="/question/"]' }],
      externalId: [{ select: 'h2 a', attr: 'href', match: /\/question\/(\d{1,12})/ }],
      lastPost: {
        machine: [
          { select: '.timeago', attr: 'title' },
          { select: 'time', attr: 'datetime' },
        ],
        shown: [{ select: '.timeago' }],
      },
    },
  ],
  newestFirst: true,
});
