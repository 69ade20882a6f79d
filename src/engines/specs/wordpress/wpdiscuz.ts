import { defineEngine } from '../../define-engine.js';
import { COMMENT_BODY } from './body.js';
import { ARTICLE_ID, ARTICLE_TITLE, ARTICLE_URL, CATEGORIES, TAGS, WORDPRESS } from './shared.js';

/** The id of a comment and of the one it answers: "wpd-comm-12_7", 0 for the article. */
const ID = /-comm-(\d+)_\d+$/;
const PARENT = /-comm-\d+_([1-9]\d*)$/;

/** Comments under WordPress articles by wpDiscuz, 5 (`wc-`) and 7 (`wpd-`). */
export const WPDISCUZ = defineEngine({
  engine: 'wordpress',
  generation: 'wpdiscuz',
  detect: [
    { select: '.wpd-comment[id^="wpd-comm-"], .wc-comment[id^="wc-comm-"]', weight: 0.8, says: 'comments of wpDiscuz' },
    { select: WORDPRESS, weight: 0.2, says: 'files or addresses of WordPress' },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /^WordPress (\d[\d.]{0,10})/ }],
  thread: {
    externalId: ARTICLE_ID,
    title: ARTICLE_TITLE,
    url: ARTICLE_URL,
    forumPath: CATEGORIES,
    tags: TAGS,
    unpagedIsSingle: true,
    nextUrl: [],
    prevUrl: [],
  },
  post: {
    list: '.wpd-comment[id^="wpd-comm-"], .wc-comment[id^="wc-comm-"]',
    refuse: '.pingback, .trackback',
    externalId: [{ attr: 'id', match: ID }],
    url: [
      { select: '.wpd-comment-link [data-wpd-clipboard]', attr: 'data-wpd-clipboard' },
      { select: '.wc-comment-link a', attr: 'href' },
    ],
    parentExternalId: [{ attr: 'id', match: PARENT }],
    author: {
      name: [
        { select: '.wpd-comment-author', without: '.wpd-comment-label, .wpd-comment-status, .wpd-user-social' },
        { select: '.wc-comment-author' },
      ],
      member:
        '.wpd-blog-user, .byuser > .wpd-comment-wrap, .byuser > .wc-comment-right, .wpd-comment-author a[data-wpd-user]',
      guest:
        '.wpd-blog-guest, .wpd-comment:not(.byuser) > .wpd-comment-wrap, .wc-comment:not(.byuser) > .wc-comment-right',
    },
    posted: {
      machine: [{ select: '.wpd-comment-date time[datetime]', attr: 'datetime' }],
      shown: [
        { select: '.wpd-comment-date[title]', attr: 'title' },
        { select: '.wc-comment-date[title]', attr: 'title' },
        { select: '.wpd-comment-date, .wc-comment-date' },
      ],
    },
    edited: { machine: [], shown: [{ select: '.wpd-comment-last-edited', match: /(\d.{1,40}?)(?: by .*)?$/ }] },
    body: '.wpd-comment-text, .wc-comment-text',
    attachments: '.wmu-attached-files a[href], .wmu-attached-documents a[href]',
    reactions: [
      {
        each: '.wpd-vote-result-like',
        name: [{ as: 'Upvote' }],
        count: [{ attr: 'title', match: /\d+/ }, { match: /\d+/ }],
        actors: '',
      },
      {
        each: '.wpd-vote-result-dislike',
        name: [{ as: 'Downvote' }],
        count: [{ attr: 'title', match: /\d+/ }, { match: /\d+/ }],
        actors: '',
      },
      {
        each: '.wpd-vote-result:not(.wpd-vote-result-like):not(.wpd-vote-result-dislike), .wc-vote-result:not(.wc-vote-result-like):not(.wc-vote-result-dislike)',
        name: [{ as: 'Score' }],
        count: [{ attr: 'title', match: /^-?\d+$/ }, {}],
        actors: '',
      },
    ],
  },
  body: COMMENT_BODY.body,
});
