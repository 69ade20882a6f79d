import { type Field, NOWHERE, type QuoteFields } from '../../engine.js';

/** What Burning Board 4 and WoltLab Suite print alike. */

const THREAD_ID = /(?:\/thread\/|\/Thread\/|[?&]thread\/|threadID=)(\d{1,12})/i;

export const EXTERNAL_ID: Field = [
  { select: '[data-thread-id]', attr: 'data-thread-id', match: /^\d+$/ },
  { select: 'link[rel="canonical"]', attr: 'href', match: THREAD_ID },
  { select: 'meta[property="og:url"]', attr: 'content', match: THREAD_ID },
];

export const THREAD_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,500}?)(?:[?&]pageNo=\d{1,6})?(?:#.*)?$/ },
  { select: 'meta[property="og:url"]', attr: 'content', match: /^(.{1,500}?)(?:[?&]pageNo=\d{1,6})?(?:#.*)?$/ },
];

export const POST_ID: Field = [
  { attr: 'id', match: /^post(\d{1,12})$/ },
  { select: '[data-post-id]', attr: 'data-post-id', match: /^\d+$/ },
];

export const USER_ID = /(?:\/user\/|\/User\/|[?&]user\/|userID=)(\d{1,12})/i;

const SOURCE_ID = /(?:#post|postID=)(\d{1,12})/i;

export const QUOTE: QuoteFields = {
  each: 'blockquote.quoteBox',
  contents: '.quoteBoxContent',
  header: '.quoteBoxTitle',
  before: '',
  beforeSays: null,
  author: [{ attr: 'data-quote-author' }],
  sourceExternalId: [
    { attr: 'cite', match: SOURCE_ID },
    { select: '.quoteBoxTitle a[href]', attr: 'href', match: SOURCE_ID },
  ],
  sourceUrl: [
    { attr: 'cite', match: /^\S{4,500}$/ },
    { select: '.quoteBoxTitle a', attr: 'href' },
  ],
  cited: { machine: NOWHERE, shown: NOWHERE },
};
