import { defineEngine } from '../../define-engine.js';
import { QUOTE } from './shared.js';

/** JForum 2, default template: a post is three table rows, the first of which holds the time and the title. */
export const JFORUM_2 = defineEngine({
  engine: 'jforum',
  generation: '2',
  detect: [
    { select: 'td[id^="post_text_"]', weight: 0.4, says: 'bodies in td#post_text_N' },
    { select: '.postinfo .date', weight: 0.3, says: 'times in .postinfo .date' },
    { select: 'td[id^="post_text_"] .postbody', weight: 0.2, says: 'span.postbody' },
    { select: 'a.maintitle', weight: 0.1, says: 'a.maintitle' },
  ],
  notThread: [{ code: 'login-required', select: 'form[name="formlogin"]' }],
  version: [{ select: 'a[href*="jforum.net"]', match: /JForum (\d[\d.]{0,8})/i }],
  thread: {
    externalId: [
      { select: 'a.maintitle', attr: 'href', match: /\/posts\/list\/(?:\d{1,7}\/)?(\d{1,12})/ },
      { select: 'input[name="topic_id"]', attr: 'value', match: /^\d+$/ },
    ],
    title: [{ select: 'a.maintitle' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'a.maintitle', attr: 'href' },
    ],
    forumPath: 'span.nav a[href*="/forums/"]',
    tags: '',
    page: [{ select: '.pagination .current, .pagination .here, .gensmall .current', match: /^\d+$/ }],
    pageCount: [{ select: '.pagination a, .pagination .current, .pagination span', match: /^\d+$/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.pagination .current + a', attr: 'href' }],
    prevUrl: [{ select: '.pagination a:not(.current ~ a)', attr: 'href', last: true }],
    polls: [
      {
        each: 'div.poll',
        question: [{ select: '.strong' }],
        option: {
          each: 'table.poll tr',
          text: [{ select: 'td:first-child' }],
          votes: [{ select: 'td:last-child', match: /(\d+)\D{0,6}$/ }],
        },
        voters: [],
      },
    ],
  },
  post: {
    list: '.postinfo',
    runs: true,
    externalId: [
      { select: '.subject a[name]', attr: 'name', match: /^\d+$/ },
      { select: 'td[id^="post_text_"]', attr: 'id', match: /^post_text_(\d{1,12})$/ },
    ],
    url: [{ select: '.date a[href*="#"]', attr: 'href' }],
    author: {
      name: [{ select: '.genmed b' }],
      externalId: [{ select: 'a[href*="/user/profile/"]', attr: 'href', match: /\/profile\/(\d{1,12})/ }],
      member: 'a[href*="/user/profile/"]',
    },
    posted: { shown: [{ select: '.date' }] },
    edited: {
      shown: [
        {
          select: 'td[id^="post_text_"] > p .gensmall',
          match: /(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} \d{1,2}:\d{2}(?::\d{2})?)/,
        },
      ],
    },
    body: 'td[id^="post_text_"] .postbody',
    attachments: 'td[id^="post_text_"] a[href*="downloadAttach"]',
    signature: 'td[colspan="2"] > hr + .gensmall',
  },
  body: {
    quotes: [QUOTE],
    drop: '',
    code: 'textarea[name="code"], pre',
    smiley: 'img[src*="/smilies/"]',
  },
});
