import { defineEngine } from '../../define-engine.js';

const USER_ID = /\/users\/(\d+)/;

/** Askbot: a question and its answers; the remarks below them are no posts. Community wiki posts name no author. */
export const ASKBOT = defineEngine({
  engine: 'askbot',
  generation: '0.7',
  detect: [
    {
      select: '.post.js-question, #question-table, .post.question',
      weight: 0.4,
      says: 'question in .post.js-question',
    },
    { select: '.post-update-info', weight: 0.3, says: 'authors and times in .post-update-info' },
    { select: '.vote-number', weight: 0.2, says: 'votes in .vote-number' },
    { select: 'body.question-page', weight: 0.1, says: 'body.question-page' },
  ],
  notThread: [{ code: 'index-page', select: '.short-summary' }],
  thread: {
    externalId: [
      { select: '.js-question', attr: 'data-post-id' },
      { select: 'h1 a', attr: 'href', match: /\/question\/(\d+)/ },
    ],
    title: [{ select: '.js-question h1' }, { select: 'h1' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'h1 a[href*="/question/"]', attr: 'href' },
    ],
    tags: '#question-tags a[rel="tag"]',
    page: [{ select: '.paginator .curr', attr: 'data-page' }, { select: '.paginator .curr' }],
    pageCount: [{ select: '.paginator', attr: 'data-num-pages' }],
    unpagedIsSingle: true,
    nextUrl: [
      { select: '.paginator .curr + .page a', attr: 'href' },
      { select: '.paginator .next a', attr: 'href' },
    ],
    prevUrl: [{ select: '.paginator .prev:not([style*="none"]) a', attr: 'href' }],
  },
  post: {
    list: '.post.js-question, .post.answer',
    opener: '.js-question',
    externalId: [
      { attr: 'data-post-id' },
      { attr: 'id', match: /^post-id-(\d+)$/ },
      { select: '[id^="post-id-"]', attr: 'id', match: /^post-id-(\d+)$/ },
    ],
    url: [
      { select: 'a.permant-link', attr: 'href' },
      { select: 'h1 a', attr: 'href' },
    ],
    author: {
      name: [
        { select: '.post-update-info .user-info > a' },
        { select: '.post-update-info .user-card a[href*="/users/"]' },
      ],
      externalId: [{ select: '.post-update-info .user-card a', attr: 'href', match: USER_ID }],
      member: '.post-update-info .user-card a[href*="/users/"]',
    },
    posted: {
      machine: [{ select: '.post-update-info:first-child abbr.timeago', attr: 'title' }],
      shown: [{ select: '.post-update-info:first-child abbr.timeago' }],
    },
    edited: {
      machine: [{ select: '.post-update-info ~ .post-update-info abbr.timeago', attr: 'title', last: true }],
      shown: [{ select: '.post-update-info ~ .post-update-info abbr.timeago', last: true }],
    },
    body: '.post-body',
    reactions: [{ each: '.vote-buttons .vote-number', name: [{ as: 'Score' }], count: [{}], actors: '' }],
  },
  body: {
    quotes: [{ each: 'blockquote', repeated: true }],
    drop: '.post-update-info-container, .post-controls, .comments, .comment-votes, h1, #question-tags',
  },
});
