import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';

const POST_IN_URL = /(?:#post|postID=?)(\d{1,12})/i;

/** WoltLab Burning Board 3: times in words only, the second line of a post's head; quotes with `.quoteHeader`. */
export const BURNING_BOARD_3 = defineEngine({
  engine: 'woltlab',
  generation: '3',
  detect: [
    { select: '.messageContentInner .messageBody [id^="postText"]', weight: 0.4, says: 'bodies are #postTextN' },
    { select: '.messageHeader .messageNumber', weight: 0.25, says: 'numbers in .messageNumber' },
    { select: '.messageSidebar .userName', weight: 0.2, says: 'authors in .userName' },
    { select: '.messageHeader .containerContent p.light', weight: 0.15, says: 'times in .containerContent' },
  ],
  notThread: [{ code: 'index-page', select: 'body#tplBoard, #boardlist, table.tableList td.columnTopic' }],
  version: [{ select: '.copyright a, p.copyright', match: /Burning Board\D{0,8} (\d[\d.]{0,8})/i }],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /threadID=?(\d{1,12})/i },
      { select: '.mainHeadline a[href], .breadCrumbs a[href]', attr: 'href', match: /threadID=?(\d{1,12})/i },
      { select: 'form[action], a[href]', attr: 'href', match: /threadID=(\d{1,12})/ },
    ],
    title: [{ select: '.mainHeadline h2 a' }, { select: '.mainHeadline h2' }, { select: 'title' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: '.mainHeadline h2 a', attr: 'href' },
    ],
    forumPath: '.breadCrumbs:first-child a, #main > .breadCrumbs a',
    tags: '.tagList a, .threadTags a',
    page: [{ select: '.pageNavigation li.active', match: /^\d+$/ }],
    pageCount: [{ select: '.pageNavigation li', match: /^\d[\d.,]{0,6}$/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pageNavigation li.active + li a', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pageNavigation li:not(li.active ~ li):not(.active):not(.skip) a', attr: 'href', last: true },
    ],
  },
  post: {
    list: '.message:has([id^="postText"]), .message[id^="postRow"]',
    externalId: [
      { select: '[id^="postText"]', attr: 'id', match: /^postText(\d{1,12})$/ },
      { attr: 'id', match: /^postRow(\d{1,12})$/ },
    ],
    url: [{ select: 'a.messageNumber', attr: 'href' }],
    number: [{ select: '.messageNumber', match: /^[\d.,]{1,9}$/ }],
    deleted: '.message.deleted',
    hidden: '.message.disabled',
    author: {
      name: [{ select: '.messageSidebar .userName a' }, { select: '.messageSidebar .userName' }],
      externalId: [{ select: '.messageSidebar .userName a', attr: 'href', match: /userID=?(\d{1,12})/i }],
      member: '.messageSidebar .userName a',
    },
    posted: { shown: [{ select: '.messageHeader .containerContent p.light' }] },
    edited: {
      shown: [{ select: '.editNote', match: /\(([^()]{6,60})\)/ }],
    },
    body: '.messageBody [id^="postText"]',
    attachments: '.attachmentFile a[href*="Attachment"], .attachments a[href*="Attachment"]',
    signature: '.signature',
  },
  body: {
    quotes: [
      {
        each: 'blockquote.quoteBox',
        contents: '.quoteBody',
        header: '.quoteHeader',
        sourceExternalId: [{ select: '.quoteHeader a[href]', attr: 'href', match: POST_IN_URL }],
        sourceUrl: [{ select: '.quoteHeader a', attr: 'href' }],
      },
    ],
    drop: '.editNote, .codeHeader, .codeBox h3, .codeBox h4',
    code: '.codeBox td.codeCode, .codeBox pre, .codeBody pre, .codeBox',
    smiley: 'img[src*="/smilies/"]',
    attachment: 'a[href*="page=Attachment"]:not(:has(img))',
  },
  hooks: { readCitation },
});
