import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';
import { DATE, QUOTE, THREAD_ID } from './shared.js';

/**
 * Discuz! X (1.5 to 3.5) and skins made from it. Relative times ("3 天前") carry the date in a `title`. Short notes below
 * a post (点评) are no posts and are left out.
 */
export const DISCUZ_X = defineEngine({
  engine: 'discuz',
  generation: 'X',
  detect: [
    { select: 'table[id^="pid"]', weight: 0.35, says: 'posts are table#pidN' },
    { select: '[id^="postmessage_"]', weight: 0.35, says: 'bodies are #postmessage_N' },
    { select: 'em[id^="authorposton"]', weight: 0.2, says: 'times in em#authorpostonN' },
    { select: '#postlist', weight: 0.1, says: 'posts in #postlist' },
  ],
  notThread: [
    { code: 'login-required', select: 'body.pg_logging form[id^="loginform_"]' },
    { code: 'error-page', select: '#messagetext.alert_error, #messagetext .alert_error, .alert_error' },
    { code: 'index-page', select: 'table#threadlisttableid, #threadlist tbody[id^="normalthread_"], .fl_tb' },
  ],
  version: [
    { select: 'meta[name="generator"]', attr: 'content', match: /Discuz!? ?(X?\d[\d.]{0,6})/i },
    { select: '#frt em, #ft em', match: /^X?\d[\d.]{1,6}$/ },
  ],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: THREAD_ID },
      { select: 'form#fastpostform, form#modactions', attr: 'action', match: THREAD_ID },
      { select: 'script', match: /\btid = parseInt\('(\d{1,12})'\)/ },
      { select: '#pt a[href*="thread"]', attr: 'href', match: THREAD_ID },
      { select: 'a[id^="postnum"]', attr: 'href', match: /[?&]p?tid=(\d{1,12})/ },
    ],
    title: [{ select: '#thread_subject' }, { select: 'h1.ts' }, { select: 'h1' }],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^([^#]{1,500})/ }],
    forumPath: '#pt .z a:not(:last-child), #nav a:not(:last-child)',
    tags: '.ptg a',
    page: [{ select: '.pg strong', match: /^\d+$/ }],
    pageCount: [
      { select: '.pg label span', match: /(\d{1,6})/ },
      { select: '.pg a.last', match: /(\d{1,6})$/ },
      { select: '.pg strong, .pg a:not(.nxt)', match: /^\d+$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.pg a.nxt', attr: 'href' }],
    prevUrl: [{ select: '.pg a.prev', attr: 'href' }],
    replies: [{ select: '.hm .xi1', last: true }],
    clock: [{ select: '#ft p, #frt p, #footer p', match: /GMT\S{0,6}, (\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2})/ }],
    zone: [{ select: '#ft p, #frt p, #footer p', match: /(GMT\s?[+-]\d{1,2}(?::?\d{2}|\.5)?),/ }],
    polls: [
      {
        each: 'form#poll',
        question: [],
        option: {
          each: '.pcht tr:has(.pvt), .pcht tr:has(label[for^="option_"])',
          text: [{ select: 'label', match: /^(?:\d{1,3}\.\s?)?(.{1,300})$/ }, { select: '.pvt' }],
          votes: [{ select: 'td em', match: /\((\d+)\)/ }],
          beside: true,
        },
        voters: [{ select: '.pinf strong', last: true }],
      },
    ],
  },
  post: {
    list: 'div[id^="post_"]:has(table[id^="pid"])',
    externalId: [
      { select: 'table[id^="pid"]', attr: 'id', match: /^pid(\d{1,12})$/ },
      { attr: 'id', match: /^post_(\d{1,12})$/ },
    ],
    url: [{ select: 'a[id^="postnum"][href]:not([href^="javascript"])', attr: 'href' }],
    number: [{ select: 'a[id^="postnum"] em', match: /^\d+$/ }],
    deleted: 'table[id^="pid"]:not([class]):not(:has([id^="postmessage_"]))',
    author: {
      name: [
        { select: '.authi a.xw1', without: 'em' },
        { select: '.authi a.xi2:not([href*="viewthread"])', without: 'em' },
        { select: '.authi a[href*="uid"]', without: 'em' },
        { select: '.postauthor .postinfo a, .postauthor cite a' },
        { select: '.pls > .favatar > .pi, .pls > .pi, .pls .pi', without: 'em' },
      ],
      externalId: [
        { select: '.authi a[href*="uid"]', attr: 'href', match: /uid[=-](\d{1,12})/ },
        { select: '.avatar a[href*="uid"], .postauthor a[href*="uid"]', attr: 'href', match: /uid[=-](\d{1,12})/ },
      ],
      member: '.authi a[href*="uid"], .postauthor a[href*="uid"]',
      deleted: '.pls .pi > em',
    },
    posted: {
      shown: [
        { select: 'em[id^="authorposton"] span[title]', attr: 'title' },
        { select: 'em[id^="authorposton"]', match: DATE },
        { select: 'em[id^="authorposton"]' },
      ],
    },
    edited: {
      shown: [
        { select: 'i.pstatus span[title]', attr: 'title' },
        { select: 'i.pstatus', match: DATE },
      ],
    },
    body: '[id^="postmessage_"]',
    attachments: '.pattl a[href*="mod=attachment"], .tattl a[href*="mod=attachment"], .pattl a[id^="aid"]',
    signature: '.sign, .signatures',
    reactions: [
      {
        each: 'a.replyadd:has(span:not(:empty))',
        name: [{ without: 'span' }],
        count: [{ select: 'span' }],
        actors: '',
      },
      {
        each: 'a.replysubtract:has(span:not(:empty))',
        name: [{ without: 'span' }],
        count: [{ select: 'span' }],
        actors: '',
      },
      {
        each: 'a#recommend_add:has(span:not([style]):not(:empty)), a#recommend_subtract:has(span:not([style]):not(:empty))',
        name: [{ without: 'span' }],
        count: [{ select: 'span' }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [QUOTE],
    drop: 'i.pstatus, .tip, .aimg_tip, .attach_tips, .locked, .blockcode > em, .media_tips, .a_pr, .a_pt, .modact',
    code: '.blockcode > div',
    spoiler: { each: '.showhide, .spoiler', header: 'h4', contents: '' },
    smiley: 'img[smilieid]',
    attachment: 'a[href*="mod=attachment"]',
  },
  hooks: { readCitation },
});
