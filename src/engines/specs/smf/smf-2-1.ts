import { defineEngine } from '../../define-engine.js';
import { readCitation, readLikes } from './hooks.js';
import {
  BODY,
  EDITED_AT,
  EXTERNAL_ID,
  FORUM_PATH,
  MEMBER_ID,
  POST_ID,
  QUOTE_INSIDE,
  THREAD_URL,
  VERSION,
} from './shared.js';

/** SMF 2.1 and 3.0: citation lines are inside the quote, likes are a sentence, page links are spans and links. */
export const SMF_2_1 = defineEngine({
  engine: 'smf',
  generation: '2.1',
  detect: [
    { select: '.post_wrapper .inner[data-msgid]', weight: 0.6, says: 'bodies are .inner[data-msgid]' },
    { select: '.post_wrapper .poster h4', weight: 0.1, says: 'authors in .poster h4' },
    { select: '.keyinfo .postinfo, .keyinfo [id^="modified_"]', weight: 0.15, says: 'times in .postinfo' },
    { select: '#forumposts', weight: 0.15, says: 'posts in #forumposts' },
  ],
  notThread: [
    { code: 'login-required', select: '#frmLogin, form.login[action*="login2"]' },
    { code: 'error-page', select: '#fatal_error' },
    { code: 'index-page', select: '#messageindex, #topic_container, .boardindex_table, #boardindex_table' },
  ],
  version: VERSION,
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: 'span#top_subject' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: '.navigate_section li.last' },
    ],
    url: THREAD_URL,
    forumPath: FORUM_PATH,
    tags: '',
    page: [{ select: '.pagelinks .current_page', match: /^\d+$/ }],
    pageCount: [{ select: '.pagelinks .current_page, .pagelinks .nav_page', match: /^\d+$/, last: true }],
    nextUrl: [{ select: '.pagelinks .current_page + a.nav_page', attr: 'href' }],
    prevUrl: [
      { select: '.pagelinks a.nav_page:not(.current_page ~ a):has(.previous_page)', attr: 'href' },
      { select: '.pagelinks a.nav_page:not(.current_page ~ a)', attr: 'href', last: true },
    ],
    perPage: [{ select: '.pagelinks .pages + .current_page + a.nav_page', attr: 'href', match: /topic[=,]\d+\.(\d+)/ }],
    clock: [{ select: '#inner_wrap .user time' }, { select: '.user time[datetime]' }],
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
      { select: '.keyinfo .postinfo a[href*="msg"]', attr: 'href' },
      { select: '.keyinfo a[href*="msg"]', attr: 'href' },
    ],
    number: [{ select: '.page_number', match: /#(\d+)/ }],
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
      machine: [{ select: '.postinfo time[datetime], .keyinfo time[datetime]', attr: 'datetime' }],
      shown: [
        { select: '.keyinfo .postinfo a[href*="msg"]' },
        { select: '.keyinfo h5 a.smalltext' },
        { select: '.keyinfo a.smalltext[href*="msg"]' },
      ],
    },
    edited: {
      machine: [{ select: '[id^="modified_"] time[datetime]', attr: 'datetime' }],
      shown: [{ select: '[id^="modified_"]', match: EDITED_AT }],
    },
    body: '.inner[id^="msg_"]',
    attachments: '.attachments_bot a[href*="attach"], .attachments a[href*="attach"]:not([id^="link_"])',
    signature: '.signature',
  },
  body: { ...BODY, quotes: [QUOTE_INSIDE] },
  hooks: { readCitation, readReactions: readLikes },
});
