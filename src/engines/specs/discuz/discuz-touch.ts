import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';
import { DATE, QUOTE, THREAD_ID } from './shared.js';

/** Discuz! X on telephones (the `touch` template): no ids on bodies, times bare in the head's second line. */
export const DISCUZ_TOUCH = defineEngine({
  engine: 'discuz',
  generation: 'X touch',
  detect: [
    { select: '.plc[id^="pid"] .message', weight: 0.5, says: 'posts are .plc#pidN with .message' },
    { select: '.plc[id^="pid"] ul.authi', weight: 0.3, says: 'heads in ul.authi' },
    { select: '.plc .display.pi', weight: 0.2, says: '.display.pi' },
  ],
  notThread: [{ code: 'index-page', select: '.threadlist li.list' }],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /Discuz!? ?(X?\d[\d.]{0,6})/i }],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: THREAD_ID },
      { select: 'form#fastpostform', attr: 'action', match: THREAD_ID },
      { select: 'a[href*="tid="]', attr: 'href', match: /[?&]tid=(\d{1,12})/ },
    ],
    title: [{ select: '.view_tit', without: 'em, span' }, { select: '.postlist > h2' }],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^([^#]{1,500})/ }],
    forumPath: '.header h2 a, .header .name a',
    page: [{ select: '.pg strong, .page strong', match: /^\d+$/ }],
    pageCount: [{ select: '.pg label span, .page label span', match: /(\d{1,6})/ }],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.pg a.nxt, .page a.nxt', attr: 'href' }],
    prevUrl: [{ select: '.pg a.prev, .page a.prev', attr: 'href' }],
  },
  post: {
    list: '.plc[id^="pid"]',
    externalId: [{ attr: 'id', match: /^pid(\d{1,12})$/ }],
    number: [{ select: '.authi .y, .authi em', match: /^(\d{1,7})\D{0,3}$/ }],
    author: {
      name: [
        { select: '.authi .z a', without: 'em' },
        { select: '.authi a[href*="uid"]', without: 'em' },
        { select: '.authi .z', without: 'em' },
        { select: '.authi b', without: 'em' },
      ],
      externalId: [{ select: '.authi a[href*="uid"]', attr: 'href', match: /uid[=-](\d{1,12})/ }],
      member: '.authi a[href*="uid"]',
      deleted: '.authi .z > em',
    },
    posted: {
      shown: [
        { select: '.authi .mtime span[title], .authi .rela span[title]', attr: 'title' },
        { select: '.authi .mtime, .authi .rela', match: DATE },
        { select: '.authi .mtime, .authi .rela', without: 'em, span.y' },
      ],
    },
    edited: { shown: [{ select: 'i.pstatus', match: DATE }] },
    body: '.display > .message',
    attachments: '.post_attlist a[href*="mod=attachment"]',
    reactions: [
      {
        each: '.threadlist_foot a:has([id^="review_"]:not(:empty))',
        name: [{ without: 'span' }],
        count: [{ select: 'span' }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [QUOTE],
    drop: 'i.pstatus, .tip, .aimg_tip, .locked, .blockcode > em, .message > .quote:not(:has(blockquote))',
    code: '.blockcode > div',
    smiley: 'img[smilieid]',
    attachment: 'a[href*="mod=attachment"]',
  },
  hooks: { readCitation },
});
