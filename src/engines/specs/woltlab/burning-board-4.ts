import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';
import { EXTERNAL_ID, POST_ID, QUOTE, THREAD_URL, USER_ID } from './shared.js';

/** WoltLab Burning Board 4: likes as attributes, quotes with `<header><h3>` and a plain `<div>`. */
export const BURNING_BOARD_4 = defineEngine({
  engine: 'woltlab',
  generation: '4',
  detect: [
    {
      select: 'article.wbbPost.dividers, article.message.dividers',
      weight: 0.4,
      says: 'posts are article.wbbPost.dividers',
    },
    { select: '.messageHeadline', weight: 0.2, says: 'titles in .messageHeadline' },
    { select: '.messageHeadline a.permalink', weight: 0.2, says: 'times in .messageHeadline a.permalink' },
    { select: 'section.messageContent', weight: 0.2, says: 'section.messageContent' },
  ],
  notThread: [
    { code: 'login-required', select: 'body#tplLogin' },
    {
      code: 'error-page',
      select: 'body#tplIllegalLink, body#tplPermissionDenied, body#tplUserException, body#tplError',
    },
    { code: 'index-page', select: '.wbbThreadList, .wbbBoardList' },
  ],
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: '.boxHeadline.wbbThread h1' },
      { select: '.boxHeadline h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '.breadcrumbs [itemprop="title"], .breadcrumbs li a > span:not(.pointer):not(:has(span))',
    tags: '.tagList a.tag',
    page: [{ select: '.pageNavigation li.active', match: /^(\d{1,6})/ }],
    pageCount: [
      { select: '.pageNavigation[data-pages]', attr: 'data-pages', match: /^\d+$/ },
      { select: '.pageNavigation li', match: /^\d[\d,.]{0,6}$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pageNavigation a[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pageNavigation a[rel="prev"]', attr: 'href' },
    ],
    polls: [
      {
        each: '.pollContainer, .pollInnerContainer',
        question: [{ select: 'h2, legend', without: '.badge' }],
        option: {
          each: '.pollResultItem, .pollResultList > li, .pollVoteList li',
          text: [{ select: '.caption, label', match: /^(.{1,300}?)(?:\s\(\d[\d,.]{0,8}\))?$/ }],
          votes: [{ select: '.caption', match: /\((\d[\d,.]{0,8})\)$/ }],
        },
        voters: [{ select: 'h2 .badge', match: /\d[\d,.]*/ }],
      },
    ],
  },
  post: {
    list: 'li[id^="post"]:has(article.message)',
    externalId: POST_ID,
    url: [{ select: 'a.permalink', attr: 'href' }],
    number: [{ select: '.messageCounter, .messageQuickOptions a.permalink', match: /^#?(\d[\d,.]{0,8})$/ }],
    deleted: '.wbbPostDeleted, .messageDeleted',
    hidden: '.wbbPostDisabled, .messageDisabled, .messageIgnored',
    author: {
      name: [
        { select: '.messageSidebar .username [itemprop="name"]' },
        { select: '.messageSidebar .username' },
        { select: '.messageHeader .username' },
      ],
      externalId: [
        { select: '.messageSidebar .username a, .messageSidebar a.username', attr: 'href', match: USER_ID },
        { select: 'article[data-user-id]', attr: 'data-user-id', match: /^[1-9]\d*$/ },
      ],
      member: '.messageSidebar .username a, .messageSidebar a.username',
    },
    posted: {
      machine: [
        { select: '.messageHeader time[datetime]', attr: 'datetime' },
        { select: '.messageHeader time[data-timestamp]', attr: 'data-timestamp' },
      ],
      shown: [{ select: '.messageHeader time' }, { select: '.messageHeader a.permalink' }],
    },
    edited: {
      machine: [{ select: '.wbbPostEditNote time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.wbbPostEditNote time' }],
    },
    body: '.messageBody .messageText',
    attachments: '.attachmentFileList a[href*="ttachment"], .attachmentThumbnailList a[href*="ttachment"]',
    attachmentName: [{}, { attr: 'title' }, { select: 'img', attr: 'alt' }],
    signature: '.messageSignature',
    reactions: [
      {
        each: 'article[data-like-likes]:not([data-like-likes="0"])',
        name: [{ as: 'Like' }],
        count: [{ attr: 'data-like-likes' }],
        actors: '',
      },
      {
        each: 'article[data-like-dislikes]:not([data-like-dislikes="0"])',
        name: [{ as: 'Dislike' }],
        count: [{ attr: 'data-like-dislikes' }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [
      {
        ...QUOTE,
        contents: '',
        header: 'header',
        sourceExternalId: [
          { attr: 'cite', match: /(?:#post|postID=)(\d{1,12})/i },
          { select: 'header a[href]', attr: 'href', match: /(?:#post|postID=)(\d{1,12})/i },
        ],
        sourceUrl: [
          { attr: 'cite', match: /^\S{4,500}$/ },
          { select: 'header a', attr: 'href' },
        ],
      },
    ],
    drop: '.codeBox header, .messageSignature, .wbbPostEditNote',
    code: '.codeBox > div > ol, .codeBox ol',
    spoiler: { each: '.spoilerBox', header: 'header, .jsSpoilerToggle', contents: 'div:last-child' },
    smiley: 'img.smiley',
    attachment: 'a[href*="/Attachment/"]:not(:has(img)), a[href*="/attachment/"]:not(:has(img))',
  },
  hooks: { readCitation },
});
