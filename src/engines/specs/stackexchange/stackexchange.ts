import { defineEngine } from '../../define-engine.js';

const USER_ID = /\/users\/(-?\d+)/;
const PAGE = /[?&]page=(\d+)/;

/**
 * Stack Exchange: the question and its answers are posts, each with a net score. The remarks below them ("comments")
 * are no posts of the thread.
 */
export const STACK_EXCHANGE = defineEngine({
  engine: 'stackexchange',
  generation: '2',
  detect: [
    { select: '#question[data-questionid]', weight: 0.5, says: 'question with data-questionid' },
    { select: '#question .js-post-body, #question .post-text', weight: 0.2, says: 'post text in .js-post-body' },
    { select: '.js-vote-count, .vote-count-post', weight: 0.2, says: 'net votes in .js-vote-count' },
    { select: '.post-signature', weight: 0.1, says: 'signatures in .post-signature' },
    { select: '.user-action-time', weight: 0.1, says: 'times in .user-action-time' },
  ],
  notThread: [
    { code: 'index-page', select: '#questions .s-post-summary, .question-summary' },
    { code: 'error-page', select: 'body.error-page, .leftcol h1.mb24' },
  ],
  thread: {
    externalId: [{ select: '#question', attr: 'data-questionid' }],
    title: [{ select: '#question-header h1 a' }, { select: '#question-header h1' }, { select: 'h1[itemprop="name"]' }],
    tags: '#question .post-tag, #question .post-taglist a[rel="tag"]',
    page: [
      { select: '.s-pagination--item.is-selected, .pager-answers .current', match: /\d+/ },
      { select: 'link[rel="canonical"]', attr: 'href', match: PAGE },
    ],
    pageCount: [{ select: '.pager-answers a, .s-pagination--item', match: /^\d+$/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'a[rel="next"]', attr: 'href' },
      { select: 'link[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'a[rel="prev"]', attr: 'href' },
      { select: 'link[rel="prev"]', attr: 'href' },
    ],
    replies: [
      { select: '#answers-header [data-answercount]', attr: 'data-answercount' },
      { select: '#answers-header [itemprop="answerCount"]' },
    ],
  },
  post: {
    list: '#question, .answer',
    opener: '#question',
    externalId: [{ attr: 'data-questionid' }, { attr: 'data-answerid' }, { attr: 'id', match: /^answer-(\d+)$/ }],
    url: [
      { select: '.js-share-link', attr: 'href', match: /^(.*?)(?:\?.*)?$/ },
      { select: 'a.short-link', attr: 'href' },
    ],
    deleted: '.deleted-answer',
    author: {
      name: [
        { select: '.post-signature:last-child .user-details [itemprop="name"]', attr: 'content' },
        { select: '.post-signature .user-details[itemprop="author"] [itemprop="name"]', attr: 'content' },
        { select: '.post-signature .user-details[itemprop="author"] [itemprop="name"]' },
        { select: '.post-signature .user-details[itemprop="author"] a' },
        { select: '.post-signature.owner .user-details a' },
        { select: '.post-signature .user-details a', last: true },
      ],
      externalId: [
        { select: '.post-signature .user-details[itemprop="author"] a', attr: 'href', match: USER_ID },
        { select: '.post-signature.owner .user-details a', attr: 'href', match: USER_ID },
        { select: '.post-signature .user-details a', attr: 'href', match: USER_ID, last: true },
      ],
      member: '.post-signature .user-details[itemprop="author"] a[href*="/users/"], .post-signature .user-details a',
      // A deleted account keeps its name without a link.
      deleted: '.post-signature:has(.anonymous-gravatar) .user-details[itemprop="author"]',
    },
    posted: {
      machine: [
        { select: '.post-signature.owner .user-action-time .relativetime', attr: 'title' },
        { select: '.post-signature .user-action-time .relativetime', attr: 'title', last: true },
        { select: '[itemprop="dateCreated"]', attr: 'datetime' },
      ],
      shown: [
        { select: '.post-signature.owner .user-action-time .relativetime' },
        { select: '.post-signature .user-action-time .relativetime', last: true },
      ],
    },
    edited: {
      machine: [{ select: '.user-action-time a .relativetime', attr: 'title' }],
      shown: [{ select: '.user-action-time a .relativetime' }],
    },
    body: '.js-post-body, .post-text',
    reactions: [
      {
        each: '.js-vote-count, .vote-count-post',
        name: [{ as: 'Score' }],
        count: [{ attr: 'data-value' }, {}],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [{ each: 'blockquote:not(.spoiler)', repeated: true }],
    drop: '.js-post-notice, .post-notice, .question-status, .snippet-ctas',
    spoiler: { each: 'blockquote.spoiler', header: '', contents: '' },
  },
});
