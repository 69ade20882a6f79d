import { defineEngine } from '../../define-engine.js';
import { readCitation, readSummary } from './hooks.js';
import { EXTERNAL_ID, POST_ID, QUOTE, THREAD_URL, USER_ID } from './shared.js';

/** WoltLab Suite Forum 3 to 6 (Burning Board 5 and later). */
export const WOLTLAB_SUITE = defineEngine({
  engine: 'woltlab',
  generation: 'Suite',
  detect: [
    { select: 'article.wbbPost .messageContent', weight: 0.35, says: 'posts are article.wbbPost' },
    { select: '.wbbThreadPostList li[id^="post"]', weight: 0.2, says: 'posts in .wbbThreadPostList li#postN' },
    { select: '.messagePublicationTime', weight: 0.25, says: 'times in .messagePublicationTime' },
    { select: '.messageAuthor .username', weight: 0.2, says: 'authors in .messageAuthor .username' },
  ],
  notThread: [
    { code: 'login-required', select: 'body#tpl_wcf_login, body[data-template="login"]' },
    {
      code: 'error-page',
      select:
        'body#tpl_wcf_error, body#tpl_wcf_permissionDenied, body#tpl_wcf_userException, body#tpl_wcf_illegalLink, body[data-template="error"]',
    },
    { code: 'index-page', select: '.wbbThreadList, .wbbBoardList' },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /WoltLab Suite (\d[\d.]{0,8})/i }],
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: '.contentHeaderTitle h1.contentTitle', without: '.badge, .labelList, .invisible' },
      { select: 'h1.contentTitle' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '.breadcrumbs [itemprop="name"], .breadcrumbs .breadcrumbs__title',
    tags: '.tagList a.tag, .wbbThreadTagList a.tag',
    replies: [{ select: '.messageGroupContentHeader meta[itemprop="commentCount"]', attr: 'content' }],
    page: [
      { select: 'woltlab-core-pagination[page]', attr: 'page', match: /^\d+$/ },
      { select: '.pagination li.active, .pagination .pagination__list .active', match: /^(\d{1,6})/ },
    ],
    pageCount: [
      { select: 'woltlab-core-pagination[count]', attr: 'count', match: /^\d+$/ },
      { select: '.pagination[data-pages]', attr: 'data-pages', match: /^\d+$/ },
      { select: '.pagination li', match: /^\d[\d,.]{0,6}$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagination a[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagination a[rel="prev"]', attr: 'href' },
    ],
    polls: [
      {
        each: '.pollContainer',
        question: [{ select: '.sectionTitle, .pollQuestion, h2', without: '.badge' }],
        option: {
          each: '.pollResultItem, .pollVoteList li, .pollResultList > li',
          text: [{ select: '.pollResultItemCaption, label', match: /^(.{1,300}?)(?:\s\(\d[\d,.]{0,8}\))?$/ }],
          votes: [{ select: '.pollResultItemCaption', match: /\((\d[\d,.]{0,8})\)$/ }],
        },
        voters: [{ select: '.sectionTitle .badge, .pollQuestion .badge, h2 .badge', match: /\d[\d,.]*/ }],
      },
    ],
  },
  post: {
    list: 'li[id^="post"]:has(article.message), li[id^="post"]:has(article.wbbPost)',
    externalId: POST_ID,
    url: [
      { select: 'a.messagePublicationTime[href], .messageHeader a.permalink', attr: 'href' },
      { select: '.messageQuickOptions a[href*="postID"]', attr: 'href' },
    ],
    number: [{ select: '.messageQuickOptions a', match: /^#(\d[\d,.]{0,8})$/ }],
    deleted: '.wbbPostDeleted, .messageDeleted, [data-is-deleted="1"]',
    hidden: '.wbbPostDisabled, .messageDisabled, .messageIgnored, .wbbPostIgnored',
    author: {
      name: [
        { select: '.messageAuthor .username [itemprop="name"]' },
        { select: '.messageAuthor .username' },
        { select: '.messageSidebar [itemprop="name"]' },
        { select: '.messageHeader .username' },
      ],
      externalId: [
        {
          select: '.messageAuthor a.username[data-object-id], .messageAuthor a[data-user-id]',
          attr: 'data-object-id',
          match: /^\d+$/,
        },
        { select: '.messageAuthor a.username, .messageAuthor .username a', attr: 'href', match: USER_ID },
        { select: '[data-user-id]', attr: 'data-user-id', match: /^[1-9]\d*$/ },
      ],
      member: '.messageAuthor a.username, .messageAuthor .username a',
      guest: '.messageSidebar.guest',
    },
    posted: {
      machine: [
        { select: '.messagePublicationTime woltlab-core-date-time[date]', attr: 'date' },
        { select: '.messagePublicationTime time[datetime]', attr: 'datetime' },
        { select: '.messageHeaderMetaData time[datetime]', attr: 'datetime' },
        { select: 'meta[itemprop="datePublished"], meta[itemprop="dateCreated"]', attr: 'content' },
      ],
      shown: [{ select: '.messagePublicationTime' }, { select: '.messageHeaderMetaData time' }],
    },
    edited: {
      machine: [
        { select: '.wbbPostEditNote woltlab-core-date-time[date]', attr: 'date' },
        { select: '.wbbPostEditNote time[datetime]', attr: 'datetime' },
        { select: '.messageFooterNotes time[datetime]', attr: 'datetime' },
      ],
      shown: [{ select: '.wbbPostEditNote woltlab-core-date-time, .wbbPostEditNote time' }],
    },
    body: '.messageBody .messageText',
    attachments:
      '.attachmentFileList a[href*="attachment"], .attachmentThumbnailList a[href*="attachment"], .attachmentList a[href*="attachment"]',
    attachmentName: [
      { select: '.attachmentFilename, .attachmentThumbnailContainer .attachmentFilename' },
      {},
      { attr: 'title' },
      { select: 'img', attr: 'alt' },
    ],
    signature: '.messageSignature',
    reactions: [
      {
        each: '.reactionSummaryList [data-reaction-type-id]',
        name: [
          { select: 'img', attr: 'alt' },
          { select: 'img', attr: 'title' },
          { select: '[data-reaction-title]', attr: 'data-reaction-title' },
          { attr: 'title' },
        ],
        count: [{ select: '.reactionCount', match: /\d[\d,.]*/ }],
        actors: '',
      },
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
    quotes: [QUOTE],
    drop: '.quoteBoxIcon, .toggleButton, .collapsibleBbcodeOverlay, .codeBoxHeader, .messageSignature, .quoteBoxButton',
    code: '.codeBoxCode, .codeBox pre, .codeBox ol',
    spoiler: {
      each: '.spoilerBox',
      header: '.spoilerBoxHeader, .jsSpoilerToggle, .spoilerBoxButton',
      contents: '.spoilerBoxContent',
    },
    emoji: 'img.emoji, img.emojione',
    smiley: 'img.smiley',
    attachment: 'a.attachment, a.jsAttachment, a[href*="/attachment/"]:not(:has(img)), a[href*="file-download"]',
    card: '.unfurlUrlCardContainer, .unfurlUrlCard',
  },
  hooks: { readCitation, readReactions: readSummary },
});
