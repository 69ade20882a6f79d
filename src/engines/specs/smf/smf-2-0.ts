import { defineEngine } from '../../define-engine.js';
import { readCitation, readLikes } from './hooks.js';
import {
  BODY,
  EDITED_AT,
  EXTERNAL_ID,
  FORUM_PATH,
  MEMBER_ID,
  POST_ID,
  POSTED_AT,
  QUOTE_BEFORE,
  THREAD_URL,
  VERSION,
} from './shared.js';

/**
 * SMF 2.0 (Curve and the themes made from it). `link rel=next` and `rel=prev` lead to the neighbouring topic, so pages
 * are read from the page links: text in brackets, the current page in `<strong>`.
 */
export const SMF_2_0 = defineEngine({
  engine: 'smf',
  generation: '2.0',
  detect: [
    { select: '.post_wrapper .inner[id^="msg_"]:not([data-msgid])', weight: 0.5, says: 'bodies are .inner#msg_N' },
    { select: '.keyinfo [id^="subject_"]', weight: 0.15, says: 'titles in #subject_N' },
    { select: '.post_wrapper .poster h4', weight: 0.15, says: 'authors in .poster h4' },
    { select: '.post_wrapper .postarea', weight: 0.1, says: 'posts in .postarea' },
    { select: '#forumposts', weight: 0.1, says: 'posts in #forumposts' },
  ],
  notThread: [
    { code: 'login-required', select: '#frmLogin' },
    { code: 'error-page', select: '#fatal_error' },
    { code: 'index-page', select: '#messageindex, #boardindex_table' },
  ],
  version: VERSION,
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: '.navigate_section li.last a > span' },
      { select: '.navigate_section li.last' },
      { select: 'title' },
    ],
    url: THREAD_URL,
    forumPath: FORUM_PATH,
    tags: '',
    page: [{ select: '.pagelinks strong', match: /^\d+$/ }],
    pageCount: [{ select: '.pagelinks strong, .pagelinks a.navPages', match: /^\d+$/, last: true }],
    nextUrl: [{ select: '.pagelinks strong + a.navPages', attr: 'href' }],
    prevUrl: [{ select: '.pagelinks a.navPages:not(strong ~ a)', attr: 'href', last: true }],
    perPage: [
      { select: '.pagelinks strong:first-child + a.navPages', attr: 'href', match: /topic(?:=|,|%3D)\d+\.(\d+)/i },
    ],
    clock: [
      { select: '#upper_section .user li', match: /^.{0,60}\d{4}.{0,20}\d{1,2}:\d{2}.{0,10}$/ },
      { select: '#uppertop .floatright', match: /^.{0,60}\d{4}.{0,20}\d{1,2}:\d{2}.{0,10}$/ },
      { select: '.news.normaltext, .user .info, #time', match: /^.{0,60}\d{4}.{0,20}\d{1,2}:\d{2}.{0,10}$/ },
    ],
    polls: [
      {
        each: '#poll_options',
        question: [{ select: '#pollquestion' }, { select: 'h4' }],
        option: {
          each: 'dl.options dt, ul.options li',
          text: [{ select: 'label' }, {}],
          votes: [
            { select: '.percentage', match: /^\d[\d.,]*/ },
            { select: 'span', match: /^\d[\d.,]*/ },
          ],
          beside: true,
        },
        voters: [
          { select: 'p strong', match: /\d[\d.,]*$/ },
          { select: 'p', match: /:\s*(\d[\d.,]*)/ },
        ],
      },
    ],
  },
  post: {
    list: '.post_wrapper:has(.inner[id^="msg_"])',
    externalId: [{ select: '.inner[id^="msg_"]', attr: 'id', match: POST_ID }],
    url: [
      { select: '[id^="subject_"] a', attr: 'href' },
      { select: '.keyinfo a[href*="msg"]', attr: 'href' },
    ],
    number: [{ select: '.keyinfo .smalltext strong', match: /#(\d+)/ }],
    hidden: '[id$="_ignored_prompt"]',
    author: {
      name: [
        { select: '.poster h4 a[href*="profile"]' },
        { select: '.poster h4 a[title]:not([href*="action=pm"])' },
        { select: '.poster h4' },
      ],
      externalId: [{ select: '.poster a[href*="profile"]', attr: 'href', match: MEMBER_ID }],
      member: '.poster h4 a[href*="profile"]',
    },
    posted: {
      machine: [{ select: '.keyinfo time[datetime]', attr: 'datetime' }],
      shown: [
        { select: '.keyinfo div.smalltext', match: POSTED_AT },
        { select: '.keyinfo .smalltext', match: POSTED_AT },
      ],
    },
    edited: { shown: [{ select: '[id^="modified_"]', match: EDITED_AT }] },
    body: '.inner[id^="msg_"]',
    attachments: '.attachments a[href*="attach"]:not([id^="link_"])',
    signature: '.signature',
  },
  body: { ...BODY, quotes: [QUOTE_BEFORE] },
  hooks: { readCitation, readReactions: readLikes },
});
