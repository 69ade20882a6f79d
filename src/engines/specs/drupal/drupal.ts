import { defineEngine } from '../../define-engine.js';
import { readParent } from './hooks.js';

/** A day and a clock, whatever words stand around them ("Submitted by X on Wed, 28/05/2014 - 16:09."). */
const DATE =
  /((?:\p{L}{2,12}\.?,? )?\d[\d/. -]{5,12}.{0,4}\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?|(?:\p{L}{2,12}, )?(?:\p{L}{3,12} \d{1,2}|\d{1,2}\.? \p{L}{3,12}),? \d{4}.{0,5}\d{1,2}:\d{2}(?: ?[ap]m)?)/iu;
const USER_ID = /\/user\/(\d+)/;
/** Behind the name of a guest stands that nobody checked it, in brackets, which names cannot hold. */
const NAME = /^(.{1,100}?)(?: \([^()]{1,40}\))?$/;

/** Drupal's forum, 6 to 10: the topic is a node, replies are its comments; most themes keep these class names. */
export const DRUPAL = defineEngine({
  engine: 'drupal',
  generation: '6',
  detect: [
    {
      select: '#comments .comment, section.comments article.comment, .comment-wrapper article.comment',
      weight: 0.3,
      says: 'comments in #comments .comment',
    },
    {
      select: '.forum-topic-navigation, .node-forum, .node-type-forum, .node--type-forum',
      weight: 0.3,
      says: 'node of type forum',
    },
    {
      select:
        'link[href*="modules/node/node"], link[href*="/modules/forum/"], meta[name="generator" i][content^="Drupal" i]',
      weight: 0.2,
      says: 'style sheets or generator of Drupal',
    },
    { select: '.node .submitted, .node__submitted, .node__meta', weight: 0.2, says: 'author and time in .submitted' },
    { select: 'a[id^="comment-"]', weight: 0.1, says: 'anchors comment-N' },
  ],
  notThread: [{ code: 'index-page', select: '#forum table, #forum-topic-list' }],
  version: [{ select: 'meta[name="generator" i]', attr: 'content', match: /^Drupal (\d+)/i }],
  thread: {
    externalId: [
      { select: '[id^="node-"].node', attr: 'id', match: /^node-(\d+)$/ },
      { select: 'link[rel="shortlink"]', attr: 'href', match: /\/node\/(\d+)$/ },
      { select: 'article[data-history-node-id]', attr: 'data-history-node-id' },
    ],
    title: [
      { select: '.node > .comment h3.title' },
      { select: 'h1.title, h1.page-title, h1#page-title' },
      { select: '.node h2.title, .node h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: 'title', match: /^(.{1,500}?) \| / },
    ],
    forumPath: '.breadcrumb a',
    tags: '.node .terms a, .node .taxonomy a',
    page: [{ select: '.pager-current, .pager__item.is-active', match: /\d+/ }],
    // The address of the last page counts from 0; where pages are left out of the list, no number tells how many.
    pageCount: [
      {
        select:
          '.pager:not(:has(.pager-ellipsis)) .pager-item, .pager:not(:has(.pager-ellipsis)) .pager-current, .pager__items:not(:has(.pager__item--ellipsis)) .pager__item',
        match: /(?:^|\s)(\d{1,5})$/,
        last: true,
      },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: '.pager-next a, .pager__item--next a', attr: 'href' },
      { select: 'link[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: '.pager-previous a, .pager__item--previous a', attr: 'href' },
      { select: 'link[rel="prev"]', attr: 'href' },
    ],
  },
  post: {
    list: '.node:not(.node .node), #comments .comment, article.comment',
    externalId: [
      { attr: 'id', match: /^comment-(\d+)$/ },
      { attr: 'id', match: /^node-(\d+)$/ },
      { attr: 'data-history-node-id' },
      { before: true, attr: 'id', match: /^comment-(\d+)$/ },
      { select: 'a[id^="comment-"]', attr: 'id', match: /^comment-(\d+)$/ },
      { select: '.permalink, h3 a, a[rel="bookmark"]', attr: 'href', match: /#comment-(\d+)$/ },
    ],
    url: [
      { select: '.comment__permalink a, .comment-permalink a', attr: 'href' },
      { select: 'h3 a.permalink', attr: 'href' },
      { select: 'a.permalink, .submitted a[href*="#comment-"], h3 a[href*="#comment-"]', attr: 'href' },
    ],
    hidden: '.comment-unpublished',
    author: {
      name: [
        { select: '.submitted a[href*="user"], .submitted .username', match: NAME },
        { select: '.author-name, .username', match: NAME },
        { select: '.comment__author, .node__meta a[href*="/user/"]' },
        {
          select: '.submitted',
          match:
            /(?:Submitted by|Verfasst von|Soumis par|Enviado por|Inviato da|Ingediend door|Опубликовано) (.{1,100}?)(?: \(.{0,30}\))? (?:on|am|le|el|il|op|на)\s/u,
        },
      ],
      externalId: [
        { select: '.submitted a[href*="user"]', attr: 'href', match: /\/user\/(\d+)/ },
        { select: '.username[href], .author-name a, .comment__author a', attr: 'href', match: USER_ID },
      ],
      member: '.submitted a[href*="user/"], a.username, .author-name a, .comment__author a[href*="/user/"]',
    },
    posted: {
      machine: [
        { select: '.submitted time, .comment__meta time, .node__meta time', attr: 'datetime' },
        { select: '[property~="dc:date"]', attr: 'content' },
        { select: '[data-comment-timestamp]', attr: 'data-comment-timestamp' },
        { select: '[property~="schema:dateCreated"]', attr: 'content' },
      ],
      shown: [
        { select: '.submitted', match: DATE },
        { select: '.comment__time, .posted-on, .forum-posted-on', match: DATE },
      ],
    },
    body: '.content:not(.content .content), .field-name-comment-body, .field--name-comment-body, .field-name-body, .field--name-body',
    signature: '.user-signature',
  },
  body: {
    quotes: [
      {
        each: 'blockquote.quote, .quote-msg',
        header: '.quote-author',
        author: [
          { select: '.quote-author em' },
          { select: '.quote-author', match: /^(.{1,100}?) (?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)/ },
        ],
      },
      { each: 'blockquote', repeated: true },
    ],
    drop: '.forum-topic-navigation, .links, .user-signature, #comments, .book-navigation, .terms, .field-name-taxonomy-forums',
    code: 'pre, .codeblock',
  },
  hooks: { readParent },
});
