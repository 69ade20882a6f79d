import { defineEngine } from '../../define-engine.js';
import { NUMBER, readBody, readCitation, readData, readParent } from './hooks.js';

/** Header fields of the mail are list items, or rows of a table; lists inside lists name other messages. */
const HEADERS = 'li:not(li li), tr';

/** Links to other messages and to this one's place in the indexes; comments are looked through only where there are some. */
const NUMBERED = 'a[href*="msg"][href$=".html"], a[href*="msg"][href$=".htm"], a[href*=".html#0"], a[href*=".htm#0"]';

/**
 * MHonArc: one message a page. Sites lay its pages out as they like; the comments it marks their parts with stay, since
 * it reads its own pages by them.
 */
export const MHONARC = defineEngine({
  engine: 'mhonarc',
  generation: '2',
  detect: [
    {
      select: `body:has(${NUMBERED})`,
      comment: /^\s*X-Body-of-Message\s*$/,
      weight: 0.7,
      says: 'comment X-Body-of-Message',
    },
    { select: NUMBERED, weight: 0.2, says: 'links messages by number' },
    { select: 'li > em', weight: 0.1, says: 'header names in em' },
  ],
  notThread: [{ code: 'index-page', select: 'li strong > a[name][href^="msg0"]' }],
  version: [{ comment: true, match: /^\s*MHonArc v(\d+(?:\.\d+)+)/ }],
  // The subject stands in a comment above the page: headings are the site's.
  thread: { title: [], url: [], nextUrl: [], prevUrl: [] },
  post: {
    list: 'html',
    externalId: NUMBER,
    author: {
      name: [
        { select: HEADERS, says: /^From\s*:/, match: /^From\s*:\s*"?([^"<]{1,200}?)"?\s*(?:<.*)?$/ },
        { select: '.sender [itemprop="name"], [itemprop="author"] [itemprop="name"]' },
      ],
    },
    posted: {
      shown: [
        { select: HEADERS, says: /^Date\s*:/, match: /^Date\s*:\s*(.{6,80})$/ },
        { select: '[itemprop="datePublished"]' },
      ],
    },
    body: 'body',
    between: { from: /^X-Body-of-Message$/, to: /^X-Body-of-Message-End$/ },
    attachments: 'p > strong > a:has(> tt)',
  },
  body: {
    // Mail in HTML: each mail program has its own line above the quote.
    quotes: [
      {
        each: 'blockquote',
        before: '.gmail_attr, .gmail_extra, .moz-cite-prefix, p, div, span',
        beforeSays: /(?:wrote|writes|schrieb|écrit|escribió|scritto|escreveu|schreef|napisał|пишет|писал)[^:]{0,60}:$/,
        opening: true,
      },
    ],
    drop: 'p:has(strong > a > tt)',
  },
  hooks: { readBody, readCitation, readParent, readData },
});
