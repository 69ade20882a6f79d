import { defineEngine } from '../../define-engine.js';
import { readBody, readParent } from './hooks.js';

const THREAD = /^(.{0,500}\/thread\/([0-9A-Z]{20,40})\/)/;
const THREAD_ID = /\/thread\/([0-9A-Z]{20,40})\//;
const THREAD_LINK = '.sort-mode a, .message-back a, #message-overview-info a';

/**
 * HyperKitty, the archive of Mailman 3: a thread, or one message of it. A time is the sender's own, the only one that
 * is printed whole: the archive's dates lack the year, and stand beside the first message of a day only.
 */
export const HYPERKITTY = defineEngine({
  engine: 'hyperkitty',
  generation: '1',
  detect: [
    { select: '.email > .email-header[id]', weight: 0.4, says: 'messages are .email with .email-header' },
    { select: '.email > .email-body', weight: 0.3, says: 'bodies in .email-body' },
    { select: '#thread-content', weight: 0.2, says: '#thread-content' },
    { select: '.email-author .name', weight: 0.1, says: 'authors in .email-author' },
  ],
  notThread: [
    { code: 'index-page', select: '.thread-list .thread, .threadslist, table.threads-list, #top-discussion' },
    { code: 'login-required', select: 'form.login[action*="/accounts/login"]' },
  ],
  version: [{ select: 'footer a[href*="hyperkitty"], .footer a', match: /HyperKitty(?: version)? (\d+(?:\.\d+)+)/i }],
  thread: {
    externalId: [{ select: THREAD_LINK, attr: 'href', match: THREAD_ID }],
    title: [{ select: '.thread-header h3' }, { select: '.thread-header h1' }, { select: '.message-header h1' }],
    url: [{ select: THREAD_LINK, attr: 'href', match: THREAD }],
    forumPath: '#thread-overview-info .list-name a',
    tags: '#tags a.tag, #tags .tag a',
    // A thread is one page, though a script may load its replies later; a message has a page of its own, too.
    page: [{ select: '.view-thread', as: '1' }],
    pageCount: [{ select: '.view-thread', as: '1' }],
    nextUrl: [],
    prevUrl: [],
    replies: [{ select: '#thread-overview-info div:has(> .fa-comment)', match: /\d+/ }],
  },
  post: {
    list: '.email:has(> .email-header)',
    externalId: [{ select: '.email-header[id]', attr: 'id' }],
    url: [{ select: '.messagelink a[href*="/message/"]', attr: 'href' }],
    author: {
      name: [{ select: '.email-author .name' }, { select: '.email-author' }],
      externalId: [{ select: '.email-author a[href*="/users/"]', attr: 'href', match: /\/users\/([^/?#]{1,100})/ }],
      member: '.email-author a[href*="/users/"]',
    },
    posted: {
      shown: [{ select: '.email-date .time [title]', attr: 'title', match: /^[^:：]{1,60}[:：]\s*(.{6,80})$/ }],
    },
    body: '.email-body',
    attachments: '.attachments-list a',
    reactions: [
      { each: '.likeform .youlike', name: [{ match: /[1-9]\d*/, as: 'Upvote' }], count: [{}], actors: '' },
      { each: '.likeform .youdislike', name: [{ match: /[1-9]\d*/, as: 'Downvote' }], count: [{}], actors: '' },
    ],
  },
  hooks: { readBody, readParent },
});
