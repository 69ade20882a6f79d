import { defineEngine } from '../../define-engine.js';
import { readAjaxifyData } from './ajaxify-data.js';
import { NODEBB_BODY } from './body.js';

/** NodeBB 0.7 to 4 (Lavender, Vanilla, Persona, Harmony): posts are named by `component`, whatever the theme. */
export const NODEBB = defineEngine({
  engine: 'nodebb',
  generation: 'topic',
  detect: [
    {
      select: '[component="post"][data-pid] [component="post/content"]',
      weight: 0.7,
      says: 'posts are [component="post"]',
    },
    { select: '[component="topic"]', weight: 0.2, says: 'the list is [component="topic"]' },
    { select: '#ajaxify-data', weight: 0.1, says: '#ajaxify-data' },
  ],
  notThread: [
    { code: 'login-required', select: 'body.template-login, body.page-login[class*="page-status-"]' },
    { code: 'error-page', select: 'body.page-status-404, body.page-status-403, body.page-status-500' },
    { code: 'index-page', select: '[component="category/topic"], [component="categories/category"]' },
  ],
  thread: {
    externalId: [
      { select: '[component="topic"]', attr: 'data-tid' },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/topic\/(\d{1,12})/ },
    ],
    title: [
      { select: '[component="topic/title"]' },
      { select: '[component="post/header"] .topic-title' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: '[component="post/header"]' },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /^([^?#]{1,1000})/ },
      { select: 'meta[property="og:url"]', attr: 'content', match: /^([^?#]{1,1000})/ },
    ],
    forumPath:
      '.breadcrumb li:not([component="breadcrumb/current"]):not(.active) [itemprop="name"], .breadcrumb li:not([component="breadcrumb/current"]):not(.active) [itemprop="title"]',
    tags: '[component="topic/tags"] a, .topic .tags a, .tag-list .tag',
    page: [{ select: '.pagination .page.active [data-page]', attr: 'data-page' }],
    pageCount: [{ select: '.pagination .page [data-page]', attr: 'data-page', last: true }],
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagination .next:not(.disabled):not(.pe-none) a[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagination .previous:not(.disabled):not(.pe-none) a[href]', attr: 'href' },
    ],
    total: [{ select: '[component="topic/post-count"]', attr: 'title' }, { select: '[component="topic/post-count"]' }],
    polls: [
      {
        each: '.poll-view',
        question: [{ select: '.poll-title' }],
        option: {
          each: '[data-poll-option-id]',
          text: [{ select: '.poll-option-text' }, {}],
          votes: [{ select: '.poll-vote-count' }],
        },
        voters: [],
      },
    ],
  },
  post: {
    list: '[component="post"][data-pid]',
    externalId: [{ attr: 'data-pid' }],
    url: [
      { select: '.permalink', attr: 'href' },
      { select: '.post-header a[href*="/post/"]', attr: 'href' },
    ],
    parentExternalId: [
      { select: '[component="post/parent"]', attr: 'data-parent-pid' },
      { select: '[component="post/parent"]', attr: 'data-topid' },
    ],
    number: [{ select: '.post-index', match: /\d+/ }],
    deleted: '[component="post"].deleted',
    author: {
      name: [{ attr: 'data-username' }, { select: '[itemprop="author"]' }],
      externalId: [{ attr: 'data-uid' }],
      member: '[component="post"][data-userslug]:not([data-userslug=""])',
      guest: '[component="post"][data-uid="0"]',
      deleted: '[component="post"][data-userslug=""]:not([data-uid="0"])',
    },
    posted: {
      machine: [{ attr: 'data-timestamp' }, { select: '[itemprop="datePublished"]', attr: 'content' }],
      shown: [{ select: '.post-header .timeago' }],
    },
    edited: {
      machine: [
        { select: '[component="post/editor"] .timeago', attr: 'title', match: /^\d{4}-.{1,40}$/ },
        { select: '[itemprop="dateModified"]', attr: 'content' },
      ],
      shown: [],
    },
    body: '[component="post/content"]',
    signature: '[component="post/signature"], .post-signature',
    reactions: [
      {
        each: '[component="post"]:not(.deleted) [component="post/vote-count"]',
        name: [{ as: 'Score' }],
        count: [{ attr: 'data-votes' }, {}],
        actors: '',
      },
      {
        each: '.reaction[data-reaction]',
        name: [{ attr: 'data-reaction' }],
        count: [{ select: '.reaction-emoji-count', attr: 'data-count' }, { select: '.reaction-emoji-count' }],
        actors: '',
      },
    ],
  },
  body: NODEBB_BODY.body,
  hooks: { ...NODEBB_BODY.hooks, readData: readAjaxifyData },
});
