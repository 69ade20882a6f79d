import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';
import { BODY, MEMBER_ID, THREAD_ID } from './shared.js';

/** MyBB's archive ("lite mode"): name, time and text only, no ids on posts; the full version is linked above. */
export const MYBB_ARCHIVE = defineEngine({
  engine: 'mybb',
  generation: 'archive',
  detect: [
    { select: '.post > .header > .dateline', weight: 0.4, says: 'times in .post > .header > .dateline' },
    { select: '.post > .header > .author', weight: 0.3, says: 'authors in .post > .header > .author' },
    { select: '.post > .message', weight: 0.3, says: 'messages in .post > .message' },
  ],
  notThread: [{ code: 'index-page', select: '#content .threadlist, #content .forumlist' }],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: THREAD_ID },
      { select: '#fullversion a', attr: 'href', match: THREAD_ID },
    ],
    title: [
      { select: '#fullversion a' },
      { select: '#pagetitle h2' },
      { select: 'title', match: /^.{1,120}? - (.+)$/ },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: '#fullversion a', attr: 'href' },
    ],
    forumPath: '.navigation a[href*="forum-"]',
    page: [{ select: '.multipage .pages', without: 'a, strong', match: /\d{1,5}/ }],
    pageCount: [{ select: '.multipage .pages', match: /(\d{1,5})\D*$/ }],
    unpagedIsSingle: true,
    nextUrl: [{ select: 'link[rel="next"]', attr: 'href' }],
    pageLinks: '.multipage a',
  },
  post: {
    list: '.post:has(> .header):has(> .message)',
    author: {
      name: [{ select: '.header .author' }],
      externalId: [{ select: '.header .author a', attr: 'href', match: MEMBER_ID }],
      member: '.header .author a[href]',
    },
    posted: { shown: [{ select: '.header .dateline', titled: true }] },
    body: '.message',
  },
  body: BODY,
  hooks: { readCitation },
});
