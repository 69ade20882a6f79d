import { defineListing } from '../../listing/define-listing.js';

/** Lists of questions, today's and those before 2022. Their counts are of answers, where comments are posts as well. */
export const STACK_EXCHANGE_LISTING = defineListing({
  engine: 'stackexchange',
  generation: 'questions',
  detect: [
    {
      select: '.s-post-summary[data-post-id] .s-post-summary--content-title a, .question-summary a.question-hyperlink',
      weight: 0.8,
      says: 'questions in a list',
    },
    { select: '#questions, #question-mini-list, #qlist-wrapper', weight: 0.2, says: 'the list in #questions' },
    { select: '#question[data-questionid]', weight: -1, says: 'a question' },
  ],
  title: [{ select: '#mainbar h1, h1.fs-headline1' }, { select: 'title' }],
  page: [{ select: '.s-pagination--item.is-selected, .pager .current', match: /\d{1,6}/ }],
  pageLinks: '.s-pagination a, .pager a',
  nextUrl: [{ select: '.s-pagination a[rel="next"], .pager a[rel="next"], link[rel="next"]', attr: 'href' }],
  threads: [
    {
      each: '.s-post-summary[data-post-id], .question-summary',
      url: [
        {
          select: '.s-post-summary--content-title a, a.question-hyperlink',
          attr: 'href',
          match: /^([^?#]{0,200}\/questions\/\d{1,12}\/?[^?#]{0,400})/,
        },
      ],
      title: [{ select: '.s-post-summary--content-title a, a.question-hyperlink' }],
      externalId: [
        { attr: 'data-post-id', match: /^\d{1,12}$/ },
        { attr: 'id', match: /question-summary-(\d{1,12})$/ },
      ],
      // The line of the last activity links to it; the line of a question says only when it was asked.
      lastPost: {
        machine: [{ select: 'a[href*="lastactivity"] .relativetime', attr: 'title' }],
        shown: [{ select: 'a[href*="lastactivity"] .relativetime' }],
      },
    },
  ],
  newestFirst: true,
});
