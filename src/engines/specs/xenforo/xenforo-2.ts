import { defineEngine } from '../../define-engine.js';
import { readCitation, readReactionBar } from './hooks.js';
import {
  ATTACHMENT_NAME,
  ATTACHMENTS,
  BODY,
  MEMBER_IN_URL,
  memberId,
  NEXT_URL,
  PAGE,
  PAGE_COUNT,
  POLLS,
  PREV_URL,
  RATINGS,
  THREAD_EXTERNAL_ID,
  THREAD_URL,
  TITLE_LABELS,
  VOTES,
} from './shared.js';

/** XenForo 2.0 to 2.3, with articles, questions and suggestions of 2.2. */
export const XENFORO_2 = defineEngine({
  engine: 'xenforo',
  generation: '2',
  detect: [
    { select: '.message.js-post .message-cell--main', weight: 0.4, says: 'posts are .message.js-post with cells' },
    { select: '.js-post .message-attribution', weight: 0.2, says: 'dates in .message-attribution' },
    { select: '.js-post .message-body .bbWrapper', weight: 0.2, says: 'bodies in .message-body .bbWrapper' },
    { select: '.js-post .message-user', weight: 0.2, says: 'authors in .message-user' },
  ],
  notThread: [
    { code: 'login-required', select: 'html#XF[data-template="login"]' },
    { code: 'error-page', select: 'html#XF[data-template="error"]' },
    { code: 'index-page', select: 'html#XF .structItem--thread, html#XF .node--forum' },
  ],
  version: [{ select: 'html[data-xf]', attr: 'data-xf' }],
  thread: {
    externalId: THREAD_EXTERNAL_ID,
    title: [
      { select: 'h1.p-title-value', without: TITLE_LABELS },
      { select: '.p-body-header h1', without: TITLE_LABELS },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '.p-breadcrumbs > li > a',
    tags: 'a.tagItem',
    page: PAGE,
    pageCount: PAGE_COUNT,
    unpagedIsSingle: true,
    nextUrl: NEXT_URL,
    prevUrl: PREV_URL,
    polls: POLLS,
  },
  post: {
    list: '.message.js-post:not(.js-post *)',
    // A question's solution is shown a second time above the answers.
    refuse: '.message--simple, #js-solutionHighlightBlock .message',
    externalId: [
      { attr: 'data-content', match: /^post-(\d{1,20})$/ },
      { attr: 'id', match: /^js-post-(\d{1,20})$/ },
      { select: '.u-anchorTarget', attr: 'id', match: /^post-(\d{1,20})$/ },
    ],
    url: [
      { select: '.message-attribution-main a[href]', attr: 'href', match: /^.{0,2000}post.{0,2000}$/ },
      { select: '.message-attribution a[href]', attr: 'href', match: /^.{0,2000}post-.{0,2000}$/ },
    ],
    number: [{ select: '.message-attribution-opposite li', match: /^#\s?(\d[\d.,\u00a0\u202f]{0,12})$/ }],
    deleted: '.message--deleted, .messageNotice--deleted',
    hidden: '.messageNotice--moderated',
    author: {
      name: [
        { attr: 'data-author' },
        { select: '.message-name [itemprop="name"]' },
        { select: '.message-name .username' },
        { select: '.message-name' },
        { select: '.message-userDetails .username' },
      ],
      externalId: [
        { select: '.message-name [data-user-id]', attr: 'data-user-id', match: /^[1-9]\d{0,14}$/ },
        ...memberId('.message-name a[href]'),
        { select: '.message-avatar [data-user-id]', attr: 'data-user-id', match: /^[1-9]\d{0,14}$/ },
        { select: '.message-user[itemid]', attr: 'itemid', match: MEMBER_IN_URL },
      ],
      member: '.message-name a[href], .message-name [data-user-id]:not([data-user-id="0"])',
      guest: '',
      // The name of a removed account is no link any more, while the structured data still carry its id.
      deleted:
        '.message-user[itemid*="members/"]:has(.message-name > span.username[data-user-id="0"]), .message-user[itemid*="members/"]:has(.message-name > span.username:not([data-user-id]))',
    },
    posted: {
      machine: [
        { select: '.message-attribution-main time[datetime]', attr: 'datetime' },
        { select: '.message-attribution time[datetime]', attr: 'datetime' },
        { select: '.message-date time[datetime]', attr: 'datetime' },
        { select: 'meta[itemprop="datePublished"]', attr: 'content' },
      ],
      shown: [
        { select: '.message-attribution-main time' },
        { select: '.message-attribution time' },
        { select: '.message-date time' },
      ],
    },
    edited: {
      machine: [{ select: '.message-lastEdit time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.message-lastEdit time' }],
    },
    body: '.message-body .bbWrapper:not(.bbWrapper .bbWrapper)',
    signature: '.message-signature',
    reactions: [...RATINGS, ...VOTES],
    attachments: ATTACHMENTS,
    attachmentName: ATTACHMENT_NAME,
  },
  body: BODY,
  hooks: { readCitation, readReactions: readReactionBar },
});
