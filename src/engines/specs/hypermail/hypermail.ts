import { defineEngine } from '../../define-engine.js';
import { NOWHERE } from '../../engine.js';
import type { PageElement } from '../../html/page-tree.js';
import { mailText } from '../../prefix-quotes/mail-text.js';
import { readMail } from '../../prefix-quotes/read-mail.js';

const NUMBER = /#(?:msg)?(\d+)$/;

/** Header lines of the archive inside the message. */
function isHeader(element: PageElement): boolean {
  const { id } = element.attributes;
  return id === 'received' || id === 'from' || id === 'date' || element.classes.includes('headers');
}

/** Hypermail 2 and 3: one message a page, its facts in comments. */
export const HYPERMAIL = defineEngine({
  engine: 'hypermail',
  generation: '2',
  detect: [
    { select: 'meta[name="generator"][content^="hypermail"]', weight: 0.5, says: 'generator says hypermail' },
    { select: 'a[href^="date.html#msg"]', weight: 0.4, says: 'links its place in date.html as msgN' },
    { select: 'a[name="replies"]', weight: 0.2, says: 'list of replies' },
    { select: 'dfn', weight: 0.1, says: 'header names in dfn' },
    { select: 'li > a[href$=".html"] > dfn, .messages-list li', weight: -0.7, says: 'a list of messages' },
  ],
  notThread: [{ code: 'index-page', select: 'meta[name="generator"][content^="hypermail"]' }],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /hypermail (\d+(?:\.\d+)+)/i }],
  thread: {
    title: [{ select: 'h1' }, { select: 'meta[name="Subject"]', attr: 'content' }],
    url: NOWHERE,
    nextUrl: NOWHERE,
    prevUrl: NOWHERE,
  },
  post: {
    list: 'body',
    externalId: [
      { select: 'a[href*=".html#msg"]', attr: 'href', match: NUMBER },
      { select: 'a[href^="#start"]', attr: 'href', match: /^#start(\d+)$/ },
      { select: 'a[name^="start"]', attr: 'name', match: /^start(\d+)$/ },
    ],
    parentExternalId: [
      { select: '.links a', says: /^(?:maybe )?in reply to/i, attr: 'href', match: /0*(\d+)\.html?$/ },
      { select: '.links a[title^="Message to which"]', attr: 'href', match: /0*(\d+)\.html?$/ },
      { select: 'a', says: /^(?:maybe )?in reply to/i, attr: 'href', match: /0*(\d+)\.html?$/ },
    ],
    author: {
      name: [
        { comment: true, match: /^\s*name="([^"]{1,200})"/ },
        { select: '#from', match: /:\s*([^<(]{1,200})/ },
        { select: 'meta[name="Author"]', attr: 'content', match: /^([^(<]{1,200})/ },
      ],
    },
    posted: {
      machine: NOWHERE,
      shown: [
        { comment: true, match: /^\s*sent="([^"]{1,100})"/ },
        { select: '#date', match: /:\s*(.{1,100})/ },
      ],
    },
    body: '.mail',
  },
  hooks: { readBody: (body) => readMail(mailText(body, isHeader), null) },
});
