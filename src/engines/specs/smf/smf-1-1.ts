import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';
import { BODY, EDITED_AT, EXTERNAL_ID, MEMBER_ID, POSTED_AT, QUOTE_BEFORE, THREAD_URL, VERSION } from './shared.js';

/** SMF 1.1: nested tables; a post is the cell that holds `#subject_N`, and only its owner sees an id on the body. */
export const SMF_1_1 = defineEngine({
  engine: 'smf',
  generation: '1.1',
  detect: [
    { select: 'td[id^="modified_"]', weight: 0.4, says: 'edit lines in td#modified_N' },
    { select: 'td > div[id^="subject_"]', weight: 0.3, says: 'titles in #subject_N' },
    { select: 'td > div.post', weight: 0.2, says: 'bodies in div.post' },
    { select: 'form#quickModForm', weight: 0.1, says: 'form#quickModForm' },
  ],
  notThread: [
    { code: 'login-required', select: 'form#frmLogin[action*="login2"]' },
    { code: 'error-page', select: 'table.tborder:has(tr.titlebg) ~ div > a[href^="javascript:history.go(-1)"]' },
  ],
  version: VERSION,
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: 'a.nav[href*="topic"]' },
      { select: 'td#top_subject', match: /^[^:]{1,30}:\s*(.{1,300}?)\s*\([^()]{1,60}\)$/ },
      { select: 'title' },
    ],
    url: THREAD_URL,
    forumPath: 'a.nav:not([href*="topic"]):not([href*="topic%3D"])',
    tags: '',
    page: [{ select: 'td.middletext > b', match: /^\d+$/ }],
    pageCount: [{ select: 'td.middletext > b, td.middletext a.navPages', match: /^\d+$/, last: true }],
    nextUrl: [{ select: 'td.middletext > b + a.navPages', attr: 'href' }],
    prevUrl: [{ select: 'td.middletext a.navPages:not(b ~ a)', attr: 'href', last: true }],
    perPage: [
      { select: 'td.middletext > b:first-child + a.navPages', attr: 'href', match: /topic(?:=|,|%3D)\d+\.(\d+)/i },
    ],
    clock: [{ select: 'span.middletext, td.titlebg2 .smalltext', match: /^.{0,60}\d{4}.{0,20}\d{1,2}:\d{2}.{0,10}$/ }],
    polls: [
      {
        each: 'td.windowbg:has(table table td[nowrap]):not(:has([id^="subject_"]))',
        question: [{ match: /^(.{1,300}?\?)/ }],
        option: {
          each: 'table table tr:has(td[nowrap]):not(:has(table))',
          text: [{ select: 'td:first-child' }],
          votes: [{ select: 'td[nowrap]', match: /^\D{0,20}(\d+)/ }],
        },
        voters: [{ select: 'td[colspan="2"] > b', match: /(\d[\d.,]*)$/ }],
      },
    ],
  },
  post: {
    list: 'td.windowbg:has(div[id^="subject_"]), td.windowbg2:has(div[id^="subject_"]), td.windowbg3:has(div[id^="subject_"])',
    externalId: [{ select: 'div[id^="subject_"]', attr: 'id', match: /^subject_(\d{1,12})$/ }],
    url: [{ select: 'div[id^="subject_"] a', attr: 'href' }],
    number: [{ select: 'div[id^="subject_"] + div.smalltext b', match: /#(\d+)/ }],
    author: {
      name: [{ select: 'td[rowspan] > b > a[href*="profile"]' }, { select: 'td[rowspan] > b' }],
      externalId: [{ select: 'td[rowspan] > b > a[href*="profile"]', attr: 'href', match: MEMBER_ID }],
      member: 'td[rowspan] > b > a[href*="profile"]',
    },
    posted: { shown: [{ select: 'div[id^="subject_"] + div.smalltext', match: POSTED_AT }] },
    edited: { shown: [{ select: 'td[id^="modified_"]', match: EDITED_AT }] },
    body: 'div.post',
    attachments: 'a[href*="dlattach"]:not([id^="link_"])',
    signature: 'div.signature',
  },
  body: { ...BODY, quotes: [{ ...QUOTE_BEFORE, each: 'div.quote' }] },
  hooks: { readCitation },
});
