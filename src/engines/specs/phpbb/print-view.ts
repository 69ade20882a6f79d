import { defineEngine } from '../../define-engine.js';
import { readCitation } from './citation.js';
import { QUOTE, threadId, threadUrl } from './shared.js';

/** The print view of phpBB 3 ("&view=print"): names, times and texts, no ids on posts. */
export const PHPBB_3_PRINT = defineEngine({
  engine: 'phpbb',
  generation: '3 print',
  detect: [
    { select: '.post > .date + .author', weight: 0.5, says: 'time and author as lines of the post' },
    { select: '.post > .author + .content', weight: 0.3, says: 'the text right behind the author' },
    { select: '#page-header h2 + p a, .page-number', weight: 0.2, says: 'the head of the print view' },
  ],
  thread: {
    externalId: [...threadId('#page-header p a'), ...threadId('link[rel="canonical"]')],
    title: [
      { select: '#page-header h2' },
      { select: 'title', match: / (?:•|::) .{1,60}? - (.+)$/ },
      { select: 'title' },
    ],
    url: [...threadUrl('link[rel="canonical"]'), ...threadUrl('#page-header h2 + p a')],
    page: [{ select: '.page-number strong', match: /^\d{1,5}$/ }],
    pageCount: [{ select: '.page-number strong + strong', match: /^\d{1,5}$/ }],
    zone: [{ select: '.page-number, #page-footer', match: /(?:UTC|GMT).{0,40}/ }],
  },
  post: {
    list: '.post:has(> .date):has(> .author)',
    author: { name: [{ select: '.author strong' }] },
    posted: {
      machine: [{ select: '.date time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.date strong' }],
    },
    body: '.content:not(.content .content)',
  },
  body: {
    quotes: [QUOTE],
    drop: '.codebox > p, .codebox > dt, .inline-attachment dd',
    code: '.codebox pre, .codebox code',
    smiley: 'img.smilies, img[src*="smilies/"]',
  },
  hooks: { readCitation },
});
